import * as z from 'zod/mini'
import { Agent, Place, agentIdOf } from '../../../core/routing/agent'
import type { Agents, Counters, Leases, Places } from '../../ports'
import { present } from '../../../core/shared/present'
import { Instant } from '../../../core/shared/time'
import type { Cloudbase } from './app'
import { Collection, newMark } from './collection'

export const cloudbaseAgents = (cloudbase: Cloudbase): Agents => {
  const agents = new Collection(cloudbase, 'agents', Agent)
  const { command } = cloudbase
  return {
    find: (shopId, userid) => agents.get(agentIdOf(shopId, userid)),
    list: (shopId) => agents.find({ shopId }, { limit: 500 }),
    setDuty: async (shopId, userid, { duty, onUntil = null }) => {
      await agents.patch({ _id: agentIdOf(shopId, userid) }, { duty, onUntil })
    },
    dutyOver: (now, limit) =>
      agents.find({ onUntil: command.lte(now) }, { order: [['onUntil', 'asc']], limit }),
    setFreed: async (shopId, userid, freedAt) => {
      await agents.patch({ _id: agentIdOf(shopId, userid) }, { freedAt })
    },
    endDuty: async ({ _id, onUntil }) => {
      await agents.patch({ _id, onUntil }, { duty: 'off', onUntil: null })
    },
  }
}

/** CloudBase answers no more in one request. */
const PAGE = 1_000

/** Page by page, by agent; the last agent of a page begins the next one, where he may have more. */
const allPlaces = async (
  { command }: Cloudbase,
  places: Collection<Place>,
  shopId: string,
): Promise<readonly Place[]> => {
  const found = new Map<string, Place>()
  for (let from = ''; ;) {
    const page = await places.find(
      { shopId, ...(from !== '' && { agentId: command.gte(from) }) },
      { order: [['agentId', 'asc']], limit: PAGE },
    )
    for (const place of page) found.set(place._id, place)
    const last = page.at(-1)?.agentId ?? ''
    if (page.length < PAGE || last === from) return [...found.values()]
    from = last
  }
}

export const cloudbasePlaces = (cloudbase: Cloudbase): Places => {
  const places = new Collection(cloudbase, 'places', Place)
  return {
    take: (place) => places.insert(place),
    ofShop: (shopId) => allPlaces(cloudbase, places, shopId),
    release: (shopId, agentId, sessionId) => places.remove({ shopId, agentId, sessionId }),
    drop: ({ _id, mark }) => places.remove({ _id, ...present({ mark }) }),
  }
}

/** An answer that was lost, and somebody else's ask before the repeat: each time a number is left out. */
const MOST_TRIES = 20

const Counter = z.object({ _id: z.string(), n: z.int(), lastAsk: z.optional(z.string()) })

export const cloudbaseCounters = (cloudbase: Cloudbase): Counters => {
  const counters = new Collection(cloudbase, 'counters', Counter)
  const { command } = cloudbase

  /** Each ask counts once: a repeat, after an answer that was lost, finds itself as the last one. */
  const increase = async (_id: string): Promise<number | undefined> => {
    const lastAsk = newMark()
    const counted = await counters.patchOne(
      { _id, lastAsk: command.neq(lastAsk) },
      { n: command.inc(1), lastAsk },
    )
    if (counted) return counted.n
    const counter = await counters.get(_id)
    return counter?.lastAsk === lastAsk ? counter.n : undefined
  }

  return {
    next: async (id) => {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const n = await increase(id)
        if (n !== undefined) return n
        if ((await counters.insert({ _id: id, n: 1 })) === 'inserted') return 1
      }
      throw new Error(`the counter ${id} was moved on by others all the time`)
    },
  }
}

const Lease = z.object({ _id: z.string(), holder: z.string(), until: Instant })

export const cloudbaseLeases = (cloudbase: Cloudbase, now: () => Instant): Leases => {
  const leases = new Collection(cloudbase, 'leases', Lease)
  const { command } = cloudbase
  return {
    take: async (name, holder, forMs) => {
      const until = now() + forMs
      const taken = await leases.patch({ _id: name, until: command.lt(now()) }, { holder, until })
      if (taken > 0 || (await leases.insert({ _id: name, holder, until })) === 'inserted') return true
      return (await leases.get(name))?.holder === holder // taken by us, and only the answer was lost
    },
    drop: async (name, holder) => {
      await leases.patch({ _id: name, holder }, { until: 0 })
    },
  }
}
