import type { Instant } from '../shared/time'
import type { Case, CaseStatus, Kindness, Outcome, SentParcel, Terms, Who, Wish } from './case'
import type { Deadline, Times } from './clocks'
import type { Evidence } from './kinds'

/** What can be done about a case. Which actor may do it, and where, stands in the table. */
export type Deed =
  // shopper
  | { readonly type: 'saveDraft' | 'amend'; readonly wish: Wish }
  | { readonly type: 'addEvidence'; readonly evidence: readonly Evidence[] }
  | { readonly type: 'shipBack' | 'correctParcel'; readonly parcel: SentParcel }
  | {
      readonly type:
        | 'submit'
        | 'cancel'
        | 'hurry'
        | 'acceptProposal'
        | 'declineProposal'
        | 'appeal'
        | 'confirmReceived'
        | 'reportProblem'
    }
  // staff
  | ({ readonly type: 'approve' } & Kindness)
  | { readonly type: 'reject'; readonly why: string }
  | { readonly type: 'propose'; readonly terms: Terms }
  | { readonly type: 'holdBack' | 'confirmReceipt' | 'findIntact' | 'settle' | 'payOffline' }
  | { readonly type: 'findFault'; readonly photos: readonly Evidence[] }
  /** The goods go back to the shopper by this parcel. */
  | { readonly type: 'refuseParcel'; readonly why: string; readonly parcel: SentParcel }
  | { readonly type: 'shipReplacement'; readonly parcel: SentParcel }
  | { readonly type: 'confirmOffline'; readonly evidence: readonly Evidence[] }
  // supervisor or platform
  | { readonly type: 'overrule'; readonly terms: Terms }
  | { readonly type: 'uphold' }
  // machines
  /** By the shop's policy, of that version and rule. */
  | ({ readonly type: 'autoApprove'; readonly rule: string; readonly policyVersion: number } & Kindness)
  | {
      readonly type:
        | 'sendToReview'
        | 'proceed'
        | 'intercepted'
        | 'interceptFailed'
        | 'parcelArrived'
        | 'parcelStalled'
        | 'parcelReturned'
        | 'replacementArrived'
        | 'replacementLost'
        | 'refundSucceeded'
        | 'refundFailed'
    }
  /** The clock: a reminder is due; the deadline has passed. */
  | { readonly type: 'warn' | 'pass' }

export type CommandType = Deed['type']
export type Command = Deed & { readonly by: Who }

/** Why a command is refused. */
export type CaseRefusal =
  | 'notAllowed'
  | 'notYours'
  | 'notYet'
  | 'linesMissing'
  | 'amountMissing'
  | 'amountTooHigh'
  | 'tooMuchEvidence'
  | 'photosMissing'
  | 'evidenceMissing'
  | 'parcelMissing'
  | 'reasonMissing'
  | 'needsSupervisor'
  | 'negotiateFirst'
  | 'tooManyProposals'
  | 'tooManyChanges'
  | 'hurriedAlready'
  | 'alreadyRefunded'
  | 'goodsAreBack'

/** What the outside world is like when a command comes. */
export interface CaseContext extends Times {
  readonly now: Instant
  readonly rail: {
    /** The platform approves by itself what the merchant leaves lying (逾期未处理). */
    readonly approvesWhenOverdue: boolean
    /** 不支持直接拒绝 10021068: the merchant has to propose something before it may say no. */
    readonly negotiateFirst: boolean
  }
  /** The order's parcel is on its way and could be stopped. */
  readonly orderOnItsWay: boolean
  /** What can still be refunded for these lines, fen. */
  readonly refundableFen: number
  /** How much an agent may decide alone, fen (R48). */
  readonly authorityFen: number
}

/** A fact: what was done, by which edge of the table, where it led, and by when the next step is due. */
export interface CaseEvent {
  readonly edge: string
  readonly command: Command
  readonly from: CaseStatus
  readonly to: CaseStatus
  readonly at: Instant
  /** The version that it makes. */
  readonly version: number
  /** As they are from here on; null when nothing is agreed. */
  readonly terms: Case['terms']
  readonly deadline: Deadline | null
  readonly outcome: Outcome | null
}
