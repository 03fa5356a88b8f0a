import { MINUTE } from '../../../core/shared/time'
import type { InboxItem, Ports } from '../../ports'
import { answer } from '../lane/answer'

const MOST_ITEMS = 100
const MOST_ATTEMPTS = 10

const finish = async (ports: Ports, item: InboxItem): Promise<void> => {
  const shop = await ports.shops.find(item.shopId)
  if (!shop) return ports.inbox.finish(item._id, null)
  try {
    const reply = await answer(ports, shop, item)
    if (reply !== null) await ports.human.tell(shop, item.userid, reply) // the callback's own answer came too late
    await ports.inbox.finish(item._id, reply)
  } catch (error) {
    const isLast = item.attempts + 1 >= MOST_ATTEMPTS
    ports.log.error(isLast ? 'callback given up' : 'callback not finished', { item: item._id, error })
    await ports.inbox.putOff(item, isLast ? null : ports.now() + MINUTE)
  }
}

/** Callbacks that were stored, but not worked on to the end. */
export const finishReceived = async (ports: Ports): Promise<number> => {
  const due = await ports.inbox.due(ports.now(), MOST_ITEMS)
  for (const item of due) await finish(ports, item) // in the order in which the agents spoke
  return due.length
}
