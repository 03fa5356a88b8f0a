import type { DeskPresence } from '../../../core/contracts/desk.contract'
import type { Turn } from '../../../core/conversation/turn'
import { isShopperTyping, lookingToo, othersLooking } from '../../../core/desk/presence'
import type { DeskActor } from '../../actor'
import type { Ports } from '../../ports'

/** Who else has it open; the agent himself is noted with them. A pull goes on without: it comes again with the next. */
export const presenceFor = async (
  { presences, log, now: clock }: Ports,
  { agent: { userid, name } }: DeskActor,
  { conversationId, shopId, at: saidAt }: Turn,
): Promise<DeskPresence | undefined> => {
  const now = clock()
  try {
    const presence = await presences.find(conversationId)
    const desk = lookingToo(presence, { userid, name }, now)
    if (desk) await presences.setDesk({ _id: conversationId, shopId }, [...desk])
    return {
      others: othersLooking(presence, userid, now).map((one) => ({ userid: one.userid, name: one.name })),
      readTo: presence?.shopperSeq ?? 0,
      isShopperTyping: isShopperTyping(presence, saidAt, now),
    }
  } catch (error) {
    log.error('presence not known', { conversationId, error })
    return undefined
  }
}
