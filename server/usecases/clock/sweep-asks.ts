import { ASKS_KEPT_MS } from '../../../core/knowledge/ask'
import { conversationMs, privacyOf } from '../../../core/privacy/policy'
import { chinaTime, SECOND } from '../../../core/shared/time'
import type { Ports } from '../../ports'

const ASKS_A_STEP = 500
const BUDGET_MS = 3 * SECOND

/**
 * Questions that the knowledge was asked go once nothing is learned from them any more, and never stay longer than what
 * was said in their conversations. Once an hour, as far as there is time.
 */
export const sweepAsks = async (ports: Ports): Promise<void> => {
  if (chinaTime(ports.now()).minute !== 0) return
  const until = ports.now() + BUDGET_MS
  for (const shop of await ports.shops.all()) {
    const before = ports.now() - Math.min(ASKS_KEPT_MS, conversationMs(privacyOf(shop)))
    while (ports.now() < until && (await ports.asks.sweep(shop._id, before, ASKS_A_STEP)) === ASKS_A_STEP);
  }
}
