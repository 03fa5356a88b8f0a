import { err, ok, type Result } from '../../../core/shared/result'
import type { HttpAnswer, HttpRequest, Send } from './http'

/**
 * Why WeCom did not do what it was asked to: no answer in time (may be repeated), a refusal (repeating is
 * useless), too many calls, the caller's address is not on the app's list 企业可信IP (errcode 60020), or the
 * receiver is not a member who can see the app.
 */
export type WecomFailure =
  'wecomUnreachable' | 'wecomRefused' | 'wecomRateLimited' | 'wecomIpNotTrusted' | 'agentUnknown'

export type CallFailure = WecomFailure | 'tokenExpired'

/** What an operator needs to find the cause; holds no message text and no secret. */
export interface WecomProblem {
  readonly path: string
  readonly failure: CallFailure
  /** WeCom's own code and words, or the HTTP status. */
  readonly errcode?: number
  readonly errmsg?: string
}

export type WecomReply = Readonly<Record<string, unknown>>

export interface Call {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body?: NonNullable<HttpRequest['body']>
  /** Ends the call: one signal for a whole operation, so that a refreshed token does not double its time. */
  readonly signal: AbortSignal
}

/** 获取临时素材: nothing larger than 20 MB can be stored there. */
const MAX_ANSWER_BYTES = 20 * 1024 * 1024

export interface CallerOptions {
  readonly baseUrl: string
  readonly send: Send
  readonly onProblem: (problem: WecomProblem) => void
}

/** Calls the server API and turns everything that can go wrong into a `WecomFailure`. */
export class Caller {
  constructor(private readonly options: CallerOptions) {}

  /** One request whose answer is `{errcode, errmsg, …}`. */
  async json(call: Call): Promise<Result<WecomReply, CallFailure>> {
    const response = await this.request(call)
    if (!response.ok) return response
    try {
      return this.judge(call, JSON.parse(response.value.bytes.toString('utf8')))
    } catch {
      return this.failed(call, { failure: 'wecomUnreachable' })
    }
  }

  /** Sends the request; a broken connection, a time-out and a 5xx are all `wecomUnreachable`. */
  async request({ path, query, body, signal }: Call): Promise<Result<HttpAnswer, WecomFailure>> {
    const url = `${this.options.baseUrl}${path}?${new URLSearchParams(query).toString()}`
    try {
      const request = { signal, atMost: MAX_ANSWER_BYTES, ...(body ? { body } : {}) }
      const answer = await this.options.send(url, request)
      if (answer.status >= 200 && answer.status < 300) return ok(answer)
      return this.failed({ path }, { failure: failureOfStatus(answer.status), errcode: answer.status })
    } catch {
      return this.failed({ path }, { failure: 'wecomUnreachable' })
    }
  }

  /** Reads `errcode` of an answer; 0 or none is success. */
  judge(call: Call, body: unknown): Result<WecomReply, CallFailure> {
    if (typeof body !== 'object' || body === null) return this.failed(call, { failure: 'wecomUnreachable' })
    const reply = body as WecomReply
    const errcode = typeof reply.errcode === 'number' ? reply.errcode : 0
    if (errcode === 0) return ok(reply)
    return this.failed(call, { failure: failureOfCode(errcode), errcode, errmsg: stringOf(reply, 'errmsg') })
  }

  /** Reports the problem and gives it as a refusal. */
  failed<F extends CallFailure>(
    { path }: Pick<Call, 'path'>,
    problem: Omit<WecomProblem, 'path'> & { readonly failure: F },
  ) {
    this.options.onProblem({ path, ...problem })
    return err(problem.failure)
  }
}

export const stringOf = (reply: WecomReply, name: string): string => {
  const value = reply[name]
  return typeof value === 'string' ? value : ''
}

const failureOfStatus = (status: number): WecomFailure => {
  if (status === 429) return 'wecomRateLimited'
  return status >= 500 ? 'wecomUnreachable' : 'wecomRefused'
}

/** The error codes of 全局错误码 that mean something to us. */
const failureOfCode = (errcode: number): CallFailure => {
  switch (errcode) {
    case -1: // 系统繁忙: the documentation asks to repeat
      return 'wecomUnreachable'
    case 40014:
    case 42001:
      return 'tokenExpired'
    case 45009:
    case 45033:
      return 'wecomRateLimited'
    case 60020:
      return 'wecomIpNotTrusted'
    case 40003:
    case 60111:
    case 81013: // nobody of `touser` can be reached
      return 'agentUnknown'
    default:
      return 'wecomRefused'
  }
}
