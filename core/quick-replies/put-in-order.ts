import { nextPosition } from './misfit'
import type { QuickReply } from './quick-reply'

/** Numbers for so many replies, ascending, each once: those that they have, then free ones behind all others. */
const numbersFor = (listed: readonly QuickReply[], all: readonly QuickReply[]): readonly number[] => {
  const theirs = [...new Set(listed.map(({ position }) => position))].sort((one, other) => one - other)
  const free = nextPosition(all)
  return [...theirs, ...Array.from({ length: listed.length - theirs.length }, (_, at) => free + at)]
}

/** Replies in a new order share out the numbers that they have: no other reply is touched. Answers what changes. */
export const putInOrder = (
  ids: readonly string[],
  all: readonly QuickReply[],
): readonly Pick<QuickReply, '_id' | 'position'>[] => {
  const byId = new Map(all.map((reply) => [reply._id, reply]))
  const listed = [...new Set(ids)].flatMap((id) => byId.get(id) ?? [])
  const numbers = numbersFor(listed, all)
  return listed.flatMap(({ _id, position: before }, at) => {
    const position = numbers[at] ?? before
    return position === before ? [] : [{ _id, position }]
  })
}
