import * as z from 'zod/mini'
import { Agent, Place, agentIdOf, type TakenPlace } from '../../../core/routing/agent'
import type { Agents, Counters, Leases, Places } from '../../ports'
import { present } from '../../../core/shared/present'
import { Instant, SECOND } from '../../../core/shared/time'
import type { Cloudbase } from './app'
import { Collection, newMark } from './collection'
import { createMemory } from './memory'

type OfShop<T> = (shopId: string) => Promise<T>

/** What somebody is told of a queue, and a first try to take a place, may be so old. */
const RECALL_MS = 2 * SECOND

/** Reads, and what was read lately. Whoever decides by it has to find out when it is not so any more. */
const recallable = <T>(read: OfShop<T>, now: () => Instant) => {
  const memory = createMemory<{ readonly value: T; readonly at: Instant }>({
    atMost: 10,
    forMs: RECALL_MS,
    now,
  })
  const readNow: OfShop<T> = async (shopId) => {
    const at = now()
    const value = await read(shopId)
    memory.set(shopId, { value, at })
    return value
  }
  const recall = async (shopId: string, since: Instant): Promise<T> => {
    const known = memory.get(shopId)
    return known && known.at >= since ? known.value : readNow(shopId)
  }
  return { readNow, recall }
}

export const cloudbaseAgents = (cloudbase: Cloudbase, now: () => Instant): Agents => {
  const agents = new Collection(cloudbase, 'agents', Agent)
  const { command } = cloudbase
  const { readNow, recall } = recallable((shopId) => agents.find({ shopId }, { limit: 500 }), now)
  return {
    find: (shopId, userid) => agents.get(agentIdOf(shopId, userid)),
    list: readNow,
    recall,
    setDuty: async (shopId, userid, { duty, onUntil = null, onSince }) => {
      await agents.patch({ _id: agentIdOf(shopId, userid) }, { duty, onUntil, ...present({ onSince }) })
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

/** Of one agent. */
const Gathered = z.object({
  data: z.array(
    z.object({
      _id: z.string(),
      places: z.array(z.object({ _id: z.string(), sessionId: z.string(), takenAt: Instant })),
    }),
  ),
})

/** More agents than a shop can list have no place. */
const MOST_AGENTS = 1_000

/** Gathered by agent, and without what choosing does not need: an answer as small as can be. */
const takenPlaces =
  ({ db, command, ask }: Cloudbase): OfShop<readonly TakenPlace[]> =>
  async (shopId) => {
    const places = command.aggregate.push({ _id: '$_id', sessionId: '$sessionId', takenAt: '$takenAt' })
    const byAgent = { _id: '$agentId', places }
    const gather = () => db.collection('places').aggregate().match({ shopId }).group(byAgent)
    const { data } = Gathered.parse(await ask(() => gather().limit(MOST_AGENTS).end()))
    return data.flatMap(({ _id: agentId, places: his }) => his.map((place) => ({ ...place, agentId })))
  }

export const cloudbasePlaces = (cloudbase: Cloudbase, now: () => Instant): Places => {
  const places = new Collection(cloudbase, 'places', Place)
  const { readNow, recall } = recallable(takenPlaces(cloudbase), now)
  return {
    take: (place) => places.insert(place),
    taken: readNow,
    recall,
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
