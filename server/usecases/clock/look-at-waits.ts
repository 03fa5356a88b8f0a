import { isOpenService, type Service } from '../../../core/conversation/state'
import type { Turn } from '../../../core/conversation/turn'
import { closingWordAt } from '../../../core/conversation/closing'
import { waitStep } from '../../../core/conversation/wait-step'
import { desksOf, isFree } from '../../../core/routing/desk'
import type { HandOff } from '../../../core/conversation/commands'
import { MINUTE, type Instant } from '../../../core/shared/time'
import type { Shop } from '../../../core/shop/shop'
import type { Ports } from '../../ports'
import type { SessionRow } from '../../session-ports'
import { handOffOf } from '../../turns/assign-queue'
import { goneHome } from '../../turns/gone-home'
import { floorOf } from '../../turns/floor'
import { sessionRow } from '../../turns/session-row'
import { project, settle } from '../../turns/settle'
import { takeTurn } from '../../turns/take-turn'
import { onlyTells, tellTogether } from '../../turns/tell-of-wait'
import { eachShop } from './each-shop'

/** Has anybody but him a place now? */
const hasColleague = async (ports: Ports, shop: Shop, agentId: string): Promise<boolean> => {
  const { agents, places } = await floorOf(ports, shop._id)
  return desksOf(agents, places, ports.now()).some((desk) => desk.agent.userid !== agentId && isFree(desk))
}

interface Found {
  readonly service: Service
  readonly now: Instant
}

/** Somebody else could take what an agent has: how it would stand in the queue. */
const elsewhere = async (ports: Ports, shop: Shop, agentId: string): Promise<HandOff | null> => {
  if (!(await hasColleague(ports, shop, agentId))) return null
  const handOff = await handOffOf(ports, shop)
  return handOff.kind === 'queue' ? handOff : null
}

/** What the clock asks of the world: may somebody else take it, is nobody there for her any more? */
const questionsOf = ({ service, now }: Found, promises: Shop) => {
  const step = isOpenService(service) ? waitStep(service, { promises, now }) : null
  const wordAt = closingWordAt(service, { promises, now })
  return {
    isQueueAsked: step?.reassigns === true || step?.tellsShopper === true,
    isClosing: wordAt !== null && wordAt <= now,
  }
}

/**
 * How a session stands in the queue; for one that an agent has: how it would, if somebody else could take it, or that
 * nobody is there until the shop opens.
 */
const queueFor = async (ports: Ports, shop: Shop, found: Found): Promise<HandOff | null> => {
  const { service } = found
  const { isQueueAsked, isClosing } = questionsOf(found, shop)
  if (!isQueueAsked && !isClosing) return null
  if (service.status === 'queued') return handOffOf(ports, shop, service.queuedAt)
  if (service.status !== 'assigned') return null
  const other = isQueueAsked ? await elsewhere(ports, shop, service.agentId) : null
  return other ?? (isClosing ? goneHome(ports, shop, service) : null)
}

/** Who answers in the shop, by userid: as many as one request brings. */
type Staff = ReadonlySet<string>

const staffOf = async (ports: Ports, shop: Shop): Promise<Staff> =>
  new Set((await ports.agents.list(shop._id)).map(({ userid }) => userid))

/** She waits for somebody who answers for the shop no more: his userid. */
const goneFrom = async (
  ports: Ports,
  { service, row: { shopId }, staff }: Looking & { readonly service: Service },
): Promise<string | null> => {
  if (service.status !== 'assigned' || !service.waits || staff.has(service.agentId)) return null
  return (await ports.agents.find(shopId, service.agentId)) ? null : service.agentId
}

interface Looking {
  readonly row: SessionRow
  readonly staff: Staff
}

/** After closing somebody may still be there, and go home whenever he likes: that is looked at again so often. */
const STAYS_MS = MINUTE

const nextLook = ({ lookAt = null }: SessionRow, now: Instant): Instant | null =>
  lookAt !== null && lookAt <= now ? now + STAYS_MS : lookAt

/** The turn that was taken; null when nothing is due any more, and the list is mended. */
const lookAt = async (ports: Ports, shop: Shop, { row, staff }: Looking): Promise<Turn | null> => {
  const thread = { shop, openid: row.openid, clientId: `look:${ports.newId()}` }
  const taken = await takeTurn(ports, thread, async ({ service }, now) => {
    const from = await goneFrom(ports, { row, staff, service })
    return from === null
      ? { command: { type: 'look' }, handOff: await queueFor(ports, shop, { service, now }) }
      : { command: { type: 'requeue', from }, handOff: await handOffOf(ports, shop) }
  })
  if (taken.ok) return taken.value.turn
  const newest = await ports.turns.newest(row.conversationId)
  const truth = newest && sessionRow(newest, shop)
  const isNewest = truth?._id === row._id
  if (isNewest) await ports.sessions.project(truth)
  await ports.sessions.lookAgain(row, isNewest ? nextLook(truth, ports.now()) : null)
  return null
}

/** What goes to the same colleague goes out as one message; if that fails, each is tried again by itself. */
const tell = async (ports: Ports, shop: Shop, turns: readonly Turn[]): Promise<void> => {
  for (const turn of turns) await project(ports, shop, turn)
  for (const turn of await tellTogether(ports, shop, turns)) await ports.turns.markDone([turn])
}

const lookAtShop = async (ports: Ports, shop: Shop, rows: readonly SessionRow[]): Promise<void> => {
  const staff = await staffOf(ports, shop)
  const telling: Turn[] = []
  for (const row of rows) {
    try {
      const turn = await lookAt(ports, shop, { row, staff })
      if (turn && onlyTells(turn)) telling.push(turn)
      else if (turn) await settle(ports, shop, { turn, isRepeat: false })
    } catch (error) {
      ports.log.error('wait not looked at', { session: row._id, error }) // the others go on
    }
  }
  if (telling.length > 0) await tell(ports, shop, telling)
}

/** Shoppers who wait: the agent is reminded, a supervisor told, another agent found, the shopper told (core/policy). */
export const lookAtWaits = (ports: Ports, rows: readonly SessionRow[]): Promise<void> =>
  eachShop(ports, rows, {
    work: (shop, ofShop) => lookAtShop(ports, shop, ofShop),
    failed: 'waits not looked at',
  })
