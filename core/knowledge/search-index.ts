import { canonicalOf, onesOf, twosOf } from './wordings'

/** What is asked, and whose answer it has: the first question is the title. */
export interface Asked {
  readonly id: string
  readonly questions: readonly string[]
}

/** An index as it is stored with the published version: plain JSON, loaded without reading a question again. */
export interface StoredIndex {
  readonly v: 1
  readonly ids: readonly string[]
  /** Of each entry, in canonical form. */
  readonly questions: readonly (readonly string[])[]
  /** Characters and pairs, most frequent first; each ends with a blank. */
  readonly grams: string
  /** For each of them, how many entries have it; then their numbers as steps from one to the next. Base64 of varints. */
  readonly postings: string
}

/** The entries that have each character and each pair. */
export interface SearchIndex {
  readonly ids: readonly string[]
  readonly questions: readonly (readonly string[])[]
  /** The numbers of the entries that have it, ascending. */
  entriesWith(gram: string): Int32Array
  /** How many characters and pairs an entry has. */
  sizeOf(entry: number): number
  /** How much it tells: much when few entries have it, most when none has. */
  weightOf(gram: string): number
  readonly mostWeight: number
}

const none = new Int32Array(0)

const indexOf = (
  { ids, questions }: Pick<SearchIndex, 'ids' | 'questions'>,
  postings: ReadonlyMap<string, Int32Array>,
): SearchIndex => {
  const weightFor = (entries: number): number => Math.log(1 + ids.length / (entries + 0.5))
  const weights = Float64Array.from({ length: ids.length + 1 }, (_, entries) => weightFor(entries))
  const mostWeight = weightFor(0)
  const sizes = new Int32Array(ids.length)
  for (const list of postings.values()) for (const entry of list) sizes[entry] = (sizes[entry] ?? 0) + 1
  return {
    ids,
    questions,
    mostWeight,
    sizeOf: (entry) => sizes[entry] ?? 0,
    entriesWith: (gram) => postings.get(gram) ?? none,
    weightOf: (gram) => weights[postings.get(gram)?.length ?? 0] ?? mostWeight,
  }
}

const gramsOfEntry = (questions: readonly string[]): Set<string> => {
  const grams = new Set<string>()
  for (const question of questions) {
    for (const one of onesOf(question)) grams.add(one)
    for (const two of twosOf(question)) grams.add(two)
  }
  return grams
}

/** Reads every question once. */
export const buildIndex = (
  entries: readonly Asked[],
): SearchIndex & { readonly grams: readonly string[] } => {
  const questions = entries.map((entry) => [...new Set(entry.questions.map(canonicalOf))].filter(Boolean))
  const lists = new Map<string, number[]>()
  questions.forEach((asked, entry) => {
    for (const gram of gramsOfEntry(asked)) {
      const list = lists.get(gram)
      if (list) list.push(entry)
      else lists.set(gram, [entry])
    }
  })
  const postings = new Map([...lists].map(([gram, list]) => [gram, Int32Array.from(list)]))
  return {
    ...indexOf({ ids: entries.map(({ id }) => id), questions }, postings),
    grams: [...postings.keys()],
  }
}

const pushVarint = (bytes: number[], value: number): void => {
  let left = value
  while (left > 127) {
    bytes.push((left & 127) | 128)
    left >>>= 7
  }
  bytes.push(left)
}

/** To be stored; `loadIndex` gives the same index back. */
export const storedIndex = (index: ReturnType<typeof buildIndex>): StoredIndex => {
  const bytes: number[] = []
  for (const gram of index.grams) {
    const list = index.entriesWith(gram)
    pushVarint(bytes, list.length)
    let before = 0
    for (const entry of list) {
      pushVarint(bytes, entry - before)
      before = entry
    }
  }
  const grams = index.grams.map((gram) => `${gram} `).join('')
  return {
    v: 1,
    ids: index.ids,
    questions: index.questions,
    grams,
    postings: Buffer.from(bytes).toString('base64'),
  }
}

const varintsOf = (base64: string): (() => number) => {
  const bytes = Buffer.from(base64, 'base64')
  let at = 0
  return () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at] ?? 0
      at += 1
      value |= (byte & 127) << shift
      if (byte < 128) return value
    }
  }
}

/** The index of a stored version. */
export const loadIndex = (stored: StoredIndex): SearchIndex => {
  const next = varintsOf(stored.postings)
  const postings = new Map<string, Int32Array>()
  for (const gram of stored.grams.split(' ')) {
    if (gram === '') continue
    const list = new Int32Array(next())
    let before = 0
    for (let at = 0; at < list.length; at += 1) list[at] = before += next()
    postings.set(gram, list)
  }
  return indexOf(stored, postings)
}
