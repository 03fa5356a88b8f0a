/**
 * Fits the weights of core/knowledge on question sets:
 *   npm run fit:knowledge -- SET.json [SET.json …]
 * SET.json: {kb: [{id, std, sims[]}], queries: [{q, id | null, kind, split}]}. Learns from the questions of the split
 * `dev`, prints what it makes of `test`, and writes core/knowledge/weights.ts: some fifty numbers, nothing of the sets.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { featureNames } from '../../core/knowledge/features'
import {
  byScore,
  createReader,
  dot,
  weigh,
  sureNames,
  surenessOf,
  type Ranked,
} from '../../core/knowledge/rank'
import { buildIndex } from '../../core/knowledge/search-index'
import { at } from '../lib/root'
import { fitChoice, fitYes } from './learn'

interface QuestionSet {
  readonly name: string
  readonly kb: readonly {
    readonly id: string | number
    readonly std: string
    readonly sims: readonly string[]
  }[]
  readonly queries: readonly {
    readonly q: string
    readonly id: string | number | null
    readonly kind: string
    readonly split: string
  }[]
}

interface Case {
  readonly kind: string
  readonly split: string
  readonly ranked: readonly Ranked[]
  /** The number of the right entry, -1 when there is none. */
  readonly right: number
}

const casesOf = ({ kb, queries }: QuestionSet): readonly Case[] => {
  const index = buildIndex(kb.map(({ id, std, sims }) => ({ id: String(id), questions: [std, ...sims] })))
  const read = createReader(index)
  return queries.map(({ q, id, kind, split }) => ({
    kind,
    split,
    ranked: weigh(index, q, { read }),
    right: id === null ? -1 : index.ids.indexOf(String(id)),
  }))
}

const rerank = (weights: readonly number[], one: Case): Case => {
  const ranked = one.ranked.map((candidate) => ({ ...candidate, score: dot(weights, candidate.features) }))
  return { ...one, ranked: ranked.sort(byScore) }
}

const isRight = ({ ranked, right }: Case): boolean => ranked[0]?.entry === right

const report = (name: string, cases: readonly Case[], sure: readonly number[]): void => {
  const asked = cases.filter(({ kind }) => kind === 'in')
  const answers = cases.map((one) => ({ one, p: 1 / (1 + Math.exp(-dot(sure, surenessOf(one.ranked)))) }))
  const sorted = answers.filter(({ one }) => one.ranked.length > 0).sort((a, b) => b.p - a.p)
  let good = 0
  let inside = 0
  let c90 = 0
  sorted.forEach(({ one }, place) => {
    if (isRight(one)) good += 1
    if (one.kind === 'in') inside += 1
    if (place >= 9 && good / (place + 1) >= 0.9) c90 = inside / asked.length
  })
  const given = sorted.filter(({ p }) => p >= 0.9)
  const far = answers.filter(({ one }) => one.kind === 'far')
  const figures = {
    top1: asked.filter(isRight).length / asked.length,
    c90,
    prec90: given.filter(({ one }) => isRight(one)).length / Math.max(1, given.length),
    cov90: given.filter(({ one }) => one.kind === 'in').length / asked.length,
    farRefused: far.filter(({ p }) => p < 0.9).length / Math.max(1, far.length),
  }
  console.log(
    name,
    JSON.stringify(figures, (_, value: unknown) =>
      typeof value === 'number' ? Math.round(value * 1000) / 1000 : value,
    ),
  )
}

const sets = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')) as QuestionSet)
const all = sets.map((set) => ({ name: set.name, cases: casesOf(set) }))
const learning = all.flatMap(({ cases }) => cases.filter(({ split }) => split === 'dev'))
const choices = learning.flatMap(({ ranked, right }) => {
  const at = ranked.findIndex(({ entry }) => entry === right)
  return at < 0 ? [] : [{ options: ranked.map(({ features }) => features), right: at }]
})
const byRank = fitChoice(choices, featureNames.length)
const learned = learning.map((one) => rerank(byRank, one)).filter(({ ranked }) => ranked.length > 0)
const bySureness = fitYes(learned.map((one) => ({ values: surenessOf(one.ranked), isSo: isRight(one) })))

for (const { name, cases } of all) {
  const tested = cases.filter(({ split }) => split === 'test').map((one) => rerank(byRank, one))
  report(name, tested, bySureness)
}

const spoken = (names: readonly string[], values: readonly number[]): string =>
  names.map((name, at) => `${name} ${(values[at] ?? 0).toFixed(2)}`).join(' · ')
console.log(`order: ${spoken(featureNames, byRank)}`)
console.log(`sure: ${spoken(sureNames, bySureness)}`)

const numbers = (values: readonly number[]): string =>
  `[${values.map((value) => Number(value.toFixed(3))).join(', ')}]`
writeFileSync(
  at('core/knowledge/weights.ts'),
  `/** By \`npm run fit:knowledge\`: how much each feature says, in the order of \`featureNames\`. */
export const rankWeights: readonly number[] = ${numbers(byRank)}

/** How sure one may be of the best, in the order of \`sureNames\`. */
export const sureWeights: readonly number[] = ${numbers(bySureness)}
`,
)
