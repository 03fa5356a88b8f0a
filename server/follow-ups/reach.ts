import type { MessageBody } from '../../core/conversation/message'
import type { Turn } from '../../core/conversation/turn'
import type { RefusalCode } from '../../core/contracts/refusals'
import { personOf, type Agent } from '../../core/routing/agent'
import { deskOf } from '../../core/routing/desk'
import { conversationIdOf } from '../../core/shared/ids'
import { err, ok, type Result } from '../../core/shared/result'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import { settle } from '../turns/settle'
import { takePlace } from '../turns/take-place'
import { nextSession, takeTurn, type Said } from '../turns/take-turn'

interface Reaching extends Omit<Said, 'shop' | 'newSession'> {
  readonly by: Agent
  readonly body: MessageBody
  readonly followsUp: string
}

/**
 * Opens a session with her by an agent's words, one turn: his place is taken before, and given back when nothing comes
 * of it. `agentFull`: he has none.
 */
export const reachShopper = async (
  ports: Ports,
  shop: Shop,
  { openid, clientId, seen, by, body, followsUp }: Reaching,
): Promise<Result<Turn, RefusalCode>> => {
  const { free } = deskOf(by, await ports.places.taken(shop._id), ports.now())
  if (free.length === 0) return err('agentFull')
  const newSession = await nextSession(ports, shop)
  const row = {
    _id: newSession.sessionId,
    shopId: shop._id,
    conversationId: conversationIdOf(shop._id, openid),
  }
  const place = await takePlace(ports, row, { agent: by, placeIds: free })
  if (!place) return err('agentFull')
  const command = { type: 'reach', by: personOf(by), body, followsUp } as const
  const thread = { shop, openid, clientId, seen, newSession }
  const taken = await takeTurn(ports, thread, async () => ({ command, handOff: null }))
  if (!taken.ok || taken.value.isRepeat) await ports.places.drop(place)
  if (!taken.ok) return taken
  await settle(ports, shop, taken.value)
  return ok(taken.value.turn)
}
