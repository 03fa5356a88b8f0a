import * as z from 'zod/mini'
import { done, type ServerAnswer } from './answer'
import type { Policies } from './policies'

const text = z.string().check(z.minLength(1))
const Address = z.object({
  name: text,
  mobile: text,
  country: text,
  province: text,
  city: text,
  area: text,
  address: text,
})

/** 创建退货ID. */
const Wish = z.object({
  shop_order_id: text,
  biz_addr: Address,
  openid: text,
  order_path: z.string(),
  goods_list: z.array(z.object({ name: z.string(), url: z.string() })),
  order_price: z.int(),
  wx_pay_id: text,
})
const Named = z.object({ return_id: text })

export interface KnownReturn {
  readonly id: string
  readonly shopOrderId: string
  readonly payNo: string
  /** 0 用户未填写退货信息 1 预约上门取件 2 填写自行寄回运单号. */
  way: 0 | 1 | 2
  waybill: string
  company: string
  /** 0 待揽件 … 4 签收 … 11 取消 … */
  orderStatus: number
  /** The carrier did not know the first number: WeChat remembers that, whatever is put there later. */
  isUnknownWaybill: boolean
}

const invalid: ServerAnswer = { errcode: 40_097, errmsg: 'invalid args' }
const noWaybill: ServerAnswer = { errcode: 931_023, errmsg: 'waybill not exist' }

/** WeChat's return component (no_worry_return), as documented and as developers have met it. */
export class Returns {
  readonly known: KnownReturn[] = []

  constructor(private readonly policies: Policies) {}

  add(_appid: string, body: unknown): ServerAnswer {
    const read = Wish.safeParse(body)
    if (!read.success) return invalid
    const { shop_order_id: shopOrderId, wx_pay_id: payNo } = read.data
    if (this.known.some((one) => one.shopOrderId === shopOrderId))
      return { errcode: 9_300_522, errmsg: 'exists' }
    if (!this.policies.find(payNo)) return { errcode: 9_300_570, errmsg: 'not insured' }
    const id = `19357615082657${String(this.known.length + 1).padStart(5, '0')}`
    const nothing = { way: 0, waybill: '', company: '', orderStatus: 0, isUnknownWaybill: false } as const
    this.known.push({ id, shopOrderId, payNo, ...nothing })
    return done({ return_id: id })
  }

  get(_appid: string, body: unknown): ServerAnswer {
    const found = this.named(body)
    if (!found) return invalid
    if (found.isUnknownWaybill) return noWaybill
    // the documentation's example has a text where its table has a number
    return done({
      ...{ status: String(found.way), waybill_id: found.waybill, order_status: found.orderStatus },
      ...{ delivery_name: found.company, delivery_id: '' },
    })
  }

  /** Only what the shopper sends by herself; nothing chosen yet is refused too. */
  unbind(_appid: string, body: unknown): ServerAnswer {
    const found = this.named(body)
    if (found?.way !== 2) return invalid
    this.known.splice(this.known.indexOf(found), 1)
    return done()
  }

  /** She books a pickup: its waybill is bound to the policy, for good. */
  book(id: string, waybill: string): void {
    const found = this.of(id)
    Object.assign(found, { way: 1, waybill, company: '京东快递', orderStatus: 0 })
    const policy = this.policies.find(found.payNo)
    if (policy) policy.refundDeliveryNo = waybill
  }

  /** She sends it herself. */
  fill(
    id: string,
    parcel: { readonly waybill: string; readonly company: string; readonly isUnknown?: boolean },
  ) {
    const { waybill, company, isUnknown = false } = parcel
    const found = this.of(id)
    Object.assign(found, { way: 2, waybill, company, orderStatus: 2 })
    found.isUnknownWaybill ||= isUnknown
  }

  /** The carrier says where it is. */
  move(id: string, orderStatus: number): void {
    this.of(id).orderStatus = orderStatus
  }

  private named(body: unknown): KnownReturn | undefined {
    const read = Named.safeParse(body)
    return read.success ? this.known.find(({ id }) => id === read.data.return_id) : undefined
  }

  private of(id: string): KnownReturn {
    const found = this.known.find((one) => one.id === id)
    if (!found) throw new Error(`there is no return ${id}`)
    return found
  }
}
