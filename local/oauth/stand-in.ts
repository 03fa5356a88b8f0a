import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AccountFan, DemoAccount } from '../demo/accounts'
import { sendJson, urlOf } from '../http'
import { OnceCodes } from '../once-codes'
import { choicePage, errorPage } from './pages'

export interface OauthOptions {
  readonly accounts: readonly DemoAccount[]
  readonly now: () => number
}

export interface OauthStandIn {
  /** Answers what belongs to WeChat's sign-in; false when it is for somebody else. */
  readonly handle: (req: IncomingMessage, res: ServerResponse) => boolean
}

/** Before the paths of `open.weixin.qq.com` and `api.weixin.qq.com`. */
export const OPEN_PREFIX = '/wx-open'
export const API_PREFIX = '/wx-api'

const sendHtml = (res: ServerResponse, html: string, status = 200): true => {
  res.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(html)
  return true
}

const isLocalAddress = (text: string): boolean => {
  try {
    return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(text).hostname)
  } catch {
    return false
  }
}

interface Grant {
  readonly appid: string
  readonly openid: string
  readonly unionid: string
  readonly scope: string
}

interface Asked {
  readonly account: DemoAccount
  readonly redirectUri: string
  readonly scope: string
  readonly state: string
}

const scopes = ['snsapi_base', 'snsapi_userinfo']

/** What the authorize page is asked (公众号网页授权, step 1); else why WeChat would show an error instead. */
const askedBy = (query: URLSearchParams, accounts: readonly DemoAccount[]): Asked | string => {
  const text = (name: string): string => query.get(name) ?? ''
  const account = accounts.find(({ appid }) => appid === text('appid'))
  if (!account) return 'AppID 参数错误'
  const redirectUri = text('redirect_uri')
  // 网页授权域名 of a demo account: this machine.
  if (!isLocalAddress(redirectUri)) return 'redirect_uri 参数错误'
  if (text('response_type') !== 'code') return 'response_type 参数错误'
  if (!scopes.includes(text('scope'))) return 'Scope 参数错误或没有 Scope 权限'
  if (!/^[a-zA-Z0-9]{0,128}$/.test(text('state'))) return 'state 参数错误'
  return { account, redirectUri, scope: text('scope'), state: text('state') }
}

const withAnswer = ({ redirectUri, state }: Asked, code: string): string => {
  const url = new URL(redirectUri)
  url.searchParams.set('code', code)
  url.searchParams.set('state', state)
  return url.toString()
}

const invalidCode = { errcode: 40029, errmsg: 'invalid code' }

/** The answer of `sns/oauth2/access_token` (换取用户授权凭证), as documented. */
const accessTokenFor = (
  query: URLSearchParams,
  accounts: readonly DemoAccount[],
  codes: OnceCodes<Grant>,
): object => {
  const text = (name: string): string => query.get(name) ?? ''
  const account = accounts.find(({ appid }) => appid === text('appid'))
  if (!account) return { errcode: 40013, errmsg: 'invalid appid' }
  if (account.secret !== text('secret')) return { errcode: 40125, errmsg: 'invalid appsecret' }
  if (text('grant_type') !== 'authorization_code') return { errcode: 40002, errmsg: 'invalid grant_type' }
  const grant = codes.take(text('code'), ({ appid }) => appid === account.appid)
  if (!grant) return invalidCode
  const { openid, unionid, scope } = grant
  return {
    ...{
      access_token: `web-token-of-${openid}`,
      expires_in: 7200,
      refresh_token: `web-refresh-of-${openid}`,
    },
    ...{ openid, scope, ...(scope === 'snsapi_userinfo' && { unionid }) },
  }
}

/** WeChat's web sign-in of official accounts on this machine: instead of a phone, one chooses who one is. */
export const createOauthStandIn = ({ accounts, now }: OauthOptions): OauthStandIn => {
  const codes = new OnceCodes<Grant>(now)

  const authorize = (res: ServerResponse, query: URLSearchParams): true => {
    const asked = askedBy(query, accounts)
    if (typeof asked === 'string') return sendHtml(res, errorPage(asked), 400)
    const { account, scope } = asked
    const linkFor = ({ openid }: AccountFan): string => {
      const agreed = new URLSearchParams(query)
      agreed.set('openid', openid)
      return `?${agreed.toString()}`
    }
    const chosen = account.fans.find(({ openid }) => openid === query.get('openid'))
    if (!chosen) return sendHtml(res, choicePage({ shop: account.shop, fans: account.fans, linkFor }))
    const { openid, unionid } = chosen
    const code = codes.give({ appid: account.appid, openid, unionid, scope })
    res.writeHead(302, { location: withAnswer(asked, code) }).end()
    return true
  }

  return {
    handle: (req, res) => {
      const { pathname, searchParams } = urlOf(req)
      if (req.method !== 'GET') return false
      if (pathname === `${OPEN_PREFIX}/connect/oauth2/authorize`) return authorize(res, searchParams)
      if (pathname !== `${API_PREFIX}/sns/oauth2/access_token`) return false
      sendJson(res, accessTokenFor(searchParams, accounts, codes))
      return true
    },
  }
}
