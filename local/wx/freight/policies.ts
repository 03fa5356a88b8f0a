import * as z from 'zod/mini'
import { DAY, SECOND } from '../../../core/shared/time'
import type { Push } from '../verdicts'
import { done, refuse, type ServerAnswer } from './answer'

const text = z.string().check(z.minLength(1))
const Place = z.object({ province: text, city: text, county: text, address: text })

/** 投保 (发货时投保): what it has to hold. */
const Wish = z.object({
  openid: text,
  order_no: text,
  pay_time: z.int(),
  pay_amount: z.int(),
  delivery_no: text,
  delivery_place: Place,
  receipt_place: Place,
  product_info: z.object({
    order_path: z.string(),
    goods_list: z.array(z.object({ name: z.string(), url: z.string() })),
  }),
})
/** 理赔. */
const ClaimWish = z.object({ openid: text, order_no: text, refund_delivery_no: text, refund_company: text })
const Query = z.object({
  openid: z.optional(z.string()),
  order_no: z.optional(z.string()),
  offset: z.optional(z.int()),
  limit: z.optional(z.int()),
})

/** 2 保障中 4 理赔中 5 理赔成功 6 理赔失败 7 投保过期. */
export type PolicyStatus = 2 | 4 | 5 | 6 | 7

export interface KnownPolicy {
  readonly appid: string
  readonly openid: string
  readonly orderNo: string
  readonly policyNo: string
  readonly deliveryNo: string
  readonly endsAt: number
  status: PolicyStatus
  reportNo: string
  /** Bound by a pickup, or by a claim; it stays so. */
  refundDeliveryNo: string
  failReason: string
  finishedAt: number
}

export interface PolicyOptions {
  readonly now: () => number
  readonly push: Push
  /** After so long a claim is paid by itself; without it when somebody says so. */
  readonly paidAfterMs?: number
  /** Told after each change. */
  readonly onChange?: () => void
}

const COVER_DAYS = 90
const COVER_FEN = 1_000
const PREMIUM_FEN = 36
const PAID_WITHIN_MS = 3 * DAY

/** `2023-06-20 16:36:54`, a clock in China. */
const clockText = (at: number): string =>
  new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

const rowOf = (policy: KnownPolicy): object => ({
  order_no: policy.orderNo,
  policy_no: policy.policyNo,
  report_no: policy.reportNo,
  delivery_no: policy.deliveryNo,
  refund_delivery_no: policy.refundDeliveryNo,
  premium: PREMIUM_FEN,
  estimate_amount: COVER_FEN,
  status: policy.status,
  pay_fail_reason: policy.failReason,
  pay_finish_time: Math.floor(policy.finishedAt / SECOND),
  insurance_end_date: clockText(policy.endsAt),
})

/** As some answers spell it (developers' community): orderNo, policyNo … and without the end. */
const camelRowOf = ({ orderNo, policyNo, reportNo, refundDeliveryNo, status }: KnownPolicy): object => ({
  ...{ orderNo, policyNo, reportNo, deliverNo: null, refundDeliveryNo, premium: PREMIUM_FEN },
  ...{ estimateAmount: 800, status, payFailReason: '', payFinishTime: 0 },
})

/** The insurer behind 无忧退货, as WeChat documents it and developers have met it. */
export class Policies {
  readonly known: KnownPolicy[] = []
  /** 2004 未开通无忧退货. */
  isOpen = true
  /** 2008 系统安全原因，暂停理赔. */
  isSuspended = false
  /** Whose payment it is, where somebody has said so; others are believed (2011). */
  readonly payers = new Map<string, string>()
  /** Fields are answered in camel case. */
  isCamel = false

  constructor(private readonly options: PolicyOptions) {}

  find(orderNo: string): KnownPolicy | undefined {
    return this.known.find((policy) => policy.orderNo === orderNo)
  }

  create(appid: string, body: unknown): ServerAnswer {
    const read = Wish.safeParse(body)
    if (!read.success) return refuse(2)
    const refusal = this.refusalOf(read.data)
    if (refusal !== null) return refuse(refusal)
    const { openid, order_no: orderNo, delivery_no: deliveryNo } = read.data
    const endsAt = this.options.now() + COVER_DAYS * DAY
    const policyNo = `10288003264${String(this.known.length + 1).padStart(9, '0')}`
    const fresh = { status: 2, reportNo: '', refundDeliveryNo: '', failReason: '', finishedAt: 0 } as const
    this.known.push({ appid, openid, orderNo, policyNo, deliveryNo, endsAt, ...fresh })
    return done({
      ...{ policy_no: policyNo, insurance_end_date: clockText(endsAt) },
      ...{ estimate_amount: COVER_FEN, premium: PREMIUM_FEN },
    })
  }

  private refusalOf({ openid, order_no, pay_time, delivery_no }: z.infer<typeof Wish>): number | null {
    if (!this.isOpen) return 2004
    const payer = this.payers.get(order_no)
    if (payer !== undefined && payer !== openid) return 2011
    if (Math.abs(this.options.now() - pay_time * SECOND) > PAID_WITHIN_MS) return 1010
    const isRepeated = this.known.some(
      ({ orderNo, deliveryNo }) => orderNo === order_no || deliveryNo === delivery_no,
    )
    return isRepeated ? 1011 : null
  }

  claim(_appid: string, body: unknown): ServerAnswer {
    const read = ClaimWish.safeParse(body)
    if (!read.success) return refuse(2)
    const { openid, order_no, refund_delivery_no } = read.data
    const policy = this.find(order_no)
    if (!policy) return refuse(2009)
    if (policy.openid !== openid) return refuse(2011)
    if (this.isSuspended) return refuse(2008)
    // also when the claim before has failed
    if (policy.reportNo !== '') return refuse(2007)
    if (policy.refundDeliveryNo !== '' && policy.refundDeliveryNo !== refund_delivery_no) return refuse(2021)
    const isUsed = this.known.some((one) => one !== policy && one.refundDeliveryNo === refund_delivery_no)
    if (isUsed) return refuse(1011)
    policy.status = 4
    policy.reportNo = `90581008120${String(this.known.indexOf(policy) + 1).padStart(9, '0')}`
    policy.refundDeliveryNo = refund_delivery_no
    this.payLater(order_no)
    return done({ report_no: policy.reportNo, is_home_pick_up: 0 })
  }

  list(_appid: string, body: unknown): ServerAnswer {
    const read = Query.safeParse(body)
    if (!read.success) return refuse(2)
    const { openid, order_no, offset = 0, limit = 100 } = read.data
    const found = this.known.filter(
      (policy) =>
        (openid === undefined || policy.openid === openid) &&
        (order_no === undefined || policy.orderNo === order_no),
    )
    const list = found.slice(offset, offset + limit).map(this.isCamel ? camelRowOf : rowOf)
    return done({ total: found.length, list })
  }

  private payLater(orderNo: string): void {
    const { paidAfterMs } = this.options
    if (paidAfterMs === undefined) return
    const pay = () => void this.judge(orderNo, 5).catch(() => undefined) // the door is closing: it asks next time
    setTimeout(pay, paidAfterMs).unref()
  }

  /** 理赔结果推送: the money is in her wallet, or it is not; `isTold`: the event is sent. */
  async judge(orderNo: string, status: 5 | 6, { reason = '', isTold = true } = {}): Promise<void> {
    const policy = this.find(orderNo)
    if (!policy) throw new Error(`there is no policy of ${orderNo}`)
    policy.status = status
    policy.failReason = reason
    policy.finishedAt = status === 5 ? this.options.now() : 0
    this.options.onChange?.()
    if (isTold) await this.options.push(this.eventOf(policy), policy)
  }

  /** `wxainsurance_claim_result`, as the message push of the cloud hands it over. */
  eventOf({ appid, openid, orderNo, status, failReason }: KnownPolicy): object {
    const at = Math.floor(this.options.now() / SECOND)
    return {
      ...{ ToUserName: `gh_${appid.slice(-12)}`, FromUserName: openid, CreateTime: at, MsgType: 'event' },
      Event: 'wxainsurance_claim_result',
      upload_event: {
        OrderNo: orderNo,
        Status: status,
        ...(status === 5 ? { FinishTime: at } : { PayFailReason: failReason }),
      },
    }
  }
}
