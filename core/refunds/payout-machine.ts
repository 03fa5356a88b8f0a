import { assertNever } from '../shared/assert-never'
import { present } from '../shared/present'
import { err, type Result } from '../shared/result'
import type { Instant } from '../shared/time'
import type { Payout, PayoutReport, PayoutState, PayoutStatus, PayoutWord } from './payout'
import {
  askedOnceMore,
  eventOfTransfer,
  evolving,
  heardAs,
  lookedOnceMore,
  type Hearing,
  type TransferChange,
  type TransferCommand,
  type TransferEvent,
} from './transfer'

export type PayoutCommand = TransferCommand
export type PayoutEvent = TransferEvent<PayoutReport>
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

/** The rule: what a command makes of a payout, or why not. */
export const decidePayout = (command: PayoutCommand, payout: Payout): Result<PayoutEvent, PayoutRefusal> =>
  payoutAllowed[payout.state.status].includes(command.type)
    ? eventOfTransfer(command, payout)
    : err('notAllowed')

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

/** What a notification or an answer of the rail makes of a payout; null when nothing. */
export const hearOfPayout = (
  report: PayoutReport,
  payout: Payout,
): Result<PayoutEvent | null, PayoutRefusal> =>
  heardAs(payoutHears[payout.state.status][report.word], report, payout)

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

const stateAfter = (event: TransferChange<PayoutReport>, state: PayoutState, at: Instant): PayoutState => {
  switch (event.type) {
    case 'asked':
      return askedOnceMore(state, at)
    case 'queried':
      return lookedOnceMore(state)
    case 'failed':
      return { status: 'failed', at, code: event.code }
    case 'paidOffline':
      return { status: 'offline', at, proof: event.proof }
    case 'reported':
      return stateSaid(event.report)
    default:
      return assertNever(event)
  }
}

const isOver = ({ state: { status } }: Payout): boolean =>
  status === 'succeeded' || status === 'failed' || status === 'offline'

/** Facts are never refused; one about a payout that is over changes nothing but its doubts. */
export const evolvePayout = evolving<Payout, TransferChange<PayoutReport>>({ isOver, stateAfter })
