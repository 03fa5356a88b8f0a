import { isOpenService } from '../../core/conversation/state'
import { changesAsks, type Turn } from '../../core/conversation/turn'
import { askIdOf, broughtUp, newAsk } from '../../core/knowledge/ask'
import { changeAsk } from '../knowledge/change-ask'
import type { Ports } from '../ports'

/** Was it asked in this very turn? Then nothing of it stands there yet, most likely. */
const isNew = ({ events }: Turn, hasChosen: boolean): boolean =>
  !hasChosen && events.some((event) => event.type === 'answered' && event.basis !== undefined)

/** Brings the question that the knowledge was asked up to this turn; late or twice changes nothing. */
export const learn = async (ports: Ports, turn: Turn): Promise<void> => {
  const { service } = turn.state
  const ask = isOpenService(service) && changesAsks(turn.events) ? service.story.ask : undefined
  if (!ask || !isOpenService(service)) return
  const { shopId, openid, seq } = turn
  const _id = askIdOf(service.sessionId, ask)
  const fresh = newAsk({ _id, shopId, openid, seq }, ask)
  if (isNew(turn, ask.chosen !== undefined) && (await ports.asks.insert(fresh)) === 'inserted') return
  const known = await changeAsk(ports, _id, (before) => broughtUp(before, seq, ask))
  if (!known && (await ports.asks.insert(fresh)) === 'taken') {
    await changeAsk(ports, _id, (before) => broughtUp(before, seq, ask))
  }
}
