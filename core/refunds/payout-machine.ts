import { assertNever } from '../shared/assert-never'
import { present } from '../shared/present'
import { err, ok, type Result } from '../shared/result'
import type { Instant } from '../shared/time'
import { againAt, type Hearing } from './hearing'
import type { Payout, PayoutReport, PayoutState, PayoutStatus, PayoutWord } from './payout'
import { isProof, type Proof } from './proof'

export type PayoutCommand =
  // clock: written before the rail is called, with number and amount as they were frozen
  | { readonly type: 'ask' }
  | { readonly type: 'query' }
  /** The rail refuses for good, and a query has shown that it knows no such payout. */
  | { readonly type: 'fail'; readonly code: string }
  // agent
  | { readonly type: 'payOffline'; readonly amountFen: number; readonly proof: Proof }

export type PayoutEvent =
  | { readonly type: 'asked' | 'queried' }
  | { readonly type: 'failed'; readonly code: string }
  | { readonly type: 'paidOffline'; readonly proof: Proof }
  | { readonly type: 'reported' | 'doubted'; readonly report: PayoutReport }

export type PayoutRefusal = 'notAllowed' | 'amountDiffers' | 'proofMissing' | 'numberDiffers'

/** What may be done in each state. After a failure: a further number, which a person may pay by hand. */
export const payoutAllowed: Readonly<Record<PayoutStatus, readonly PayoutCommand['type'][]>> = {
  frozen: ['ask', 'payOffline'],
  asked: ['ask', 'fail'],
  processing: ['query'],
  waitingForShopper: ['query'],
  succeeded: [],
  failed: [],
  offline: [],
}

const eventOf = (command: PayoutCommand, payout: Payout): Result<PayoutEvent, PayoutRefusal> => {
  switch (command.type) {
    case 'ask':
      return ok({ type: 'asked' })
    case 'query':
      return ok({ type: 'queried' })
    case 'fail':
      return ok({ type: 'failed', code: command.code })
    case 'payOffline':
      if (command.amountFen !== payout.amountFen) return err('amountDiffers')
      return isProof(command.proof) ? ok({ type: 'paidOffline', proof: command.proof }) : err('proofMissing')
    default:
      return assertNever(command)
  }
}

/** The rule: what a command makes of a payout, or why not. */
export const decidePayout = (command: PayoutCommand, payout: Payout): Result<PayoutEvent, PayoutRefusal> =>
  payoutAllowed[payout.state.status].includes(command.type) ? eventOf(command, payout) : err('notAllowed')

const allNews = { processing: 'news', waitingForShopper: 'news', succeeded: 'news', failed: 'news' } as const
const allKnown = {
  processing: 'known',
  waitingForShopper: 'known',
  succeeded: 'known',
  failed: 'known',
} as const

/** What each word of the rail is in each state: they come late, repeated, out of order or never. */
export const payoutHears: Readonly<Record<PayoutStatus, Readonly<Record<PayoutWord, Hearing>>>> = {
  frozen: allNews,
  asked: allNews,
  // before the shopper confirms and after it: only the later word is true
  processing: { ...allNews, processing: 'known', waitingForShopper: 'ifLater' },
  waitingForShopper: { ...allNews, processing: 'ifLater', waitingForShopper: 'known' },
  succeeded: { ...allKnown, failed: 'doubt' },
  failed: { ...allKnown, succeeded: 'doubt' },
  offline: { ...allKnown, succeeded: 'doubt' },
}

/**
 * What a notification or an answer of the rail makes of a payout; null when nothing. One about another number or amount
 * is refused, whoever signed it.
 */
export const hearOfPayout = (
  report: PayoutReport,
  payout: Payout,
): Result<PayoutEvent | null, PayoutRefusal> => {
  if (report.number !== payout.number) return err('numberDiffers')
  if (report.amountFen !== payout.amountFen) return err('amountDiffers')
  const { state, doubts } = payout
  const hearing = payoutHears[state.status][report.word]
  if (hearing === 'doubt') return ok(doubts.includes(report.word) ? null : { type: 'doubted', report })
  const isLater = 'at' in state && report.at > state.at
  return ok(hearing === 'news' || (hearing === 'ifLater' && isLater) ? { type: 'reported', report } : null)
}

const stateSaid = ({ word, at, ticket, code }: PayoutReport): PayoutState => {
  switch (word) {
    case 'processing':
      return { status: word, at, looks: 0 }
    case 'waitingForShopper':
      return { status: word, at, looks: 0, ...present({ ticket }) }
    case 'succeeded':
      return { status: word, at }
    case 'failed':
      return { status: word, at, ...present({ code }) }
    default:
      return assertNever(word)
  }
}

const stateAfter = (event: PayoutEvent, state: PayoutState, at: Instant): PayoutState => {
  switch (event.type) {
    case 'asked':
      return { status: 'asked', at, tries: state.status === 'asked' ? state.tries + 1 : 1 }
    case 'queried':
      return 'looks' in state ? { ...state, looks: state.looks + 1 } : state
    case 'failed':
      return { status: 'failed', at, code: event.code }
    case 'paidOffline':
      return { status: 'offline', at, proof: event.proof }
    case 'reported':
      return stateSaid(event.report)
    case 'doubted':
      return state
    default:
      return assertNever(event)
  }
}

const dueAfter = (state: PayoutState, at: Instant): Instant | null => {
  if (state.status === 'asked') return againAt(at, state.tries)
  return 'looks' in state ? againAt(at, state.looks + 1) : null
}

const isOver = ({ state: { status } }: Payout): boolean =>
  status === 'succeeded' || status === 'failed' || status === 'offline'

/** Facts are never refused; one about a payout that is over changes nothing but its doubts. */
export const evolvePayout = (payout: Payout, event: PayoutEvent, at: Instant): Payout => {
  if (event.type === 'doubted')
    return { ...payout, doubts: [...payout.doubts, event.report.word], version: payout.version + 1 }
  if (isOver(payout)) return payout
  const state = stateAfter(event, payout.state, at)
  return {
    ...payout,
    state,
    ...present({ theirNo: event.type === 'reported' ? event.report.theirNo : undefined }),
    version: payout.version + 1,
    dueAt: dueAfter(state, at),
  }
}

/** What the clock does with a payout that is due: call the rail, unchanged, or ask how it stands; null for nothing. */
export const nextPayoutStep = ({ state: { status } }: Payout): 'ask' | 'query' | null => {
  if (status === 'frozen' || status === 'asked') return 'ask'
  return status === 'processing' || status === 'waitingForShopper' ? 'query' : null
}
