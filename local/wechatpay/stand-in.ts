import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PayAccount, PayKeys } from './account'
import {
  createBill,
  createRefund,
  findBill,
  findPayment,
  findRefund,
  packageOf,
  type ApiContext,
  type Outcomes,
  type PayAnswer,
} from './api'
import { findCoupon, issueCoupon, type Stock } from './coupons'
import { Ledger, type Known, type KnownCoupon } from './ledger'
import { Notifier, type Odd } from './notifier'
import { routeOf, type PayRequestKind, type Route } from './routes'
import { sealOf, signerOf } from './seal'
import { parseJson, readBody, urlOf } from '../http'
import { later } from '../later'
import { listen } from '../listen'

/**
 * What goes wrong with a request: the connection is cut before it is done, or after; the answer is not signed, or by
 * somebody else, or long ago; or it is refused with this status and code, and nothing is done.
 */
export type Trouble =
  | 'cutBefore'
  | 'cutAfter'
  | 'unsigned'
  | 'forged'
  | 'stale'
  | { readonly status: number; readonly code: string }

export interface PayStandInOptions {
  readonly accounts: readonly PayAccount[]
  readonly keys: PayKeys
  readonly now: () => number
  /** Path of what outlives the process; without it nothing does. */
  readonly state?: string
  readonly after?: (ms: number, run: () => void) => () => void
  /** Path under which the server is mounted. */
  readonly prefix?: string
  /** After so long a refund has succeeded by itself; without it when somebody says so. */
  readonly refundedAfterMs?: number
  /** 代金券批次 that merchants have set aside, by their number. */
  readonly stocks?: Readonly<Record<string, Stock>>
}

/** A request as it was received. */
export interface PayRequest {
  readonly kind: PayRequestKind
  readonly number: string
  readonly isSigned: boolean
  readonly at: number
}

const CONFIRM_WITHIN_MS = 24 * 3_600_000
const MOST_BYTES = 64 * 1024

/**
 * The servers of WeChat Pay v3 on one machine: 申请退款, 查询退款, 发起转账, 查询转账单, 代金券 under `<prefix>/v3`, with requests
 * verified, answers signed, and notifications encrypted. Without orders of its own: what was paid is believed.
 */
export class WechatPayStandIn {
  /** What goes wrong next, by the kind of request; each once. */
  readonly troubles: Record<PayRequestKind, Trouble[]> = {
    askRefund: [],
    queryRefund: [],
    askBill: [],
    queryBill: [],
    queryPayment: [],
    askCoupon: [],
    queryCoupon: [],
  }
  readonly requests: PayRequest[] = []
  /** 代金券批次; a test puts others there. */
  readonly stocks: Map<string, Stock>
  readonly outcomes: Outcomes = { refund: 'PROCESSING', bill: 'WAIT_USER_CONFIRM', balanceFen: null }
  /** Off, no notification is sent by itself: they come late, or never. */
  isNotifying = true
  private readonly context: ApiContext
  private readonly notifier: Notifier
  private readonly ledger: Ledger
  /** Refunds that succeed by themselves: how not to wait for them any more. */
  private readonly coming = new Set<() => void>()

  constructor(private readonly options: PayStandInOptions) {
    const { accounts, keys, now, after = later } = options
    this.ledger = new Ledger(options.state)
    this.stocks = new Map(Object.entries(options.stocks ?? {}))
    this.notifier = new Notifier({ accounts, keys, now, after })
    this.context = { ledger: this.ledger, outcomes: this.outcomes, now, paid: new Map() }
    for (const one of this.ledger.all) if (one.kind === 'refund') this.refundLater(one.number)
  }

  private get prefix(): string {
    return this.options.prefix ?? '/wechatpay-standin'
  }

  /** What was paid for this order: refunds of more are refused. */
  wasPaid(orderNo: string, totalFen: number): void {
    this.context.paid.set(orderNo, totalFen)
  }

  /** It has taken that before; nobody is notified of it any more. */
  remember(one: Known): void {
    this.ledger.put(one)
  }

  get known(): readonly Known[] {
    return this.ledger.all
  }

  /** Coupons that users have. */
  get coupons(): readonly KnownCoupon[] {
    return this.ledger.coupons
  }

  /** From now on it stands so; who asked for it is notified when that is final. */
  becomes(number: string, status: Known['status'], reason?: string): void {
    const one = this.ledger.get(number)
    if (!one) throw new Error(`WeChat Pay knows no ${number}`)
    const changed = {
      ...one,
      status,
      changedAt: this.options.now(),
      ...(reason !== undefined && { reason }),
    } as Known
    this.ledger.put(changed)
    const isFinal = !['PROCESSING', 'ACCEPTED', 'WAIT_USER_CONFIRM', 'TRANSFERING', 'CANCELING'].includes(
      status,
    )
    if (isFinal && this.isNotifying) this.notifier.begin(changed)
  }

  /** The shopper confirms on the page that this opens; false when it opens none. */
  confirm(packageInfo: string): boolean {
    const bill = this.ledger.all.find((one) => one.kind === 'bill' && packageOf(one) === packageInfo)
    if (bill?.status !== 'WAIT_USER_CONFIRM') return false
    this.becomes(bill.number, 'SUCCESS')
    return true
  }

  /** A notification of how it stands, now and once; answers the status of the merchant's answer. */
  notify(number: string, odd?: Odd): Promise<number> {
    const one = this.ledger.get(number)
    if (!one) throw new Error(`WeChat Pay knows no ${number}`)
    return this.notifier.once(one, odd)
  }

  /** Resolves when nothing is on its way to the merchant. */
  settled(): Promise<void> {
    return this.notifier.settled()
  }

  /** Answers a request under the prefix; false means that it is for somebody else. */
  async handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    const { pathname } = urlOf(req)
    if (!pathname.startsWith(`${this.prefix}/`)) return false
    const text = (await readBody(req, MOST_BYTES)).toString('utf8')
    const path = pathname.slice(this.prefix.length)
    if (path === '/confirm') this.answerConfirm(res, text)
    else this.answer(req, res, { path, text })
    return true
  }

  /** Its own server on a free port of 127.0.0.1, for tests. */
  async listen() {
    const server = await listen((req, res) => this.handle(req, res))
    const close = async () => {
      await this.close()
      await server.close()
    }
    return { url: `${server.origin}${this.prefix}`, close }
  }

  close(): Promise<void> {
    for (const stop of this.coming) stop()
    this.coming.clear()
    return this.notifier.close()
  }

  /** A page of this machine confirms in the place of WeChat's own. */
  private answerConfirm(res: ServerResponse, text: string): void {
    const { package_info: packageInfo } = (parseJson(text) ?? {}) as { readonly package_info?: unknown }
    res.writeHead(this.confirm(String(packageInfo)) ? 204 : 409).end()
  }

  private answer(
    req: IncomingMessage,
    res: ServerResponse,
    { path, text }: { readonly path: string; readonly text: string },
  ): void {
    const { accounts, keys, now } = this.options
    const account = signerOf(req, text, { accounts, keys, now: now() })
    const body = parseJson(text)
    const route = routeOf(req.method ?? '', path, body)
    if (!route) return void res.writeHead(404).end()
    this.requests.push({ ...route, isSigned: account !== undefined, at: now() })
    if (!account)
      return this.write(res, { status: 401, body: { code: 'SIGN_ERROR', message: '签名错误' } }, 'unsigned')
    const trouble = this.troubles[route.kind].shift()
    if (trouble === 'cutBefore') return void res.destroy()
    if (typeof trouble === 'object') {
      const { status, code } = trouble
      return this.write(res, { status, body: { code, message: code } }, undefined)
    }
    const answer = this.work(route, account, body)
    if (trouble === 'cutAfter') return void res.destroy()
    this.write(res, answer, trouble)
  }

  private work({ kind, number, openid = '' }: Route, account: PayAccount, body: unknown): PayAnswer {
    switch (kind) {
      case 'askRefund':
        return this.refund(account, body, number)
      case 'queryRefund':
        return findRefund(this.context, account, number)
      case 'askBill':
        this.expire(number)
        return createBill(this.context, account, body)
      case 'queryBill':
        this.expire(number)
        return findBill(this.context, account, number)
      case 'queryPayment':
        return findPayment(this.context, account, number)
      case 'askCoupon':
        return issueCoupon({ ...this.context, stocks: this.stocks, account }, openid, body)
      case 'queryCoupon':
        return findCoupon(this.context, { openid, couponId: number })
    }
  }

  private refund(account: PayAccount, body: unknown, number: string): PayAnswer {
    const isNew = !this.ledger.get(number)
    const answer = createRefund(this.context, account, body)
    if (isNew) this.refundLater(number)
    return answer
  }

  private refundLater(number: string): void {
    const { refundedAfterMs, after = later } = this.options
    if (refundedAfterMs === undefined) return
    const stop = after(refundedAfterMs, () => {
      this.coming.delete(stop)
      if (this.ledger.get(number)?.status === 'PROCESSING') this.becomes(number, 'SUCCESS')
    })
    this.coming.add(stop)
  }

  /** 超过 24 小时未领取: it fails by itself. */
  private expire(number: string): void {
    const bill = this.ledger.find('bill', number)
    if (bill?.status !== 'WAIT_USER_CONFIRM') return
    if (this.options.now() - bill.createdAt > CONFIRM_WITHIN_MS) this.becomes(number, 'FAIL', 'OVERDUE_CLOSE')
  }

  private write(res: ServerResponse, { status, body }: PayAnswer, trouble: Trouble | undefined): void {
    const text = JSON.stringify(body)
    const { keys, now } = this.options
    const seal = sealOf(text, keys, trouble === 'stale' ? now() - 3_600_000 : now())
    const forged = { ...seal, 'Wechatpay-Signature': Buffer.alloc(256, 1).toString('base64') }
    const headers = trouble === 'unsigned' ? {} : trouble === 'forged' ? forged : seal
    res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text)
  }
}
