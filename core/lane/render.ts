import { checkedIn, isMedia } from '../admission/check'
import { admissionWords } from '../copy/admission'
import { assertNever } from '../shared/assert-never'
import { isolated } from '../shared/bidi'
import type { Message, MessageBody } from '../conversation/message'
import type { ConversationState } from '../conversation/state'
import type { Event, Turn } from '../conversation/turn'
import { bodyWords } from '../copy/conversation'
import { calledText, laneView, wideSpace, type Called } from '../copy/lane-view'
import { honorificOf } from '../shop/honorific'
import { brief, cutText, LANE_TEXT_BYTES, underHead } from './text'

/** One push to the agent's chat. Texts hold at most `LANE_TEXT_BYTES`. */
export type LaneMessage = { readonly kind: 'text'; readonly text: string } | LaneFile

/** A file that goes with the words about it. */
export type LaneFile =
  | { readonly kind: 'image'; readonly fileId: string }
  | { readonly kind: 'video'; readonly fileId: string; readonly bytes: number }
  | { readonly kind: 'voice'; readonly fileId: string; readonly durationMs: number }

/** What the agent's chat shows of a body besides words. */
export const laneFiles = (body: MessageBody): LaneFile[] => {
  switch (body.kind) {
    case 'image':
      return [{ kind: 'image', fileId: body.fileId }]
    case 'video':
      return [{ kind: 'video', fileId: body.fileId, bytes: body.bytes }]
    case 'voice':
      return [{ kind: 'voice', fileId: body.fileId, durationMs: body.durationMs }]
    default:
      return []
  }
}

/** A turn as it is shown to its agent. */
export interface ShownTurn {
  readonly turn: Pick<Turn, 'messages' | 'events' | 'state'> & Partial<Pick<Turn, 'effects'>>
  /** Running number of the turn's first message in its session (`runningOf`). */
  readonly running: number
  /** 张女士 (`calledBy`). */
  readonly honorific: string
}

/** How an agent's chat calls a shopper: 张女士, or 顾客 when the shop knows no name. */
export const calledBy = (shopper: ConversationState['shopper']): string =>
  shopper?.name ? brief(honorificOf(shopper), 20) : laneView.unnamed

/** Running number of the turn's first message in its session: the state counts those after it. */
export const runningOf = ({ state: { service }, messages }: ShownTurn['turn']): number =>
  service.status === 'none' ? 0 : Math.max(0, service.count - messages.length) + 1

const numberOf = ({ turn: { state } }: ShownTurn): number =>
  state.service.status === 'none' ? 0 : state.service.number
const calledOf = (shown: ShownTurn): Called => ({
  number: numberOf(shown),
  honorific: brief(shown.honorific, 20),
})

/** A piece of a turn, before it has its head. */
interface Piece {
  /** Running number of the message; null for what is no message of the shopper. */
  readonly running: number | null
  /** Of the earlier message that this is about. */
  readonly about?: number
  readonly text: string
  readonly files: readonly LaneFile[]
}

/** Lines after the first are set in, so that no shopper can write a line that looks like somebody else's. */
const oneBubble = (text: string): string =>
  text
    .trim()
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map(isolated)
    .join(`\n${wideSpace}`)

const saidText = (body: MessageBody): string | null => {
  switch (body.kind) {
    case 'text':
      return oneBubble(body.quote ? `${laneView.quote(body.quote)}\n${body.text}` : body.text)
    case 'image':
      return bodyWords.image
    case 'video':
      return bodyWords.video(body.durationMs)
    case 'voice':
      return bodyWords.voice(body.durationMs)
    case 'location':
      return oneBubble(laneView.location(body))
    case 'order':
      return laneView.order(body.order)
    case 'goods':
      return laneView.goods(body)
    case 'afterSales':
      return bodyWords.afterSales(body.title, body.statusText)
    case 'faq':
    case 'orders':
    case 'requestForm':
    case 'notice':
    case 'rating':
      return null
    default:
      return assertNever(body)
  }
}

const said = ({ body }: Message, running: number): Piece[] => {
  const text = saidText(body)
  if (text === null) return []
  return [{ running, text, files: laneFiles(body) }]
}

const told = (called: Called, { body }: Message): Piece[] => {
  if (body.kind !== 'notice' || body.notice.type !== 'ended' || body.notice.by === 'agent') return []
  return [{ running: null, text: laneView.ended(called, body.notice.by), files: [] }]
}

const ratedText = (called: Called, { rating, verdict }: Extract<Event, { type: 'rated' }>): string =>
  [laneView.rated(called, rating), ...(verdict ? [admissionWords.text[verdict]()] : [])].join('\n')

const rated = (called: Called, event: Event): Piece[] =>
  event.type === 'rated' ? [{ running: null, text: oneBubble(ratedText(called, event)), files: [] }] : []

type Judged = Extract<Event, { type: 'judged' }>

const judgedText = ({ body, verdict }: Judged): string =>
  isMedia(body) ? admissionWords.media[verdict](saidText(body) ?? '') : admissionWords.text[verdict]()

/** A verdict of WeChat; a file that may be shown comes with it. */
const judged = (event: Event): Piece[] => {
  if (event.type !== 'judged') return []
  const { body, verdict, running } = event
  const files = verdict === 'risky' ? [] : laneFiles(body)
  return [{ running: null, about: running, text: judgedText(event), files }]
}

/** A file that WeChat has to judge is only named: it comes with its verdict. Always so, for a repeat is the same. */
const heldBack = (turn: ShownTurn['turn'], position: number, pieces: Piece[]): Piece[] => {
  const checked = checkedIn(turn).find((one) => one.position === position)
  if (!checked || !isMedia(checked.body)) return pieces
  return pieces.map((piece) => ({ ...piece, text: admissionWords.waiting(piece.text), files: [] }))
}

/** The bot's words and the agent's own are not echoed. */
const piecesOf = (shown: ShownTurn): Piece[] => {
  const { turn, running } = shown
  const called = calledOf(shown)
  return [
    ...turn.messages.flatMap((message, index) =>
      message.from.kind === 'shopper'
        ? heldBack(turn, index, said(message, running + index))
        : told(called, message),
    ),
    ...turn.events.flatMap((event) => [...rated(called, event), ...judged(event)]),
  ]
}

const textMessage = (text: string): LaneMessage => ({ kind: 'text', text })

const single = (called: Called, { running, about, text }: Piece): string[] => {
  const number = running ?? about
  if (number === undefined) return cutText(text, LANE_TEXT_BYTES)
  return underHead(`${calledText(called)} ·${number}`, wideSpace, [text])
}

/** One turn as its agent sees it: `#12 张女士 ·7 有一只杯子的把手断了`; a photo is a line and the picture. */
export const renderTurn = (shown: ShownTurn): LaneMessage[] => {
  const called = calledOf(shown)
  return piecesOf(shown).flatMap((piece) => [...single(called, piece).map(textMessage), ...piece.files])
}

const rangeOf = (pieces: readonly Piece[]): string => {
  const numbers = pieces.flatMap(({ running }) => running ?? [])
  const [first, last] = [numbers[0], numbers[numbers.length - 1]]
  if (first === undefined || last === undefined) return ''
  return first === last ? ` ·${first}` : ` ·${first}–${last}`
}

const renderRun = (run: readonly ShownTurn[]): LaneMessage[] => {
  const [first, ...more] = run
  if (!first) return []
  const pieces = run.flatMap(piecesOf)
  if (more.length === 0 || pieces.length < 2) return run.flatMap(renderTurn)
  const head = `${calledText(calledOf(first))}${rangeOf(pieces)}`
  const lines = pieces.map(({ about, text }) => (about === undefined ? text : `·${about}${wideSpace}${text}`))
  return [...underHead(head, '\n', lines).map(textMessage), ...pieces.flatMap(({ files }) => files)]
}

/** Neighbours of the same session. */
const runsOf = (turns: readonly ShownTurn[]): ShownTurn[][] => {
  const runs: ShownTurn[][] = []
  for (const shown of turns) {
    const run = runs[runs.length - 1]
    const before = run?.[0]
    if (run && before && numberOf(before) === numberOf(shown)) run.push(shown)
    else runs.push([shown])
  }
  return runs
}

/**
 * Turns that were held back, put together: one text (`#12 张女士 ·7–9`, then a line each), the files after it.
 * More than one text only when `LANE_TEXT_BYTES` ask for it, or when a new session began in between.
 */
export const renderGroup = (turns: readonly ShownTurn[]): LaneMessage[] => runsOf(turns).flatMap(renderRun)
