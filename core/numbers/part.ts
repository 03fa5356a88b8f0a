import * as z from 'zod/mini'
import { groupFor, oneGroup } from '../routing/rules'
import type { RoutingFacts } from '../routing/waiting'
import { servicePolicyOf } from '../policy/waits'
import { present } from '../shared/present'
import { chinaTime, dateOf } from '../shared/time'
import type { Shop } from '../shop/shop'
import { followedSums, type FollowedUp } from '../followups/score'
import { nothing, plusRow, Sums, SumsOf } from './sums'
import type { Tally } from './tally'

/** What one session adds to its day. */
export const Part = z.object({
  /** The day in China on which a person was asked for: 2025-11-21. */
  date: z.string(),
  /** 00–23, in China. */
  hour: z.string(),
  /** The group's id; empty: anybody's. */
  group: z.string(),
  whole: Sums,
  agents: z.array(SumsOf),
})
export type Part = z.infer<typeof Part>

/** What is known of a session that is over, or with nobody any more. */
export interface Over {
  readonly tally: Tally
  readonly routing?: Pick<RoutingFacts, 'stage' | 'tags'> | undefined
  /** 1–5; null: not rated. */
  readonly stars: number | null
  readonly isRepeated: boolean
  readonly followUp?: FollowedUp | undefined
}

type Some = Partial<Sums>

const firstOf = ({ first }: Tally, shop: Shop): Some => {
  if (!first) return {}
  const row = servicePolicyOf(shop).rows.find(({ id }) => id === first.rowId)
  const within = (ms: number): number => (first.usedMs <= ms ? 1 : 0)
  return {
    firsts: 1,
    firstMs: first.usedMs,
    ...(row && {
      firstsOnTarget: within(row.targetMs ?? row.standardMs),
      firstsKept: within(row.standardMs),
      firstsInLimit: within(row.limitMs ?? row.standardMs),
    }),
  }
}

/** What a session came to at its end. */
const outcomeOf = ({ stars, isRepeated }: Over): Some => ({
  repeated: isRepeated ? 1 : 0,
  rated: stars === null ? 0 : 1,
  stars: stars ?? 0,
})

const agentRow = (over: Over, shop: Shop, hand: Tally['hands'][number]): SumsOf => {
  const { agentId: key, ...done } = hand
  const { tally } = over
  return {
    key,
    sums: {
      ...nothing,
      ...present(done),
      reached: 1,
      handled: 1,
      ...(tally.first?.agentId === key && firstOf(tally, shop)),
      ...(tally.hands.at(-1) === hand && outcomeOf(over)),
    },
  }
}

/** What adds up over the hands of a session. */
const ofHands = [
  ...(['handledMs', 'waits', 'waitMs', 'waitsKept', 'passedOn'] as const),
  ...(['plans', 'plansKept', 'resolutions', 'resolutionsKept', 'progresses', 'progressesKept'] as const),
  ...(['l2News', 'l2NewsKept'] as const),
]

const handsOf = ({ hands }: Tally): Some => {
  const total = (name: (typeof ofHands)[number]): number =>
    hands.reduce((sum, hand) => sum + (hand[name] ?? 0), 0)
  return { handled: 1, ...Object.fromEntries(ofHands.map((name) => [name, total(name)])) }
}

/** It counts for whoever did it or has to, whether he had the session or not. */
const withFollowUp = (rows: readonly SumsOf[], followUp: FollowedUp | undefined): SumsOf[] =>
  followUp?.agentId
    ? plusRow(rows, { key: followUp.agentId, sums: { ...nothing, ...followedSums(followUp) } })
    : [...rows]

/** What a session adds to its day; a group by the rules of this moment. */
export const partOf = (over: Over, shop: Shop): Part => {
  const { tally, routing } = over
  const { askedAt, queuedMs, hands } = tally
  const group = groupFor(shop.routing ?? oneGroup, routing ?? { stage: null, tags: [] })
  const followed = followedSums(over.followUp)
  const reached = { reached: 1, queuedMs, ...handsOf(tally), ...firstOf(tally, shop), ...outcomeOf(over) }
  return {
    date: dateOf(askedAt),
    hour: String(chinaTime(askedAt).hour).padStart(2, '0'),
    group: group?.id ?? '',
    whole: { ...nothing, asked: 1, ...(hands.length > 0 && reached), ...followed },
    agents: withFollowUp(
      hands.map((hand) => agentRow(over, shop, hand)),
      over.followUp,
    ),
  }
}
