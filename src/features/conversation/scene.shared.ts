import type { Scene } from '../../../core/contracts/shopper/conversation.contract'
import { OrderNo } from '../../../core/shared/ids'

/** From the page's parameters; whatever is not understood came from home. */
export const sceneOf = (from: string, orderNo: string): Scene => {
  const parsed = OrderNo.safeParse(orderNo)
  if (from === 'order' && parsed.success) return { from: 'order', orderNo: parsed.data }
  return from === 'faq' ? { from: 'faq' } : { from: 'home' }
}
