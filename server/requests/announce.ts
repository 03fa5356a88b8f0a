import { requestLane } from '../../core/copy/requests'
import { noticeWords } from '../../core/copy/notices'
import { calledBy } from '../../core/lane/render'
import type { Order } from '../../core/orders/order'
import { toOrderCard } from '../../core/orders/order-view'
import { cancelledByWord } from '../../core/orders/requests/decide'
import type { RequestNotice } from '../../core/orders/requests/notices'
import {
  isOpenRequest,
  toRequestView,
  type OrderRequest,
  type RequestStatus,
} from '../../core/orders/requests/request'
import { conversationIdOf } from '../../core/shared/ids'
import { present } from '../../core/shared/present'
import { MINUTE, minuteText, type Instant } from '../../core/shared/time'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import { agentsFor } from '../turns/agents-for'
import { inform, type Information } from '../turns/inform'

/** While it is open, the order is looked at again: it may have been sent. */
const LOOK_AGAIN_MS = MINUTE
/** Nobody could be told: nobody is on duty, or WeCom did not answer. */
const TELL_AGAIN_MS = MINUTE

const noticeOf = (request: OrderRequest): RequestNotice => {
  const { number, kind, status, answerBy, reason, orderStatus } = toRequestView(request)
  const { orderNo } = request
  return {
    type: 'request',
    orderNo,
    number,
    request: kind,
    status,
    answerBy,
    ...present({ reason, orderStatus }),
  }
}

/** In the shopper's conversation, once for each version. */
const tellShopper = async (ports: Ports, shop: Shop, request: OrderRequest): Promise<void> => {
  const { openid, number, version } = request
  await inform(ports, shop, {
    openid,
    id: `request:${number}:${version}`,
    command: { type: 'inform', notice: noticeOf(request) },
    outside: throughWechat(request, ports.now()),
  })
}

const unanswered: readonly RequestStatus[] = ['submitted', 'withdrawn']

/** Somebody, or the order itself, answered: whoever does not look hears of it, if she agreed to. */
const throughWechat = (request: OrderRequest, now: Instant): Information['outside'] => {
  const { _id, version, orderNo, wanted, state } = request
  if (unanswered.includes(state.status)) return null
  const values = {
    ...noticeWords.orderRequest(wanted.kind, state.status),
    订单号: orderNo,
    时间: minuteText(now),
  }
  return { _id: `${_id}:${version}`, kind: 'requestAnswered', values }
}

/** What an agent has to know of; what an agent did himself he was answered. */
const agentsText = ({ state: { status } }: OrderRequest) => {
  if (status === 'submitted') return requestLane.asked
  if (status === 'withdrawn') return requestLane.withdrawn
  return status === 'overtaken' ? requestLane.overtaken : null
}

/** Whether somebody knows now. */
const tellAgents = async (ports: Ports, shop: Shop, { request, order }: Told): Promise<boolean> => {
  const textOf = agentsText(request)
  if (!textOf) return true
  const conversation = await ports.turns.newest(conversationIdOf(shop._id, request.openid))
  const called = calledBy(
    conversation?.state.shopper ?? (await ports.shoppers.find(shop._id, request.openid)),
  )
  const text = textOf({ request, order: toOrderCard(order), called, now: ports.now() })
  const agents = await agentsFor(ports, shop, conversation)
  const told = await Promise.all(agents.map((userid) => ports.human.tell(shop, userid, text)))
  return told.some(({ ok }) => ok)
}

interface Told {
  readonly request: OrderRequest
  readonly order: Order
}

/**
 * Tells the shopper and the agents how a request stands now, once the order itself says the same. Whoever was not reached is told by the clock; a version
 * that was told already is not told again.
 */
export const announce = async (ports: Ports, shop: Shop, { request, order }: Told): Promise<void> => {
  if (request.told < request.version) {
    const cancelledAt = cancelledByWord(request)
    if (cancelledAt !== null) await ports.orders.cancel(order, cancelledAt)
    await tellShopper(ports, shop, request)
    if (!(await tellAgents(ports, shop, { request, order }))) {
      return ports.orderRequests.putOff(request, ports.now() + TELL_AGAIN_MS)
    }
  }
  await ports.orderRequests.markTold(request, nextLook(request, ports.now()))
}

const nextLook = (request: OrderRequest, now: Instant): Instant | null =>
  isOpenRequest(request) ? now + LOOK_AGAIN_MS : null
