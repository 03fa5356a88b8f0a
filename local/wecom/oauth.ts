import { askedBy, linkWith, withAnswer } from '../oauth/asked'
import { choicePage, errorPage } from '../oauth/pages'
import type { StandInApp } from './config'
import type { Context } from './context'
import type { Answer } from './http'

/** Under the prefix, as it is under `open.weixin.qq.com`. */
export const OAUTH_PATH = '/open/connect/oauth2/authorize'

const TITLE = '企业微信登录'
/** Somebody whom the link reached and who is no member of the corp: WeCom knows an openid of his only. */
const STRANGER = { userid: 'oStranger00000001', name: '不在这家企业的人' }

const html = (body: string, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  body,
})

const people = ({ members }: StandInApp, query: URLSearchParams) =>
  [...members, STRANGER].map(({ userid, name }) => ({
    name,
    hint: userid === STRANGER.userid ? '会被拒绝' : userid,
    link: linkWith(query, 'userid', userid),
  }))

/**
 * The page of 网页授权登录 on this machine: the WeCom client knows who its user is, here one chooses. Whoever is chosen
 * goes back with a code.
 */
export const answerOauth = ({ apps, codes }: Context, query: URLSearchParams): Answer => {
  const app = apps.find(
    ({ corpId, agentId }) => corpId === query.get('appid') && agentId === query.get('agentid'),
  )
  if (!app) return html(errorPage(TITLE, 'appid 或 agentid 参数错误'), 400)
  const asked = askedBy(query, ['snsapi_base'])
  if (typeof asked === 'string') return html(errorPage(TITLE, asked), 400)
  const chosen = [...app.members, STRANGER].find(({ userid }) => userid === query.get('userid'))
  if (!chosen) {
    const hint = '本机替代企业微信，选一位客服就是用他的身份登录'
    const heading = `登录 ${app.shop} 的客服工作台`
    return html(choicePage({ title: TITLE, heading, hint, people: people(app, query) }))
  }
  const code = codes.give({ corpId: app.corpId, agentId: app.agentId, userid: chosen.userid })
  return { status: 302, headers: { location: withAnswer(asked, code) }, body: '' }
}
