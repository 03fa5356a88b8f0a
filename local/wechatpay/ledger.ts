import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL'
export type BillState =
  | 'ACCEPTED'
  | 'PROCESSING'
  | 'WAIT_USER_CONFIRM'
  | 'TRANSFERING'
  | 'SUCCESS'
  | 'FAIL'
  | 'CANCELING'
  | 'CANCELLED'

interface Common {
  readonly mchid: string
  readonly number: string
  readonly theirNo: string
  readonly amountFen: number
  readonly notifyUrl: string
  readonly createdAt: number
  readonly changedAt: number
}

export interface KnownRefund extends Common {
  readonly kind: 'refund'
  readonly orderNo: string
  readonly totalFen: number
  readonly status: RefundStatus
}

export interface KnownBill extends Common {
  readonly kind: 'bill'
  readonly appid: string
  readonly openid: string
  readonly remark: string
  readonly status: BillState
  /** Why it failed. */
  readonly reason?: string
}

export type Known = KnownRefund | KnownBill

/** A 代金券 that a user has. */
export interface KnownCoupon extends Pick<Common, 'mchid' | 'number' | 'theirNo' | 'createdAt'> {
  readonly kind: 'coupon'
  readonly openid: string
  readonly stockId: string
  readonly amountFen: number
  readonly leastSpendFen: number
  readonly endsAt: number
}

type Kept = Known | KnownCoupon

const read = (file: string): readonly Kept[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line) => {
          try {
            return [JSON.parse(line) as Kept]
          } catch {
            return [] // the last one, of a process that was killed
          }
        })
    : []

/** What WeChat Pay has taken, by its own and the merchant's number: kept over restarts when there is a file. */
export class Ledger {
  private readonly known = new Map<string, Known>()
  private readonly issued = new Map<string, KnownCoupon>()

  constructor(private readonly file: string | undefined) {
    if (!file) return
    mkdirSync(path.dirname(file), { recursive: true })
    for (const one of read(file)) {
      if (one.kind === 'coupon') this.issued.set(one.number, one)
      else this.known.set(one.number, one)
    }
  }

  find<K extends Known['kind']>(kind: K, number: string): Extract<Known, { kind: K }> | undefined {
    const found = this.known.get(number)
    return found?.kind === kind ? (found as Extract<Known, { kind: K }>) : undefined
  }

  get(number: string): Known | undefined {
    return this.known.get(number)
  }

  put(one: Known): void {
    this.known.set(one.number, one)
    this.write(one)
  }

  /** By the merchant's number. */
  coupon(number: string): KnownCoupon | undefined {
    return this.issued.get(number)
  }

  issue(one: KnownCoupon): void {
    this.issued.set(one.number, one)
    this.write(one)
  }

  get coupons(): readonly KnownCoupon[] {
    return [...this.issued.values()]
  }

  get all(): readonly Known[] {
    return [...this.known.values()]
  }

  private write(one: Kept): void {
    if (this.file) appendFileSync(this.file, `${JSON.stringify(one)}\n`)
  }

  refundsOf(mchid: string, orderNo: string): readonly KnownRefund[] {
    return this.all.filter(
      (one): one is KnownRefund => one.kind === 'refund' && one.mchid === mchid && one.orderNo === orderNo,
    )
  }
}
