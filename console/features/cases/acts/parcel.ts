import type { StaffDeed } from '../../../../core/aftersales/desk-view'
import { detectCarriers } from '../../../../core/logistics/carriers'
import { checkTrackingNo } from '../../../../core/logistics/tracking-no'

/** A parcel as it is typed. */
export interface Typed {
  readonly number: string
  /** Chosen by hand; empty: as the number says. */
  readonly company: string
  readonly why: string
}

/** The carrier that the number tells; empty when it tells none. */
export const detected = (number: string): string => detectCarriers(number.trim().toUpperCase())[0]?.name ?? ''

export const checked = ({ number, company }: Typed) => checkTrackingNo(company || detected(number), number)

/** Null while something is missing or the number is none. */
export const parcelDeedOf = (isRefused: boolean, typed: Typed): StaffDeed | null => {
  const parcel = checked(typed)
  if (!parcel.ok) return null
  const { company, trackingNo } = parcel.value
  const sent = { company, trackingNo }
  if (!isRefused) return { type: 'shipReplacement', parcel: sent }
  return typed.why.trim() === '' ? null : { type: 'refuseParcel', why: typed.why.trim(), parcel: sent }
}
