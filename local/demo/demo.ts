import type { Order } from '../../core/orders/order'
import { orderIdOf } from '../../core/orders/order'
import type { FundEntry } from '../../core/insurance/fund'
import type { Insurance } from '../../core/insurance/insurance'
import type { Agent } from '../../core/routing/agent'
import { onDutyUntil } from '../../core/routing/duty'
import { isOpen } from '../../core/shop/hours'
import { openingOf } from '../../core/shop/opening'
import type { Instant } from '../../core/shared/time'
import type { KnowledgeChunk, KnowledgeVersion } from '../../core/knowledge/published'
import type { QuickReply } from '../../core/quick-replies/quick-reply'
import { appidKey, webKey, wecomKey, type Shop, type Shopper } from '../../core/shop/shop'
import { demoFund, demoInsurances } from './insurance'
import { imageOf } from './goods'
import { knowledgeOf } from './knowledge'
import { amountsOf, drawOrder, usualOrders } from './orders'
import { people, type Person } from './people'
import { quickRepliesOf } from './questions'
import { randomOf } from './random'
import { demoAgents, demoShops } from './shops'
import { storyOrders } from './story'
import { unownedOrders } from './unowned'

/** The documents of the demo by collection. */
export interface Demo {
  readonly shops: readonly Shop[]
  /** `_id` = what a platform vouches for. */
  readonly shopKeys: readonly { readonly _id: string; readonly shopId: string }[]
  readonly shoppers: readonly Shopper[]
  readonly agents: readonly Agent[]
  readonly orders: readonly Order[]
  readonly quickReplies: readonly QuickReply[]
  readonly knowledgeVersions: readonly KnowledgeVersion[]
  readonly knowledgeChunks: readonly KnowledgeChunk[]
  readonly insurances: readonly Insurance[]
  readonly fundEntries: readonly FundEntry[]
}

/**
 * Two shops with everything in them, as they are at `now`: the same moment gives the same data. On purpose the
 * two share openids, an agent's userid and an order number.
 */
export const createDemo = (now: Instant): Demo => ({
  shops: demoShops,
  shopKeys: demoShops.flatMap(({ _id: shopId, appids, wecom, web }) => [
    ...appids.map((appid) => ({ _id: appidKey(appid), shopId })),
    ...(web ? [{ _id: webKey(web.appid), shopId }] : []),
    ...(wecom ? [{ _id: wecomKey(wecom.corpId, wecom.agentId), shopId }] : []),
  ]),
  shoppers: people.map(({ shopId, openid, name, gender }) => ({
    _id: `${shopId}:${openid}`,
    shopId,
    openid,
    name,
    gender,
  })),
  agents: demoAgents.map((agent) => atWork(agent, now)),
  orders: distinct([
    ...people.flatMap((person) => ordersOf(person, now)),
    ...twins(now),
    ...unownedOrders(now),
  ]),
  quickReplies: demoShops.flatMap(({ _id }) => quickRepliesOf(_id)),
  knowledgeChunks: demoShops.flatMap(({ _id }) => knowledgeOf(_id, now).chunks),
  knowledgeVersions: demoShops.flatMap(({ _id }) => knowledgeOf(_id, now).versions),
  ...insuredAt(now),
})

/** 张雨晴's orders that are on their way or have come have 退货包运费. */
const insuredAt = (now: Instant): Pick<Demo, 'insurances' | 'fundEntries'> => {
  const insurances = demoInsurances(storyOrders(now), now)
  return { insurances, fundEntries: demoFund(insurances, now) }
}

/** Whoever is on duty comes when the shop opens and goes when it closes: at night nobody is there. */
const atWork = (agent: Agent, now: Instant): Agent => {
  const shop = demoShops.find(({ _id }) => _id === agent.shopId)
  if (agent.duty !== 'on' || !shop) return agent
  const opening = openingOf(shop)
  return isOpen(opening, now) ? { ...agent, onUntil: onDutyUntil(opening, now) } : { ...agent, duty: 'off' }
}

const LONG_NAME =
  '加厚长绒棉贡缎提花四件套 1.8 米床适用 被套 200 × 230 床单 245 × 250 枕套一对 A 类母婴级面料 活性印染不掉色 送同色收纳袋与两条华夫格毛巾 2026 秋冬新款'

const ordersOf = (person: Person, now: Instant): Order[] => {
  const random = randomOf(person.name.charCodeAt(0))
  const moment = { now, random }
  switch (person.plot) {
    case 'story':
      return storyOrders(now)
    case 'none':
      return []
    case 'unpaid':
      return Array.from({ length: person.orders }, () =>
        drawOrder(person, { age: 'fresh', wish: 'unpaid' }, moment),
      )
    case 'longName':
      return [longNamed(drawOrder(person, { age: 'moving', wish: 'alive' }, moment))]
    case 'noPhone':
      return [withoutPhone(drawOrder(person, { age: 'moving', wish: 'alive' }, moment))]
    case 'one':
      return [drawOrder(person, { age: 'fresh', wish: 'alive' }, moment)]
    case 'many':
    case 'usual':
      return usualOrders(person, now)
  }
}

const longNamed = (order: Order): Order => ({
  ...order,
  items: order.items.map((item, index) =>
    index === 0 ? { ...item, title: LONG_NAME, sku: '雾蓝，1.8 米床', image: imageOf('bedding') } : item,
  ),
})

const withoutPhone = (order: Order): Order =>
  order.recipient ? { ...order, recipient: { ...order.recipient, phone: '' } } : order

/** Numbers of 张雨晴's orders that exist in the other shop too: of her openid, and of somebody else's. */
const twins = (now: Instant): Order[] => {
  const random = randomOf(77)
  const owners = people.filter(({ shopId }) => shopId === 'shanye')
  const [, bedding, cups] = storyOrders(now)
  return [bedding, cups].flatMap((hers, index) => {
    const owner = owners[index * 3]
    if (!owner || !hers) return []
    const { orderNo } = hers
    const order = drawOrder(owner, { age: 'moving', wish: 'alive' }, { now, random })
    const items = order.items.slice(0, 1)
    return { ...order, orderNo, _id: orderIdOf('shanye', orderNo), items, ...amountsOf(items) }
  })
}

/** Two draws may meet in the same second with the same digits: the first stays. */
const distinct = (orders: readonly Order[]): Order[] => {
  const seen = new Set<string>()
  return orders.filter(({ _id }) => !seen.has(_id) && seen.add(_id))
}
