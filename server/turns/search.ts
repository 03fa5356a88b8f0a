import type { MessageView } from '../../core/conversation/message'
import { isSearched, type Search } from '../../core/conversation/search'
import type { Turn } from '../../core/conversation/turn'
import type { Instant } from '../../core/shared/time'
import type { Ports } from '../ports'
import { messageViews, type Reader } from './view'

/** Turns; a page may show a few more messages, because several stand in one turn. */
const PAGE = 20

const idsOf = ({ seq, messages }: Turn, wanted: Search): readonly string[] =>
  messages.flatMap((message, position) => (isSearched(message, wanted) ? [`${seq}.${position}`] : []))

interface Asked {
  readonly search: Search
  /** Null: from the newest. */
  readonly before: number | null
}

interface Found {
  /** Newest first. */
  readonly found: MessageView[]
  /** The `before` of the next page; null at its end. */
  readonly next: number | null
  readonly now: Instant
}

/** The database looks through one conversation by its index; which of a turn's messages are meant is core's rule. */
export const searchTurns = async (
  ports: Ports,
  { conversationId, reader }: { readonly conversationId: string; readonly reader: Reader },
  { search: wanted, before }: Asked,
): Promise<Found> => {
  const page = { before: before ?? Number.MAX_SAFE_INTEGER, limit: PAGE }
  const turns = await ports.turns.search(conversationId, wanted, page)
  const meant = new Set(turns.flatMap((turn) => idsOf(turn, wanted)))
  const found = (await messageViews(ports, turns, reader)).filter(({ id }) => meant.has(id))
  const next = turns.length === PAGE ? (turns.at(-1)?.seq ?? null) : null
  return { found, next, now: ports.now() }
}
