import * as z from 'zod/mini'
import { err, ok } from '../../../core/shared/result'
import { SECOND } from '../../../core/shared/time'
import type { Log } from '../../ports'
import type { WechatSignIn } from '../../web-ports'
import { sendHttp } from '../wecom/http'

/** Secrets of the official accounts by appid; from the environment only (`WEB_ACCOUNTS`, JSON). */
export type WebAccounts = Readonly<Record<string, { readonly secret: string }>>

export const readWebAccounts = (json: string | undefined): WebAccounts =>
  json ? z.record(z.string(), z.object({ secret: z.string() })).parse(JSON.parse(json)) : {}

const PATIENCE_MS = 5 * SECOND
const MAX_ANSWER_BYTES = 64 * 1024

/** 换取用户授权凭证 (`sns/oauth2/access_token`); `unionid` comes with snsapi_userinfo only. */
const Answer = z.union([
  z.object({
    openid: z.string().check(z.minLength(1)),
    unionid: z.optional(z.string()),
    is_snapshotuser: z.optional(z.int()),
  }),
  z.object({ errcode: z.int(), errmsg: z.optional(z.string()) }),
])

/** 40029: no such code, or over; 40163: it was used. */
const BAD_CODE = [40029, 40163]

export interface WechatSignInOptions {
  readonly accounts: WebAccounts
  /** `https://open.weixin.qq.com` */
  readonly openUrl: string
  /** `https://api.weixin.qq.com` */
  readonly apiUrl: string
  readonly log: Log
}

const authorizeUrlAt =
  (openUrl: string): WechatSignIn['authorizeUrl'] =>
  ({ appid, redirectTo, state }) => {
    // The order of the parameters is WeChat's; it looks at the link by a pattern.
    const query = new URLSearchParams({
      appid,
      redirect_uri: redirectTo,
      response_type: 'code',
      scope: 'snsapi_userinfo',
      state,
    })
    return `${openUrl}/connect/oauth2/authorize?${query.toString()}#wechat_redirect`
  }

const askAt =
  (apiUrl: string) =>
  async (appid: string, secret: string, code: string): Promise<unknown> => {
    const query = new URLSearchParams({ appid, secret, code, grant_type: 'authorization_code' })
    const url = `${apiUrl}/sns/oauth2/access_token?${query.toString()}`
    const request = { signal: AbortSignal.timeout(PATIENCE_MS), atMost: MAX_ANSWER_BYTES }
    return JSON.parse((await sendHttp(url, request)).bytes.toString('utf8')) as unknown
  }

export const wechatSignIn = ({ accounts, openUrl, apiUrl, log }: WechatSignInOptions): WechatSignIn => {
  const ask = askAt(apiUrl)
  return {
    authorizeUrl: authorizeUrlAt(openUrl),
    exchange: async (appid, code) => {
      const secret = Object.hasOwn(accounts, appid) ? accounts[appid]?.secret : undefined
      if (secret === undefined) return err('signInFailed')
      const read = Answer.safeParse(await ask(appid, secret, code).catch(() => null))
      if (!read.success) return err('busy')
      if ('errcode' in read.data) {
        log.info('sign-in refused by WeChat', { appid, errcode: read.data.errcode })
        return err(BAD_CODE.includes(read.data.errcode) ? 'signInFailed' : 'busy')
      }
      const { openid, unionid, is_snapshotuser: isPreview } = read.data
      return isPreview === 1 ? err('signInPreview') : ok({ openid, unionid: unionid ?? null })
    },
  }
}
