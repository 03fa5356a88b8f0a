import * as z from 'zod/mini'
import { Said } from '../../../core/contracts/wecom.contract'
import { MessageBody } from '../../../core/conversation/message'
import { agentIdOf } from '../../../core/routing/agent'
import { ADVANCE, ADVANCE_MS, fitsAt, pushed } from '../../../core/lane/push-limit'
import { Instant, MINUTE, SECOND } from '../../../core/shared/time'
import type { Inbox, InboxItem, Lanes, Pushes, Reservation } from '../../ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'
import { createMemory } from './memory'

const Item: z.ZodMiniType<InboxItem> = z.object({
  _id: z.string(),
  shopId: z.string(),
  userid: z.string(),
  said: Said,
  open: z.array(z.string()),
  receivedAt: Instant,
  pendingAt: z.nullable(Instant),
  attempts: z.int(),
  reply: z.nullable(z.string()),
})

/** In the order in which they came in; within one millisecond by WeCom's own numbers. */
const isBefore = (one: InboxItem, other: InboxItem): boolean =>
  one.receivedAt < other.receivedAt || (one.receivedAt === other.receivedAt && one._id < other._id)

export const cloudbaseInbox = (cloudbase: Cloudbase): Inbox => {
  const inbox = new Collection(cloudbase, 'inbox', Item)
  const { command } = cloudbase
  return {
    store: (item) => inbox.insert(item),
    find: (id) => inbox.get(id),
    finish: async (id, reply) => {
      await inbox.patch({ _id: id }, { reply, pendingAt: null })
    },
    putOff: async (item, pendingAt, reply = item.reply) => {
      await inbox.patch({ _id: item._id }, { pendingAt, reply, attempts: item.attempts + 1 })
    },
    due: (now, limit) =>
      inbox.find({ pendingAt: command.lte(now) }, { order: [['pendingAt', 'asc']], limit }),
    unfinishedBefore: async (item) => {
      const { shopId, userid } = item
      const pending = await inbox.find({ shopId, userid, pendingAt: command.gt(0) }, { limit: 50 })
      return pending.filter((other) => other.reply === null && isBefore(other, item))
    },
  }
}

const Lane = z.object({
  _id: z.string(),
  shopId: z.string(),
  held: z.array(z.object({ inboxId: z.string(), body: MessageBody, at: Instant })),
})

export const cloudbaseLanes = (cloudbase: Cloudbase): Lanes => {
  const lanes = new Collection(cloudbase, 'lanes', Lane)
  return {
    held: async (shopId, userid) => (await lanes.get(agentIdOf(shopId, userid)))?.held ?? [],
    hold: (shopId, userid, held) => lanes.put({ _id: agentIdOf(shopId, userid), shopId, held: [...held] }),
  }
}

const Bucket = z.object({ _id: z.string(), shopId: z.string(), fullAt: Instant })

/** What an instance took out in advance. */
interface Advance {
  readonly left: number
  readonly until: Instant
}

/** One bucket a member. Written only by whoever read its last value, so that no two spend the same drop. */
export class CloudbasePushes implements Pushes {
  private readonly buckets
  private readonly memory
  private readonly advances

  constructor(
    cloudbase: Cloudbase,
    private readonly now: () => Instant,
  ) {
    this.buckets = new Collection(cloudbase, 'pushes', Bucket)
    this.memory = createMemory<Instant>({ atMost: 2_000, forMs: MINUTE, now })
    this.advances = createMemory<Advance>({ atMost: 2_000, forMs: ADVANCE_MS, now })
  }

  async reserve({ shopId, userid }: { shopId: string; userid: string }, count: number): Promise<Reservation> {
    const bucket = { _id: agentIdOf(shopId, userid), shopId }
    const advance = this.advances.get(bucket._id)
    if (advance && advance.left >= count && advance.until > this.now()) {
      this.advances.set(bucket._id, { ...advance, left: advance.left - count })
      return { ok: true }
    }
    const many = await this.takeOut(bucket, Math.max(count, ADVANCE))
    if (many.ok) {
      const left = Math.max(count, ADVANCE) - count
      this.advances.set(bucket._id, { left, until: this.now() + ADVANCE_MS })
      return many
    }
    return count < ADVANCE ? this.takeOut(bucket, count) : many
  }

  private async takeOut(
    bucket: { readonly _id: string; readonly shopId: string },
    count: number,
  ): Promise<Reservation> {
    for (let tries = 0; tries < 6; tries += 1) {
      const remembered = this.memory.get(bucket._id)
      const fullAt = remembered ?? (await this.buckets.get(bucket._id))?.fullAt
      const next = pushed(fullAt ?? 0, this.now(), count)
      if (next !== null) {
        if (await this.fill(bucket, fullAt, next)) return { ok: true }
        this.memory.doubt()
      }
      this.memory.delete(bucket._id) // it may be emptier than we remember
      if (next === null && remembered === undefined) return { ok: false, retryAt: fitsAt(fullAt ?? 0, count) }
    }
    return { ok: false, retryAt: this.now() + SECOND }
  }

  /** False when somebody else wrote it meanwhile. */
  private async fill(
    bucket: { readonly _id: string; readonly shopId: string },
    fullAt: Instant | undefined,
    next: Instant,
  ): Promise<boolean> {
    const isOurs =
      fullAt === undefined
        ? (await this.buckets.insert({ ...bucket, fullAt: next })) === 'inserted'
        : (await this.buckets.patch({ _id: bucket._id, fullAt }, { fullAt: next })) === 1
    if (isOurs) this.memory.set(bucket._id, next)
    return isOurs
  }
}
