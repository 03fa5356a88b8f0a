import { MINUTE } from '../../../core/shared/time'
import type { Shop } from '../../../core/shop/shop'
import type { InboxItem } from '../../lane-ports'
import type { Ports } from '../../ports'
import { answer } from '../lane/answer'

const MOST_ITEMS = 100
const MOST_ATTEMPTS = 10

const RETRY_MS = MINUTE

const later = ({ inbox, now }: Ports, item: InboxItem, reply: string | null): Promise<void> =>
  item.attempts + 1 < MOST_ATTEMPTS
    ? inbox.putOff(item, now() + RETRY_MS, reply)
    : inbox.giveUp(item, now(), reply)

interface Answered {
  readonly item: InboxItem
  readonly reply: string
}

/** The callback's own answer came too late: the agent is told by a message. */
const tell = async (ports: Ports, shop: Shop, { item, reply }: Answered): Promise<void> => {
  const told = await ports.human.tell(shop, item.userid, reply)
  const isOver = told.ok || told.why === 'agentUnknown' || told.why === 'refused'
  if (isOver) return ports.inbox.finish(item._id, reply)
  return later(ports, item, reply)
}

const finish = async (ports: Ports, item: InboxItem): Promise<void> => {
  const shop = await ports.shops.find(item.shopId)
  if (!shop) return ports.inbox.finish(item._id, null)
  try {
    const open = await ports.sessions.named(item.open)
    const reply = item.reply ?? (await answer(ports, shop, { item, open }))
    return reply === null
      ? await ports.inbox.finish(item._id, null)
      : await tell(ports, shop, { item, reply })
  } catch (error) {
    ports.log.error('callback not finished', { item: item._id, attempts: item.attempts + 1, error })
    return later(ports, item, item.reply)
  }
}

/** Callbacks that were stored, but not worked on to the end. */
export const finishReceived = async (ports: Ports): Promise<number> => {
  const due = await ports.inbox.due(ports.now(), MOST_ITEMS)
  for (const item of due) await finish(ports, item) // in the order in which the agents spoke
  return due.length
}
