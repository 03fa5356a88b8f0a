import * as z from 'zod/mini'
import { Said } from '../../../core/contracts/wecom.contract'
import { MessageBody } from '../../../core/conversation/message'
import { agentIdOf } from '../../../core/routing/agent'
import { fitsAt, pushed } from '../../../core/lane/push-limit'
import { Instant, MINUTE, SECOND } from '../../../core/shared/time'
import type { Inbox, InboxItem, Lanes, Pushes, Reservation } from '../../ports'
import type { Cloudbase } from './app'
import { openCollection } from './collection'
import { createMemory } from './memory'

const Item: z.ZodMiniType<InboxItem> = z.object({
  _id: z.string(),
  shopId: z.string(),
  userid: z.string(),
  said: Said,
  receivedAt: Instant,
  pendingAt: z.nullable(Instant),
  attempts: z.int(),
  reply: z.nullable(z.string()),
})

export const cloudbaseInbox = (cloudbase: Cloudbase): Inbox => {
  const inbox = openCollection(cloudbase, 'inbox', Item)
  const { command } = cloudbase
  return {
    store: (item) => inbox.insert(item),
    find: (id) => inbox.get(id),
    finish: async (id, reply) => {
      await inbox.patch({ _id: id }, { reply, pendingAt: null })
    },
    putOff: async (item, pendingAt) => {
      await inbox.patch({ _id: item._id }, { pendingAt, attempts: item.attempts + 1 })
    },
    due: (now, limit) =>
      inbox.find({ pendingAt: command.lte(now) }, { order: [['pendingAt', 'asc']], limit }),
  }
}

const Lane = z.object({
  _id: z.string(),
  shopId: z.string(),
  held: z.nullable(z.object({ inboxId: z.string(), body: MessageBody, at: Instant })),
})

export const cloudbaseLanes = (cloudbase: Cloudbase): Lanes => {
  const lanes = openCollection(cloudbase, 'lanes', Lane)
  return {
    held: async (shopId, userid) => (await lanes.get(agentIdOf(shopId, userid)))?.held ?? null,
    hold: (shopId, userid, held) => lanes.put({ _id: agentIdOf(shopId, userid), shopId, held }),
  }
}

const Bucket = z.object({ _id: z.string(), shopId: z.string(), fullAt: Instant })

/** One bucket a member. Written only by whoever read its last value, so that no two spend the same drop. */
export const cloudbasePushes = (cloudbase: Cloudbase, now: () => Instant): Pushes => {
  const buckets = openCollection(cloudbase, 'pushes', Bucket)
  const memory = createMemory<Instant>({ atMost: 2_000, forMs: MINUTE, now })

  const attempt = async (_id: string, shopId: string, count: number): Promise<Reservation | 'again'> => {
    const remembered = memory.get(_id)
    const fullAt = remembered ?? (await buckets.get(_id))?.fullAt
    const next = pushed(fullAt ?? 0, now(), count)
    if (next === null && remembered !== undefined) {
      memory.delete(_id) // it may be emptier than we remember
      return 'again'
    }
    if (next === null) return { ok: false, retryAt: fitsAt(fullAt ?? 0, count) }
    const isOurs =
      fullAt === undefined
        ? (await buckets.insert({ _id, shopId, fullAt: next })) === 'inserted'
        : (await buckets.patch({ _id, fullAt }, { fullAt: next })) === 1
    if (isOurs) memory.set(_id, next)
    else memory.delete(_id)
    return isOurs ? { ok: true } : 'again'
  }

  return {
    reserve: async ({ shopId, userid }, count) => {
      for (let tries = 0; tries < 6; tries += 1) {
        const reservation = await attempt(agentIdOf(shopId, userid), shopId, count)
        if (reservation !== 'again') return reservation
      }
      return { ok: false, retryAt: now() + SECOND }
    },
  }
}
