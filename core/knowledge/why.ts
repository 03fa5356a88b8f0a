import type { LiveKnowledge } from './live'
import { canonicalOf, lettersOf, twosOf } from './wordings'

/** Pairs of characters in common, 0…1. */
const likeness = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  const shared = [...one].filter((two) => other.has(two)).length
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size)
}

/** The question of a piece that is most like what was asked: answered because the shop wrote that. */
export const nearestQuestion = (
  { pieces }: LiveKnowledge,
  id: string,
  asked: string,
): { readonly question: string; readonly isSame: boolean } | null => {
  const twos = twosOf(canonicalOf(asked))
  const scored = (pieces.get(id)?.questions ?? []).map((question) => ({
    question,
    score: likeness(twos, twosOf(canonicalOf(question))),
  }))
  const [best] = scored.sort((one, other) => other.score - one.score)
  return best ? { question: best.question, isSame: lettersOf(best.question) === lettersOf(asked) } : null
}
