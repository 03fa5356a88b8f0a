import { toldToOthers } from '../../core/admission/told'
import type { StaffNews } from '../../core/conversation/staff-news'
import type { Turn } from '../../core/conversation/turn'
import { problemTold } from '../../core/lane/problem-told'
import { toldOf } from '../../core/routing/problem-pool'
import type { Shop } from '../../core/shop/shop'
import type { Delivery } from '../lane-ports'
import type { Ports } from '../ports'
import { sessionSoFar } from './session-so-far'
import { tellAll } from './tell-of-wait'

interface Reached {
  readonly turn: Turn
  readonly news: Extract<StaffNews, { type: 'levelSet' }>
}

/** Tells whoever the shop names for a level that a problem has reached it; not whoever serves it, who said so. */
export const tellProblem = async (ports: Ports, shop: Shop, { turn, news }: Reached): Promise<Delivery> => {
  const { state, at: now } = turn
  const [staff, { introduction }] = await Promise.all([
    ports.agents.list(shop._id),
    sessionSoFar(ports, turn),
  ])
  const holder = state.service.status === 'assigned' ? state.service.agentId : null
  const userids = toldOf(shop, staff, news.level).filter((userid) => userid !== holder)
  const messages = introduction.flatMap(toldToOthers)
  for (const text of problemTold({ state, messages, news, now })) {
    const told = await tellAll(ports, shop, { userids, text })
    if (!told.ok) return told
  }
  return { ok: true }
}
