import type { Turn } from '../../core/conversation/turn'
import type { Ports } from '../ports'

/**
 * Rings for a turn that the shopper does not get as an answer of her own; whoever was writing has written it. The turn
 * stands, rung or not: she pulls anyway, only later.
 */
export const ring = async (
  { bells, log }: Pick<Ports, 'bells' | 'log'>,
  { conversationId, openid, shopId, seq, at }: Turn,
): Promise<void> => {
  try {
    await bells.ring({ _id: conversationId, _openid: openid, shopId, seq, at, typingUntil: 0 })
  } catch (error) {
    log.error('bell not rung', { conversationId, error })
  }
}
