import fc from 'fast-check'
import starter from '../../../scripts/knowledge/starter.json'
import { outcomeOf, usualThresholds, type Outcome } from '../../../core/knowledge/outcome'
import { createReader, find } from '../../../core/knowledge/rank'
import { buildIndex } from '../../../core/knowledge/search-index'
import { canonicalOf } from '../../../core/knowledge/wordings'

const entries = starter
  .filter((_, number) => number % 9 === 0)
  .map(({ key, title, similar }) => ({ id: key, questions: [title, ...similar.slice(0, 6)] }))
const index = buildIndex(entries)
const read = createReader(index)
const ids = entries.map(({ id }) => id)
const questions = entries.flatMap((entry) => entry.questions)
const known = new Set(questions.map(canonicalOf))

const words = fc.constantFrom(...questions, '那', '还有', '？', '。', '吗', '😀', 'refund', '2件')
const written = fc.oneof(
  fc.array(words, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
)

const idsOf = (outcome: Outcome): readonly string[] => {
  if (outcome.kind === 'person') return []
  return outcome.kind === 'choose' ? outcome.ids : outcome.answers.map(({ id }) => id)
}

it('never answers with, or offers, what may not be said', () => {
  fc.assert(
    fc.property(written, written, fc.subarray(ids), (text, before, allowed) => {
      const allows = (id: string): boolean => allowed.includes(id)
      const said = idsOf(outcomeOf(index, text, { read, allows, before }))
      expect(said.filter((id) => !allows(id))).toEqual([])
    }),
    { numRuns: 200 },
  )
})

it('is as sure as a probability is, and never more', () => {
  fc.assert(
    fc.property(written, (text) => {
      const { best, p, top } = find(index, text, { read })
      expect(p).toBeGreaterThanOrEqual(0)
      expect(p).toBeLessThanOrEqual(1)
      expect(top[0] ?? null).toBe(best)
    }),
    { numRuns: 200 },
  )
})

it('finds a similar question once it is added, whatever it is', () => {
  const isNew = (text: string): boolean => canonicalOf(text) !== '' && !known.has(canonicalOf(text))
  fc.assert(
    fc.property(written.filter(isNew), fc.constantFrom(...ids), (text, id) => {
      const grown = entries.map((entry) =>
        entry.id === id ? { ...entry, questions: [...entry.questions, text] } : entry,
      )
      expect(find(buildIndex(grown), text).best).toBe(id)
    }),
    { numRuns: 20 },
  )
})

it.each([
  ['emoji', '😭😭😭'],
  ['marks', '？？？！！'],
  ['English', 'Could you please tell me a story about dragons'],
  ['Japanese', '明日の天気を教えてください'],
  ['a thousand characters', '我家的猫昨天又把花盆推下来了真是拿它没有办法'.repeat(46).slice(0, 1000)],
])('leaves %s to a person', (_, text) => {
  expect(outcomeOf(index, text, { read })).toEqual({ kind: 'person' })
})

it('answers what is asked word for word', () => {
  for (const { id, questions: own } of entries)
    for (const question of own) {
      const { best, p } = find(index, question, { read })
      expect([question, best, p >= usualThresholds.likely]).toEqual([question, id, true])
    }
})
