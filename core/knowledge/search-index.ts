import { elsewhere } from './elsewhere'
import { ideasIn } from './ideas'
import { learn, type Lesson } from './lessons'
import { pushVarint, varintsOf } from './varints'
import { canonicalOf, onesOf, twosOf } from './wordings'

/** What is asked, and whose answer it has: the first question is the title. */
export interface Asked {
  readonly id: string
  readonly questions: readonly string[]
}

/** Goes up when what is stored changes: whoever finds another one builds it anew. */
export const INDEX_FORM = 2

/** An index as it is stored with the published version: plain JSON, loaded without reading a question again. */
export interface StoredIndex {
  readonly v: number
  readonly ids: readonly string[]
  /** Of each entry, in canonical form. */
  readonly questions: readonly (readonly string[])[]
  /** Characters, pairs and ideas, each ends with a blank. */
  readonly grams: string
  /** For each of them, how many entries have it; then their numbers as steps from one to the next. Base64 of varints. */
  readonly postings: string
  /** How much each speaks for each of them, in the same order. Base64 of bytes. */
  readonly lessons: string
}

/** The entries that have a gram, ascending, and how much it speaks for each of them. */
export interface Posting {
  readonly entries: Int32Array
  readonly lessons: Int8Array
}

/** The entries that have each character, each pair and each idea. */
export interface SearchIndex {
  readonly ids: readonly string[]
  readonly questions: readonly (readonly string[])[]
  postingOf(gram: string): Posting
  /** How many grams an entry has. */
  sizeOf(entry: number): number
  /** How much it tells: much when few entries have it, most when none has. */
  weightOf(gram: string): number
  readonly mostWeight: number
}

/** A lesson is kept in so many parts of one. */
const LESSON_PARTS = 10
export const lessonOf = (byte: number): number => byte / LESSON_PARTS

interface Tables {
  readonly ids: readonly string[]
  readonly questions: readonly (readonly string[])[]
  readonly grams: ReadonlyMap<string, number>
  readonly starts: Int32Array
  readonly entries: Int32Array
  readonly lessons: Int8Array
}

const none: Posting = { entries: new Int32Array(0), lessons: new Int8Array(0) }

const weightFor = (entries: number, of: number): number => Math.log(1 + of / (entries + 0.5))

const indexOf = ({ ids, questions, grams, starts, entries, lessons }: Tables): SearchIndex => {
  const weights = Float64Array.from({ length: ids.length + 1 }, (_, count) => weightFor(count, ids.length))
  const mostWeight = weightFor(0, ids.length)
  const sizes = new Int32Array(ids.length)
  for (const entry of entries) sizes[entry] = (sizes[entry] ?? 0) + 1
  const from = (gram: number): number => starts[gram] ?? 0
  return {
    ids,
    questions,
    mostWeight,
    sizeOf: (entry) => sizes[entry] ?? 0,
    postingOf: (gram) => {
      const number = grams.get(gram)
      if (number === undefined) return none
      return {
        entries: entries.subarray(from(number), from(number + 1)),
        lessons: lessons.subarray(from(number), from(number + 1)),
      }
    },
    weightOf: (gram) => {
      const number = grams.get(gram)
      return number === undefined ? mostWeight : (weights[from(number + 1) - from(number)] ?? mostWeight)
    },
  }
}

/** Numbers grams as they come. */
const createNumbering = (): { numberOf: (gram: string) => number; numbers: ReadonlyMap<string, number> } => {
  const numbers = new Map<string, number>()
  const numberOf = (gram: string): number => {
    const known = numbers.get(gram)
    if (known !== undefined) return known
    numbers.set(gram, numbers.size)
    return numbers.size - 1
  }
  return { numberOf, numbers }
}

const lessonsOf = (
  questions: readonly (readonly string[])[],
  numberOf: (gram: string) => number,
): readonly Lesson[] =>
  questions.flatMap((asked, entry) =>
    asked.map((question) => {
      const grams: number[] = []
      for (const kind of [onesOf(question), twosOf(question), ideasIn(question)])
        for (const gram of kind) grams.push(numberOf(gram))
      return { entry, grams }
    }),
  )

/** The entries that say each gram. */
const listsOf = (lessons: readonly Lesson[], grams: number): readonly number[][] => {
  const lists = Array.from({ length: grams }, (): number[] => [])
  for (const { entry, grams: said } of lessons) {
    for (const gram of said) {
      const list = lists[gram]
      if (list && list[list.length - 1] !== entry) list.push(entry)
    }
  }
  return lists
}

const flat = (lists: readonly (readonly number[])[]): { starts: Int32Array; entries: Int32Array } => {
  const starts = new Int32Array(lists.length + 1)
  lists.forEach((list, at) => {
    starts[at + 1] = (starts[at] ?? 0) + list.length
  })
  const entries = new Int32Array(starts[lists.length] ?? 0)
  lists.forEach((list, at) => {
    entries.set(list, starts[at] ?? 0)
  })
  return { starts, entries }
}

/** The id of what no entry answers. */
export const NOBODY = ''

const canonicalsOf = (questions: readonly string[]): readonly string[] =>
  [...new Set(questions.map(canonicalOf))].filter(Boolean)

/** What no entry answers, without what an entry of this shop does answer. */
const elsewhereBut = (known: ReadonlySet<string>): readonly (readonly string[])[] =>
  elsewhere.map((line) => canonicalsOf(line.split('|')).filter((question) => !known.has(question)))

/** Reads every question once. */
export const buildIndex = (entries: readonly Asked[]): SearchIndex & { readonly tables: Tables } => {
  const own = entries.map((entry) => canonicalsOf(entry.questions))
  const others = elsewhereBut(new Set(own.flat()))
  const questions = [...own, ...others]
  const ids = [...entries.map(({ id }) => id), ...others.map(() => NOBODY)]
  const { numberOf, numbers } = createNumbering()
  const lessons = lessonsOf(questions, numberOf)
  const postings = flat(listsOf(lessons, numbers.size))
  const weights = Float64Array.from({ length: numbers.size }, (_, gram) =>
    weightFor((postings.starts[gram + 1] ?? 0) - (postings.starts[gram] ?? 0), ids.length),
  )
  const told = learn(lessons, { ...postings, weights }, ids.length)
  const bytes = Int8Array.from(told, (one) => Math.max(-127, Math.min(127, Math.round(one * LESSON_PARTS))))
  const tables = { ids, questions, grams: numbers, ...postings, lessons: bytes }
  return { ...indexOf(tables), tables }
}

/** To be stored; `loadIndex` gives the same index back. */
export const storedIndex = ({ tables }: ReturnType<typeof buildIndex>): StoredIndex => {
  const { ids, questions, grams, starts, entries, lessons } = tables
  const bytes: number[] = []
  for (let gram = 0; gram < grams.size; gram += 1) {
    const list = entries.subarray(starts[gram] ?? 0, starts[gram + 1] ?? 0)
    pushVarint(bytes, list.length)
    let before = 0
    for (const entry of list) {
      pushVarint(bytes, entry - before)
      before = entry
    }
  }
  return {
    v: INDEX_FORM,
    ids,
    questions,
    grams: [...grams.keys()].map((gram) => `${gram} `).join(''),
    postings: Buffer.from(bytes).toString('base64'),
    lessons: Buffer.from(lessons.buffer).toString('base64'),
  }
}

/** The index of a stored version. */
export const loadIndex = (stored: StoredIndex): SearchIndex => {
  const names = stored.grams.split(' ').slice(0, -1)
  const next = varintsOf(stored.postings)
  const lessons = Int8Array.from(Buffer.from(stored.lessons, 'base64'))
  const starts = new Int32Array(names.length + 1)
  const entries = new Int32Array(lessons.length)
  let at = 0
  names.forEach((_, gram) => {
    const count = next()
    let entry = 0
    for (let left = count; left > 0; left -= 1) {
      entry += next()
      entries[at] = entry
      at += 1
    }
    starts[gram + 1] = at
  })
  const grams = new Map(names.map((gram, number) => [gram, number]))
  return indexOf({ ids: stored.ids, questions: stored.questions, grams, starts, entries, lessons })
}
