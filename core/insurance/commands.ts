import type { SentParcel } from '../aftersales/case'
import type { Fen } from '../shared/money'
import type { Claim, Failure, Policy } from './insurance'

type Reasoned = Pick<Failure, 'reason' | 'code'>

/** What can happen to an insurance. Which actor may do it, and where, stands in the table. */
export type InsuranceCommand =
  // the insurer's words
  | { readonly type: 'accept'; readonly policy: Policy }
  | ({ readonly type: 'refuse' | 'fail' } & Reasoned)
  | ({ readonly type: 'take' } & Partial<Pick<Claim, 'reportNo' | 'toConfirm'>>)
  | { readonly type: 'pay'; readonly paidFen: Fen }
  | { readonly type: 'end' }
  // system: the order came to nothing; the returned parcel arrived
  | ({ readonly type: 'withdraw' } & Reasoned)
  /** `openid`: whose case it is; an order may have been hers only after it was insured (ADR 7). */
  | ({ readonly type: 'claim'; readonly openid: string } & Pick<Claim, 'caseNo' | 'parcel' | 'amountFen'>)
  /** The shop has to pay the freight in its place: nothing is claimed any more. */
  | { readonly type: 'forgo' }
  // staff
  | { readonly type: 'claimAgain'; readonly parcel: SentParcel }
  /** The clock: the deadline has passed. */
  | { readonly type: 'pass' }

/** Why a command is refused. */
export type InsuranceRefusal =
  | 'notAllowed'
  | 'notYours'
  | 'notYet'
  | 'policyUnclear'
  | 'notRevocable'
  | 'parcelMissing'
  | 'amountMissing'
  | 'amountTooHigh'
  | 'amountDiffers'
  | 'coverOver'
  | 'tooManyAttempts'
