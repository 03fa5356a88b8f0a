import { replyFileWords as words } from '../copy/quick-replies'
import { problemOf } from './check-text'
import { POSITION_MAX, SHELF_MAX } from './limits'
import type { QuickReply } from './quick-reply'

/** Why a reply can't stand beside the others of its shop, in words; null when it can. `all` may hold it as it was. */
export const misfitOf = (reply: QuickReply, all: readonly QuickReply[]): string | null => {
  const others = all.filter(({ _id }) => _id !== reply._id)
  const onShelf = others.filter(({ shelf }) => shelf === reply.shelf)
  const wrong = problemOf(reply)
  if (wrong !== null) return wrong
  if (onShelf.some(({ title }) => title === reply.title)) return words.sameTitle(reply.title)
  if (onShelf.length >= SHELF_MAX) return words.shelfFull(SHELF_MAX)
  const owner = others.find(({ position }) => position === reply.position)
  if (owner) return words.positionTaken(reply.position, owner.title)
  const isNumber = reply.position >= 1 && reply.position <= POSITION_MAX
  return isNumber ? null : words.badPosition(String(reply.position), POSITION_MAX)
}

/** The number behind all others: that of a reply for which nobody chose one. */
export const nextPosition = (all: readonly QuickReply[]): number =>
  Math.max(0, ...all.map(({ position }) => position)) + 1
