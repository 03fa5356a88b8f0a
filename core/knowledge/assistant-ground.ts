import { claimsIn, isStated } from './assistant-claims'
import { promisesIn } from './assistant-words'

/** Of the words' pairs of characters, so many stand in the source. */
const LEAST_GROUNDED = 0.4
/** Of the sentence that binds the shop, so much is said with it: what it depends on is not left out. */
const LEAST_SAID = 0.5
/** Of what such a sentence takes from the source, so much at most comes from other sentences. */
const MOST_MIXED = 0.35

const pairsOf = (text: string): readonly string[] => {
  const letters = [...text.replace(/\P{Script=Han}/gu, '')]
  return letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`)
}

const shareIn = (pairs: readonly string[], known: ReadonlySet<string>): number =>
  pairs.length === 0 ? 1 : pairs.filter((pair) => known.has(pair)).length / pairs.length

/** Is most of it from elsewhere? */
export const isUngrounded = (words: string, source: string): boolean =>
  shareIn(pairsOf(words), new Set(pairsOf(source))) < LEAST_GROUNDED

const sentencesOf = (text: string): readonly string[] =>
  text.split(/[。！？；!?;\n]+/).filter((sentence) => sentence.trim() !== '')

/** The sentences that hold what binds the shop in this one, for each number and each promise of it. */
const holdersOf = (sentence: string, known: readonly string[]): readonly (readonly string[])[] => [
  ...claimsIn(sentence).map((claim) =>
    known.filter((one) => claimsIn(one).some((own) => isStated(claim, own))),
  ),
  ...[...promisesIn(sentence)].map((promise) => known.filter((one) => promisesIn(one).has(promise))),
]

interface Cited {
  readonly title: string
  readonly answer: string
}

/**
 * A number or a promise goes with the sentence that it stands in: whoever says it says on what condition, and not on
 * another one. “质量问题，运费由我们承担；个人原因由买家付” is not “运费由我们承担”, nor “个人原因，我们承担”.
 */
export const isOutOfPlace = (words: string, { title, answer }: Cited): boolean => {
  const [known, all] = [sentencesOf(answer), new Set(pairsOf(`${title}。${answer}`))]
  const said = new Set(pairsOf(words))
  return sentencesOf(words).some((sentence) => {
    const holders = holdersOf(sentence, known).filter((found) => found.length > 0)
    if (holders.length === 0) return false
    const home = new Set(pairsOf([title, ...holders.flat()].join('。')))
    const taken = pairsOf(sentence).filter((pair) => all.has(pair))
    const isHalf = holders.some((found) => found.every((one) => shareIn(pairsOf(one), said) < LEAST_SAID))
    return isHalf || 1 - shareIn(taken, home) > MOST_MIXED
  })
}
