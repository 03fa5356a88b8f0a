import { importWords as words } from '../../copy/import'
import { yuanText } from '../../shared/money'
import { present } from '../../shared/present'
import { err, ok, type Result } from '../../shared/result'
import type { Instant } from '../../shared/time'
import {
  orderIdOf,
  type Order,
  type OrderItem,
  type OrderStatus,
  type Parcel,
  type Recipient,
} from '../order'
import { chinaInstant } from './cells'
import type { Field, Header } from './columns'
import { digestOf } from './digest'
import type { Line, Values } from './read-line'
import { leastAdvanced } from './statuses'

export interface Source {
  readonly shopId: string
  readonly orderNo: string
  readonly header: Header
  readonly lines: readonly Line[]
  /** Where the source names them apart from its lines. */
  readonly parcels?: readonly Parcel[]
  readonly updatedAt?: Instant
}

/** Makes one order of its lines, or says why that cannot be done. Goods − discount + freight is what was paid. */
export const buildOrder = (source: Source): Result<Order> => {
  const { shopId, orderNo, header, lines } = source
  const difference = disagreement(lines, header)
  if (difference) return err(difference)

  const status = statusOfOrder(lines)
  if (!status) return err(words.noStatus)
  const placedAt = pick(lines, 'placedAt') ?? timeInOrderNo(orderNo)
  if (placedAt === undefined) return err(words.noPlacedAt)
  const items = itemsOf(lines)
  if (!items.ok) return items
  const amounts = amountsOf(lines, items.value, status)
  if (!amounts.ok) return amounts

  const order: Order = {
    _id: orderIdOf(shopId, orderNo),
    shopId,
    orderNo,
    openid: pick(lines, 'openid') ?? null,
    status,
    placedAt,
    items: items.value,
    ...amounts.value,
    parcels: [...(source.parcels ?? parcelsOf(lines))],
    ...optionalsOf(lines, header),
    ...present({ updatedAt: source.updatedAt }),
  }
  return ok({ ...order, digest: digestOf(order) })
}

const optionalsOf = (lines: readonly Line[], header: Header) =>
  present({
    paidAt: pick(lines, 'paidAt'),
    completedAt: pick(lines, 'completedAt'),
    recipient: recipientOf(lines),
    shipBy: pick(lines, 'shipBy'),
    arriveBy: pick(lines, 'arriveBy'),
    payMethod: pick(lines, 'payMethod'),
    paidThrough: pick(lines, 'platform') ?? header.platform,
    buyerNote: pick(lines, 'buyerNote'),
  })

/** An order's own figure stands on each of its lines or on the first only: the first that says it counts. */
const pick = <F extends Field>(lines: readonly Line[], field: F): Values[F] | undefined =>
  lines.find(({ values }) => values[field] !== undefined)?.values[field]

/** What must not differ between the lines of one order. */
const shared = ['openid', 'status', 'placedAt', 'goods', 'freight', 'paid', 'due'] as const satisfies Field[]

const disagreement = (lines: readonly Line[], { columns }: Header): string | undefined => {
  for (const field of shared) {
    const said = lines.filter(({ values }) => values[field] !== undefined)
    const other = said.find(({ values }) => values[field] !== said[0]?.values[field])
    if (said[0] && other) return words.differs(columns[field]?.name ?? field, [said[0].line, other.line])
  }
  return undefined
}

const statusOfOrder = (lines: readonly Line[]): OrderStatus | undefined => {
  const status = pick(lines, 'status')
  if (status) return status
  const each = lines.flatMap(({ values }) => values.lineStatus ?? [])
  return each.length === 0 ? undefined : leastAdvanced(each)
}

/** 有赞's order numbers begin with the moment of the order: E20220331142238… */
const timeInOrderNo = (orderNo: string): Instant | undefined => {
  const match = /^E(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\d{6,}$/.exec(orderNo)
  if (!match) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number)
  const at = chinaInstant([year, month, day, hour, minute, second])
  return at.ok ? at.value : undefined
}

const itemsOf = (lines: readonly Line[]): Result<OrderItem[]> => {
  const items: OrderItem[] = []
  for (const { values } of lines) {
    if (values.title === undefined) return err(words.noTitle)
    const quantity = values.quantity ?? 1
    const whole = values.lineGoods ?? values.linePaid ?? (lines.length === 1 ? goodsAsSaid(lines) : undefined)
    const priceFen = values.price ?? (whole === undefined ? undefined : Math.round(whole / quantity))
    if (priceFen === undefined) return err(words.noPrice(values.title))
    items.push({
      title: values.title,
      quantity,
      priceFen,
      ...present({ sku: values.sku, image: values.image, taxCode: values.taxCode }),
    })
  }
  return ok(items)
}

/** With one line and no price of its own, the price is what the order says of its goods. */
const goodsAsSaid = (lines: readonly Line[]): number | undefined =>
  pick(lines, 'goods') ?? pick(lines, 'paid')

type Amounts = Pick<Order, 'goodsFen' | 'discountFen' | 'freightFen' | 'paidFen'>

const amountsOf = (
  lines: readonly Line[],
  items: readonly OrderItem[],
  status: OrderStatus,
): Result<Amounts> => {
  const freightFen = pick(lines, 'freight') ?? 0
  const goods =
    pick(lines, 'goods') ??
    sumOf(lines, 'lineGoods') ??
    items.reduce((sum, { priceFen, quantity }) => sum + priceFen * quantity, 0)
  const paidFen = paidOf(lines, status, goods + freightFen)
  if (paidFen === undefined) return err(words.noPaid)

  // The shop may have raised the price by hand (商品改价): then the goods cost what was paid for them.
  const raised = lines.some(({ values }) => (values.priceChange ?? 0) !== 0)
  const goodsFen = raised ? Math.max(goods, paidFen - freightFen) : goods
  const discountFen = goodsFen + freightFen - paidFen
  if (discountFen < 0) return err(words.paidTooHigh(yuanText(paidFen), yuanText(goodsFen + freightFen)))
  return ok({ goodsFen, discountFen, freightFen, paidFen })
}

const paidOf = (lines: readonly Line[], status: OrderStatus, full: number): number | undefined => {
  const paid = pick(lines, 'paid')
  const due = pick(lines, 'due')
  if (isNeverPaid(lines, status)) return due ?? (paid === 0 ? full : (paid ?? full))
  if (paid !== undefined) return paid
  const forGoods = sumOf(lines, 'linePaid')
  return forGoods === undefined ? due : forGoods + (pick(lines, 'freight') ?? 0)
}

/** Of an order that was never paid, `paidFen` is what was to be paid. */
const isNeverPaid = (lines: readonly Line[], status: OrderStatus): boolean =>
  status === 'unpaid' ||
  (status === 'cancelled' && pick(lines, 'paidAt') === undefined && (pick(lines, 'paid') ?? 0) === 0)

/** The sum over the lines, if each line says it. */
const sumOf = (lines: readonly Line[], field: 'lineGoods' | 'linePaid'): number | undefined => {
  let sum = 0
  for (const { values } of lines) {
    if (values[field] === undefined) return undefined
    sum += values[field]
  }
  return sum
}

/** Several numbers may stand in one cell; the same one may stand on several lines. */
const parcelsOf = (lines: readonly Line[]): Parcel[] => {
  const parcels = new Map<string, Parcel>()
  for (const { values } of lines) {
    for (const trackingNo of values.trackingNo?.split(/[,，;；、\s]+/).filter(Boolean) ?? []) {
      if (parcels.has(trackingNo)) continue
      const { shippedAt, deliveredAt } = values
      const company = values.company ?? '快递'
      parcels.set(trackingNo, { company, trackingNo, track: [], ...present({ shippedAt, deliveredAt }) })
    }
  }
  return [...parcels.values()]
}

const recipientOf = (lines: readonly Line[]): Recipient | undefined => {
  const name = pick(lines, 'recipientName')
  const phone = pick(lines, 'recipientPhone')
  if (name === undefined && phone === undefined) return undefined
  const [province, city] = [pick(lines, 'province'), pick(lines, 'city')]
  const [district, detail] = [pick(lines, 'district'), pick(lines, 'address')]
  return { name: name ?? '', phone: phone ?? '', ...present({ province, city, district, detail }) }
}
