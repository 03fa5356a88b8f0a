import { MINUTE } from '../../../core/shared/time'
import type { Place } from '../../../core/routing/agent'
import type { Ports } from '../../ports'
import { assignQueue } from '../../turns/assign-queue'

/** A place is taken before the turn that needs it: one without such a turn after this long was left by a crash. */
const ORPHAN_MS = MINUTE

const isHeld = async (ports: Ports, { conversationId, agentId, sessionId }: Place): Promise<boolean> => {
  const service = (await ports.turns.newest(conversationId))?.state.service
  return service?.status === 'assigned' && service.agentId === agentId && service.sessionId === sessionId
}

/** One session holds one place: a try that broke off before its turn left another one. */
const isSurplus = ({ _id, agentId, sessionId }: Place, places: readonly Place[]): boolean =>
  places.some((one) => one.sessionId === sessionId && one.agentId === agentId && one._id < _id)

const dropOrphans = async (ports: Ports, shopId: string): Promise<void> => {
  const old = (await ports.places.ofShop(shopId)).filter(({ takenAt }) => takenAt < ports.now() - ORPHAN_MS)
  for (const place of old) {
    if (isSurplus(place, old) || !(await isHeld(ports, place))) await ports.places.drop(place)
  }
}

const fillShop = async (ports: Ports, shopId: string): Promise<void> => {
  const shop = await ports.shops.find(shopId)
  if (!shop) return
  await dropOrphans(ports, shopId)
  await assignQueue(ports, shop)
}

/** Where somebody waits: places that nobody holds are freed, and the queue gets them. */
export const fillPlaces = async (ports: Ports): Promise<void> => {
  for (const shopId of await ports.sessions.shopsWaiting()) {
    try {
      await fillShop(ports, shopId)
    } catch (error) {
      ports.log.error('queue not served', { shop: shopId, error }) // the other shops go on
    }
  }
}
