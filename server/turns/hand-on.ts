import type { Person } from '../../core/conversation/commands'
import type { Turn } from '../../core/conversation/turn'
import type { RefusalCode } from '../../core/contracts/refusals'
import { personOf, type Agent } from '../../core/routing/agent'
import { deskOf } from '../../core/routing/desk'
import type { RoutingGroup } from '../../core/routing/rules'
import { err, ok, type Result } from '../../core/shared/result'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import type { SessionRow } from '../session-ports'
import { act } from './act'
import { handOffOf } from './assign-queue'
import { settle } from './settle'
import { takePlace } from './take-place'
import { takeTurn, type Proposal } from './take-turn'

/** Who hands a session on, and the id by which a repeat is known. */
export interface Handing {
  readonly row: SessionRow
  readonly by: Person
  readonly clientId: string
}

const byOwner =
  (type: 'end' | 'inviteRating') =>
  (ports: Ports, shop: Shop, { row, by, clientId }: Handing): Promise<Result<Turn, RefusalCode>> =>
    act(ports, { shop, openid: row.openid, clientId }, { command: { type, by } })

/** The shopper is asked for a rating, the place goes to the next in the queue. */
export const endSession = byOwner('end')
/** The session goes on. */
export const askForRating = byOwner('inviteRating')

interface Giving {
  readonly row: SessionRow
  readonly clientId: string
  readonly to: Agent
  readonly command: Proposal['command']
}

/**
 * Gives a session to an agent who has a place for it: the place is taken before the turn, and given back when there is
 * none. `agentFull`: he has no place.
 */
export const give = async (
  ports: Ports,
  shop: Shop,
  { row, clientId, to, command }: Giving,
): Promise<Result<Turn, RefusalCode>> => {
  const { free } = deskOf(to, await ports.places.taken(shop._id), ports.now())
  const place = await takePlace(ports, row, { agent: to, placeIds: free })
  if (!place) return err('agentFull')
  const thread = { shop, openid: row.openid, clientId }
  const taken = await takeTurn(ports, thread, async () => ({ command, handOff: null }))
  // a repeat has its place already
  if (!taken.ok || taken.value.isRepeat) await ports.places.drop(place)
  if (!taken.ok) return taken
  await settle(ports, shop, taken.value)
  return ok(taken.value.turn)
}

/** What goes with a session to whoever gets it. */
interface Noted {
  readonly note?: string | undefined
}

/** The colleague gets the whole story (R49), the shopper is told. */
export const transferSession = (
  ports: Ports,
  shop: Shop,
  { row, by, clientId, to, note }: Handing & Pick<Giving, 'to'> & Noted,
): Promise<Result<Turn, RefusalCode>> => {
  const command = { type: 'transfer', by, to: personOf(to), note } as const
  return give(ports, shop, { row, clientId, to, command })
}

/** Back into the queue, for a group: whoever of it is free gets it with its story, and the shopper is told. */
export const sendToGroup = (
  ports: Ports,
  shop: Shop,
  { row, by, clientId, group, note }: Handing & Noted & { readonly group: RoutingGroup },
): Promise<Result<Turn, RefusalCode>> => {
  const thread = { shop, openid: row.openid, clientId }
  const command = { type: 'transferToGroup', by, group: { id: group.id, name: group.name }, note } as const
  return act(ports, thread, { command, handOff: () => handOffOf(ports, shop) })
}
