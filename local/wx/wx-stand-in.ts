import type { Origin } from '../functions/context'

import { answerOf, wxApis, type WxAnswer } from './apis'
import { PhoneCodes } from './phone-codes'
import { suggestionFor, usualSettings, verdictOf, type WxSettings } from './settings'
import { Subscriptions } from './subscriptions'
import { Verdicts, type Push } from './verdicts'

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

export interface WxSurroundings {
  /** The interfaces that config.json of a function names in `permissions.openapi`. */
  readonly permitted: (fn: string) => readonly string[]
  /** The mini-program in which somebody is known; '' when nobody is. */
  readonly appidOf: (openid: string) => string
  readonly push: Push
  readonly now: () => number
}

/** What a process outside may ask, in which mini-program, and where it takes pushes. */
export interface Outside {
  readonly openapi: readonly string[]
  readonly appid: string
  readonly push: Push
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

type Fields = Readonly<Record<string, unknown>>
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * Stands in for WeChat's server behind `callWxOpenApi`: it checks a request as documented, answers in the documented
 * form and writes it down. Nothing leaves the machine.
 */
export class WxStandIn {
  /** The latest 500 requests, oldest first. */
  readonly journal: WxCall[] = []
  /** What a test wants an interface to answer instead of success: 45015, a busy WeChat … */
  readonly answers = new Map<string, WxAnswer>()
  /** What WeChat thinks of content. */
  settings: WxSettings = usualSettings
  readonly verdicts: Verdicts
  readonly subscriptions = new Subscriptions()
  readonly phones: PhoneCodes
  /** A process outside counts as this function: tests run the doors in their own process. */
  outside: Outside | null = null

  constructor(private readonly around: WxSurroundings) {
    this.phones = new PhoneCodes(around.now)
    this.verdicts = new Verdicts(
      () => this.settings,
      (event, to) => this.push(event, to),
      around.now,
    )
  }

  /** Brings an event to whoever takes the mini-program's pushes. */
  push(...[event, to]: Parameters<Push>): ReturnType<Push> {
    return (this.outside ?? this.around).push(event, to)
  }

  call(request: WxRequest): WxAnswer {
    const { at, apiName, data, origin } = request
    const answer = this.answer(request)
    const { fn = '', requestId = '' } = origin ?? {}
    this.journal.push({ at, fn, requestId, apiName, data, answer })
    if (this.journal.length > kept) this.journal.shift()
    return answer
  }

  private answer(request: WxRequest): WxAnswer {
    const { apiName, data, requestId } = request
    const api = Object.hasOwn(wxApis, apiName) ? wxApis[apiName] : undefined
    if (!api) return unknownApi
    const forbidden = this.forbidden(request)
    if (forbidden) return forbidden
    const answer = answerOf(apiName, api, { data, traceId: requestId })
    if (answer.errCode !== 0) return answer
    return this.answers.get(apiName) ?? this.succeed(request, answer)
  }

  private forbidden({ apiName, origin }: WxRequest): WxAnswer | null {
    const openapi = origin ? this.around.permitted(origin.fn) : this.outside?.openapi
    if (!openapi) return notFromFunction
    return openapi.includes(apiName) ? null : notPermitted
  }

  /** What a good request brings about. */
  private succeed({ apiName, data, origin, requestId }: WxRequest, answer: WxAnswer): WxAnswer {
    const fields = data as Fields
    switch (apiName) {
      case 'security.msgSecCheck':
        return { ...answer, ...verdictOf(suggestionFor(text(fields.content), this.settings)) }
      case 'security.mediaCheckAsync': {
        const openid = text(fields.openid)
        this.verdicts.take({ traceId: requestId, openid, appid: this.appidOf(openid, origin) })
        return answer
      }
      case 'subscribeMessage.send':
        return this.subscriptions.use(text(fields.touser), text(fields.templateId ?? fields.template_id))
          ? answer
          : { errCode: 43_101, errMsg: 'openapi.subscribeMessage.send:fail user refuse to accept the msg' }
      case 'phonenumber.getPhoneNumber': {
        const phoneInfo = this.phones.use(text(fields.code))
        return phoneInfo
          ? { ...answer, phoneInfo }
          : { errCode: 40_029, errMsg: `openapi.${apiName}:fail invalid code` }
      }
      default:
        return answer
    }
  }

  private appidOf(openid: string, origin: Origin | undefined): string {
    if (!origin) return this.outside?.appid ?? ''
    return 'appid' in origin.caller ? origin.caller.appid : this.around.appidOf(openid)
  }
}
