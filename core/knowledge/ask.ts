import * as z from 'zod/mini'
import { ShopId } from '../shared/ids'
import { chinaTime, DAY, startOfDay, Instant } from '../shared/time'
import type { AskStory } from './ask-story'
import { Basis, Outcome } from './basis'
import { lettersOf } from './wordings'

const By = z.object({ agentId: z.string(), name: z.string() })
type By = z.infer<typeof By>

/** Where a supervisor finds it, until it is settled. */
export const SuggestionKind = z.enum(['unanswered', 'wrong'])
export type SuggestionKind = z.infer<typeof SuggestionKind>

/** `missed`: nothing answered it; else what is known of the answer. */
const Standing = z.enum(['missed', 'unjudged', 'right', 'wrong'])
type Standing = z.infer<typeof Standing>

/** A question of the chat, or about an answer that she read on its page. */
const From = z.enum(['chat', 'page'])

const SettledAs = z.enum(['similar', 'written', 'right', 'ignored'])
export type SettledAs = z.infer<typeof SettledAs>

/**
 * One question that a shopper's knowledge was asked: a projection of the turns of its session, with what she, agents
 * and supervisors said of the answer. `_id` = sessionId:n; of a page that she read, shopId:page:openid:key:version.
 */
export const Ask = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    openid: z.string(),
    from: From,
    at: Instant,
    basis: Basis,
    /** The entry that answered; null: none did. */
    key: z.nullable(z.string()),
    /** The piece that she chose among those offered. */
    chosen: z.nullable(z.string()),
    toPerson: z.boolean(),
    /** What the person said first. */
    replies: z.array(z.string()),
    /** The turn up to which it was brought; 0: of a page. */
    seq: z.int(),
    /** 有用, 没用; null: she has not said. */
    helpful: z.nullable(z.boolean()),
    /** The ids under which she said so last. */
    ratings: z.array(z.string()),
    /** What a person at the desk says of the answer: it goes before what she says. */
    judged: z.nullable(z.object({ right: z.boolean(), by: By, at: Instant })),
    /** The entry that would have been right. */
    correctKey: z.nullable(z.string()),
    settled: z.nullable(z.object({ as: SettledAs, by: By, at: Instant })),
    // what follows is made of what is above, for the indexes
    /** Monday 0:00 in China. */
    week: Instant,
    /** The open suggestion that it belongs to. */
    list: z.nullable(SuggestionKind),
    standing: Standing,
    /** Goes up with each change. */
    version: z.int(),
  }),
)
export type Ask = z.infer<typeof Ask>

/** By what questions are counted. */
export const AskKind = z.lazy(() =>
  z.object({
    week: Instant,
    from: From,
    key: z.nullable(z.string()),
    outcome: Outcome,
    standing: Standing,
  }),
)
export type AskKind = z.infer<typeof AskKind>

/** So long questions are kept, or as long as the shop keeps conversations where that is shorter. */
export const ASKS_KEPT_MS = 90 * DAY

/** Monday 0:00 in China of the week that holds `at`. */
export const weekOf = (at: Instant): Instant => startOfDay(at) - ((chinaTime(at).weekday + 6) % 7) * DAY

/** `manual#3` is a passage of the entry `manual`. */
export const entryKeyOf = (piece: string): string => piece.replace(/#\d+$/, '')

const keyOf = ({ basis, chosen }: Pick<AskStory, 'basis' | 'chosen'>): string | null => {
  const piece = chosen ?? (basis.outcome === 'answer' ? basis.found[0]?.id : undefined)
  return piece === undefined ? null : entryKeyOf(piece)
}

type Facts = Omit<Ask, 'week' | 'list' | 'standing'>

const standingOf = ({ key, helpful, judged }: Facts): Standing => {
  if (key === null) return 'missed'
  const isRight = judged?.right ?? helpful
  return isRight === null ? 'unjudged' : isRight ? 'right' : 'wrong'
}

/** Emoji and marks alone ask nothing that could be known. */
const LEAST_LETTERS = 2

/** A person after an answer is a doubt, unless somebody said that it was right. */
const listOf = (ask: Facts): Ask['list'] => {
  if (ask.settled || lettersOf(ask.basis.asked).length < LEAST_LETTERS) return null
  const standing = standingOf(ask)
  if (standing === 'missed') return ask.basis.outcome === 'person' || ask.toPerson ? 'unanswered' : null
  return standing === 'wrong' || (standing === 'unjudged' && ask.toPerson) ? 'wrong' : null
}

const derived = (facts: Facts): Ask => ({
  ...facts,
  week: weekOf(facts.at),
  list: listOf(facts),
  standing: standingOf(facts),
})

const untold = { helpful: null, ratings: [], judged: null, correctKey: null, settled: null, version: 1 }

/** Whose it is, and up to which turn. */
export interface AskOf extends Pick<Ask, '_id' | 'shopId' | 'openid'> {
  readonly seq: number
}

const toldBy = (story: AskStory) => ({
  basis: story.basis,
  chosen: story.chosen ?? null,
  toPerson: story.toPerson ?? false,
  replies: [...story.replies],
})

/** As the turns tell it. */
export const newAsk = (of: AskOf, story: AskStory): Ask =>
  derived({ ...of, ...untold, ...toldBy(story), from: 'chat', at: story.at, key: keyOf(story) })

/** Brought up to a later turn: late or twice changes nothing. */
export const broughtUp = (ask: Ask, seq: number, story: AskStory): Ask =>
  ask.seq >= seq ? ask : derived({ ...ask, ...toldBy(story), seq, key: ask.key ?? keyOf(story) })

/** What a shopper read on its page, as she found it. */
export const newPageAsk = (of: Omit<AskOf, 'seq'>, { at, basis }: Pick<Ask, 'at' | 'basis'>): Ask => {
  const story = { n: 0, at, basis, replies: [] }
  return { ...newAsk({ ...of, seq: 0 }, story), from: 'page' }
}

/** Of so many sayings a repeat is known again. */
const MOST_RATINGS = 10

/** 有用 or 没用 of one of its answers: the last counts, and each once. */
export const rated = (
  ask: Ask,
  { key, helpful, clientId }: { readonly key: string; readonly helpful: boolean; readonly clientId: string },
): Ask =>
  ask.ratings.includes(clientId)
    ? ask
    : derived({ ...ask, key, helpful, ratings: [...ask.ratings, clientId].slice(-MOST_RATINGS) })

interface Saying {
  readonly by: By
  readonly at: Instant
}

/** A person at the desk says whether the answer was right. */
export const judged = (ask: Ask, right: boolean, saying: Saying): Ask =>
  derived({ ...ask, judged: { right, ...saying } })

/** An agent says that it was wrong, and what would have been right. */
export const corrected = (ask: Ask, correctKey: string | null, { by, at }: Saying): Ask =>
  derived({
    ...ask,
    correctKey,
    judged: ask.key === null ? ask.judged : { right: false, by, at },
    settled: null,
  })

/** What a suggestion is once it was seen to. */
export type Settlement = Pick<Ask, 'settled' | 'list'> & Partial<Pick<Ask, 'judged' | 'standing'>>

/** Seen to: it is no suggestion any more. `right`: what that says of the answer; null: nothing. */
export const settlement = (as: SettledAs, { by, at }: Saying, right: boolean | null = null): Settlement => ({
  settled: { as, by, at },
  list: null,
  ...(right !== null && { judged: { right, by, at }, standing: right ? 'right' : 'wrong' }),
})

export const askIdOf = (sessionId: string, { n }: Pick<AskStory, 'n'>): string => `${sessionId}:${n}`
export const pageAskIdOf = (
  shopId: string,
  { openid, key }: { readonly openid: string; readonly key: string },
): string => `${shopId}:page:${openid}:${key}`
