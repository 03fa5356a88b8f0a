import { assertNever } from '../shared/assert-never'
import { present } from '../shared/present'
import { err, ok, type Result } from '../shared/result'
import { MINUTE, type Instant } from '../shared/time'
import { againAt, type Hearing } from './hearing'
import { isProof, type Proof } from './proof'
import type { Rail } from './rail'
import {
  isOver,
  type Refund,
  type RefundReport,
  type RefundState,
  type RefundStatus,
  type RefundWord,
} from './refund'

export type RefundCommand =
  // clock: written before the rail is called, with number and amount as they were frozen
  | { readonly type: 'ask' }
  | { readonly type: 'query' }
  /** The rail refuses for good, and a query has shown that it knows no such refund. */
  | { readonly type: 'fail'; readonly code: string }
  // agent
  /** It was refunded on the platform. */
  | { readonly type: 'confirm'; readonly amountFen: number; readonly proof: Proof }
  | { readonly type: 'payOffline'; readonly amountFen: number; readonly proof: Proof }
  /** The platform does not refund it, or not this amount. */
  | { readonly type: 'giveUp'; readonly reason: string }

export type RefundEvent =
  | { readonly type: 'asked' | 'queried' }
  | { readonly type: 'failed'; readonly code: string }
  | { readonly type: 'confirmed' | 'paidOffline'; readonly proof: Proof }
  | { readonly type: 'givenUp'; readonly reason: string }
  | { readonly type: 'reported' | 'doubted'; readonly report: RefundReport }

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

const shown = (
  { amountFen, proof }: { readonly amountFen: number; readonly proof: Proof },
  refund: Refund,
  type: 'confirmed' | 'paidOffline',
): Result<RefundEvent, RefundRefusal> => {
  if (amountFen !== refund.amountFen) return err('amountDiffers')
  return isProof(proof) ? ok({ type, proof }) : err('proofMissing')
}

const eventOf = (command: RefundCommand, refund: Refund): Result<RefundEvent, RefundRefusal> => {
  switch (command.type) {
    case 'ask':
      return ok({ type: 'asked' })
    case 'query':
      return ok({ type: 'queried' })
    case 'fail':
      return ok({ type: 'failed', code: command.code })
    case 'confirm':
      return shown(command, refund, 'confirmed')
    case 'payOffline':
      return shown(command, refund, 'paidOffline')
    case 'giveUp': {
      const reason = command.reason.trim()
      return reason === '' ? err('reasonMissing') : ok({ type: 'givenUp', reason })
    }
    default:
      return assertNever(command)
  }
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

const isLater = (report: RefundReport, state: RefundState): boolean => 'at' in state && report.at > state.at

/**
 * What a notification or an answer of the rail makes of a refund; null when nothing. One about another number or amount
 * is refused, whoever signed it.
 */
export const hear = (report: RefundReport, refund: Refund): Result<RefundEvent | null, RefundRefusal> => {
  if (refund.rail !== 'wechatPay') return err('notAllowed')
  if (report.number !== refund.number) return err('numberDiffers')
  if (report.amountFen !== refund.amountFen) return err('amountDiffers')
  const hearing = hears[refund.state.status][report.word]
  if (hearing === 'doubt') return ok(refund.doubts.includes(report.word) ? null : { type: 'doubted', report })
  const isNews = hearing === 'news' || (hearing === 'ifLater' && isLater(report, refund.state))
  return ok(isNews ? { type: 'reported', report } : null)
}

const stateAfter = (event: RefundEvent, state: RefundState, at: Instant): RefundState => {
  switch (event.type) {
    case 'asked':
      return { status: 'asked', at, tries: state.status === 'asked' ? state.tries + 1 : 1 }
    case 'queried':
      return state.status === 'processing' ? { ...state, looks: state.looks + 1 } : state
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
    case 'doubted':
      return state
    default:
      return assertNever(event)
  }
}

/** The clock calls again when nothing is heard, and queries what is on its way; people have no due time here. */
const dueAfter = (state: RefundState, at: Instant): Instant | null => {
  if (state.status === 'asked') return againAt(at, state.tries)
  return state.status === 'processing' ? againAt(at, state.looks + 1) : null
}

/** Facts are never refused; one about a refund that is over changes nothing but its doubts. */
export const evolve = (refund: Refund, event: RefundEvent, at: Instant): Refund => {
  if (event.type === 'doubted')
    return { ...refund, doubts: [...refund.doubts, event.report.word], version: refund.version + 1 }
  if (isOver(refund)) return refund
  const state = stateAfter(event, refund.state, at)
  return {
    ...refund,
    state,
    ...present({ theirNo: event.type === 'reported' ? event.report.theirNo : undefined }),
    version: refund.version + 1,
    dueAt: dueAfter(state, at),
  }
}

/** What the clock does with a refund that is due: call the rail, unchanged, or ask how it stands; null for nothing. */
export const nextStep = (refund: Refund): 'ask' | 'query' | null => {
  if (refund.rail !== 'wechatPay') return null
  const { status } = refund.state
  if (status === 'frozen' || status === 'asked') return 'ask'
  return status === 'processing' ? 'query' : null
}
