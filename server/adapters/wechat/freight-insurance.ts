import * as z from 'zod/mini'
import type { InsurerReason, Policy } from '../../../core/insurance/insurance'
import type { Order } from '../../../core/orders/order'
import { present } from '../../../core/shared/present'
import { fill } from '../../../core/shared/template'
import { SECOND, type Instant } from '../../../core/shared/time'
import type { Insurer, InsurerAnswer, ReturnPickup, Subject } from '../../insurance-ports'
import type { WechatServer } from './server-api'

/** WeChat Pay's own number of an order's payment (微信支付单号); `unknown`: it was not paid there; `silent`: who knows. */
export type PayNo = { readonly payNo: string } | 'unknown' | 'silent'

interface Paid {
  readonly payNo: string
  readonly appid: string
}
export type PayNoOf = (order: Order) => Promise<PayNo>

export interface FreightInsuranceParts {
  readonly server: WechatServer
  readonly payNoOf: PayNoOf
  readonly now: () => Instant
  readonly returnPickup: ReturnPickup
}

const BASE = '/wxa/business/insurance_freight'

/** 常见返回码 after which asking again is no use. 2008 (suspended) may end; codes that no page names are kept waiting. */
const refusals: ReadonlyMap<number, InsurerReason> = new Map([
  [1010, 'tooLate'],
  [1011, 'waybillUsed'],
  [2004, 'notOpened'],
  [2009, 'noPolicy'],
  [2011, 'orderUnknown'],
  [2012, 'orderUnknown'],
  [2013, 'orderUnknown'],
  // not in the list: the waybill of a pickup that was cancelled stays bound to the policy
  [2021, 'waybillBound'],
])
/** 重复理赔: the claim was taken before; also said after it has failed. */
const CLAIMED_ALREADY = 2007

const refusedBy = (code: number): InsurerAnswer => {
  const reason = refusals.get(code)
  return reason ? { word: 'refused', reason, code: String(code) } : { word: 'busy', code: String(code) }
}

/** One policy of 拉取保单信息; its fields are spelled in both ways. */
const Row = z.lazy(() =>
  z.object({
    policy_no: z.string(),
    status: z.int(),
    report_no: z.optional(z.nullable(z.string())),
    refund_delivery_no: z.optional(z.nullable(z.string())),
    insurance_end_date: z.optional(z.string()),
    estimate_amount: z.optional(z.int()),
    pay_fail_reason: z.optional(z.nullable(z.string())),
  }),
)
type Row = z.infer<typeof Row>

const snake = (fields: object): object =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]): [string, unknown] => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )

const List = z.object({ list: z.array(z.looseObject({})) })

const rowOf = (body: unknown): Row | null => {
  const list = List.safeParse(body)
  const row = Row.safeParse(snake(list.success ? (list.data.list[0] ?? {}) : {}))
  return row.success ? row.data : null
}

/** `2023-06-20 16:36:54`, a clock in China. */
const momentOf = (text: string | undefined): Instant | null => {
  const at = Date.parse(`${text?.replace(' ', 'T') ?? ''}+08:00`)
  return Number.isNaN(at) ? null : at
}

interface Seen {
  readonly payNo: string
  readonly now: Instant
}

const policyOf = (row: Omit<Row, 'status'>, { insurance }: Subject, seen: Seen): Policy | null => {
  const endsAt = momentOf(row.insurance_end_date) ?? insurance.policy?.endsAt ?? null
  const coverFen = row.estimate_amount ?? insurance.coverFen
  if (endsAt === null || coverFen <= 0) return null
  const since = insurance.policy?.since ?? seen.now
  return { policyNo: row.policy_no, since, endsAt, coverFen, reference: seen.payNo }
}

const coveredBy = (policy: Policy | null): InsurerAnswer =>
  policy ? { word: 'covered', policy } : { word: 'busy' }

/** 2 保障中 4 理赔中 5 理赔成功 6 理赔失败 7 投保过期; another one is kept waiting. */
const wordOf = (row: Row, subject: Subject, seen: Seen): InsurerAnswer => {
  switch (row.status) {
    case 2:
      return coveredBy(policyOf(row, subject, seen))
    case 4:
      return { word: 'claiming', ...(row.report_no ? { reportNo: row.report_no } : {}) }
    case 5:
      return { word: 'paid', paidFen: row.estimate_amount ?? null }
    case 6:
      return {
        word: 'failed',
        reason: 'payoutFailed',
        ...present({ code: row.pay_fail_reason ?? undefined }),
      }
    case 7:
      return { word: 'expired' }
    default:
      return { word: 'busy', code: `status ${row.status}` }
  }
}

const Whole = z.object({
  province: z.string().check(z.minLength(1)),
  city: z.string().check(z.minLength(1)),
  district: z.string().check(z.minLength(1)),
  detail: z.string().check(z.minLength(1)),
})

/** What WeChat's message to the shopper shows and opens. */
export const goodsOf = ({ items }: Order): readonly object[] =>
  items.map(({ title, image }) => ({ name: title, url: image?.startsWith('https://') ? image : '' }))

/** 投保: what WeChat wants to know of a sent order; null while something is missing for good. */
const policyWish = ({ insurance, order, rules }: Subject, payNo: string): object | null => {
  const to = Whole.safeParse(order.recipient)
  const { wechat } = rules
  if (!to.success || !wechat) return null
  const { province, city, district, detail } = to.data
  return {
    openid: insurance.openid,
    order_no: payNo,
    pay_time: Math.floor((order.paidAt ?? order.placedAt) / SECOND),
    pay_amount: order.paidFen,
    delivery_no: order.parcels[0]?.trackingNo ?? '',
    delivery_place: wechat.sentFrom,
    receipt_place: { province, city, county: district, address: detail },
    product_info: {
      order_path: fill(wechat.orderPath, { 订单号: order.orderNo }),
      goods_list: goodsOf(order),
    },
  }
}

const Created = z.object({
  policy_no: z.string(),
  insurance_end_date: z.string(),
  estimate_amount: z.optional(z.int()),
})

/**
 * WeChat's 无忧退货: the shop has paid premiums in beforehand, the policy is made when the order is sent, the claim when
 * the goods are back (WeChat documentation, 无忧退货（运费险）). Only for orders paid by WeChat Pay in that mini-program.
 */
export class FreightInsurance implements Insurer {
  readonly returnPickup: ReturnPickup

  constructor(private readonly parts: FreightInsuranceParts) {
    this.returnPickup = parts.returnPickup
  }

  async createPolicy(subject: Subject): Promise<InsurerAnswer> {
    // unpaid, or not sent yet: WeChat wants the waybill
    if (subject.order.parcels.length === 0) return { word: 'waits' }
    return this.withPayNo(subject, (paid) => this.create(subject, paid))
  }

  claim(subject: Subject): Promise<InsurerAnswer> {
    return this.withPayNo(subject, (paid) => this.makeClaim(subject, paid))
  }

  query(subject: Subject): Promise<InsurerAnswer> {
    return this.withPayNo(subject, (paid) => this.look(subject, paid))
  }

  private async withPayNo(
    { order, rules: { wechat } }: Subject,
    work: (paid: Paid) => Promise<InsurerAnswer>,
  ): Promise<InsurerAnswer> {
    if (!wechat) return { word: 'refused', reason: 'notOpened' }
    const paid = await this.parts.payNoOf(order)
    if (paid === 'silent') return { word: 'busy', code: 'payNo' }
    if (paid === 'unknown') return { word: 'refused', reason: 'orderUnknown' }
    return work({ payNo: paid.payNo, appid: wechat.appid })
  }

  private async look(subject: Subject, { payNo, appid }: Paid): Promise<InsurerAnswer> {
    const wish = { openid: subject.insurance.openid, order_no: payNo, offset: 0, limit: 1 }
    const { code, body } = await this.parts.server(appid, `${BASE}/getorderlist`, wish)
    if (code !== 0) return refusedBy(code)
    const row = rowOf(body)
    return row
      ? wordOf(row, subject, { payNo, now: this.parts.now() })
      : { word: 'busy', code: 'noPolicyYet' }
  }

  /** Refused, although it may be done: an answer that was lost, a claim by another way. */
  private async unlessDone(code: number, subject: Subject, paid: Paid): Promise<InsurerAnswer> {
    const refusal = refusedBy(code)
    if (refusal.word !== 'refused') return refusal
    const stands = await this.look(subject, paid)
    const news = subject.insurance.status === 'offered' ? ['covered'] : ['claiming', 'paid', 'failed']
    return news.includes(stands.word) ? stands : refusal
  }

  private async create(subject: Subject, paid: Paid): Promise<InsurerAnswer> {
    const wish = policyWish(subject, paid.payNo)
    if (!wish) return { word: 'refused', reason: 'orderIncomplete' }
    const { code, body } = await this.parts.server(paid.appid, `${BASE}/createorder`, wish)
    if (code !== 0) return this.unlessDone(code, subject, paid)
    const made = Created.safeParse(body)
    return made.success
      ? coveredBy(policyOf(made.data, subject, { payNo: paid.payNo, now: this.parts.now() }))
      : this.look(subject, paid)
  }

  private async makeClaim(subject: Subject, paid: Paid): Promise<InsurerAnswer> {
    const { openid, claim: claimed } = subject.insurance
    if (!claimed) return { word: 'refused', reason: 'noPolicy' }
    const { trackingNo: refund_delivery_no, company: refund_company } = claimed.parcel
    const wish = { openid, order_no: paid.payNo, refund_delivery_no, refund_company }
    const { code, body } = await this.parts.server(paid.appid, `${BASE}/claim`, wish)
    if (code === CLAIMED_ALREADY) return { word: 'claiming' }
    if (code !== 0) return this.unlessDone(code, subject, paid)
    const { report_no: reportNo } = body
    return { word: 'claiming', ...(typeof reportNo === 'string' ? { reportNo } : {}) }
  }
}
