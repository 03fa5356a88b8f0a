import { assertNever } from '../shared/assert-never'
import { err, ok, type Result } from '../shared/result'
import { MINUTE, type Instant } from '../shared/time'
import type { Proof } from './proof'
import type { Rail } from './rail'
import {
  isOver,
  type Refund,
  type RefundReport,
  type RefundState,
  type RefundStatus,
  type RefundWord,
} from './refund'
import {
  askedOnceMore,
  eventOfTransfer,
  evolving,
  heardAs,
  lookedOnceMore,
  nextStepOf,
  shown,
  type Hearing,
  type TransferChange,
  type TransferCommand,
  type TransferEvent,
} from './transfer'

export type RefundCommand =
  | TransferCommand
  // agent
  /** It was refunded on the platform. */
  | { readonly type: 'confirm'; readonly amountFen: number; readonly proof: Proof }
  /** The platform does not refund it, or not this amount. */
  | { readonly type: 'giveUp'; readonly reason: string }

type OnPlatform =
  | { readonly type: 'confirmed'; readonly proof: Proof }
  | { readonly type: 'givenUp'; readonly reason: string }

type RefundChange = TransferChange<RefundReport> | OnPlatform
export type RefundEvent = TransferEvent<RefundReport> | OnPlatform

export type RefundRefusal =
  'notAllowed' | 'amountDiffers' | 'proofMissing' | 'queryFirst' | 'reasonMissing' | 'numberDiffers'

type Table = Readonly<Record<RefundStatus, readonly RefundCommand['type'][]>>

const over = { processing: [], succeeded: [], closed: [], abnormal: [], offline: [], asked: [] } as const

/** What may be done in each state, by the rail on which the money goes back. */
export const allowed: Readonly<Record<Rail, Table>> = {
  wechatPay: {
    ...over,
    frozen: ['ask', 'payOffline'],
    // never by hand while the rail may have taken it
    asked: ['ask', 'fail'],
    processing: ['query'],
    abnormal: ['ask', 'query', 'payOffline'],
  },
  platform: { ...over, frozen: ['confirm', 'payOffline', 'giveUp'] },
  offline: { ...over, frozen: ['payOffline', 'giveUp'] },
}

const eventOf = (command: RefundCommand, refund: Refund): Result<RefundEvent, RefundRefusal> => {
  if (command.type === 'confirm') return shown(command, refund, 'confirmed')
  if (command.type !== 'giveUp') return eventOfTransfer(command, refund)
  const reason = command.reason.trim()
  return reason === '' ? err('reasonMissing') : ok({ type: 'givenUp', reason })
}

/** How long the rail's word that nobody can receive the money holds, ms. */
const WORD_HOLDS_MS = 5 * MINUTE

/** The merchant may have settled it with WeChat Pay meanwhile, and word of that be late: then it would be paid twice. */
const isStale = ({ state }: Refund, now: Instant): boolean =>
  state.status === 'abnormal' && state.code === undefined && now - state.at > WORD_HOLDS_MS

/**
 * The rule: what a command makes of a refund, or why not. Nothing is paid by hand that the rail has taken unless the
 * rail has just said that it cannot be received (else `queryFirst`).
 */
export const decide = (
  command: RefundCommand,
  refund: Refund,
  now: Instant,
): Result<RefundEvent, RefundRefusal> => {
  if (!allowed[refund.rail][refund.state.status].includes(command.type)) return err('notAllowed')
  if (command.type === 'payOffline' && isStale(refund, now)) return err('queryFirst')
  return eventOf(command, refund)
}

const allNews = { processing: 'news', succeeded: 'news', closed: 'news', abnormal: 'news' } as const

/** What each word of the rail is in each state: they come late, repeated, out of order or never. */
export const hears: Readonly<Record<RefundStatus, Readonly<Record<RefundWord, Hearing>>>> = {
  frozen: allNews,
  asked: allNews,
  processing: { ...allNews, processing: 'known' },
  // taken up again there by hand: then nobody pays it here by hand
  abnormal: { ...allNews, processing: 'ifLater', abnormal: 'ifLater' },
  succeeded: { processing: 'known', succeeded: 'known', closed: 'doubt', abnormal: 'known' },
  // it may have been abnormal before
  closed: { processing: 'known', succeeded: 'doubt', closed: 'known', abnormal: 'known' },
  offline: { processing: 'known', succeeded: 'doubt', closed: 'known', abnormal: 'known' },
}

/** What a notification or an answer of the rail makes of a refund; null when nothing. */
export const hear = (report: RefundReport, refund: Refund): Result<RefundEvent | null, RefundRefusal> =>
  refund.rail === 'wechatPay'
    ? heardAs(hears[refund.state.status][report.word], report, refund)
    : err('notAllowed')

const stateAfter = (event: RefundChange, state: RefundState, at: Instant): RefundState => {
  switch (event.type) {
    case 'asked':
      return askedOnceMore(state, at)
    case 'queried':
      return lookedOnceMore(state)
    case 'failed':
      return { status: 'abnormal', at, code: event.code }
    case 'confirmed':
      return { status: 'succeeded', at, proof: event.proof }
    case 'paidOffline':
      return { status: 'offline', at, proof: event.proof }
    case 'givenUp':
      return { status: 'closed', at, reason: event.reason }
    case 'reported': {
      const { word, at: saidAt } = event.report
      return word === 'processing' ? { status: word, at: saidAt, looks: 0 } : { status: word, at: saidAt }
    }
    default:
      return assertNever(event)
  }
}

/** Facts are never refused; one about a refund that is over changes nothing but its doubts. */
export const evolve = evolving<Refund, RefundChange>({ isOver, stateAfter })

/** What the clock does with a refund that is due; null for nothing, as where a person refunds it. */
export const nextStep = (refund: Refund): 'ask' | 'query' | null =>
  refund.rail === 'wechatPay' ? nextStepOf(refund) : null
