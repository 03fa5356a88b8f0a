import type { IncomingMessage, ServerResponse } from 'node:http'
import type { DemoAccount } from '../demo/accounts'
import { sendJson, urlOf } from '../http'
import { OnceCodes } from '../once-codes'
import { askedBy, linkWith, withAnswer } from './asked'
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

interface Grant {
  readonly appid: string
  readonly openid: string
  readonly unionid: string
  readonly scope: string
}

const scopes = ['snsapi_base', 'snsapi_userinfo']
const TITLE = '微信登录'

const people = ({ fans }: DemoAccount, query: URLSearchParams) =>
  // the one who is new stands first
  [...fans.slice(-1), ...fans.slice(0, -1)].map(({ openid, name, hint }) => ({
    name,
    hint,
    link: linkWith(query, 'openid', openid),
  }))

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
    const account = accounts.find(({ appid }) => appid === query.get('appid'))
    if (!account) return sendHtml(res, errorPage(TITLE, 'AppID 参数错误'), 400)
    const asked = askedBy(query, scopes)
    if (typeof asked === 'string') return sendHtml(res, errorPage(TITLE, asked), 400)
    const chosen = account.fans.find(({ openid }) => openid === query.get('openid'))
    if (!chosen) {
      const hint = '本机替代微信的授权页，选一位顾客就是同意'
      const heading = `用微信登录 ${account.shop}`
      return sendHtml(res, choicePage({ title: TITLE, heading, hint, people: people(account, query) }))
    }
    const { openid, unionid } = chosen
    const code = codes.give({ appid: account.appid, openid, unionid, scope: asked.scope })
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
