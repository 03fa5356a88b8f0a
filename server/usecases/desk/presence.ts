import type { DeskContract, DeskPresence } from '../../../core/contracts/desk.contract'
import type { Turn } from '../../../core/conversation/turn'
import { TYPING_MS } from '../../../core/conversation/typing'
import { isHis } from '../../../core/desk/access'
import { isShopperTyping, lookingToo, othersLooking } from '../../../core/desk/presence'
import { err, ok } from '../../../core/shared/result'
import type { DeskActor } from '../../actor'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { findSession } from './open-session'

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

/** Nothing that is kept: her page hears it by the bell that it listens to. */
export const typing: UseCase<DeskContract['desk']['typing'], DeskActor> = async (
  { sessionId },
  { actor, ports },
) => {
  const found = await findSession(ports, actor, sessionId)
  if (!found || !isHis(found.newest.state.service, sessionId, actor.agent.userid)) return err('notFound')
  await ports.bells.setTyping(found.row.conversationId, ports.now() + TYPING_MS)
  return ok({})
}
