import { replyFileWords as words } from '../copy/quick-replies'
import { SHOP_SHELF, type QuickReply, type Shelf } from './quick-reply'
import type { Staff } from './read-rows'

/** A reply with how often it was sent lately. */
export interface UsedReply {
  readonly reply: QuickReply
  readonly uses: number
}

/** As the import reads it. */
const shelfText = (shelf: Shelf, { groups }: Staff): string => {
  if (shelf === SHOP_SHELF) return words.wholeShop
  const name = shelf.slice(shelf.indexOf(':') + 1)
  if (shelf.startsWith('person:')) return words.ofPerson(name)
  return words.ofGroup(groups.find(({ id }) => id === name)?.name ?? name)
}

/** Replies as a table that the import reads, with its header. */
export const replyTable = (used: readonly UsedReply[], staff: Staff): (string | number)[][] => [
  Object.values(words.columns),
  ...used.map(({ reply, uses }) => [
    reply.position,
    shelfText(reply.shelf, staff),
    reply.category,
    reply.title,
    reply.text,
    reply.keywords.join('、'),
    reply.image?.fileId ?? '',
    reply.initials,
    uses,
  ]),
]
