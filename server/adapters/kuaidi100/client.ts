import * as z from 'zod/mini'
import { carrierOf } from '../../../core/logistics/carriers'
import { Kuaidi100Result, wordOfKuaidi100 } from '../../../core/logistics/kuaidi100'
import type { TrackWord } from '../../../core/logistics/track'
import { present } from '../../../core/shared/present'
import { err, ok, type Result } from '../../../core/shared/result'
import { SECOND } from '../../../core/shared/time'
import type { AskedParcel, Logistics, LogisticsFailure } from '../../logistics-ports'
import type { Log } from '../../ports'
import { sendHttp, type HttpAnswer, type Send } from '../wecom/http'
import { saltOf, signOf, type Kuaidi100Account, type Kuaidi100Accounts } from './accounts'

export interface Kuaidi100Options {
  readonly accounts: Kuaidi100Accounts
  /** `https://poll.kuaidi100.com`, or the local stand-in. */
  readonly baseUrl: string
  readonly log: Log
  readonly send?: Send
  /** Of one request, ms; 5000 when left out: a query asks the carrier itself. */
  readonly timeoutMs?: number
}

/** A track of 300 lines is about a tenth of it, bytes. */
const MOST_BYTES = 1_000_000

/** With lines' detailed states and their codes (resultv2). */
const DETAILED = '4'

/** `result` is there when something is wrong, and in the answer to a subscription. */
const Verdict = z.object({
  result: z.optional(z.boolean()),
  returnCode: z.optional(z.union([z.string(), z.number()])),
  message: z.optional(z.nullable(z.string())),
})
type Verdict = z.infer<typeof Verdict>

/**
 * Codes of 实时快递查询: 400 incomplete or not authorised, 408 the phone does not fit, 500 nothing found yet, 501 and 502
 * too much is going on, 503 the signature, 601 the key is over.
 */
const queryFailures: Readonly<Record<string, LogisticsFailure>> = {
  '408': 'phoneNeeded',
  '500': 'notFound',
  '501': 'unreachable',
  '502': 'unreachable',
}

/**
 * Codes of 快递信息推送: 200 done, 501 followed already (both good), 500 a passing fault, 600 and 601 the key, 700 the
 * request or its address, 701 and 702 the carrier.
 */
const subscribeFailures: Readonly<Record<string, LogisticsFailure>> = { '500': 'unreachable' }

const parse = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown
  } catch {
    return null
  }
}

/** Both interfaces of 快递100 (api.kuaidi100.com/document/5f0ffb5ebc8da837cbd8aefc and kuaidi100.apifox.cn, 快递信息推送服务). */
export const createKuaidi100 = (options: Kuaidi100Options): Logistics => new Kuaidi100(options)

class Kuaidi100 implements Logistics {
  constructor(private readonly options: Kuaidi100Options) {}

  async subscribe(parcel: AskedParcel): Promise<Result<null, LogisticsFailure>> {
    const known = this.knownTo(parcel)
    if (!known) return err('off')
    const { account, code } = known
    const { parcelId, trackingNo, phoneTail } = parcel
    const parameters = {
      callbackurl: `${account.callbackUrl}/kuaidi100/${parcelId.split(':').map(encodeURIComponent).join('/')}`,
      salt: saltOf(account, parcelId),
      resultv2: DETAILED,
      ...present({ phone: phoneTail }),
    }
    const param = JSON.stringify({ company: code, number: trackingNo, key: account.key, parameters })
    const answer = await this.ask('/poll', { schema: 'json', param })
    if (!answer.ok) return answer
    const verdict = Verdict.safeParse(answer.value)
    if (!verdict.success) return this.failed(parcel, { failure: 'unreachable' })
    const returnCode = String(verdict.data.returnCode ?? '')
    if (verdict.data.result === true || returnCode === '200' || returnCode === '501') return ok(null)
    return this.failed(parcel, { failure: subscribeFailures[returnCode] ?? 'refused', returnCode })
  }

  async query(parcel: AskedParcel): Promise<Result<TrackWord, LogisticsFailure>> {
    const known = this.knownTo(parcel)
    if (!known) return err('off')
    const { account, code } = known
    const asked = { com: code, num: parcel.trackingNo, ...present({ phone: parcel.phoneTail }) }
    const param = JSON.stringify({ ...asked, resultv2: DETAILED, show: '0', order: 'desc' })
    const { customer } = account
    const answer = await this.ask('/poll/query.do', { customer, sign: signOf(param, account), param })
    if (!answer.ok) return answer
    const verdict = Verdict.safeParse(answer.value)
    if (verdict.success && verdict.data.result === false) return this.refusedQuery(parcel, verdict.data)
    const result = Kuaidi100Result.safeParse(answer.value)
    return result.success ? ok(wordOfKuaidi100(result.data)) : this.failed(parcel, { failure: 'unreachable' })
  }

  private refusedQuery(parcel: AskedParcel, { returnCode }: Verdict) {
    const code = String(returnCode ?? '')
    const failure = queryFailures[code] ?? 'refused'
    return failure === 'notFound' ? err(failure) : this.failed(parcel, { failure, returnCode: code })
  }

  /** Without the shop's account, or of a carrier that we have no code for, there is nobody to ask. */
  private knownTo({ shopId, carrier, corrected }: AskedParcel): {
    account: Kuaidi100Account
    code: string
  } | null {
    const account = this.options.accounts.get(shopId)
    const code = corrected ?? carrierOf(carrier)?.kuaidi100
    return account && code !== undefined ? { account, code } : null
  }

  private async ask(
    path: string,
    form: Readonly<Record<string, string>>,
  ): Promise<Result<unknown, 'unreachable'>> {
    const { baseUrl, send = sendHttp, timeoutMs = 5 * SECOND, log } = this.options
    const body = {
      bytes: new URLSearchParams(form).toString(),
      contentType: 'application/x-www-form-urlencoded',
    }
    try {
      const signal = AbortSignal.timeout(timeoutMs)
      const answer: HttpAnswer = await send(`${baseUrl}${path}`, { body, signal, atMost: MOST_BYTES })
      if (answer.status >= 200 && answer.status < 300) return ok(parse(answer.bytes))
      log.error('kuaidi100 did not answer', { path, status: answer.status })
    } catch (error) {
      log.error('kuaidi100 was not reached', { path, error })
    }
    return err('unreachable')
  }

  /** What an operator needs; its words may hold a phone and are left out. */
  private failed<F extends LogisticsFailure>(
    { parcelId }: AskedParcel,
    { failure, returnCode }: { readonly failure: F; readonly returnCode?: string },
  ) {
    this.options.log.error('kuaidi100 refused', { parcel: parcelId, failure, ...present({ returnCode }) })
    return err(failure)
  }
}
