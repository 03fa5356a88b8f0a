import labelled from './labelled.json'
import starter from '../../../scripts/knowledge/starter.json'
import { elsewhere } from '../../../core/knowledge/elsewhere'
import { figuresOf, judge, type Judged } from '../../../core/knowledge/measure'
import { buildIndex } from '../../../core/knowledge/search-index'
import { canonicalOf } from '../../../core/knowledge/wordings'

const known = new Set(
  [
    ...starter.flatMap(({ title, similar }) => [title, ...similar]),
    ...elsewhere.flatMap((line) => line.split('|')),
  ].map(canonicalOf),
)
/** What is measured was not written down anywhere: a few that came about twice are not counted. */
const unseen = labelled.filter(({ ask }) => !known.has(canonicalOf(ask)))

const index = buildIndex(
  starter.map(({ key, title, similar }) => ({ id: key, questions: [title, ...similar] })),
)
const judged = judge(index, unseen)
const kindOf = ({ right }: Judged): 'outside' | 'single' | 'several' =>
  right.length === 0 ? 'outside' : right.length === 1 ? 'single' : 'several'

it('has at least six hundred questions that were never written down', () => {
  expect(unseen.length).toBeGreaterThanOrEqual(600)
  expect(new Set(judged.map(kindOf))).toEqual(new Set(['outside', 'single', 'several']))
})

it('is right when it answers, and answers most of what the shop knows', () => {
  const { precision, coverage, helped, refused } = figuresOf(judged)
  expect(precision).toBeGreaterThanOrEqual(0.955)
  expect(coverage).toBeGreaterThanOrEqual(0.78)
  expect(helped).toBeGreaterThanOrEqual(0.96)
  expect(refused).toBeGreaterThanOrEqual(0.85)
})

it.each([0, 1])('is as right on either half (%d)', (half) => {
  const { precision, coverage } = figuresOf(judged.filter((_, number) => number % 2 === half))
  expect(precision).toBeGreaterThanOrEqual(0.945)
  expect(coverage).toBeGreaterThanOrEqual(0.76)
})

it('answers several questions of one message only where it is right about each', () => {
  const { precision, coverage } = figuresOf(judged.filter((one) => kindOf(one) === 'several'))
  expect(precision).toBeGreaterThanOrEqual(0.97)
  expect(coverage).toBeGreaterThanOrEqual(0.5)
})
