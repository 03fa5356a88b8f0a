import type { Effect, Turn } from '../../core/conversation/turn'
import { staffNewsText } from '../../core/copy/staff-news'
import type { Shop } from '../../core/shop/shop'
import type { Delivery } from '../lane-ports'
import type { Ports } from '../ports'
import { tellMention } from './tell-mention'
import { calledIn, gone, supervisorsOf, tellAll } from './tell-of-wait'
import { tellProblem } from './tell-problem'

/** Tells a colleague, or the supervisors, in WeCom what happened in a session. */
export const tellStaff = async (
  ports: Ports,
  shop: Shop,
  {
    effect: { to, news },
    turns: [turn],
  }: { readonly effect: Extract<Effect, { type: 'tell' }>; readonly turns: readonly Turn[] },
): Promise<Delivery> => {
  if (!turn) return { ok: true }
  if (news.type === 'mentioned') {
    return to === null ? { ok: true } : gone(await tellMention(ports, shop, { turn, userid: to, news }))
  }
  if (news.type === 'levelSet') return tellProblem(ports, shop, { turn, news })
  const userids = to === null ? await supervisorsOf(ports, shop) : [to]
  return tellAll(ports, shop, { userids, text: staffNewsText(calledIn(turn), news) })
}
