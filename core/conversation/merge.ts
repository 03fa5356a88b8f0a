/** A message, or a note beside messages: the turn that holds it, and `turn.position` as its id. */
interface Placed {
  readonly id: string
  readonly seq: number
}

const positionOf = ({ id }: Placed): number => Number(id.split('.')[1] ?? 0)
const inOrder = (a: Placed, b: Placed): number => a.seq - b.seq || positionOf(a) - positionOf(b)

/** Both lists in order, each item once; one that is known stays the object it was, and so does a list that gains none. */
export const merged = <T extends Placed>(known: readonly T[], incoming: readonly T[]): readonly T[] => {
  if (incoming.length === 0) return known
  const ids = new Set(known.map(({ id }) => id))
  const fresh = incoming.filter(({ id }) => !ids.has(id) && ids.add(id))
  return fresh.length === 0 ? known : [...known, ...fresh].sort(inOrder)
}
