import type { Origin } from '../functions/context'

import { answerOf, wxApis, type WxAnswer } from './apis'

/** One request to WeChat, and what it was answered. */
export interface WxCall {
  /** Epoch ms. */
  readonly at: number
  readonly fn: string
  /** Of the function's call. */
  readonly requestId: string
  readonly apiName: string
  readonly data: unknown
  readonly answer: WxAnswer
}

export interface WxRequest {
  readonly apiName: string
  readonly data: unknown
  /** The function that asks; undefined for a process outside. */
  readonly origin: Origin | undefined
  /** The gateway's own id of the request. */
  readonly requestId: string
  readonly at: number
}

const kept = 500

/** What the platform itself refuses (WeChat documentation, error codes of cloud calls). */
const platformError = (errCode: number): WxAnswer => ({
  errCode,
  errMsg: `system error: error code: ${errCode}`,
})
const unknownApi = platformError(-604100)
const notPermitted = platformError(-604101)
const notFromFunction = platformError(-604104)

/**
 * Stands in for WeChat's server behind `callWxOpenApi`: it checks a request as documented, answers in the documented
 * form and writes it down. Nothing leaves the machine.
 */
export class WxStandIn {
  /** The latest 500 requests, oldest first. */
  readonly journal: WxCall[] = []
  /** What a test wants an interface to answer instead of success: 45015, 43101, a risky verdict … */
  readonly answers = new Map<string, WxAnswer>()

  /** @param permitted the interfaces that config.json of a function names in `permissions.openapi` */
  constructor(private readonly permitted: (fn: string) => readonly string[]) {}

  call(request: WxRequest): WxAnswer {
    const { at, apiName, data, origin } = request
    const answer = this.answer(request)
    const { fn = '', requestId = '' } = origin ?? {}
    this.journal.push({ at, fn, requestId, apiName, data, answer })
    if (this.journal.length > kept) this.journal.shift()
    return answer
  }

  private answer({ apiName, data, origin, requestId }: WxRequest): WxAnswer {
    const api = Object.hasOwn(wxApis, apiName) ? wxApis[apiName] : undefined
    if (!api) return unknownApi
    if (!origin) return notFromFunction
    if (!this.permitted(origin.fn).includes(apiName)) return notPermitted
    const answer = answerOf(apiName, api, { data, traceId: requestId })
    return answer.errCode === 0 ? (this.answers.get(apiName) ?? answer) : answer
  }
}
