import type { RefusalCode } from '../../../core/contracts/refusals'
import type { ClaimDetails } from '../../../core/orders/claim/claim'
import type { OrderCard } from '../../../core/orders/order-view'

export type Details = Readonly<Record<keyof ClaimDetails, string>>
export const noDetails: Details = { orderNo: '', phoneTail: '', recipient: '' }

/** Which way of finding waits for an answer, and what came of the last. */
export interface ClaimState {
  readonly busy: 'phone' | 'details' | null
  /** Of the way by phone: why it gave nothing. */
  readonly phone: RefusalCode | 'none' | 'denied' | null
  readonly details: RefusalCode | null
  readonly found: readonly OrderCard[]
  /** The order number that was asked for last; empty before the first. */
  readonly tried: string
}

export const nothingAsked: ClaimState = { busy: null, phone: null, details: null, found: [], tried: '' }
