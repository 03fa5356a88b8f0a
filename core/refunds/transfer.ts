import { assertNever } from '../shared/assert-never'
import { backOffMs } from '../shared/back-off'
import type { Fen } from '../shared/money'
import { present } from '../shared/present'
import { err, ok, type Result } from '../shared/result'
import { HOUR, type Instant } from '../shared/time'
import { isProof, type Proof } from './proof'

/**
 * Money that a rail is asked to move under a number of its own: what a refund and a payout have in common. Which states
 * there are and what may be done in each is their own.
 */
export interface Transfer {
  readonly number: string
  readonly amountFen: Fen
  readonly state: {
    readonly status: string
    readonly at?: Instant
    /** How often the rail was called, while nobody knows whether it took it. */
    readonly tries?: number
    /** How often the rail was queried, while it is on its way there. */
    readonly looks?: number
  }
  readonly doubts: readonly string[]
  readonly version: number
  readonly dueAt: Instant | null
}

/** What a rail says of a transfer. */
interface Report {
  readonly number: string
  readonly amountFen: Fen
  readonly word: string
  readonly at: Instant
  readonly theirNo?: string | undefined
}

/** What a person says who moved the money outside of this system. */
interface Moved {
  readonly amountFen: number
  readonly proof: Proof
}

export type TransferCommand =
  // clock: written before the rail is called, with number and amount as they were frozen
  | { readonly type: 'ask' }
  | { readonly type: 'query' }
  /** The rail refuses for good, and a query has shown that it knows no such transfer. */
  | { readonly type: 'fail'; readonly code: string }
  // agent
  | ({ readonly type: 'payOffline' } & Moved)

/** The rail said what cannot be true beside the state. */
interface Doubted<R extends Report = Report> {
  readonly type: 'doubted'
  readonly report: R
}

/** A fact that a transfer's state follows from. */
export type TransferChange<R extends Report> =
  | { readonly type: 'asked' | 'queried' }
  | { readonly type: 'failed'; readonly code: string }
  | { readonly type: 'paidOffline'; readonly proof: Proof }
  | { readonly type: 'reported'; readonly report: R }

export type TransferEvent<R extends Report> = TransferChange<R> | Doubted<R>

/** A person's word is believed for just this amount, and with a proof. */
export const shown = <T extends string>(
  { amountFen, proof }: Moved,
  transfer: Transfer,
  type: T,
): Result<{ readonly type: T; readonly proof: Proof }, 'amountDiffers' | 'proofMissing'> => {
  if (amountFen !== transfer.amountFen) return err('amountDiffers')
  return isProof(proof) ? ok({ type, proof }) : err('proofMissing')
}

/** What a command that is allowed makes of a transfer. */
export const eventOfTransfer = (
  command: TransferCommand,
  transfer: Transfer,
): Result<TransferChange<never>, 'amountDiffers' | 'proofMissing'> => {
  switch (command.type) {
    case 'ask':
      return ok({ type: 'asked' })
    case 'query':
      return ok({ type: 'queried' })
    case 'fail':
      return ok({ type: 'failed', code: command.code })
    case 'payOffline':
      return shown(command, transfer, 'paidOffline')
    default:
      return assertNever(command)
  }
}

/**
 * What a rail's word is to a document that stands where it stands: news; news only when it was said later than what is
 * known (words come out of order); known already or overtaken; or a doubt, because it cannot be true beside what is
 * known: money may have moved that should not, and a person has to look.
 */
export type Hearing = 'news' | 'ifLater' | 'known' | 'doubt'

/**
 * What a notification or an answer of the rail makes of a transfer to which its word is this; null when nothing. One
 * about another number or amount is refused, whoever signed it.
 */
export const heardAs = <R extends Report>(
  hearing: Hearing,
  report: R,
  { number, amountFen, state, doubts }: Transfer,
): Result<TransferEvent<R> | null, 'numberDiffers' | 'amountDiffers'> => {
  if (report.number !== number) return err('numberDiffers')
  if (report.amountFen !== amountFen) return err('amountDiffers')
  if (hearing === 'doubt') return ok(doubts.includes(report.word) ? null : { type: 'doubted', report })
  const isLater = state.at !== undefined && report.at > state.at
  return ok(hearing === 'news' || (hearing === 'ifLater' && isLater) ? { type: 'reported', report } : null)
}

/** The state once the rail is called (again). */
export const askedOnceMore = ({ tries = 0 }: Transfer['state'], at: Instant) =>
  ({ status: 'asked', at, tries: tries + 1 }) as const

/** The state once the rail is queried. */
export const lookedOnceMore = <S extends Transfer['state']>(state: S): S =>
  state.looks === undefined ? state : { ...state, looks: state.looks + 1 }

const LONGEST_MS = 6 * HOUR

/** When to ask a silent rail again: after 1 minute, 2, 4 … and then every 6 hours. */
const againAt = (at: Instant, times: number): Instant => at + backOffMs(times - 1, LONGEST_MS)

/** The clock calls again when nothing is heard, and queries what is on its way; people have no due time here. */
const dueAfter = ({ tries, looks }: Transfer['state'], at: Instant): Instant | null => {
  if (tries !== undefined) return againAt(at, tries)
  return looks === undefined ? null : againAt(at, looks + 1)
}

const isDoubted = (event: { readonly type: string }): event is Doubted => event.type === 'doubted'

/** What a kind of transfer makes of facts. They are never refused; one about what is over changes only its doubts. */
export const evolving =
  <T extends Transfer, C extends { readonly type: string; readonly report?: Report }>(own: {
    readonly isOver: (transfer: T) => boolean
    readonly stateAfter: (change: C, state: T['state'], at: Instant) => T['state']
  }) =>
  (transfer: T, event: C | Doubted, at: Instant): T => {
    const version = transfer.version + 1
    if (isDoubted(event)) return { ...transfer, doubts: [...transfer.doubts, event.report.word], version }
    if (own.isOver(transfer)) return transfer
    const state = own.stateAfter(event, transfer.state, at)
    return {
      ...transfer,
      state,
      ...present({ theirNo: event.report?.theirNo }),
      version,
      dueAt: dueAfter(state, at),
    }
  }

/** What the clock does when it is due: call the rail, unchanged, or ask how it stands; null for nothing. */
export const nextStepOf = ({ state: { status, tries, looks } }: Transfer): 'ask' | 'query' | null => {
  if (status === 'frozen' || tries !== undefined) return 'ask'
  return looks === undefined ? null : 'query'
}
