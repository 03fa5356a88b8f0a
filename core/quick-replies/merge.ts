import { replyFileWords as words } from '../copy/quick-replies'
import { SHELF_MAX } from './limits'
import type { QuickReply, Shelf } from './quick-reply'
import type { ReplyRow, RowProblem } from './read-rows'

export interface Merging {
  readonly shopId: string
  readonly newId: () => string
  /** First letters of a title in pinyin. */
  readonly initialsOf: (title: string) => string
  /** The pictures that the rows name. */
  readonly pictures: ReadonlyMap<string, NonNullable<QuickReply['image']>>
}

export interface Merged {
  readonly added: readonly QuickReply[]
  readonly changed: readonly QuickReply[]
  readonly unchanged: number
  readonly problems: readonly RowProblem[]
}

interface Pair {
  readonly row: ReplyRow
  readonly before: QuickReply | null
}

const nameOf = ({ shelf, title }: Pick<QuickReply, 'shelf' | 'title'>): string => `${shelf}\n${title}`

/** The same title on the same shelf is the same reply, else the same number: then it was renamed. */
const pairsOf = (rows: readonly ReplyRow[], existing: readonly QuickReply[]): readonly Pair[] => {
  const byName = new Map(existing.map((reply) => [nameOf(reply), reply]))
  const byPosition = new Map(existing.map((reply) => [reply.position, reply]))
  const taken = new Set(rows.flatMap((row) => byName.get(nameOf(row))?._id ?? []))
  return rows.map((row) => {
    const numbered = row.position === undefined ? undefined : byPosition.get(row.position)
    const renamed = numbered && !taken.has(numbered._id) ? numbered : null
    return { row, before: byName.get(nameOf(row)) ?? renamed }
  })
}

const twice = (rows: readonly ReplyRow[]): readonly RowProblem[] => {
  const first = new Map<string, number>()
  return rows.flatMap((row) => {
    const line = first.get(nameOf(row))
    if (line === undefined) first.set(nameOf(row), row.line)
    return line === undefined ? [] : [{ line: row.line, reason: words.sameAsLine(row.title, line) }]
  })
}

interface Placed {
  readonly line: number
  readonly reply: QuickReply
}

/** Numbers that a reply has already, in the file or beside it. */
const clashes = (placed: readonly Placed[], others: readonly QuickReply[]): readonly RowProblem[] => {
  const owners = new Map(others.map(({ position, title }) => [position, title]))
  return placed.flatMap(({ line, reply: { position, title } }) => {
    const owner = owners.get(position)
    if (owner === undefined) owners.set(position, title)
    return owner === undefined ? [] : [{ line, reason: words.positionTaken(position, owner) }]
  })
}

const overfull = (placed: readonly Placed[], others: readonly QuickReply[]): readonly RowProblem[] => {
  const counts = new Map<Shelf, number>()
  for (const { shelf } of others) counts.set(shelf, (counts.get(shelf) ?? 0) + 1)
  return placed.flatMap(({ line, reply: { shelf } }) => {
    const count = (counts.get(shelf) ?? 0) + 1
    counts.set(shelf, count)
    return count === SHELF_MAX + 1 ? [{ line, reason: words.shelfFull(SHELF_MAX) }] : []
  })
}

const isSame = ({ image, ...one }: QuickReply, other: QuickReply): boolean =>
  image?.fileId === other.image?.fileId &&
  (Object.keys(one) as (keyof typeof one)[]).every((key) => String(one[key]) === String(other[key]))

const pictureOf = ({ row, before }: Pair, { pictures }: Merging): Pick<QuickReply, 'image'> => {
  const image = row.image === undefined ? before?.image : pictures.get(row.image)
  return image ? { image } : {}
}

const placesOf = (pairs: readonly Pair[], highest: number, merging: Merging): readonly Placed[] => {
  let last = highest
  return pairs.map((pair) => {
    const { line, image: _named, position = pair.before?.position ?? (last += 1), ...row } = pair.row
    const fresh = { _id: merging.newId(), category: '', keywords: [], version: 0 }
    const { _id, category, keywords, version } = pair.before ?? fresh
    const initials = merging.initialsOf(row.title)
    const old = { _id, shopId: merging.shopId, category, keywords, version }
    return { line, reply: { ...old, ...row, position, initials, ...pictureOf(pair, merging) } }
  })
}

/**
 * What a file changes of a shop's replies; those that it does not name stay. Nothing may be stored while there are
 * problems. Merging the same file again changes nothing.
 */
export const mergeReplies = (
  rows: readonly ReplyRow[],
  existing: readonly QuickReply[],
  merging: Merging,
): Merged => {
  const pairs = pairsOf(rows, existing)
  const named = new Set(pairs.flatMap(({ before }) => before?._id ?? []))
  const others = existing.filter(({ _id }) => !named.has(_id))
  const highest = Math.max(0, ...[...existing, ...rows].map(({ position = 0 }) => position))
  const placed = placesOf(pairs, highest, merging)
  const changed = placed.flatMap(({ reply }, at) => {
    const before = pairs[at]?.before
    return before && !isSame(reply, before) ? [reply] : []
  })
  const added = placed.filter((_, at) => !pairs[at]?.before).map(({ reply }) => reply)
  const problems = [...twice(rows), ...clashes(placed, others), ...overfull(placed, others)]
  const unchanged = rows.length - added.length - changed.length
  return { added, changed, unchanged, problems: problems.sort((one, other) => one.line - other.line) }
}
