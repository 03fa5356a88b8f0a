import type { Look } from '../../core/routing/charge'
import { desksOf, isFree } from '../../core/routing/desk'
import { route } from '../../core/routing/route'
import { underWay } from '../../core/routing/under-way'
import { nothingKnown } from '../../core/routing/waiting'
import type { Instant } from '../../core/shared/time'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import type { SessionRow } from '../session-ports'
import { floorOf } from './floor'

/**
 * Of so many who wait the rules choose. A shop without rules serves the oldest first, and needs to see few; one with
 * rules looks further when places are free and none of these may have them (another group's flood).
 */
const LOOK = { without: 20, withRules: 200, further: 1_000 } as const

/** Who should get whom. */
export interface Plan extends Look {
  readonly rows: readonly SessionRow[]
}

interface From {
  /** Those on duty and the places taken may be as they were read at that moment or later; left out: read now. */
  readonly since?: Instant | undefined
  readonly look?: number
}

/** Who should get whom at this moment: three requests, however many wait and however many places are taken. */
export const planOf = async (ports: Ports, shop: Shop, from: From = {}): Promise<Plan> => {
  const { since, look = shop.routing ? LOOK.withRules : LOOK.without } = from
  // the queue is read now, always
  const [rows, { agents, places }] = await Promise.all([
    ports.sessions.oldestQueued(shop._id, look),
    floorOf(ports, shop._id, since),
  ])
  const now = ports.now()
  const given = underWay(places, now)
  const waiting = rows
    .filter(({ _id }) => !given.has(_id))
    .map(({ _id, queuedAt, routing = nothingKnown }) => ({
      ...routing,
      sessionId: _id,
      since: queuedAt ?? now,
    }))
  const assignments = route({ waiting, agents, places, rules: shop.routing, now })
  const desks = desksOf(agents, places, now)
  const isPart = rows.length === look
  const isBlind = isPart && look < LOOK.further && assignments.length === 0
  if (isBlind && desks.some(isFree)) return planOf(ports, shop, { since, look: LOOK.further })
  const sessionIds = waiting.map(({ sessionId }) => sessionId)
  return { rows, assignments, sessionIds, isPart, desks, isOld: since !== undefined }
}
