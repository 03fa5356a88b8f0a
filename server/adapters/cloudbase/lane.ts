import * as z from 'zod/mini'
import { Said } from '../../../core/contracts/wecom.contract'
import { MessageBody } from '../../../core/conversation/message'
import { agentIdOf } from '../../../core/routing/agent'
import {
  ADVANCE,
  ADVANCE_MS,
  atRest,
  fitsAt,
  latestFor,
  pushed,
  pushesMs,
} from '../../../core/lane/push-limit'
import { Instant, MINUTE, SECOND } from '../../../core/shared/time'
import type { Inbox, InboxItem, Lanes, Pushes, Reservation } from '../../lane-ports'
import type { Cloudbase } from './app'
import { cloudbaseCards } from './cards'
import { Collection, newMark } from './collection'
import { createMemory } from './memory'
import { cloudbaseMentions } from './mentions'

const Item: z.ZodMiniType<InboxItem> = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: z.string(),
    userid: z.string(),
    said: Said,
    open: z.array(z.string()),
    receivedAt: Instant,
    pendingAt: z.nullable(Instant),
    attempts: z.int(),
    reply: z.nullable(z.string()),
    deadAt: z.optional(z.nullable(Instant)),
  }),
)

/** In the order in which they came in; within one millisecond by WeCom's own numbers. */
const isBefore = (one: InboxItem, other: InboxItem): boolean =>
  one.receivedAt < other.receivedAt || (one.receivedAt === other.receivedAt && one._id < other._id)

/** Removes what is over and came before that, the oldest first; answers how many. */
const removeOver = async (
  { command }: Cloudbase,
  inbox: Collection<InboxItem>,
  { before, limit }: { readonly before: Instant; readonly limit: number },
): Promise<number> => {
  const filter = { pendingAt: null, receivedAt: command.lt(before) }
  const over = await inbox.find(filter, { order: [['receivedAt', 'asc']], limit })
  if (over.length > 0) await inbox.remove({ _id: command.in(over.map(({ _id }) => _id)) })
  return over.length
}

export const cloudbaseInbox = (cloudbase: Cloudbase): Inbox => {
  const inbox = new Collection(cloudbase, 'inbox', Item)
  const { command } = cloudbase
  return {
    store: (item) => inbox.insert(item),
    find: (id) => inbox.get(id),
    finish: async (id, reply) => {
      await inbox.patch({ _id: id }, { reply, pendingAt: null })
    },
    putOff: async ({ _id, attempts }, pendingAt, reply) => {
      await inbox.patch({ _id }, { pendingAt, reply, attempts: attempts + 1 })
    },
    giveUp: async ({ _id, attempts }, deadAt, reply) => {
      await inbox.patch({ _id }, { pendingAt: null, deadAt, reply, attempts: attempts + 1 })
    },
    due: (now, limit) =>
      inbox.find({ pendingAt: command.lte(now) }, { order: [['pendingAt', 'asc']], limit }),
    unfinishedBefore: async (item) => {
      const { shopId, userid } = item
      const pending = await inbox.find({ shopId, userid, pendingAt: command.gt(0) }, { limit: 50 })
      return pending.filter((other) => other.reply === null && isBefore(other, item))
    },
    sweep: (before, limit) => removeOver(cloudbase, inbox, { before, limit }),
  }
}

const Lane = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: z.string(),
    held: z.array(z.object({ inboxId: z.string(), body: MessageBody, at: Instant })),
    linkAsked: z.optional(
      z.object({ inboxId: z.string(), orderNo: z.string(), sessionId: z.string(), at: Instant }),
    ),
  }),
)

export const cloudbaseLanes = (cloudbase: Cloudbase): Lanes => {
  const lanes = new Collection(cloudbase, 'lanes', Lane)
  const of = (shopId: string, userid: string) => lanes.get(agentIdOf(shopId, userid))
  /** One agent's words are worked on one after the other. */
  const change = async (shopId: string, userid: string, fields: Partial<z.infer<typeof Lane>>) => {
    const _id = agentIdOf(shopId, userid)
    if ((await lanes.patch({ _id }, fields)) === 0) await lanes.put({ _id, shopId, held: [], ...fields })
  }
  return {
    held: async (shopId, userid) => (await of(shopId, userid))?.held ?? [],
    hold: (shopId, userid, held) => change(shopId, userid, { held: [...held] }),
    linkAsked: async (shopId, userid) => (await of(shopId, userid))?.linkAsked ?? null,
    askLink: (shopId, userid, asked) => change(shopId, userid, { linkAsked: { ...asked } }),
    mentions: cloudbaseMentions(cloudbase),
    cards: cloudbaseCards(cloudbase),
  }
}

/** `lastAsk` is whoever took something out last: a repeat, after an answer that was lost, finds itself there. */
const Bucket = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: z.string(),
    fullAt: Instant,
    lastAsk: z.optional(z.string()),
  }),
)

/** What an instance took out in advance. */
interface Advance {
  readonly left: number
  readonly until: Instant
}

interface Member {
  readonly _id: string
  readonly shopId: string
}

interface Addition {
  readonly _id: string
  readonly lastAsk: string
  readonly now: Instant
  readonly count: number
}

const MOST_TRIES = 6

/**
 * One bucket a member. A write says itself which buckets it fits, so that none is read first, and no two instances
 * spend the same drop.
 */
export class CloudbasePushes implements Pushes {
  private readonly buckets
  /** The least that a bucket can hold by now: others only add to it. */
  private readonly known
  /** Where this instance took something out lately. */
  private readonly visited
  private readonly advances
  /** Of a bucket that is not known: it is like the last one. */
  private areMostAtRest = true

  constructor(
    private readonly cloudbase: Cloudbase,
    private readonly now: () => Instant,
  ) {
    this.buckets = new Collection(cloudbase, 'pushes', Bucket)
    this.known = createMemory<Instant>({ atMost: 2_000, forMs: MINUTE, now })
    this.visited = createMemory<true>({ atMost: 2_000, forMs: ADVANCE_MS, now })
    this.advances = createMemory<Advance>({ atMost: 2_000, forMs: ADVANCE_MS, now })
  }

  async reserve({ shopId, userid }: { shopId: string; userid: string }, count: number): Promise<Reservation> {
    const member = { _id: agentIdOf(shopId, userid), shopId }
    const advance = this.advances.get(member._id)
    if (advance && advance.left >= count && advance.until > this.now()) {
      this.advances.set(member._id, { ...advance, left: advance.left - count })
      return { ok: true }
    }
    // in advance only where this instance has just been: elsewhere what is left over would be lost
    const wasHere = this.visited.get(member._id) === true
    this.visited.set(member._id, true)
    if (count >= ADVANCE || !wasHere) return this.takeOut(member, count)
    const many = await this.takeOut(member, ADVANCE)
    if (!many.ok) return this.takeOut(member, count)
    this.advances.set(member._id, { left: ADVANCE - count, until: this.now() + ADVANCE_MS })
    return many
  }

  private async takeOut(member: Member, count: number): Promise<Reservation> {
    const lastAsk = newMark()
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const fullAt = this.known.get(member._id)
      if (fullAt !== undefined && pushed(fullAt, this.now(), count) === null) {
        return { ok: false, retryAt: fitsAt(fullAt, count) }
      }
      if (await this.add(member, fullAt, { count, lastAsk })) return { ok: true }
      const bucket = await this.buckets.get(member._id)
      if (bucket) this.known.set(member._id, bucket.fullAt)
      const isTaken = bucket ? bucket.lastAsk === lastAsk : await this.make(member, count)
      if (isTaken) return { ok: true }
    }
    return { ok: false, retryAt: this.now() + SECOND }
  }

  /** False when the bucket has no room, or is not there. */
  private async add(
    { _id }: Member,
    fullAt: Instant | undefined,
    { count, lastAsk }: Pick<Addition, 'count' | 'lastAsk'>,
  ): Promise<boolean> {
    const now = this.now()
    const rest = atRest(now, count)
    const isAtRest = fullAt === undefined ? this.areMostAtRest : fullAt <= rest
    const inUse = fullAt === undefined ? [this.fromUse, this.fromRest] : [this.fromUse]
    for (const way of isAtRest ? [this.fromRest, this.fromUse] : inUse) {
      if ((await way({ _id, now, count, lastAsk })) === 0) continue
      this.known.set(_id, Math.max(fullAt ?? rest, rest) + pushesMs(count))
      this.areMostAtRest = way === this.fromRest
      return true
    }
    return false
  }

  private readonly fromRest = ({ _id, now, count, lastAsk }: Addition): Promise<number> => {
    const rest = atRest(now, count)
    const { command } = this.cloudbase
    return this.buckets.patch(
      { _id, fullAt: command.lte(rest), lastAsk: command.neq(lastAsk) },
      { fullAt: rest + pushesMs(count), lastAsk },
    )
  }

  private readonly fromUse = ({ _id, now, count, lastAsk }: Addition): Promise<number> => {
    const { command } = this.cloudbase
    const fits = command.gt(atRest(now, count)).and(command.lte(latestFor(now, count)))
    return this.buckets.patch(
      { _id, fullAt: fits, lastAsk: command.neq(lastAsk) },
      { fullAt: command.inc(pushesMs(count)), lastAsk },
    )
  }

  private async make(member: Member, count: number): Promise<boolean> {
    const fullAt = this.now() + pushesMs(count)
    return (await this.buckets.insert({ ...member, fullAt })) === 'inserted'
  }
}
