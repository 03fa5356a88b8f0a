import type { Kind, Weighed } from './read'

/** The nearest of an entry's questions, nearest first, and how near they are. */
export interface Nearest {
  readonly numbers: readonly number[]
  readonly cosines: readonly number[]
  /** The share of the nearest one's weight that is asked. */
  readonly known: number
}

const MOST = 3

/** What a question has in common with each of the entry's. */
const commonOf = (asked: Weighed, kind: Kind): { dots: Float64Array; shared: Float64Array } => {
  const dots = new Float64Array(kind.norms.length)
  const shared = new Float64Array(kind.norms.length)
  for (const [gram, weight] of asked.weights) {
    for (const number of kind.saidBy.get(gram) ?? []) {
      dots[number] = (dots[number] ?? 0) + weight * weight
      shared[number] = (shared[number] ?? 0) + weight
    }
  }
  return { dots, shared }
}

export const nearestOf = (asked: Weighed, kind: Kind): Nearest => {
  const { dots, shared } = commonOf(asked, kind)
  const numbers: number[] = []
  const cosines: number[] = []
  kind.norms.forEach((norm, number) => {
    const dot = dots[number] ?? 0
    if (dot === 0) return
    const cosine = dot / (asked.norm * norm)
    let place = numbers.length
    while (place > 0 && (cosines[place - 1] ?? 0) < cosine) place -= 1
    if (place >= MOST) return
    numbers.splice(place, 0, number)
    cosines.splice(place, 0, cosine)
    numbers.length = cosines.length = Math.min(MOST, numbers.length)
  })
  const [first = -1] = numbers
  const sum = kind.sums[first] ?? 0
  return { numbers, cosines, known: sum > 0 ? (shared[first] ?? 0) / sum : 0 }
}

/** How like the entry's questions it is, and how much of the nearest of them is asked. */
export const nearness = ({ cosines, known }: Nearest, questions: number): readonly number[] => {
  const [first = 0] = cosines
  const second = questions > 1 ? (cosines[1] ?? 0) : first
  const third = questions > 2 ? (cosines[2] ?? 0) : second
  return [0.5 * first + 0.3 * second + 0.2 * third, known]
}
