import type { DeskContract, DeskSession } from '../../../core/contracts/desk.contract'
import { excerptOf } from '../../../core/conversation/excerpt'
import type { Turn } from '../../../core/conversation/turn'
import { servicePolicyOf } from '../../../core/policy/waits'
import { rowFor } from '../../../core/policy/service-policy'
import type { Shop } from '../../../core/shop/shop'
import { present } from '../../../core/shared/present'
import { precedenceOf } from '../../../core/desk/precedence'
import { sessionCodeOf } from '../../../core/shared/ids'
import { err, ok } from '../../../core/shared/result'
import type { Instant } from '../../../core/shared/time'
import type { DeskActor } from '../../actor'
import type { Ports } from '../../ports'
import type { QueueCursor, SessionRow } from '../../session-ports'
import type { UseCase } from '../../serve'
import { clocksOf } from './clocks'
import { waitView } from './thread'

const PAGE = 30

const cursorOf = ({ _id, queuedAt }: SessionRow): string => `${queuedAt ?? 0}:${_id}`

const readCursor = (cursor: string): QueueCursor | null => {
  const [, queuedAt, sessionId] = /^(\d{1,16}):(.{1,100})$/.exec(cursor) ?? []
  return queuedAt && sessionId ? { queuedAt: Number(queuedAt), sessionId } : null
}

const card = ({ _id, day, dueAt = null, routing, ...row }: SessionRow): DeskSession => ({
  sessionId: _id,
  number: row.number,
  code: sessionCodeOf(day, row.number),
  called: row.called,
  openedAt: row.openedAt,
  queuedAt: row.queuedAt,
  dueAt,
  ...present({ tags: routing?.tags, stage: routing?.stage }),
})

/** As many turns as may pass without anybody's words. */
const LAST_TURNS = 5

/** What a person said last in these turns, else the bot (it only says that somebody comes); nothing when nobody spoke. */
const lastIn = (turns: readonly Turn[]): DeskSession['last'] => {
  const spoken = turns.flatMap(({ seq, at, messages }) =>
    messages.flatMap(({ from, body }) => {
      const words = excerptOf(body)
      return words === null ? [] : [{ seq, at, from: from.kind, words }]
    }),
  )
  return spoken.filter(({ from }) => from !== 'bot').at(-1) ?? spoken.at(-1)
}

const heardIn = (turns: readonly Turn[]): number[] =>
  turns.filter(({ messages }) => messages.some(({ from }) => from.kind === 'shopper')).map(({ seq }) => seq)

const own = async (ports: Ports, shop: Shop, row: SessionRow): Promise<DeskSession> => {
  const turns = await ports.turns.before(row.conversationId, Number.MAX_SAFE_INTEGER, LAST_TURNS)
  const service = turns.at(-1)?.state.service
  const his = service?.status === 'assigned' ? service : null
  return {
    ...card(row),
    ...present({ last: lastIn(turns) }),
    wait: waitView(shop, his?.waits),
    ...(his && clocksOf(his, shop, ports.now())),
    heard: heardIn(turns),
  }
}

/** The promise by which somebody in the queue waits: the one that set her clock, else what the shop promises first. */
const promiseFor = ({ dueRule }: SessionRow, shop: Shop) => {
  if (dueRule && dueRule.for !== 'promise') return { for: dueRule.for, standardMs: dueRule.standardMs }
  const row = rowFor(servicePolicyOf(shop), 'firstResponse', { channel: 'miniProgram' })
  return row && { for: 'firstResponse' as const, standardMs: row.standardMs }
}

/** Who waits in the queue. */
const waiting = ({ shop, agent }: DeskActor, row: SessionRow, now: Instant): DeskSession => {
  const promise = promiseFor(row, shop)
  const wait = promise && { ...promise, dueAt: row.dueAt ?? null }
  const precedence = precedenceOf(row, agent.userid, { rules: shop.routing, now })
  return { ...card(row), wait, ...present({ precedence }) }
}

const mine = async (ports: Ports, { shop, agent }: DeskActor) => {
  const rows = await ports.sessions.ofAgent(shop._id, agent.userid)
  const sessions = await Promise.all(rows.map((row) => own(ports, shop, row)))
  return ok({ sessions, next: null, now: ports.now() })
}

export const sessions: UseCase<DeskContract['desk']['sessions'], DeskActor> = async (
  { list, cursor },
  { actor, ports },
) => {
  if (list === 'mine') return mine(ports, actor)
  const after = cursor === undefined ? null : readCursor(cursor)
  if (cursor !== undefined && !after) return err('badRequest')
  const found = await ports.sessions.queuePage(actor.shop._id, { limit: PAGE + 1, after })
  const page = found.slice(0, PAGE)
  const last = page[page.length - 1]
  const next = found.length > PAGE && last ? cursorOf(last) : null
  const now = ports.now()
  return ok({ sessions: page.map((row) => waiting(actor, row, now)), next, now })
}

/** A session's id is its place in this list, and its cursor. */
export const team: UseCase<DeskContract['desk']['team'], DeskActor> = async (
  { cursor = '' },
  { actor: { shop }, ports },
) => {
  const [found, agents] = await Promise.all([
    ports.sessions.heldPage(shop._id, { limit: PAGE + 1, after: cursor }),
    ports.agents.list(shop._id),
  ])
  const page = found.slice(0, PAGE)
  const nameOf = (userid: string): string => agents.find((one) => one.userid === userid)?.name ?? userid
  const sessions = page.map((row) => {
    const agentId = row.agentId ?? ''
    return { ...card(row), agentId, agentName: nameOf(agentId) }
  })
  const next = found.length > PAGE ? (page[page.length - 1]?._id ?? null) : null
  return ok({ sessions, next, now: ports.now() })
}
