/**
 * Fits the weights of core/knowledge on question sets and on our own starter:
 *   npm run fit:knowledge -- SET.json [SET.json …]
 * SET.json: {kb: [{id, std, sims[]}], queries: [{q, id | null, kind, split}]}. Learns from the questions of the split
 * `dev`, prints what it makes of `test`, and writes core/knowledge/weights.ts: fewer than a hundred numbers, nothing
 * of the sets.
 */
import { writeFileSync } from 'node:fs'
import { featureNames } from '../../core/knowledge/features'
import {
  byScore,
  createReader,
  dot,
  surenessOf,
  sureNames,
  weigh,
  type Ranked,
} from '../../core/knowledge/rank'
import { buildIndex } from '../../core/knowledge/search-index'
import { at } from '../lib/root'
import { fitChoice, fitYes } from './learn'
import { smallShop, starterShops, wholeSet, type Asking, type TriedShop } from './shops'

interface Case extends Pick<Asking, 'kind' | 'isTest'> {
  readonly ranked: readonly Ranked[]
  /** The number of the right entry, -1 when there is none. */
  readonly right: number
}

interface Tried {
  readonly name: string
  readonly cases: readonly Case[]
}

const casesOf = ({ entries, questions }: TriedShop): readonly Case[] => {
  const index = buildIndex(entries)
  const read = createReader(index)
  return questions.map(({ ask, right, kind, isTest }) => ({
    ...{ kind, isTest },
    ranked: weigh(index, ask, { read }),
    right: right === null ? -1 : index.ids.indexOf(right),
  }))
}

const rerank = (weights: readonly number[], one: Case): Case => {
  const ranked = one.ranked.map((candidate) => ({ ...candidate, score: dot(weights, candidate.features) }))
  return { ...one, ranked: ranked.sort(byScore) }
}

const bestOf = ({ ranked }: Case): Ranked | undefined => ranked.find(({ isNobodys }) => !isNobodys)
const isRight = (one: Case): boolean => bestOf(one)?.entry === one.right

const sureOf = (sure: readonly number[], one: Case): number =>
  bestOf(one) ? 1 / (1 + Math.exp(-dot(sure, surenessOf(one.ranked)))) : 0

const share = (part: number, of: number): number => Math.round((1000 * part) / Math.max(1, of)) / 1000

/** The share of what can be answered that is answered where nine of ten answers are right. */
const coverage = (sorted: readonly { readonly one: Case }[], asked: number): number => {
  let good = 0
  let inside = 0
  let found = 0
  sorted.forEach(({ one }, place) => {
    if (isRight(one)) good += 1
    if (one.kind === 'in') inside += 1
    if (place >= 9 && good / (place + 1) >= 0.9) found = inside
  })
  return share(found, asked)
}

const report = ({ name, cases }: Tried, sure: readonly number[]): void => {
  const asked = cases.filter(({ kind }) => kind === 'in')
  const answers = cases.map((one) => ({ one, p: sureOf(sure, one) })).sort((a, b) => b.p - a.p)
  const given = answers.filter(({ p }) => p >= 0.9)
  const far = answers.filter(({ one }) => one.kind === 'far')
  const figures = {
    top1: share(asked.filter(isRight).length, asked.length),
    c90: coverage(answers, asked.length),
    prec90: share(given.filter(({ one }) => isRight(one)).length, given.length),
    cov90: share(given.filter(({ one }) => one.kind === 'in').length, asked.length),
    farRefused: share(far.filter(({ p }) => p < 0.9).length, far.length),
  }
  console.log(name, JSON.stringify(figures))
}

/** How many candidates beside the right one are learned from. */
const MOST_BESIDE = 20

const choiceOf = ({ ranked, right }: Case) => {
  const options = ranked.filter(({ isNobodys }) => !isNobodys).slice(0, MOST_BESIDE)
  const place = options.findIndex(({ entry }) => entry === right)
  return place < 0 ? [] : [{ options: options.map(({ features }) => features), right: place }]
}

const sets = process.argv.slice(2).map(wholeSet)
const small = sets.flatMap((set) => [smallShop(set, Infinity), smallShop(set, 2)])
const starter = starterShops()
const tried = [...sets, ...small, ...starter].map((shop) => ({ name: shop.name, cases: casesOf(shop) }))

const learned = (of: readonly Tried[]): readonly Case[] =>
  of.flatMap(({ cases }) => cases.filter(({ isTest }) => !isTest))
const byRank = fitChoice(learned(tried).flatMap(choiceOf), featureNames.length)
const ordered = tried.map(({ name, cases }) => ({ name, cases: cases.map((one) => rerank(byRank, one)) }))
const bySureness = fitYes(
  learned(ordered)
    .filter((one) => bestOf(one) !== undefined)
    .map((one) => ({ values: surenessOf(one.ranked), isSo: isRight(one) })),
)

for (const { name, cases } of ordered) {
  const tested = cases.filter(({ isTest }) => isTest)
  if (tested.some(({ kind }) => kind === 'in')) report({ name, cases: tested }, bySureness)
}

const spoken = (names: readonly string[], values: readonly number[]): string =>
  names.map((name, number) => `${name} ${(values[number] ?? 0).toFixed(2)}`).join(' · ')
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
