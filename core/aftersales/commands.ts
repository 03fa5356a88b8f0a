import * as z from 'zod/mini'
import { Instant } from '../shared/time'
import { CaseStatus, Kindness, Outcome, SentParcel, Terms, Who, Wish } from './case'
import { Deadline, type Times } from './clocks'
import { Evidence } from './kinds'

/** Deeds that their names say wholly. */
const byName = <const T extends readonly string[]>(...types: T) => z.object({ type: z.enum(types) })

/** What can be done about a case. Which actor may do it, and where, stands in the table. */
export const Deed = z.lazy(() =>
  z.discriminatedUnion('type', [
    // shopper
    z.object({ type: z.enum(['saveDraft', 'amend']), wish: Wish }),
    z.object({ type: z.literal('addEvidence'), evidence: z.array(Evidence) }),
    z.object({ type: z.enum(['shipBack', 'correctParcel']), parcel: SentParcel }),
    byName('submit', 'cancel', 'hurry', 'acceptProposal', 'declineProposal', 'appeal'),
    byName('confirmReceived', 'reportProblem'),
    // staff
    z.extend(Kindness, { type: z.literal('approve') }),
    z.object({ type: z.literal('reject'), why: z.string() }),
    z.object({ type: z.literal('propose'), terms: Terms }),
    byName('holdBack', 'confirmReceipt', 'findIntact', 'settle', 'payOffline'),
    z.object({ type: z.literal('findFault'), photos: z.array(Evidence), words: z.optional(z.string()) }),
    /** The goods go back to the shopper by this parcel. */
    z.object({ type: z.literal('refuseParcel'), why: z.string(), parcel: SentParcel }),
    z.object({ type: z.literal('shipReplacement'), parcel: SentParcel }),
    z.object({ type: z.literal('confirmOffline'), evidence: z.array(Evidence) }),
    // supervisor or platform
    z.object({ type: z.literal('overrule'), terms: Terms }),
    byName('uphold'),
    // machines
    /** By the shop's policy, of that version and rule. */
    z.extend(Kindness, { type: z.literal('autoApprove'), rule: z.string(), policyVersion: z.int() }),
    byName('sendToReview', 'proceed', 'intercepted', 'interceptFailed'),
    byName('parcelArrived', 'parcelStalled', 'parcelReturned', 'replacementArrived', 'replacementLost'),
    byName('refundSucceeded', 'refundFailed'),
    /** The clock: a reminder is due; the deadline has passed. */
    byName('warn', 'pass'),
  ]),
)
export type Deed = z.infer<typeof Deed>

export type CommandType = Deed['type']
export const Command = z.lazy(() => z.intersection(Deed, z.object({ by: Who })))
export type Command = z.infer<typeof Command>

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
export const CaseEvent = z.lazy(() =>
  z.object({
    edge: z.string(),
    command: Command,
    from: CaseStatus,
    to: CaseStatus,
    at: Instant,
    /** The version that it makes. */
    version: z.int(),
    /** As they are from here on; null when nothing is agreed. */
    terms: z.nullable(Terms),
    deadline: z.nullable(Deadline),
    outcome: z.nullable(Outcome),
  }),
)
export type CaseEvent = z.infer<typeof CaseEvent>
