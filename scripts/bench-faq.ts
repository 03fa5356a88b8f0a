/**
 * `npm run -s bench:faq -- KB.json QUERIES.json`: what the bot would answer, measured from outside.
 * KB: {name, kb: [{id, std, sims[]}]}; QUERIES: ["question", …]. Prints a line {i, id, p, top3} a question, then one
 * {buildMs, loadMs, p50Ms, p99Ms, rssMb, entries}.
 */
import { readFileSync } from 'node:fs'
import { createReader, find } from '../core/knowledge/rank'
import { buildIndex, loadIndex, storedIndex } from '../core/knowledge/search-index'
import { percentile } from '../core/shared/percentile'

interface Entry {
  readonly id: string | number
  readonly std: string
  readonly sims: readonly string[]
}

const [kbFile = '', queriesFile = ''] = process.argv.slice(2)
const { kb } = JSON.parse(readFileSync(kbFile, 'utf8')) as { readonly kb: readonly Entry[] }
const queries = JSON.parse(readFileSync(queriesFile, 'utf8')) as readonly string[]
const ids = new Map(kb.map(({ id }) => [String(id), id]))

const timed = <T>(work: () => T): [T, number] => {
  const start = performance.now()
  return [work(), performance.now() - start]
}

const asked = kb.map(({ id, std, sims }) => ({ id: String(id), questions: [std, ...sims] }))
const [built, buildMs] = timed(() => buildIndex(asked))
const text = JSON.stringify(storedIndex(built))
const [index, loadMs] = timed(() => loadIndex(JSON.parse(text) as ReturnType<typeof storedIndex>))
const read = createReader(index)

const idOf = (id: string | null): string | number | null => (id === null ? null : (ids.get(id) ?? null))
const times: number[] = []
queries.forEach((question, i) => {
  const [{ best, p, top }, ms] = timed(() => find(index, question, { read }))
  times.push(ms)
  console.log(JSON.stringify({ i, id: idOf(best), p: Math.round(p * 1e4) / 1e4, top3: top.map(idOf) }))
})

const rounded = (value: number): number => Math.round(value * 100) / 100
console.log(
  JSON.stringify({
    buildMs: rounded(buildMs),
    loadMs: rounded(loadMs),
    p50Ms: rounded(percentile(times, 0.5)),
    p99Ms: rounded(percentile(times, 0.99)),
    rssMb: Math.round(process.memoryUsage().rss / 1024 / 1024),
    entries: kb.length,
  }),
)
