import type { CaseRecord } from '../aftersales/record'
import { cleanTrackingNo } from '../logistics/tracking-no'
import { paidOutBy, type Payout } from '../refunds/payout'
import type { Fen } from '../shared/money'
import { sum } from '../shared/sum'
import { DAY, HOUR, type Instant } from '../shared/time'
import type { Insurance } from './insurance'

/** While an insurance may still pay it is looked at so often. */
const LOOK_AGAIN_MS = HOUR
/** 6 理赔失败 may become 5 by itself, and staff may put a waybill right: so long a licensed insurer's no is none. */
const NO_HOLDS_AFTER_MS = DAY

/** When an insurance that may still pay is looked at again; null: it has come to its end. */
const lookAtOf = ({ status, insurer, failure }: Insurance, now: Instant): Instant | null => {
  if (status === 'claiming') return now + LOOK_AGAIN_MS
  if (status !== 'failed' || insurer === 'ownFund') return null
  const untilAt = (failure?.at ?? now) + NO_HOLDS_AFTER_MS
  return now < untilAt ? untilAt : null
}

const parcelOf = ({ state }: CaseRecord): string | null =>
  state.parcel && cleanTrackingNo(state.parcel.trackingNo)

/** The order's cases whose goods went back in one box with this one's, itself among them: their freight is one. */
export const inOneBox = (record: CaseRecord, cases: readonly CaseRecord[]): readonly string[] => {
  const box = parcelOf(record)
  const boxed = cases.filter((one) => box !== null && parcelOf(one) === box).map(({ caseNo }) => caseNo)
  return boxed.includes(record.caseNo) ? [...boxed].sort() : [record.caseNo]
}

interface Return {
  readonly insurance: Insurance | null
  /** The cases of the box in which the goods went back. */
  readonly caseNos: readonly string[]
  /** Every payout of these cases. */
  readonly payouts: readonly Payout[]
  readonly now: Instant
}

/** By which of the box's cases its freight is paid: the one by which some was paid already, else the first of them. */
export const payingCase = ({ caseNos, payouts }: Pick<Return, 'caseNos' | 'payouts'>): string | undefined =>
  payouts.find(({ purpose }) => purpose === 'freight')?.caseNo ?? caseNos[0]

export type FreightDuty =
  /** Her insurance may still pay: nobody knows yet what is left for the shop. */
  | { readonly status: 'open'; readonly lookAt: Instant }
  /** What the shop owes in all, with what it has paid of it; before it pays nobody may claim any more: `endsClaim`. */
  | { readonly status: 'settled'; readonly owedFen: Fen; readonly endsClaim: boolean }

/** The insurance, as far as it is for one of these cases. */
export const insuranceFor = (insurance: Insurance | null, caseNos: readonly string[]): Insurance | null =>
  insurance?.claim && caseNos.includes(insurance.claim.caseNo) ? insurance : null

/**
 * Who pays for sending goods back where both the shop's policy (R123) and an insurance (R125–R127) would: never both for
 * the same freight. What the insurance pays counts against what the shop owes; once it has failed or expired, the shop
 * owes it all. A payout of the insurance that is in doubt counts as paid.
 */
export const freightDuty = (freightFen: Fen, { insurance, caseNos, payouts, now }: Return): FreightDuty => {
  const own = insuranceFor(insurance, caseNos)
  const lookAt = own && lookAtOf(own, now)
  if (lookAt !== null) return { status: 'open', lookAt }
  const movedFen = sum(payouts.filter(({ purpose }) => purpose === 'insurance').map(paidOutBy))
  const owedFen = Math.max(0, freightFen - Math.max(own?.paidFen ?? 0, movedFen))
  return { status: 'settled', owedFen, endsClaim: own?.status === 'failed' && owedFen > 0 }
}
