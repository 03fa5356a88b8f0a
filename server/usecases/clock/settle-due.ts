import type { Turn } from '../../../core/conversation/turn'
import { SECOND } from '../../../core/shared/time'
import type { Ports } from '../../ports'
import { sideBySide } from '../../side-by-side'
import { settleConversation } from '../../turns/settle'

const MOST_TURNS = 300
/** A WeCom that does not answer must not use up the whole run: the queue and the openings come after this. */
const BUDGET_MS = 20 * SECOND

const settleOne = async (ports: Ports, { shopId, conversationId }: Turn): Promise<void> => {
  const shop = await ports.shops.find(shopId)
  if (!shop) return
  try {
    await settleConversation(ports, shop, { conversationId, own: null })
  } catch (error) {
    ports.log.error('conversation not settled', { conversationId, error }) // the others go on
  }
}

/** Effects that were left: by a crash, by an outage, by a limit. Answers how many conversations were looked at. */
export const settleDue = async (ports: Ports): Promise<number> => {
  const due = await ports.turns.due(ports.now(), MOST_TURNS)
  const heads = [...new Map(due.map((turn) => [turn.conversationId, turn])).values()]
  const until = ports.now() + BUDGET_MS
  await sideBySide(
    heads,
    (turn) => settleOne(ports, turn),
    () => ports.now() < until,
  )
  return heads.length
}
