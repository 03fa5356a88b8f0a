import type { Wish } from '../../../core/aftersales/case'
import { isAsking, standingsOf } from '../../../core/aftersales/content-check'
import { rowOf } from '../../../core/aftersales/row'
import { openCase } from '../../../core/aftersales/open'
import { toCaseView } from '../../../core/aftersales/to-view'
import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { calledBy } from '../../../core/lane/render'
import type { Order } from '../../../core/orders/order'
import { isOwn } from '../../../core/orders/own'
import { err, ok } from '../../../core/shared/result'
import { chinaTime, type Instant } from '../../../core/shared/time'
import type { ShopperActor } from '../../actor'
import { judgeBy, knownOf, type KnownOfHer } from '../../cases/judge'
import { projectStep, settleStep } from '../../cases/settle-step'
import { movesMoney, takeStep, type Base } from '../../cases/take-step'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { ownFiles } from './own-files'

const two = (n: number): string => String(n).padStart(2, '0')

/** `251117091200214`: when it was asked for, and three digits that nobody can guess; unique by its first step. */
export const newCaseNo = (now: Instant, id: string): string => {
  const { year, month, day, hour, minute } = chinaTime(now)
  const seconds = Math.floor(now / 1_000) % 60
  const stamp = [year % 100, month, day, hour, minute, seconds].map(two).join('')
  return `${stamp}${String(Number.parseInt(id.slice(0, 8), 16) % 1_000).padStart(3, '0')}`
}

/** What a list that was just read says of the order's cases: good for deciding, for the insert finds out if it is old. */
const baseOf = ({ cases }: KnownOfHer, orderNo: string): Base => {
  const own = cases.filter((row) => row.orderNo === orderNo)
  return { seq: Math.max(0, ...own.map(({ seq }) => seq)), cases: own.map(({ record }) => record) }
}

interface Asking {
  readonly actor: ShopperActor
  readonly order: Order
  readonly known: KnownOfHer
  readonly wish: Wish
  readonly clientId: string
}

const take = async (ports: Ports, { actor, order, known, wish, clientId }: Asking) => {
  const { shop, openid } = actor
  const shopper = await ports.shoppers.find(shop._id, openid)
  const [called, tiers] = [calledBy(shopper), shopper?.tags ?? []]
  const asked = { shop, order, clientId, base: baseOf(known, order.orderNo), leavesWords: true }
  return takeStep(ports, asked, (ground) => {
    const judge = judgeBy({ shop, order, known, now: ground.now })
    const caseNo = newCaseNo(ground.now, ports.newId())
    return openCase({ caseNo, openid, called, tiers, wish, judge }, ground)
  })
}

const orderAmong = async (
  ports: Ports,
  { actor: { shop, openid }, orderNo, known }: Pick<Asking, 'actor' | 'known'> & { readonly orderNo: string },
): Promise<Order | null> => {
  const listed = known.orders.find((order) => order.orderNo === orderNo)
  const order = listed ?? (await ports.orders.find(shop._id, orderNo))
  return order && isOwn(order, openid) ? order : null
}

/**
 * The words about it wait for the clock, which finds them with its next run: they would take more requests than sending a
 * case in may (docs/after-sales.md), and she has the page. Money that was granted goes at once.
 */
export const submit: UseCase<typeof shopperContract.cases.submit, ShopperActor> = async (
  { clientId, orderNo, wish },
  { actor, ports },
) => {
  if (!ownFiles(actor.shop, wish.evidence)) return err('fileMissing')
  const known = await knownOf(ports, actor)
  const order = await orderAmong(ports, { actor, orderNo, known })
  if (!order) return err('notFound')
  const taken = await take(ports, { actor, order, known, wish, clientId })
  if (!taken.ok) return taken
  const { step, record, isRepeat } = taken.value
  if (!isRepeat) {
    const settle = movesMoney(step) ? settleStep(ports, actor.shop, { step, order }) : null
    await (settle ?? projectStep(ports, { step, order }))
  }
  const row = rowOf(step, record, order)
  const links = await ports.files.links(wish.evidence.map(({ fileId }) => fileId))
  const around = {
    order,
    steps: [step],
    links,
    standings: standingsOf([], isAsking(record.caseNo, [step])),
    parcels: [],
    returnTo: actor.shop.returnTo ?? null,
    coupon: null,
    pickup: null,
  }
  const money = { refund: null, freight: null, insurance: null, insurancePayout: null }
  return ok({ case: toCaseView(row, { ...around, money, now: ports.now() }), now: ports.now() })
}
