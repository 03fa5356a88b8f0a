import * as z from 'zod/mini'
import { MINUTE, SECOND } from '../../../core/shared/time'
import type { Log } from '../../ports'
import type { AccessToken, TokenStore } from '../wecom/access-token'
import { sendHttp } from '../wecom/http'

/** Secrets of the mini-programs by appid; from the environment only (`WX_APPS`, JSON). */
export type WechatApps = Readonly<Record<string, { readonly secret: string }>>

/** @throws when the variable is set and not understood */
export const readWechatApps = (json: string | undefined): WechatApps =>
  json ? z.record(z.string(), z.object({ secret: z.string() })).parse(JSON.parse(json)) : {}

export interface WechatServerOptions {
  readonly apps: WechatApps
  /** `https://api.weixin.qq.com` */
  readonly baseUrl: string
  readonly tokens: TokenStore
  readonly now: () => number
  readonly log: Log
  /** Of one request, ms. */
  readonly timeoutMs?: number
}

/** `code`: WeChat's errcode, 0 for success; `SILENT` when it did not answer. */
export interface WechatAnswer {
  readonly code: number
  readonly body: Readonly<Record<string, unknown>>
}
export type WechatServer = (appid: string, path: string, body: object) => Promise<WechatAnswer>

/** No answer that could be read: nobody knows whether it was done. */
const SILENT = -1
/** -1 系统繁忙, 44991 and 45009 too often, 50002 usage limited. */
const passing: readonly number[] = [SILENT, 44991, 45009, 45011, 50002]
export const isBusy = (code: number): boolean => passing.includes(code)

/** 40001, 40014, 42001: the token is over, or another one was made. */
const TOKEN_OVER: readonly number[] = [40001, 40014, 42001]
/** A token this close to its end is not used; WeChat makes the next one 5 minutes before. */
const MARGIN_MS = 5 * MINUTE
const TIMEOUT_MS = 5 * SECOND
const MAX_ANSWER_BYTES = 1024 * 1024

const Token = z.object({ access_token: z.string(), expires_in: z.int() })
const silent: WechatAnswer = { code: SILENT, body: {} }

const post = async (url: string, body: object, timeoutMs: number): Promise<WechatAnswer> => {
  try {
    const bytes = JSON.stringify(body)
    const answer = await sendHttp(url, {
      body: { bytes, contentType: 'application/json; charset=utf-8' },
      signal: AbortSignal.timeout(timeoutMs),
      atMost: MAX_ANSWER_BYTES,
    })
    const read = z.record(z.string(), z.unknown()).safeParse(JSON.parse(answer.bytes.toString('utf8')))
    if (answer.status !== 200 || !read.success) return silent
    const { errcode = 0 } = read.data
    return typeof errcode === 'number' ? { code: errcode, body: read.data } : silent
  } catch {
    return silent
  }
}

/** Tokens of mini-programs: from memory, else from the store, else from `stable_token`. */
class StableTokens {
  private readonly known = new Map<string, AccessToken>()

  constructor(private readonly options: WechatServerOptions) {}

  /** Undefined when there is none to be had; `over`: one that WeChat does not take any more. */
  async get(appid: string, over?: string): Promise<string | undefined> {
    const found =
      this.usable(this.known.get(appid)) ?? this.usable(await this.options.tokens.load(keyOf(appid)))
    const token = found && found.token !== over ? found : await this.fetchNew(appid)
    if (token) this.known.set(appid, token)
    else this.known.delete(appid)
    return token?.token
  }

  private usable(token: AccessToken | undefined) {
    return token && token.expiresAt - MARGIN_MS > this.options.now() ? token : undefined
  }

  private async fetchNew(appid: string): Promise<AccessToken | undefined> {
    const { apps, baseUrl, tokens, now, log, timeoutMs = TIMEOUT_MS } = this.options
    const secret = Object.hasOwn(apps, appid) ? apps[appid]?.secret : undefined
    if (secret === undefined) return undefined
    const wish = { grant_type: 'client_credential', appid, secret }
    const { code, body } = await post(`${baseUrl}/cgi-bin/stable_token`, wish, timeoutMs)
    const read = Token.safeParse(body)
    if (code !== 0 || !read.success) {
      log.error('no token of WeChat', { appid, code })
      return undefined
    }
    const token = { token: read.data.access_token, expiresAt: now() + read.data.expires_in * SECOND }
    await tokens.save(keyOf(appid), token)
    return token
  }
}

const keyOf = (appid: string): string => `wx:${appid}`

/**
 * Interfaces of WeChat's server that a function cannot reach by 云调用: over HTTPS, with a token that `stable_token`
 * gives (it does not end the one before, so that instances do not take it from each other). Never throws.
 */
export const wechatServer = (options: WechatServerOptions): WechatServer => {
  const { baseUrl, timeoutMs = TIMEOUT_MS } = options
  const tokens = new StableTokens(options)
  const ask = (path: string, body: object, token: string) =>
    post(`${baseUrl}${path}?access_token=${encodeURIComponent(token)}`, body, timeoutMs)

  return async (appid, path, body) => {
    const token = await tokens.get(appid)
    if (token === undefined) return silent
    const first = await ask(path, body, token)
    if (!TOKEN_OVER.includes(first.code)) return first
    const renewed = await tokens.get(appid, token)
    if (renewed === undefined) return silent
    const second = await ask(path, body, renewed)
    return TOKEN_OVER.includes(second.code) ? silent : second
  }
}
