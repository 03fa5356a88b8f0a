import Formatter from 'wechatpay-axios-plugin/lib/formatter'
import Rsa from 'wechatpay-axios-plugin/lib/rsa'
import * as z from 'zod/mini'
import { SECOND } from '../../../core/shared/time'
import type { Log } from '../../ports'
import type { Merchant } from './merchants'
import { vouched } from './vouched'

export interface Surroundings {
  readonly baseUrl: string
  readonly now: () => number
  readonly log: Log
  /** Of one call, ms; less than a door has. */
  readonly timeoutMs?: number
}

export interface Call {
  /** `/v3/…`, with its query. */
  readonly path: string
  /** With one it is a POST. */
  readonly body?: object
}

/** What WeChat Pay answered, vouched for; `silent` when there is no answer, or none that it vouches for. */
export type Answered =
  | { readonly kind: 'done'; readonly body: unknown }
  | { readonly kind: 'error'; readonly status: number; readonly code: string }
  | { readonly kind: 'silent'; readonly code: string }

const TIMEOUT_MS = 5 * SECOND

const Failure = z.object({ code: z.string() })

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Answers are signed by 微信支付公钥 only where it is asked for; certificates need no asking. */
const wantedKey = ({ platformKeys }: Merchant): Readonly<Record<string, string>> => {
  const id = Object.keys(platformKeys).find((serial) => serial.startsWith('PUB_KEY_ID_'))
  return id === undefined ? {} : { 'wechatpay-serial': id }
}

const requestOf = (merchant: Merchant, { url, body, now }: { url: URL; body: string; now: number }) => {
  const method = body === '' ? 'GET' : 'POST'
  const [timestamp, nonce] = [Math.floor(now / SECOND), Formatter.nonce()]
  const signed = Formatter.request(method, `${url.pathname}${url.search}`, timestamp, nonce, body)
  const { mchid, serial, privateKey } = merchant
  const signature = Rsa.sign(signed, privateKey)
  return {
    method,
    ...(body !== '' && { body }),
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': 'xiaomei',
      authorization: Formatter.authorization(mchid, nonce, signature, timestamp, serial),
      ...wantedKey(merchant),
    },
  }
}

const judged = (status: number, text: string): Answered => {
  const body = parse(text)
  if (status >= 200 && status < 300) return { kind: 'done', body }
  const failure = Failure.safeParse(body)
  const code = failure.success ? failure.data.code : `HTTP_${status}`
  // 429 and 5xx say nothing about the transfer
  return status >= 400 && status < 500 && status !== 429 && failure.success
    ? { kind: 'error', status, code }
    : { kind: 'silent', code }
}

/** One request to WeChat Pay v3, signed as the merchant; an answer counts only when WeChat Pay has signed it. */
export const callWechatPay = async (
  { baseUrl, now, log, timeoutMs = TIMEOUT_MS }: Surroundings,
  merchant: Merchant,
  call: Call,
): Promise<Answered> => {
  const url = new URL(`${baseUrl}${call.path}`)
  const body = call.body === undefined ? '' : JSON.stringify(call.body)
  try {
    const request = requestOf(merchant, { url, body, now: now() })
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(url, { ...request, signal, redirect: 'error' })
    const text = await response.text()
    const seal = vouched({ body: text, header: (name) => response.headers.get(name) ?? '' }, merchant, now())
    const answer = judged(response.status, text)
    if (!seal.ok) {
      const code = answer.kind === 'done' ? '' : answer.code
      log.error('WeChat Pay answered, unvouched', { why: seal.error, status: response.status, code })
      return { kind: 'silent', code: seal.error }
    }
    return answer
  } catch (error) {
    log.error('WeChat Pay not reached', { error })
    return { kind: 'silent', code: 'unreachable' }
  }
}
