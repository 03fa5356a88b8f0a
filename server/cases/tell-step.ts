import { amountOf, typeOf } from '../../core/aftersales/case'
import { caseIn, type CaseRecord, type CaseStep } from '../../core/aftersales/record'
import { isInReview } from '../../core/aftersales/staff-card'
import { firstOf, isShownToShopper, staffNewsOf, type StaffNews } from '../../core/aftersales/staff-news'
import { caseTypeWords, headlineOf } from '../../core/copy/aftersales'
import type { Order } from '../../core/orders/order'
import { conversationIdOf } from '../../core/shared/ids'
import { present } from '../../core/shared/present'
import { minuteText } from '../../core/shared/time'
import type { Shop } from '../../core/shop/shop'
import type { Delivery } from '../lane-ports'
import type { Ports } from '../ports'
import { agentsFor } from '../turns/agents-for'
import { inform } from '../turns/inform'
import { supervisorsOf, tellAll } from '../turns/tell-of-wait'
import { closeCards, sendCards } from './cards'
import { policyOf } from './judge'

/** A step whose news go round, and the order that it is about. */
export interface Told {
  readonly step: CaseStep
  readonly order: Order
}

interface Known extends Told {
  readonly record: CaseRecord
}

const cardOf = ({ state, caseNo }: CaseRecord) => {
  const { title, text, by } = headlineOf(state)
  const amountFen = amountOf(state)
  return {
    kind: 'afterSales' as const,
    caseId: caseNo,
    title: caseTypeWords[typeOf(state)],
    statusText: title,
    nextText: text,
    ...present({ amountFen: amountFen > 0 ? amountFen : undefined, by: by ?? undefined }),
  }
}

/** In the shopper's conversation, once for each step; through WeChat when it was somebody else's doing. */
const tellShopper = async (ports: Ports, shop: Shop, { step, record }: Known): Promise<void> => {
  const { openid, caseNo } = record
  const id = `case:${caseNo}:${step.nth}`
  const card = cardOf(record)
  const values = {
    ...{ 事项: card.title, 结果: card.statusText, 订单号: step.orderNo, 售后单: caseNo },
    时间: minuteText(step.at),
  }
  const isHers = firstOf(step)?.command.by.actor === 'shopper'
  const outside = isHers ? null : { _id: id, kind: 'caseMoved' as const, values }
  await inform(ports, shop, { openid, id, command: { type: 'inform', card }, outside })
}

/** What waits for a yes or a no goes out as a card with both. */
const deliver = (
  ports: Ports,
  shop: Shop,
  { known, news, userids }: { known: Known; news: StaffNews; userids: readonly string[] },
): Promise<Delivery> => {
  const { text } = news
  if (!isInReview(known.record)) return tellAll(ports, shop, { userids, text })
  const of = { ...known, shop, policy: policyOf(shop), news: news.said }
  return sendCards(ports, shop, { of, userids, text })
}

/** @throws when WeCom did not take it: it is told again. */
const tellShop = async (ports: Ports, shop: Shop, known: Known): Promise<void> => {
  const { openid, caseNo } = known.record
  const news = staffNewsOf({ ...known, promises: shop, now: ports.now() })
  if (!news) return
  const userids =
    news.to === 'supervisors'
      ? await supervisorsOf(ports, shop)
      : await agentsFor(ports, shop, await ports.turns.newest(conversationIdOf(shop._id, openid)))
  const delivered = await deliver(ports, shop, { known, news, userids })
  if (!delivered.ok) throw new Error(`the shop was not told of case ${caseNo}: ${delivered.why}`)
}

/** The shopper in her chat and through WeChat, and whoever of the shop has to know. A repeat tells the same again. */
export const tellStep = async (ports: Ports, shop: Shop, told: Told): Promise<void> => {
  const record = caseIn(told.step, told.step.caseNo)
  if (!record) return
  const known = { ...told, record }
  if (isShownToShopper({ ...known, promises: shop, now: ports.now() })) await tellShopper(ports, shop, known)
  await closeCards(ports, shop, known)
  await tellShop(ports, shop, known)
}
