import type { SuggestionGroup } from '../contracts/desk/learning'
import { DAY, type Instant } from '../shared/time'
import type { Ask, SuggestionKind } from './ask'
import { groupsOf, type Grouped } from './groups'
import { askEach, type LiveKnowledge } from './live'

const WEEK = 7 * DAY
const SHOWN = 8
const NEAR = 3

interface Question {
  readonly ask: Ask
  readonly text: string
}
type Group = Grouped<Question>

/** Wrong answers are told apart by the entry that gave them. */
const byAnswer = (asks: readonly Ask[]): readonly (readonly Question[])[] => {
  const lots = new Map<string | null, Question[]>()
  for (const ask of asks) {
    const question = { ask, text: ask.basis.asked }
    const lot = lots.get(ask.key)
    if (lot) lot.push(question)
    else lots.set(ask.key, [question])
  }
  return [...lots.values()]
}

const countSince = (members: readonly Question[], from: Instant, to: Instant): number =>
  members.filter(({ ask: { at } }) => at >= from && at < to).length

const titled = ({ entries }: LiveKnowledge, key: string): { key: string; title: string } => ({
  key,
  title: entries.find(({ entry }) => entry.key === key)?.entry.title ?? key,
})

type Near = SuggestionGroup['near'][number]

/** What agents said would have been right goes first, then what is most like it, however unlike, but what was wrong. */
const nearOf = (live: LiveKnowledge, { members, medoid }: Group, now: Instant): Near[] => {
  const said = members.flatMap(({ ask: { correctKey } }) => (correctKey === null ? [] : [correctKey]))
  const found = askEach(live, medoid.text, { by: 'agent', now })
    .found.filter(({ piece }) => piece.entry.audience !== 'agent')
    .map(({ piece: { entry }, p }) => ({ key: entry.key, title: entry.title, p, named: false }))
  const named = [...new Set(said)]
    .filter((key) => live.entries.some(({ entry }) => entry.key === key))
    .map((key) => ({ ...titled(live, key), p: found.find((one) => one.key === key)?.p ?? 0, named: true }))
  const wrong = members[0]?.ask.key
  const all = [...named, ...found.filter(({ key }) => key !== wrong)]
  return all.filter(({ key }, at) => all.findIndex((one) => one.key === key) === at).slice(0, NEAR)
}

const viewOf = (live: LiveKnowledge, group: Group, { kind, now }: Look): SuggestionGroup | null => {
  const { members, medoid } = group
  const [newest] = members
  if (!newest) return null
  const { key, _id: id } = newest.ask
  return {
    ...{ id, kind, question: medoid.text, count: members.length },
    thisWeek: countSince(members, now - WEEK, now + 1),
    lastWeek: countSince(members, now - 2 * WEEK, now - WEEK),
    asked: members.slice(0, SHOWN).map(({ ask: { _id, basis, at, replies } }) => ({
      ...{ id: _id, text: basis.asked, at },
      reply: replies.length > 0 ? replies.join('\n') : null,
    })),
    ids: members.map(({ ask }) => ask._id),
    answeredBy: key === null ? null : titled(live, key),
    near: nearOf(live, group, now),
  }
}

interface Look {
  readonly kind: SuggestionKind
  readonly now: Instant
  readonly limit: number
}

/** Open suggestions by what they ask, the largest first; `asks`: newest first. */
export const inboxOf = (
  live: LiveKnowledge,
  asks: readonly Ask[],
  look: Look,
): { readonly groups: SuggestionGroup[]; readonly more: number } => {
  const groups = byAnswer(asks)
    .flatMap((questions) => groupsOf(questions, (gram) => live.index.weightOf(gram)))
    .sort((one, other) => other.members.length - one.members.length)
  return {
    groups: groups.slice(0, look.limit).flatMap((group) => viewOf(live, group, look) ?? []),
    more: Math.max(0, groups.length - look.limit),
  }
}
