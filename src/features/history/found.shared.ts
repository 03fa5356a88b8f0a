import type { Output } from '../../../core/contracts/procedure'
import type { ShopperContract } from '../../../core/contracts/shopper.contract'
import type { MessageView } from '../../../core/conversation/message'
import { searchedText, type Search } from '../../../core/conversation/search'
import { DAY, startOfDay, type Instant } from '../../../core/shared/time'
import { historyWords as words } from '../../copy/history'
import { pagedBy, unasked, type Paged, type PagedEvent } from '../../api/paged'

export type FoundPage = Output<ShopperContract['conversation']['search']>

/** What was found so far, and how it stands with what is older; null while nothing is looked for. */
export type Found = Paged<FoundPage> | null

export type FoundEvent = { readonly type: 'cleared' } | { readonly type: 'asked' } | PagedEvent<FoundPage>

const grow = pagedBy<FoundPage>((before, more) => ({ ...more, found: [...before.found, ...more.found] }))

export const evolveFound = (found: Found, event: FoundEvent): Found => {
  if (event.type === 'cleared') return null
  return event.type === 'asked' ? unasked : grow(found ?? unasked, event)
}

/** What the form holds: days as the picker gives them, `2026-11-21`, '' for any. */
export interface Form {
  readonly words: string
  readonly kind: Search['kind']
  readonly fromDay: string
  readonly untilDay: string
}

export const emptyForm: Form = { words: '', kind: 'all', fromDay: '', untilDay: '' }

/** Midnight in China of a day in a picker's words. */
const instantOfDay = (day: string): Instant => startOfDay(Date.parse(`${day}T12:00:00+08:00`))

/** Null while there is nothing to look for. Days that are the wrong way round are meant the right way. */
export const searchOf = ({ words: said, kind, fromDay, untilDay }: Form): Search | null => {
  const text = said.trim()
  if (text === '' && kind === 'all') return null
  const isTurned = fromDay !== '' && untilDay !== '' && fromDay > untilDay
  const [first, last] = isTurned ? [untilDay, fromDay] : [fromDay, untilDay]
  return {
    words: text,
    kind,
    from: first === '' ? null : instantOfDay(first),
    until: last === '' ? null : instantOfDay(last) + DAY,
  }
}

/** One line that says what a message holds. */
export const briefOf = ({ body }: MessageView): string => {
  switch (body.kind) {
    case 'image':
      return `[${words.photo}]`
    case 'video':
      return `[${words.video}]`
    case 'voice':
      return `[${words.voice}]`
    case 'location':
      return `[${words.place}] ${body.name} ${body.address}`
    case 'order':
      return `[${words.order}] ${body.order.title}（${body.order.orderNo}）`
    case 'faq':
      return `${body.question} ${body.answer}`
    case 'orders':
      return [body.text, ...body.orders.map(({ orderNo, title }) => `${title}（${orderNo}）`)].join(' ')
    case 'goods':
    case 'afterSales':
      return body.title
    case 'requestForm':
    case 'text':
      return body.text
    default:
      return ''
  }
}

export const whoOf = ({ from }: MessageView): string =>
  from.kind === 'agent' ? from.name : from.kind === 'shopper' ? words.me : words[from.kind]

/** What is shown of a message: the words that were looked for, wherever they stand in it; else in brief what it is. */
export const shownText = (message: MessageView, said: string): string => {
  const brief = briefOf(message)
  const wanted = said.trim().toLowerCase()
  const whole = searchedText(message.body)
  return !brief.toLowerCase().includes(wanted) && whole.toLowerCase().includes(wanted) ? whole : brief
}

interface Piece {
  readonly text: string
  readonly marked: boolean
}

const sentenceEnds = ['。', '！', '？', '；', '!', '?', ';'] as const

/** Where the sentence begins that holds this place: to cut there tears no character apart. */
const sentenceAt = (text: string, place: number): number =>
  Math.max(...sentenceEnds.map((end) => text.lastIndexOf(end, place - 1))) + 1

/** The text from the sentence on in which the words first stand, with each place of them marked. */
export const markedPieces = (text: string, said: string): readonly Piece[] => {
  const line = text.replace(/\s+/g, ' ').trim()
  const wanted = said.trim().toLowerCase()
  const low = line.toLowerCase()
  // Letters that change their length with their case would shift the marks: then none is drawn.
  if (wanted === '' || low.length !== line.length) return [{ text: line, marked: false }]
  const from = sentenceAt(line, Math.max(low.indexOf(wanted), 0))
  return split(`${from > 0 ? '…' : ''}${line.slice(from)}`, wanted)
}

const split = (text: string, wanted: string): readonly Piece[] => {
  const pieces: Piece[] = []
  const low = text.toLowerCase()
  let at = 0
  for (let hit = low.indexOf(wanted); hit >= 0; hit = low.indexOf(wanted, at)) {
    if (hit > at) pieces.push({ text: text.slice(at, hit), marked: false })
    at = hit + wanted.length
    pieces.push({ text: text.slice(hit, at), marked: true })
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false })
  return pieces
}
