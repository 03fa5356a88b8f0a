import * as z from 'zod/mini'
import { Tally } from '../../../core/numbers/tally'
import { DueRule, OwesRule } from '../../../core/desk/due-rule'
import { Level } from '../../../core/policy/service-policy'
import { RoutingFacts } from '../../../core/routing/waiting'
import { Instant } from '../../../core/shared/time'
import type { QueueCursor, SessionRow, Sessions } from '../../session-ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'
import { putNewer } from './put-newer'

const Row: z.ZodMiniType<SessionRow> = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: z.string(),
    conversationId: z.string(),
    openid: z.string(),
    number: z.int(),
    day: z.string(),
    called: z.string(),
    status: z.enum(['bot', 'queued', 'offline', 'assigned', 'ended']),
    openedAt: Instant,
    queuedAt: z.nullable(Instant),
    opensAt: z.nullable(Instant),
    agentId: z.nullable(z.string()),
    endedAt: z.nullable(Instant),
    stars: z.nullable(z.int()),
    routing: z.optional(RoutingFacts),
    dueAt: z.optional(z.nullable(Instant)),
    lookAt: z.optional(z.nullable(Instant)),
    dueRule: z.optional(z.nullable(DueRule)),
    owesAt: z.optional(z.nullable(Instant)),
    owesRule: z.optional(z.nullable(OwesRule)),
    level: z.optional(z.nullable(Level)),
    escalatedAt: z.optional(z.nullable(Instant)),
    tally: z.optional(z.nullable(Tally)),
    seq: z.int(),
  }),
)

/** Those who began to wait at the same moment are told apart by their id. */
const queueAfter = ({ command }: Cloudbase, shopId: string, after: QueueCursor | null) => {
  const queue = { shopId, status: 'queued' }
  if (!after) return queue
  const { queuedAt, sessionId } = after
  const behind = [{ queuedAt: command.gt(queuedAt) }, { queuedAt, _id: command.gt(sessionId) }]
  // the bound lets the index begin at the right place
  const bounded = { ...queue, queuedAt: command.gte(queuedAt) }
  return command.and([bounded, command.or(behind)]) as unknown as typeof queue
}

type Paged = 'queuePage' | 'heldPage' | 'ofShopper' | 'dueFirst' | 'countLate' | 'escalated' | 'ofLevel'

/** What the desk lists. */
const pagesOf = (cloudbase: Cloudbase, sessions: Collection<SessionRow>): Pick<Sessions, Paged> => ({
  queuePage: (shopId, { limit, after }) => {
    const order = [
      ['queuedAt', 'asc'],
      ['_id', 'asc'],
    ] as const
    return sessions.find(queueAfter(cloudbase, shopId, after), { order, limit })
  },
  // `queuedAt` is null of them all: with it the index answers in this order
  heldPage: (shopId, { limit, after }) => {
    const held = { shopId, status: 'assigned', queuedAt: null, _id: cloudbase.command.gt(after) }
    return sessions.find(held, { order: [['_id', 'asc']], limit })
  },
  ofShopper: (shopId, openid, limit) =>
    sessions.find({ shopId, openid }, { order: [['openedAt', 'desc']], limit }),
  ofLevel: (shopId, level, limit) =>
    sessions.find({ shopId, level }, { order: [['openedAt', 'asc']], limit }),
  // null, of sessions in which nothing is owed, is no number
  dueFirst: (shopId, limit) =>
    sessions.find({ shopId, owesAt: cloudbase.command.gt(0) }, { order: [['owesAt', 'asc']], limit }),
  escalated: (shopId, limit) =>
    sessions.find(
      { shopId, escalatedAt: cloudbase.command.gt(0) },
      { order: [['escalatedAt', 'asc']], limit },
    ),
  countLate: (shopId, now) => sessions.count({ shopId, owesAt: cloudbase.command.gt(0).lte(now) }),
})

const lookAgainOf =
  (sessions: Collection<SessionRow>): Sessions['lookAgain'] =>
  async ({ _id, seq }, lookAt) => {
    await sessions.patch({ _id, seq }, { lookAt })
  }

export const cloudbaseSessions = (cloudbase: Cloudbase): Sessions => {
  const sessions = new Collection(cloudbase, 'sessions', Row)
  const { command } = cloudbase
  const oldest = (filter: Readonly<Record<string, unknown>>, by: keyof SessionRow, limit: number) =>
    sessions.find(filter, { order: [[by, 'asc']], limit })

  return {
    ...pagesOf(cloudbase, sessions),
    project: (row) => putNewer(cloudbase, sessions, row),
    amend: async (_id, seq, fields) => {
      await sessions.patch({ _id, seq: command.lt(seq) }, { ...fields, seq })
    },
    oldestQueued: (shopId, limit) => oldest({ shopId, status: 'queued' }, 'queuedAt', limit),
    countQueued: (shopId, before) =>
      sessions.count({
        shopId,
        status: 'queued',
        ...(before !== undefined && { queuedAt: command.lt(before) }),
      }),
    ofAgent: (shopId, agentId) => oldest({ shopId, agentId, status: 'assigned' }, 'openedAt', 100),
    named: async (ids) => (ids.length > 0 ? oldest({ _id: command.in([...ids]) }, 'openedAt', 100) : []),
    left: (shopId, limit) => oldest({ shopId, status: 'offline' }, 'queuedAt', limit),
    toReopen: (now, limit) => oldest({ status: 'offline', opensAt: command.lte(now) }, 'opensAt', limit),
    toLook: (now, limit) => oldest({ lookAt: command.lte(now) }, 'lookAt', limit),
    lookAgain: lookAgainOf(sessions),
    shopsWaiting: async () => {
      const rows = await sessions.find({ status: 'queued' }, { limit: 1_000 })
      return [...new Set(rows.map((row) => row.shopId))]
    },
  }
}
