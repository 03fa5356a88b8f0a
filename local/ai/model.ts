import * as z from 'zod/mini'
import { parseJson } from '../http'

/** What our doors put into the block of data. */
const Data = z.object({
  question: z.string(),
  entries: z.array(z.object({ key: z.string(), title: z.string(), answer: z.string() })),
})
type Data = z.infer<typeof Data>
type Entry = Data['entries'][number]

export interface Prompt {
  readonly system: string
  readonly user: string
}

const dataIn = (user: string): Data => {
  const block = /<data>([^]*)<\/data>/.exec(user)?.[1] ?? ''
  const data = Data.safeParse(parseJson(block))
  return data.success ? data.data : { question: user, entries: [] }
}

const pairsOf = (text: string): ReadonlySet<string> => {
  const letters = [...text.replace(/[^\p{L}\p{N}]/gu, '')]
  return new Set(letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`))
}

/** The pairs of characters of the question that the entry has, too; its title says most of what it is about. */
const overlap = (question: string, { title, answer }: Entry): number => {
  const asked = [...pairsOf(question)]
  const shared = (text: string) => asked.filter((pair) => pairsOf(text).has(pair)).length
  return 2 * shared(title) + shared(answer)
}

const bestOf = ({ question, entries }: Data): Entry | undefined =>
  entries
    .filter((entry) => overlap(question, entry) > 0)
    .sort((one, other) => overlap(question, other) - overlap(question, one))[0]

const says = (key: string, words: string): string => JSON.stringify({ key, words })

/** It chooses the entry that has most in common with the question, and says it with a word before it. */
const extract = (data: Data): string => {
  const best = bestOf(data)
  return best ? says(best.key, `您好，${best.answer}`) : '{"key": null}'
}

const firstKey = ({ entries }: Data): string => entries[0]?.key ?? ''

type Writer = (data: Data, prompt: Prompt) => string

/** What a model writes, by its name: an honest one, and those that a shop must be safe from. */
const writers: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ['extractive', extract],
  ['fenced', (data) => `\`\`\`json\n${extract(data)}\n\`\`\``],
  ['inventive', (data) => says(firstKey(data), `${bestOf(data)?.answer ?? ''}另外退您 100 元，打 5 折。`)],
  ['obedient', (data) => says(firstKey(data), data.question)],
  ['talkative', (data, { system }) => says(firstKey(data), system)],
  ['foreign', () => says('another-entry', '可以的，您在订单页申请就行。')],
  ['prose', (data) => bestOf(data)?.answer ?? ''],
  ['cut', (data) => extract(data).slice(0, -3)],
  ['empty', () => ''],
])

/** Undefined for a model that there is not. */
export const writtenBy = (model: string, prompt: Prompt): string | undefined =>
  writers.get(model)?.(dataIn(prompt.user), prompt)
