import type { RefusalCode } from '../../core/contracts/refusals'
import type { Order } from '../../core/orders/order'
import { decide, evolve, movedBy, type RequestCommand } from '../../core/orders/requests/decide'
import type { OrderRequest } from '../../core/orders/requests/request'
import { err, ok, type Result } from '../../core/shared/result'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import { announce } from './announce'

const MOST_TRIES = 5

export interface Subject {
  readonly request: OrderRequest
  readonly order: Order
}

/** What the order itself says comes first: nobody decides on a request that the order has overtaken. */
const nextOf = ({ request, order }: Subject, command: RequestCommand | null, ports: Ports) => {
  const now = ports.now()
  const moved = movedBy(request, order.status)
  if (moved) return { ok: true as const, value: evolve(request, moved, now), isMoved: true }
  const decided = command ? decide(command, request) : null
  if (!decided) return null
  return decided.ok
    ? { ok: true as const, value: evolve(request, decided.value, now), isMoved: false }
    : decided
}

/**
 * One change of a request, by a command or (without one) by where its order stands by now; the change is told to whom
 * it concerns. Two at once: one is decided anew. Answers the request as it is then; `notAllowed` when the order has
 * moved on instead.
 */
export const changeRequest = async (
  ports: Ports,
  shop: Shop,
  { request: first, order, command }: Subject & { readonly command: RequestCommand | null },
): Promise<Result<OrderRequest, RefusalCode>> => {
  let request: OrderRequest | null = first
  for (let tries = 0; request && tries < MOST_TRIES; tries += 1) {
    const next = nextOf({ request, order }, command, ports)
    if (!next) return ok(request)
    if (!next.ok) return next
    if (await ports.orderRequests.replace(next.value)) {
      await announce(ports, shop, { request: next.value, order })
      return next.isMoved && command ? err('notAllowed') : ok(next.value)
    }
    request = await ports.orderRequests.byNumber(shop._id, first.number)
  }
  return err('busy')
}
