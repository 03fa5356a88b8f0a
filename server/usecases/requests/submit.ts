import type { Verdict } from '../../../core/admission/check'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Input } from '../../../core/contracts/procedure'
import type { shopperContract } from '../../../core/contracts/shopper.contract'
import type { Order } from '../../../core/orders/order'
import { isOwn } from '../../../core/orders/own'
import { mayAsk } from '../../../core/orders/requests/decide'
import { answerByOf } from '../../../core/orders/requests/promise'
import { requestIdOf, toRequestView, type OrderRequest } from '../../../core/orders/requests/request'
import { present } from '../../../core/shared/present'
import { err, ok, type Result } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import { judgeWords } from '../../checks/words'
import type { Ports } from '../../ports'
import { announce } from '../../requests/announce'
import type { UseCase } from '../../serve'

const MOST_TRIES = 5

interface Asking {
  readonly actor: ShopperActor
  readonly order: Order
  readonly input: Input<typeof shopperContract.requests.submit>
}

interface Numbered {
  readonly seq: number
  readonly number: number
  readonly verdict: Verdict | null
  readonly now: number
}

const requestOf = (
  { actor: { shop, openid }, order: { orderNo }, input: { clientId, wanted } }: Asking,
  { seq, number, verdict, now }: Numbered,
): OrderRequest => ({
  _id: requestIdOf(shop._id, orderNo, seq),
  shopId: shop._id,
  orderNo,
  seq,
  number,
  openid,
  clientId,
  wanted,
  ...present({ verdict: verdict ?? undefined }),
  askedAt: now,
  answerBy: answerByOf(shop, wanted.kind, now),
  state: { status: 'submitted' },
  version: 1,
  told: 0,
  dueAt: now,
})

/** Of what she wrote freely: an address is for the parcel, not for others to read. */
const verdictOn = (ports: Ports, { actor: { shop, openid }, input: { wanted } }: Asking) =>
  judgeWords(ports, shop, { openid, text: wanted.kind === 'cancel' ? wanted.reason : '' })

/** Stores the request unless another one is open; a repeat finds the first. */
const store = async (ports: Ports, asking: Asking): Promise<Result<OrderRequest, RefusalCode>> => {
  const { actor, order, input } = asking
  const shopId = actor.shop._id
  let number: number | undefined
  let verdict: Verdict | null = null
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const before = await ports.orderRequests.ofOrder(shopId, order.orderNo)
    const first = before.find(({ clientId }) => clientId === input.clientId)
    if (first) return ok(first)
    const may = mayAsk(input.wanted.kind, order.status, before)
    if (!may.ok) return may
    number ??= await ports.counters.next(`${shopId}:requests`)
    verdict ??= await verdictOn(ports, asking)
    const seq = (before[0]?.seq ?? 0) + 1
    const request = requestOf(asking, { seq, number, verdict, now: ports.now() })
    if ((await ports.orderRequests.insert(request)) === 'inserted') return ok(request)
  }
  return err('busy')
}

export const submit: UseCase<typeof shopperContract.requests.submit, ShopperActor> = async (
  input,
  { actor, ports },
) => {
  const order = await ports.orders.find(actor.shop._id, input.orderNo)
  if (!order || !isOwn(order, actor.openid)) return err('notFound')
  const stored = await store(ports, { actor, order, input })
  if (!stored.ok) return stored
  await announce(ports, actor.shop, { request: stored.value, order })
  return ok({ request: toRequestView(stored.value), now: ports.now() })
}
