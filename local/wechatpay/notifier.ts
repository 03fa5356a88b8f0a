import { randomUUID } from 'node:crypto'
import type { PayAccount, PayKeys } from './account'
import { resourceOf } from './api'
import type { Known } from './ledger'
import { encrypted, sealOf } from './seal'

/** How a notification is not as it should be. */
export interface Odd {
  /** As WeChat Pay probes whether signatures are looked at; or somebody else's signature. */
  readonly signature?: 'probe' | 'forged'
  /** Sent again so much later, by somebody who has kept it, ms. */
  readonly agedMs?: number
  /** It names other figures than the merchant asked for. */
  readonly amountFen?: number
}

export interface NotifierOptions {
  readonly accounts: readonly PayAccount[]
  readonly keys: PayKeys
  readonly now: () => number
  readonly after: (ms: number, run: () => void) => () => void
}

/** 15s/15s/30s/3m/10m/20m/30m/30m/30m/60m/3h/3h/3h/6h/6h after the one before. */
const repeatsS = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600]

const eventOf = (one: Known): string =>
  one.kind === 'refund' ? `REFUND.${one.status}` : 'MCHTRANSFER.BILL.FINISHED'

/** Brings notifications to where the merchant asked for them, again and again until they are taken. */
export class Notifier {
  private readonly cancels = new Set<() => void>()
  private readonly running = new Set<Promise<unknown>>()

  constructor(private readonly options: NotifierOptions) {}

  /** Once, now; answers the status of the merchant's answer, 0 when there was none. */
  async once(one: Known, odd: Odd = {}): Promise<number> {
    const account = this.options.accounts.find(({ mchid }) => mchid === one.mchid)
    if (!account) return 0
    const { body, headers } = this.compose(one, account, odd)
    try {
      const answer = await fetch(one.notifyUrl, { method: 'POST', body, headers })
      await answer.arrayBuffer()
      return answer.status
    } catch {
      return 0
    }
  }

  /** Until it is taken. */
  begin(one: Known, at = 0): void {
    const sending = this.once(one).then((status) => {
      const seconds = repeatsS[at]
      if (status === 200 || status === 204 || seconds === undefined) return
      const cancel = this.options.after(seconds * 1000, () => {
        this.cancels.delete(cancel)
        this.begin(one, at + 1)
      })
      this.cancels.add(cancel)
    })
    this.running.add(sending)
    void sending.finally(() => this.running.delete(sending))
  }

  /** Resolves when nothing is on its way to the merchant. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running)
  }

  async close(): Promise<void> {
    for (const cancel of this.cancels) cancel()
    this.cancels.clear()
    await this.settled()
  }

  private compose(one: Known, account: PayAccount, { signature, agedMs = 0, amountFen }: Odd) {
    const { keys, now } = this.options
    const said = amountFen === undefined ? one : { ...one, amountFen }
    const plain = JSON.stringify(resourceOf(said))
    const body = JSON.stringify({
      id: randomUUID(),
      create_time: new Date(now()).toISOString(),
      resource_type: 'encrypt-resource',
      event_type: eventOf(one),
      summary: one.kind === 'refund' ? '退款结果' : '商家转账单据终态通知',
      resource: encrypted(plain, account, one.kind === 'refund' ? 'refund' : 'mch_payment'),
    })
    const seal = sealOf(body, keys, now() - agedMs)
    const right = seal['Wechatpay-Signature'] ?? ''
    const wrong = { probe: `WECHATPAY/SIGNTEST/${right}`, forged: `${right.slice(0, -8)}AAAAAAA=` }
    const headers = { 'content-type': 'application/json', ...seal }
    return { body, headers: signature ? { ...headers, 'Wechatpay-Signature': wrong[signature] } : headers }
  }
}
