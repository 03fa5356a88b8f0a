import * as z from 'zod/mini'
import { Instant } from '../shared/time'
import type { Message, MessageView } from './message'

export const SEARCH_WORDS_MAX = 50

/** What to look for in one's own conversation (R182): words, a kind, a range of time; each narrows the others. */
export const Search = z.object({
  /** Anywhere in what was said, upper and lower case alike; '' for everything of the kind. */
  words: z.string().check(z.refine((words) => [...words].length <= SEARCH_WORDS_MAX, 'textTooLong')),
  kind: z.enum(['all', 'photos', 'orders']),
  /** From this moment on. */
  from: z.nullable(Instant),
  /** Before this moment. */
  until: z.nullable(Instant),
})
export type Search = z.infer<typeof Search>

type Body = Message['body']

/** The kinds of bodies that each kind of search shows; null for every kind. */
export const searchedKinds: Readonly<Record<Search['kind'], readonly Body['kind'][] | null>> = {
  all: null,
  photos: ['image', 'video'],
  orders: ['order', 'orders', 'goods', 'afterSales'],
}

/** Where words stand in a body, as paths; every kind of body has some of them. */
export const searchedPaths = [
  'text',
  'question',
  'answer',
  'title',
  'name',
  'address',
  'order.title',
  'order.orderNo',
  'orders.title',
  'orders.orderNo',
] as const

/** The words of a body that a search looks through; '' for one that has none. */
export const searchedText = (body: Body | MessageView['body']): string => {
  switch (body.kind) {
    case 'text':
      return body.text
    case 'faq':
      return `${body.question}\n${body.answer}`
    case 'order':
      return `${body.order.title}\n${body.order.orderNo}`
    case 'orders':
      return [body.text, ...body.orders.flatMap(({ title, orderNo }) => [title, orderNo])].join('\n')
    case 'goods':
    case 'afterSales':
      return body.title
    case 'location':
      return `${body.name}\n${body.address}`
    default:
      return ''
  }
}

/** Is this message meant? What the system says is not looked through. */
export const isSearched = ({ from, body }: Message, { words, kind }: Search): boolean => {
  const kinds = searchedKinds[kind]
  if (from.kind === 'system' || (kinds !== null && !kinds.includes(body.kind))) return false
  const wanted = words.trim().toLowerCase()
  if (wanted !== '') return searchedText(body).toLowerCase().includes(wanted)
  return kinds !== null || searchedText(body) !== ''
}
