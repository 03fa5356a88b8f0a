import type { RefusalCode } from '../../../core/contracts/refusals'
import { ClaimDetails } from '../../../core/orders/claim/claim'
import type { OrderCard } from '../../../core/orders/order-view'
import { problemsOf, type Problems } from '../form/problems'

export type DetailField = keyof ClaimDetails
export type Details = Readonly<Record<DetailField, string>>
export const noDetails: Details = { orderNo: '', phoneTail: '', recipient: '' }

export const detailProblems = (details: Details): Problems<DetailField> => problemsOf(ClaimDetails, details)

/** Which way of finding waits for an answer, and what came of the last. */
export interface ClaimState {
  readonly busy: 'phone' | 'details' | null
  /** Of the way by phone: why it gave nothing. */
  readonly phone: RefusalCode | 'none' | 'denied' | null
  readonly details: RefusalCode | null
  readonly found: readonly OrderCard[]
}

export const nothingAsked: ClaimState = { busy: null, phone: null, details: null, found: [] }
