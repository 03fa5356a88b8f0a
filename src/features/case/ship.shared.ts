import { carriers, detectCarriers, type Carrier } from '../../../core/logistics/carriers'
import { checkTrackingNo, cleanTrackingNo } from '../../../core/logistics/tracking-no'
import type { RefusalCode } from '../../../core/contracts/refusals'

/** A number that is being typed, and the carrier that she chose herself. */
export interface Waybill {
  readonly typed: string
  readonly chosen: string
}

/** Shown before the others are asked for. */
const FEW = 4

/** Whose number it can be; too short to tell it is nobody's. */
export const guessed = (typed: string): readonly Carrier[] => {
  const trackingNo = cleanTrackingNo(typed)
  return trackingNo.length < 8 ? [] : detectCarriers(trackingNo)
}

/** The carrier that counts: hers, else the only one that has such numbers. */
export const companyOf = ({ typed, chosen }: Waybill): string => {
  if (chosen !== '') return chosen
  const [first, ...others] = guessed(typed)
  return first !== undefined && others.length === 0 ? first.name : ''
}

/** The carriers to choose from: those that it can be, then the most usual, or all. */
export const offered = (typed: string, isAll: boolean): readonly string[] => {
  const names = [...guessed(typed), ...carriers].map(({ name }) => name)
  const distinct = [...new Set(names)]
  return isAll ? distinct : distinct.slice(0, Math.max(FEW, guessed(typed).length))
}

export interface WaybillProblems {
  readonly number?: RefusalCode
  readonly carrier?: RefusalCode
}

/** What has to be put right before it is sent. */
export const waybillProblems = (waybill: Waybill): WaybillProblems => {
  if (cleanTrackingNo(waybill.typed) === '') return { number: 'trackingNoMissing' }
  const checked = checkTrackingNo(companyOf(waybill), waybill.typed)
  if (checked.ok) return {}
  const isOfCarrier = checked.error === 'carrierMissing' || checked.error === 'trackingNoOther'
  return isOfCarrier ? { carrier: checked.error } : { number: checked.error }
}
