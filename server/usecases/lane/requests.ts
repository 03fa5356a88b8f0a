import { requestLane as words } from '../../../core/copy/requests'
import type { RequestAnswer } from '../../../core/lane/request-words'
import type { Order } from '../../../core/orders/order'
import type { RequestCommand } from '../../../core/orders/requests/decide'
import type { OrderRequest } from '../../../core/orders/requests/request'
import type { RefusalCode } from '../../../core/contracts/refusals'
import { personOf } from '../../../core/routing/agent'
import { changeRequest } from '../../requests/change'
import { clientIdOf, type Desk } from './desk'

const MOST_LISTED = 30
/** Where an order was placed, when its source did not say. */
const SOMEWHERE = '店铺'

const commandOf = (desk: Desk, { verb, reason }: RequestAnswer): RequestCommand => {
  const by = { ...personOf(desk.agent), cause: clientIdOf(desk) }
  return verb === 'decline' ? { type: verb, by, reason } : { type: verb, by }
}

/** WeCom brings a callback again: what it did then is answered then. */
const isRepeat = (desk: Desk, { state }: OrderRequest): boolean =>
  'by' in state && state.by?.cause === clientIdOf(desk)

const doneText = (request: OrderRequest, { paidThrough = SOMEWHERE }: Order): string => {
  if (request.state.status === 'accepted') return words.accepted(request, paidThrough)
  return request.state.status === 'declined' ? words.declined(request) : words.finished(request)
}

const refusedText = async (desk: Desk, request: OrderRequest, why: RefusalCode): Promise<string> => {
  const { ports, shop } = desk
  if (why === 'reasonMissing') return words.noReason(request.number)
  if (why === 'reasonTooLong') return words.reasonTooLong
  if (why !== 'notAllowed') return words.again
  const now = (await ports.orderRequests.byNumber(shop._id, request.number)) ?? request
  if (now.state.status === 'submitted') return words.notYet(now.number)
  return words.over(now.number, now.state.status, now.wanted.kind)
}

/** `/yes 7`, `/no 7 理由`, `/done 7`: what the shop answers to a shopper's request (R100). */
export const answerRequest = async (desk: Desk, answer: RequestAnswer): Promise<string> => {
  const { ports, shop } = desk
  if (answer.number === null) return words.which
  const request = await ports.orderRequests.byNumber(shop._id, answer.number)
  const order = request && (await ports.orders.find(shop._id, request.orderNo))
  if (!request || !order) return words.unknown(answer.number)
  if (isRepeat(desk, request)) return doneText(request, order)

  const changed = await changeRequest(ports, shop, { request, order, command: commandOf(desk, answer) })
  return changed.ok ? doneText(changed.value, order) : refusedText(desk, request, changed.error)
}

/** `/requests`: what waits for an answer, or to be done. */
export const listRequests = async ({ ports, shop }: Desk): Promise<string> => {
  const open = await ports.orderRequests.open(shop._id, MOST_LISTED)
  return open.length > 0 ? words.list(open, ports.now()) : words.none
}
