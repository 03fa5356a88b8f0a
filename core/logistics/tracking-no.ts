import type { RefusalCode } from '../contracts/refusals'
import { err, ok, type Result } from '../shared/result'
import { anyNumber, carrierOf, carriers, OTHER, type Carrier } from './carriers'

/** Why a number is not taken: there is none, its form is nobody's or not this carrier's, it is another carrier's. */
export type TrackingNoRefusal = Extract<
  RefusalCode,
  'carrierMissing' | 'trackingNoMissing' | 'trackingNoFormat' | 'trackingNoOther'
>

/** A parcel as carriers know it. */
export interface Waybill {
  /** Of the table of carriers, or `other`. */
  readonly carrier: string
  /** The carrier's name, as shoppers read it. */
  readonly company: string
  readonly trackingNo: string
}

/** As it is kept: half-width, without the spaces and strokes between groups, in capitals. */
export const cleanTrackingNo = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s\p{Dash_Punctuation}_]/gu, '')
    .toUpperCase()

const S10 = /^[A-Z]{2}(\d{8})(\d)[A-Z]{2}$/
const WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7] as const

/** Numbers of postal services end in a digit that is computed from the others (UPU S10-12); true for all others. */
const hasItsDigit = (trackingNo: string): boolean => {
  const [, serial, digit] = S10.exec(trackingNo) ?? []
  if (serial === undefined) return true
  const sum = WEIGHTS.reduce((all, weight, at) => all + weight * Number(serial[at]), 0)
  const rest = 11 - (sum % 11)
  return Number(digit) === ({ 10: 0, 11: 5 }[rest] ?? rest)
}

/** The parcel that a shopper or an agent names, by a carrier's name or code and what was typed or scanned. */
export const checkTrackingNo = (company: string, typed: string): Result<Waybill, TrackingNoRefusal> => {
  const trackingNo = cleanTrackingNo(typed)
  if (company.trim() === '') return err('carrierMissing')
  if (trackingNo === '') return err('trackingNoMissing')
  if (!anyNumber.test(trackingNo) || !hasItsDigit(trackingNo)) return err('trackingNoFormat')

  const known = carrierOf(company)
  if (!known) return ok({ carrier: OTHER, company: company.trim(), trackingNo })
  if (isOthers(known, trackingNo)) return err('trackingNoOther')
  if (!known.may.test(trackingNo) && !known.own.test(trackingNo)) return err('trackingNoFormat')
  return ok({ carrier: known.code, company: known.name, trackingNo })
}

/** Letters before the digits name the carrier; digits alone several may use. */
const isOthers = (known: Carrier, trackingNo: string): boolean =>
  /^[A-Z]/.test(trackingNo) && !known.own.test(trackingNo) && carriers.some(({ own }) => own.test(trackingNo))

/** What a shop's own system or an export says of a parcel is not refused: it is kept as it is. */
export const waybillOf = ({
  company,
  trackingNo,
}: {
  readonly company: string
  readonly trackingNo: string
}): Waybill => {
  const known = carrierOf(company)
  return {
    carrier: known?.code ?? OTHER,
    company: known?.name ?? company,
    trackingNo: cleanTrackingNo(trackingNo),
  }
}
