import { isShownToOthers, standingIn, standingOf, type Standing } from '../../core/admission/check'
import type { Message, MessageView, Quote } from '../../core/conversation/message'
import { givenRating, type GivenRating } from '../../core/conversation/rating'
import { recalledIn, withoutRecalled } from '../../core/conversation/recall'
import { nextInMs } from '../../core/conversation/pace'
import type { ConversationState, Service } from '../../core/conversation/state'
import type { ServiceView, Thread } from '../../core/conversation/thread'
import type { Turn } from '../../core/conversation/turn'
import { filesToHandOut } from '../../core/conversation/turn-files'
import { quotedNames } from '../../core/copy/conversation'
import { quotedAtDesk } from '../../core/copy/desk'
import { clientIdAtDesk } from '../../core/desk/client-id'
import { present } from '../../core/shared/present'
import { sessionCodeOf } from '../../core/shared/ids'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import { placeInQueue } from './assign-queue'

type Links = ReadonlyMap<string, string>
/** By session. */
type Ratings = ReadonlyMap<string, GivenRating>

/** The shopper herself, or whoever answers her. */
export type Reader = 'shopper' | 'agent'

/** What is known beside the turns' messages. */
interface Known {
  readonly reader: Reader
  readonly links: Links
  readonly ratings: Ratings
}

/** Ratings given in these turns, and the one that their newest state remembers. */
const ratingsIn = (turns: readonly Turn[]): Ratings => {
  const given = turns.flatMap(({ events }) => events.filter((event) => event.type === 'rated'))
  const ratings = new Map(
    given.map(({ sessionId, rating, verdict }) => [sessionId, givenRating(rating, verdict)]),
  )
  const last = turns[turns.length - 1]?.state.lastServed
  return last?.rating ? ratings.set(last.sessionId, last.rating) : ratings
}

const namesFor = { shopper: quotedNames, agent: quotedAtDesk } as const

const quoteView = ({ id, from, excerpt }: Quote, reader: Reader) => ({
  id,
  name: from.kind === 'agent' ? from.name : namesFor[reader][from.kind],
  excerpt,
})

const textView = (
  { quote, ...body }: Extract<Message['body'], { kind: 'text' }>,
  reader: Reader,
): MessageView['body'] => (quote ? { ...body, quote: quoteView(quote, reader) } : body)

const ratingView = (
  body: Extract<Message['body'], { kind: 'rating' }>,
  ratings: Ratings,
): MessageView['body'] => ({ ...body, ...present({ rating: ratings.get(body.sessionId) }) })

const bodyView = (body: Message['body'], { reader, links, ratings }: Known): MessageView['body'] => {
  switch (body.kind) {
    case 'rating':
      return ratingView(body, ratings)
    case 'text':
      return textView(body, reader)
    case 'image':
    case 'voice':
      return { ...body, url: links.get(body.fileId) ?? '' }
    case 'video': {
      const posterUrl = body.poster === undefined ? undefined : links.get(body.poster)
      return { ...body, url: links.get(body.fileId) ?? '', ...present({ posterUrl }) }
    }
    case 'faq':
      return { ...body, ...present({ url: body.image && links.get(body.image.fileId) }) }
    default:
      return body
  }
}

const partyView = (from: Message['from'], reader: Reader): MessageView['from'] =>
  from.kind === 'agent' && reader === 'shopper' ? { kind: 'agent', name: from.name } : from

/**
 * What WeChat refused is linked for nobody any more, whatever else has the same file; what waits for its verdict only
 * for her who sent it.
 */
const isLinked = (reader: Reader, check: Standing | null): boolean =>
  reader === 'shopper' ? check !== 'refused' : isShownToOthers(check)

/** Messages as a reader gets them, oldest first, with links to their files. */
export const messageViews = async (
  ports: Ports,
  found: readonly Turn[],
  reader: Reader = 'shopper',
): Promise<MessageView[]> => {
  const turns = withoutRecalled(found)
  const fileIds = turns.flatMap(filesToHandOut)
  const links: Links = fileIds.length > 0 ? await ports.files.links(fileIds) : noLinks
  const ratings = ratingsIn(turns)
  return turns.flatMap((turn) =>
    turn.messages.map(({ from, body }, position) => {
      const check = standingIn(turn, position)
      return {
        id: `${turn.seq}.${position}`,
        seq: turn.seq,
        at: turn.at,
        from: partyView(from, reader),
        body: bodyView(body, { reader, links: isLinked(reader, check) ? links : noLinks, ratings }),
        clientId: reader === 'agent' ? clientIdAtDesk(turn.clientId) : turn.clientId,
        ...present({
          check: check ?? undefined,
          session: reader === 'agent' ? sessionCodeIn(turn) : undefined,
        }),
      }
    }),
  )
}

/** 251121-12: in which session a turn stands. */
export const sessionCodeIn = ({ state: { service } }: Turn): string | undefined =>
  service.status === 'none' ? undefined : sessionCodeOf(service.day, service.number)

const noLinks: Links = new Map()

/** Messages, perhaps of older pages, that were judged in these turns. */
const marksIn = (turns: readonly Turn[]): Thread['marks'] => {
  const marks = turns.flatMap(({ events }) =>
    events.flatMap((event) =>
      event.type === 'judged'
        ? [{ id: `${event.seq}.${event.position}`, check: standingOf(event.verdict, event.body) }]
        : [],
    ),
  )
  return marks.length > 0 ? marks : undefined
}

const recalledView = (turns: readonly Turn[]): Thread['recalled'] => {
  const recalled = recalledIn(turns).map(({ seq, position, agentName }) => ({
    id: `${seq}.${position}`,
    agentName,
  }))
  return recalled.length > 0 ? recalled : undefined
}

const queuedView = async (ports: Ports, shop: Shop, queuedAt: number): Promise<ServiceView> => {
  const place = await placeInQueue(ports, shop, queuedAt)
  if (place.kind === 'leaveMessage') return { status: 'offline', opensAt: place.opensAt }
  return { status: 'queued', ahead: place.ahead, waitMs: place.waitMs }
}

/** Only a session that a person served is rated. */
const endedView = (
  shop: Shop,
  { sessionId, day, number, endedAt }: Extract<Service, { status: 'ended' }>,
  { lastServed }: ConversationState,
): ServiceView => {
  const served = lastServed?.sessionId === sessionId ? lastServed : null
  return {
    status: 'ended',
    sessionId,
    code: sessionCodeOf(day, number),
    endedAt,
    rateableUntil: served && endedAt + shop.policy.rateableForMs,
    rating: served?.rating ?? null,
  }
}

/** Where the service stands, as the shopper sees it; the place in the queue is counted now. */
export const serviceView = async (
  ports: Ports,
  shop: Shop,
  state: ConversationState,
): Promise<ServiceView> => {
  const { service } = state
  switch (service.status) {
    case 'none':
    case 'bot':
      return { status: service.status }
    case 'queued':
      return queuedView(ports, shop, service.queuedAt)
    case 'offline':
      return { status: 'offline', opensAt: service.opensAt }
    case 'assigned':
      return { status: 'assigned', agentName: service.agentName }
    case 'ended':
      return endedView(shop, service, state)
  }
}

export interface Piece {
  readonly turns: readonly Turn[]
  readonly state: ConversationState
  /** What the reader had before; the cursor when there is nothing new. */
  readonly seq: number
}

export const threadView = async (ports: Ports, shop: Shop, { turns, state, seq }: Piece): Promise<Thread> => {
  const [messages, service] = await Promise.all([messageViews(ports, turns), serviceView(ports, shop, state)])
  const marks = marksIn(turns)
  const end = turns[turns.length - 1]?.seq ?? seq
  const now = ports.now()
  const wait = nextInMs(state.pace, now, shop.policy)
  return {
    messages,
    ...present({ marks, recalled: recalledView(turns) }),
    seq: end,
    service,
    ...(wait > 0 && { nextInMs: wait }),
    now,
  }
}
