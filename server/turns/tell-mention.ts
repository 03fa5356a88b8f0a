import type { StaffNews } from '../../core/conversation/staff-news'
import type { Turn } from '../../core/conversation/turn'
import { mentionsText } from '../../core/copy/mentions'
import {
  failed,
  holdBack,
  newBox,
  next,
  put,
  sealed,
  sent,
  type Mention,
  type MentionBox,
} from '../../core/lane/mention-box'
import { calledBy } from '../../core/lane/render'
import type { Missed } from '../../core/lane/retry'
import type { Shop } from '../../core/shop/shop'
import type { Delivery } from '../lane-ports'
import type { Ports } from '../ports'

/** Those who name one colleague in the same second each need one more. */
const MOST_TRIES = 12

type Owner = Pick<MentionBox, 'shopId' | 'userid'>

/** Changes a colleague's box, anew when somebody else was faster; null when they always were. */
const change = async <T extends { readonly box: MentionBox }>(
  { lanes: { mentions } }: Ports,
  { shopId, userid }: Owner,
  step: (box: MentionBox) => T,
): Promise<T | null> => {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const box = (await mentions.find(shopId, userid)) ?? newBox(shopId, userid)
    const made = step(box)
    if (made.box === box || (await mentions.save(made.box))) return made
  }
  return null
}

const busy: Delivery = { ok: false, why: 'unreachable' }
const done: Delivery = { ok: true }

const mentionIn = (
  { seq, at, state: { service, shopper } }: Turn,
  { byName, text }: Extract<StaffNews, { type: 'mentioned' }>,
): Mention => {
  const { sessionId, number } = service.status === 'none' ? { sessionId: '', number: 0 } : service
  return { key: `${sessionId}:${seq}`, at, called: { number, honorific: calledBy(shopper) }, byName, text }
}

/**
 * Tells a colleague in WeCom that a note names him: at once, or with others by the clock (`tellMentions`), when he was
 * told of one just now.
 */
export const tellMention = async (
  ports: Ports,
  shop: Shop,
  {
    turn,
    userid,
    news,
  }: {
    readonly turn: Turn
    readonly userid: string
    readonly news: Extract<StaffNews, { type: 'mentioned' }>
  },
): Promise<Delivery> => {
  const owner = { shopId: shop._id, userid }
  const mention = mentionIn(turn, news)
  const kept = await change(ports, owner, (box) => put(box, mention, ports.now()))
  if (!kept) return busy
  if (!kept.isAlone) return done
  const told = await ports.human.tell(shop, userid, mentionsText([mention]))
  if (told.ok || told.why !== 'limited') return told
  const { retryAt } = told
  return (await change(ports, owner, (box) => ({ box: holdBack(box, mention, retryAt) }))) ? done : busy
}

/** Who is gone from WeCom can't be told, and nobody tries again. */
const missedBy = (told: Delivery): Missed | null => {
  if (told.ok || told.why === 'agentUnknown') return null
  return told.why === 'limited' ? told : { why: told.why }
}

/** What waits for one colleague, as one message: a run that was broken off sends the same one again. */
export const tellWaiting = async (ports: Ports, shop: Shop, owner: Owner): Promise<void> => {
  const made = await change(ports, owner, (box) => ({ box: sealed(box) }))
  const mentions = made ? next(made.box) : []
  if (mentions.length === 0) return
  const missed = missedBy(await ports.human.tell(shop, owner.userid, mentionsText(mentions)))
  const keys = mentions.map(({ key }) => key)
  if (!missed) {
    await change(ports, owner, (box) => ({ box: sent(box, keys, ports.now()) }))
    return
  }
  const kept = await change(ports, owner, (box) => failed(box, missed, ports.now()))
  if (kept?.isDead) ports.log.error('given up', { mentions: keys.length, userid: owner.userid })
}
