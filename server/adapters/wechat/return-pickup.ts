import * as z from 'zod/mini'
import { err, ok, type Result } from '../../../core/shared/result'
import { fill } from '../../../core/shared/template'
import type { Recipient } from '../../../core/orders/order'
import type { InsuranceRules } from '../../../core/insurance/rules'
import type { ReturnTrip } from '../../../core/insurance/pickup'
import type { ReturnPickup, ReturnRefusal, ReturnWish } from '../../insurance-ports'
import { goodsOf, type PayNoOf } from './freight-insurance'
import { isBusy, type WechatServer } from './server-api'

const BASE = '/cgi-bin/express/delivery/no_worry_return'

/** 40097: something that is needed is missing; of 解绑: nothing is bound yet. */
const INCOMPLETE = 40_097
/** shop_order_id 已存在 */
const KNOWN_ALREADY = 9_300_522
/** 该微信支付单号填写错误或未投保 */
const NOT_INSURED = 9_300_570
/** 运单不存在; the first wrong number stays cached, even when the shopper has put it right. */
const NO_WAYBILL = 931_023

const refusalOf = (code: number): ReturnRefusal => {
  if (isBusy(code)) return 'busy'
  if (code === INCOMPLETE) return 'orderIncomplete'
  return code === NOT_INSURED ? 'notInsured' : 'refused'
}

const addressOf = ({ name, phone, province, city, district, detail }: Recipient): object => ({
  ...{ name, mobile: phone, country: '中国', province, city },
  ...{ area: district, address: detail },
})

/** 0 用户未填写 1 预约上门取件 2 自行寄回; sometimes a number, sometimes a text. */
const ways: Readonly<Record<string, ReturnTrip['way']>> = { 0: 'notChosen', 1: 'pickup', 2: 'ownWaybill' }

/** 0 待揽件 1 已揽件 2 运输中 3 派件 4 签收 5 异常 6 代签收 7 揽收失败 8 签收失败 11 取消 13 退件中 14 已退件 99 未知. */
const tripStates: Readonly<Record<string, ReturnTrip['state']>> = {
  0: 'notStarted',
  1: 'onItsWay',
  2: 'onItsWay',
  3: 'onItsWay',
  4: 'arrived',
  5: 'failed',
  6: 'arrived',
  7: 'failed',
  8: 'failed',
  11: 'cancelled',
  13: 'failed',
  14: 'failed',
}

const Trip = z.object({
  status: z.union([z.string(), z.int()]),
  waybill_id: z.optional(z.string()),
  order_status: z.optional(z.union([z.string(), z.int()])),
  delivery_name: z.optional(z.string()),
})

const tripOf = (body: unknown): ReturnTrip | null => {
  const read = Trip.safeParse(body)
  const way = read.success ? ways[String(read.data.status)] : undefined
  if (!read.success || !way) return null
  const { waybill_id: trackingNo = '', delivery_name: company = '', order_status = 99 } = read.data
  const parcel = trackingNo === '' ? null : { company, trackingNo }
  return {
    way,
    parcel,
    state: way === 'notChosen' ? 'notStarted' : (tripStates[String(order_status)] ?? 'unknown'),
  }
}

const MOST_IDS = 3

interface Parts {
  readonly server: WechatServer
  readonly payNoOf: PayNoOf
}

/** WeChat's return component for insured orders (微信物流服务 退货组件). */
export class WechatReturnPickup implements ReturnPickup {
  constructor(private readonly parts: Parts) {}

  async open(wish: ReturnWish): Promise<Result<string, ReturnRefusal>> {
    const { wechat } = wish.rules
    if (!wechat) return err('refused')
    const paid = await this.parts.payNoOf(wish.order)
    if (typeof paid === 'string') return err(paid === 'silent' ? 'busy' : 'notInsured')
    return this.add(wechat.appid, wish.caseNo, returnOf(wish, wechat.orderPath, paid.payNo))
  }

  async look({ wechat }: InsuranceRules, returnId: string): Promise<Result<ReturnTrip, ReturnRefusal>> {
    if (!wechat) return err('refused')
    const { code, body } = await this.parts.server(wechat.appid, `${BASE}/get`, { return_id: returnId })
    if (code === NO_WAYBILL) return ok({ way: 'ownWaybill', parcel: null, state: 'unknown' })
    if (code !== 0) return err(refusalOf(code))
    const trip = tripOf(body)
    return trip ? ok(trip) : err('busy')
  }

  async close(rules: InsuranceRules, returnId: string): Promise<Result<null, ReturnRefusal>> {
    const trip = await this.look(rules, returnId)
    if (!trip.ok) return trip
    if (trip.value.way === 'notChosen') return ok(null) // WeChat unbinds nothing then (40097)
    if (trip.value.way === 'pickup') return err('pickupBooked')
    const appid = rules.wechat?.appid ?? ''
    const { code } = await this.parts.server(appid, `${BASE}/unbind`, { return_id: returnId })
    return code === 0 || code === INCOMPLETE ? ok(null) : err(refusalOf(code))
  }

  /** An answer that was lost took its id with it, and there is no way to ask for it: the next number is taken. */
  private async add(appid: string, caseNo: string, wish: object): Promise<Result<string, ReturnRefusal>> {
    for (let n = 1; n <= MOST_IDS; n += 1) {
      const shop_order_id = n === 1 ? caseNo : `${caseNo}-${n}`
      const { code, body } = await this.parts.server(appid, `${BASE}/add`, { ...wish, shop_order_id })
      if (code === KNOWN_ALREADY) continue
      if (code !== 0) return err(refusalOf(code))
      return typeof body.return_id === 'string' ? ok(body.return_id) : err('busy')
    }
    return err('refused')
  }
}

const returnOf = ({ insurance, order, returnTo }: ReturnWish, orderPath: string, payNo: string): object => ({
  biz_addr: addressOf(returnTo),
  ...(order.recipient && { user_addr: addressOf(order.recipient) }),
  openid: insurance.openid,
  order_path: fill(orderPath, { 订单号: order.orderNo }),
  goods_list: goodsOf(order),
  order_price: order.paidFen,
  wx_pay_id: payNo,
})
