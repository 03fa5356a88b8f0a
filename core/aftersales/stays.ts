import type { OpenStatus } from './case'
import type { Choice } from './conditions'
import type { Actor, CaseClock } from './kinds'

/** Who has the word, and by when; what follows when that passes are the edges of `pass`. */
export interface Stay {
  readonly waitsFor: Exclude<Actor, 'clock'>
  readonly clock: CaseClock
  /** Another clock where this holds (C4: a clock per path). */
  readonly instead?: { readonly when: Choice; readonly clock: CaseClock }
}

export const stays: Readonly<Record<OpenStatus, Stay>> = {
  draft: { waitsFor: 'shopper', clock: 'draft' },
  submitted: { waitsFor: 'system', clock: 'intake' },
  autoApproved: { waitsFor: 'system', clock: 'proceed' },
  merchantReview: { waitsFor: 'agent', clock: 'review' },
  negotiating: { waitsFor: 'shopper', clock: 'answerProposal' },
  rejected: { waitsFor: 'shopper', clock: 'appeal' },
  disputed: { waitsFor: 'supervisor', clock: 'verdict' },
  waitingForParcel: { waitsFor: 'shopper', clock: 'shipBack' },
  inTransit: { waitsFor: 'agent', clock: 'confirmReceipt' },
  arrived: { waitsFor: 'agent', clock: 'afterReceipt' },
  inspected: { waitsFor: 'agent', clock: 'afterReceipt' },
  waitingToShip: { waitsFor: 'agent', clock: 'reissue', instead: { when: 'repairs', clock: 'repair' } },
  replacementShipped: { waitsFor: 'system', clock: 'receive' },
  replacementReceived: { waitsFor: 'shopper', clock: 'complain' },
  intercepting: { waitsFor: 'agent', clock: 'intercept' },
  refunding: {
    waitsFor: 'system',
    clock: 'refund',
    instead: { when: 'goodsAreBack', clock: 'afterReceipt' },
  },
  refundFailed: { waitsFor: 'agent', clock: 'offlineRefund' },
  offlineRefund: { waitsFor: 'agent', clock: 'offlineRefund' },
}

export const openStatuses = Object.keys(stays) as OpenStatus[]
