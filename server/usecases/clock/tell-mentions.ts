import type { MentionBox } from '../../../core/lane/mention-box'
import type { Ports } from '../../ports'
import { tellWaiting } from '../../turns/tell-mention'

const MOST_COLLEAGUES = 100
/** Colleagues who are told side by side. */
const SIDE_BY_SIDE = 8

const tellOne = async (ports: Ports, { shopId, userid }: MentionBox): Promise<void> => {
  try {
    const shop = await ports.shops.find(shopId)
    if (shop) await tellWaiting(ports, shop, { shopId, userid })
  } catch (error) {
    ports.log.error('mentions not told', { shop: shopId, userid, error }) // the others are
  }
}

/** Notes that name a colleague who was told of one just before: together, once it has been quiet for a while. */
export const tellMentions = async (ports: Ports): Promise<void> => {
  const due = await ports.lanes.mentions.due(ports.now(), MOST_COLLEAGUES)
  for (let at = 0; at < due.length; at += SIDE_BY_SIDE) {
    await Promise.all(due.slice(at, at + SIDE_BY_SIDE).map((box) => tellOne(ports, box)))
  }
}
