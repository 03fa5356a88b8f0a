import * as z from 'zod/mini'
import { Ask, AskKind } from '../../../core/knowledge/ask'
import type { Counted } from '../../../core/knowledge/accuracy'
import type { Asks } from '../../knowledge-ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'
import { putVersion } from './put-version'

/** Of so many kinds questions are counted at once: week × entry × how they stand. */
const MOST_COUNTS = 10_000

const Gathered = z.object({ data: z.array(z.object({ _id: AskKind, count: z.int() })) })

/** One request, however many there are. */
const countOf =
  ({ db, command, ask }: Cloudbase): Asks['count'] =>
  async (shopId, since) => {
    const alike = {
      week: '$week',
      from: '$from',
      key: '$key',
      standing: '$standing',
      outcome: '$basis.outcome',
    }
    const gather = () =>
      db
        .collection('asks')
        .aggregate()
        .match({ shopId, at: command.gte(since) })
        .group({ _id: alike, count: command.aggregate.sum(1) })
    const { data } = Gathered.parse(await ask(() => gather().limit(MOST_COUNTS).end()))
    return data.map(({ _id, count }): Counted => ({ ..._id, count }))
  }

const newest = { order: [['at', 'desc']] } as const

type Reading = 'feedback' | 'find' | 'named' | 'ofList' | 'unjudged' | 'count' | 'countList'

const reading = (cloudbase: Cloudbase): Pick<Asks, Reading> => {
  const asks = new Collection(cloudbase, 'asks', Ask)
  const { command } = cloudbase
  return {
    find: (id) => asks.get(id),
    named: (shopId, ids) =>
      ids.length > 0
        ? asks.find({ _id: command.in([...ids]), shopId }, { limit: ids.length })
        : Promise.resolve([]),
    ofList: (shopId, list, limit) => asks.find({ shopId, list }, { ...newest, limit }),
    countList: (shopId, list) => asks.count({ shopId, list }),
    unjudged: (shopId, { since, limit }) =>
      asks.find({ shopId, standing: 'unjudged', at: command.gte(since) }, { ...newest, limit }),
    feedback: async (shopId, limit) => {
      const kinds = ['right', 'wrong', 'missed'] as const
      const found = kinds.map((standing) => asks.find({ shopId, standing }, { ...newest, limit }))
      return (await Promise.all(found)).flat()
    },
    count: countOf(cloudbase),
  }
}

export const cloudbaseAsks = (cloudbase: Cloudbase): Asks => {
  const asks = new Collection(cloudbase, 'asks', Ask)
  const { command } = cloudbase
  return {
    ...reading(cloudbase),
    insert: (ask) => asks.insert(ask),
    put: (ask, before) => putVersion(asks, ask, before),
    settle: async (shopId, { ids, list, notKey }, fields) => {
      const others = notKey === undefined ? {} : { key: command.neq(notKey) }
      const which = { _id: command.in([...ids]), shopId, list, ...others }
      if (ids.length > 0) await asks.patch(which, { ...fields, version: command.inc(1) })
    },
    sweep: async (shopId, before, limit) => {
      const old = await asks.find({ shopId, at: command.lt(before) }, { order: [['at', 'asc']], limit })
      if (old.length > 0) await asks.remove({ _id: command.in(old.map(({ _id }) => _id)) })
      return old.length
    },
  }
}
