import type { MentionBox } from '../../../core/lane/mention-box'
import type { Ports } from '../../ports'
import { sideBySide } from '../../side-by-side'
import { tellWaiting } from '../../turns/tell-mention'

const MOST_COLLEAGUES = 100

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
  await sideBySide(due, (box) => tellOne(ports, box))
}
