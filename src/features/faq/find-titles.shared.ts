import type { Listed } from './browsed'

/** What is typed and what a title says, without case, spaces and marks. */
const silent =
  /[\s\u2000-\u206f\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65!-/:-@[-`{-~·]/
const isLetter = (char: string): boolean => !silent.test(char)
const lettersOf = (text: string): readonly string[] => [...text.toLowerCase()].filter(isLetter)

/** A title, letter by letter. */
interface Title {
  readonly letters: readonly string[]
  /** The first letter of each in pinyin; '' where they don't stand letter for letter. */
  readonly initials: string
}

const titleOf = ({ title, initials }: Listed): Title => {
  const letters = lettersOf(title)
  return { letters, initials: initials.length === letters.length ? initials : '' }
}

/** The places of a title's letters that were meant, and how well it fits: the less, the better. */
interface Fit {
  readonly rank: number
  readonly places: readonly number[]
}

const from = (start: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => start + at)

/** Do these letters stand there, as they are or by their initials? */
const standsAt = ({ letters, initials }: Title, said: readonly string[], start: number): boolean =>
  start + said.length <= letters.length &&
  said.every((char, at) => char === letters[start + at] || char === initials[start + at])

const whereIn = (title: Title, said: readonly string[]): number =>
  title.letters.findIndex((_, start) => standsAt(title, said, start))

/** 退货运: these words stand in it as they are; a title that begins with them goes first. */
const inOnePiece = (title: Title, said: readonly string[]): Fit | null => {
  const start = whereIn(title, said)
  return start < 0 ? null : { rank: start === 0 ? 0 : 1, places: from(start, said.length) }
}

/** The longest beginning of these words that stands in it. */
const longestPiece = (title: Title, said: readonly string[]): readonly number[] => {
  for (let length = said.length; length > 0; length -= 1) {
    const start = whereIn(title, said.slice(0, length))
    if (start >= 0) return from(start, length)
  }
  return []
}

/** 退货运费 in 退货的运费谁出: piece by piece, at most one of them a single letter. */
const inPieces = (title: Title, said: readonly string[]): Fit | null => {
  const places: number[] = []
  let single = 0
  while (places.length < said.length) {
    const piece = longestPiece(title, said.slice(places.length))
    if (piece.length === 0) return null
    if (piece.length === 1) single += 1
    places.push(...piece)
  }
  return single <= 1 && said.length > 2 ? { rank: 2, places } : null
}

/** Shorter words are other words with one letter changed. */
const TYPO_FROM = 3
const latin = /^[a-z0-9]+$/

/** What one slip of the finger makes of the words from their first difference on: how far either side goes on. */
const slips = [
  { said: 1, title: 1 }, // another letter
  { said: 1, title: 0 }, // one too many
  { said: 0, title: 1 }, // one too few
] as const

const withOneSlip = (title: Title, said: readonly string[], start: number): Fit | null => {
  const same = said.findIndex((_, at) => !standsAt(title, said.slice(at, at + 1), start + at))
  const rest = (slip: (typeof slips)[number]) => said.slice(same + slip.said)
  const fits = slips.find((slip) => standsAt(title, rest(slip), start + same + slip.title))
  if (fits)
    return { rank: 3, places: [...from(start, same), ...from(start + same + fits.title, rest(fits).length)] }
  const [one = '', other = '', ...behind] = said.slice(same)
  return standsAt(title, [other, one, ...behind], start + same)
    ? { rank: 3, places: from(start, said.length) }
    : null
}

/** With one letter wrong, missing, too many, or two of them turned round. */
const withTypo = (title: Title, said: readonly string[]): Fit | null => {
  const least = latin.test(said.join('')) ? TYPO_FROM + 1 : TYPO_FROM
  if (said.length < least) return null
  for (let start = 0; start < title.letters.length; start += 1) {
    const fit = withOneSlip(title, said, start)
    // The last letter of a short word is what is typed next.
    if (fit && fit.places.length >= 2 && (said.length > TYPO_FROM || endsIn(title, said, fit))) return fit
  }
  return null
}

const endsIn = (title: Title, said: readonly string[], { places }: Fit): boolean =>
  standsAt(title, said.slice(-1), places[places.length - 1] ?? 0)

/** A title in pieces: what was meant stands out. */
export interface TitlePiece {
  readonly text: string
  readonly marked: boolean
}

/** The title with the letters at these places marked; signs between two of them are marked along. */
export const markedTitle = (title: string, places: readonly number[]): readonly TitlePiece[] => {
  const wanted = new Set(places)
  const pieces: { text: string; marked: boolean }[] = []
  let letter = 0
  for (const char of title) {
    const marked = isLetter(char) && wanted.has(letter)
    if (isLetter(char)) letter += 1
    const last = pieces[pieces.length - 1]
    if (last?.marked === marked) last.text += char
    else pieces.push({ text: char, marked })
  }
  return pieces
}

export interface FoundTitle {
  readonly entry: Listed
  readonly places: readonly number[]
}

/** More than that nobody reads. */
const MOST_FOUND = 20

const best = (
  entries: readonly Listed[],
  said: readonly string[],
  looks: readonly ((title: Title, said: readonly string[]) => Fit | null)[],
): readonly FoundTitle[] =>
  entries
    .flatMap((entry) => {
      const title = titleOf(entry)
      for (const look of looks) {
        const fit = look(title, said)
        if (fit) return [{ entry, ...fit }]
      }
      return []
    })
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST_FOUND)
    .map(({ entry, places }) => ({ entry, places }))

/** The titles that have these words: best first, then in the shop's order. A slip is forgiven where nothing has them. */
export const findTitles = (entries: readonly Listed[], text: string): readonly FoundTitle[] => {
  const said = lettersOf(text)
  if (said.length === 0) return []
  const found = best(entries, said, [inOnePiece, inPieces])
  return found.length > 0 ? found : best(entries, said, [withTypo])
}

/** Worth a search by meaning: first letters alone mean something only to a title. */
export const hasMeaning = (text: string): boolean => {
  const said = lettersOf(text)
  return said.length >= 2 && !latin.test(said.join(''))
}
