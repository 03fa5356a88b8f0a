import * as z from 'zod/mini'
import { mentionsText } from '../copy/mentions'
import { agentIdOf } from '../routing/agent'
import { ShopId } from '../shared/ids'
import { Instant, SECOND } from '../shared/time'
import { retryAfter, type Missed } from './retry'
import { byteLength, LANE_TEXT_BYTES } from './text'

/** One note that names somebody. */
export const Mention = z.lazy(() =>
  z.object({
    /** sessionId:seq of the note: the same mention again is told once. */
    key: z.string(),
    at: Instant,
    called: z.object({ number: z.int(), honorific: z.string() }),
    byName: z.string(),
    text: z.string(),
  }),
)
export type Mention = z.infer<typeof Mention>

/**
 * What a colleague is told of notes that name him: the first at once, those shortly after it together (R49; ADR 2). All of
 * it is one document with a version, so that no two instances tell one mention in two messages.
 */
export const MentionBox = z.lazy(() =>
  z.object({
    /** shopId:userid */
    _id: z.string(),
    shopId: ShopId,
    userid: z.string(),
    /** 0: not stored yet. */
    version: z.int(),
    /** Until then whoever names him waits, and goes with the others. */
    quietUntil: Instant,
    /** When the clock tells what waits; null: nothing does. */
    sendAt: z.nullable(Instant),
    /** Oldest first. */
    waiting: z.array(Mention),
    /** So many of them, from the oldest, are one message that may have been sent: a repeat is the same. */
    sealed: z.int(),
    attempts: z.int(),
    /** Mentions that are told each by itself, lately: a repeat is the same message. */
    alone: z.array(z.string()),
    /** Mentions that were told together, lately: a repeat is none. */
    told: z.array(z.string()),
  }),
)
export type MentionBox = z.infer<typeof MentionBox>

/** Who names him within this time after a message waits for the next one. */
export const QUIET_MS = 15 * SECOND
/** A repeat comes within minutes. */
const REMEMBERED = 50
const MOST_TOGETHER = 10

export const newBox = (shopId: string, userid: string): MentionBox => ({
  ...{ _id: agentIdOf(shopId, userid), shopId, userid, version: 0 },
  ...{ quietUntil: 0, sendAt: null, waiting: [], sealed: 0, attempts: 0, alone: [], told: [] },
})

const remember = (keys: readonly string[], more: readonly string[]): string[] =>
  [...keys, ...more].slice(-REMEMBERED)

/** The box with a mention in it; `isAlone`: it is to be told at once, by itself. */
export const put = (
  box: MentionBox,
  mention: Mention,
  now: Instant,
): { readonly box: MentionBox; readonly isAlone: boolean } => {
  const { key } = mention
  if (box.alone.includes(key)) return { box, isAlone: true }
  if (box.told.includes(key) || box.waiting.some((one) => one.key === key)) return { box, isAlone: false }
  if (box.waiting.length === 0 && box.quietUntil <= now) {
    return { box: { ...box, alone: remember(box.alone, [key]), quietUntil: now + QUIET_MS }, isAlone: true }
  }
  return { box: waitsToo(box, mention, Math.max(now, box.quietUntil)), isAlone: false }
}

const waitsToo = (box: MentionBox, mention: Mention, sendAt: Instant): MentionBox => ({
  ...box,
  waiting: [...box.waiting, mention],
  sendAt: box.sendAt ?? sendAt,
})

/** His limit was reached, so nothing was sent by itself: it goes with the others at `retryAt`. */
export const holdBack = (box: MentionBox, mention: Mention, retryAt: Instant): MentionBox =>
  box.alone.includes(mention.key)
    ? waitsToo({ ...box, alone: box.alone.filter((key) => key !== mention.key) }, mention, retryAt)
    : box

/** As many as one message of WeCom holds, one at least. */
const fitting = (waiting: readonly Mention[]): number => {
  let count = Math.min(waiting.length, MOST_TOGETHER)
  while (count > 1 && byteLength(mentionsText(waiting.slice(0, count))) > LANE_TEXT_BYTES) count -= 1
  return count
}

/** Which go together is written down before they are sent. */
export const sealed = (box: MentionBox): MentionBox =>
  box.sealed > 0 || box.waiting.length === 0 ? box : { ...box, sealed: fitting(box.waiting) }

/** What the next message tells. */
export const next = (box: MentionBox): readonly Mention[] => box.waiting.slice(0, box.sealed)

const withoutNext = (box: MentionBox, keys: readonly string[], quietUntil: Instant): MentionBox => {
  const waiting = box.waiting.filter(({ key }) => !keys.includes(key))
  const sendAt = waiting.length > 0 ? quietUntil : null
  const told = remember(box.told, keys)
  return { ...box, waiting, sendAt, told, sealed: 0, attempts: 0, quietUntil }
}

/** They were told; what came meanwhile goes next. */
export const sent = (box: MentionBox, keys: readonly string[], now: Instant): MentionBox =>
  box.waiting.some(({ key }) => keys.includes(key)) ? withoutNext(box, keys, now + QUIET_MS) : box

/** They were not told: tried again later, or given up. */
export const failed = (
  box: MentionBox,
  missed: Missed,
  now: Instant,
): { readonly box: MentionBox; readonly isDead: boolean } => {
  const { attempts, until, isDead } = retryAfter(missed, box.attempts, now)
  if (isDead) {
    const keys = next(box).map(({ key }) => key)
    return { box: withoutNext(box, keys, now), isDead }
  }
  // nothing was ever sent: whoever comes meanwhile goes with them
  const isSealed = attempts > 0
  return { box: { ...box, attempts, sealed: isSealed ? box.sealed : 0, sendAt: until }, isDead }
}
