import { err, ok } from '../../../core/shared/result'
import { HOUR } from '../../../core/shared/time'
import type { DeskSessions, Member } from '../../web-ports'
import type { SigningIn } from '../web/session'

/** A working day; the next one begins with signing in again, which WeCom does without asking. */
const RENEWABLE_MS = 12 * HOUR

export interface WecomPage {
  /** `https://open.weixin.qq.com` */
  readonly openUrl: string
}

/** Agents, through WeCom's OAuth (网页授权登录): the app's own members, of whom only the shop's agents come in. */
export const signingInAtDesk = ({ openUrl }: WecomPage, sessions: DeskSessions): SigningIn<Member> => ({
  authorizeUrl: ({ shop, appid, redirectTo, state }) => {
    const query = new URLSearchParams({
      appid,
      redirect_uri: redirectTo,
      response_type: 'code',
      scope: 'snsapi_base',
      state,
      agentid: String(shop.wecom?.agentId ?? ''),
    })
    return `${openUrl}/connect/oauth2/authorize?${query.toString()}#wechat_redirect`
  },
  exchange: async (ports, { shop, code }) => {
    const userid = await ports.human.member(shop, code)
    if (!userid.ok) return userid
    const agent = await ports.agents.find(shop._id, userid.value)
    return agent ? ok({ userid: agent.userid }) : err('forbidden')
  },
  sessions,
  renewableMs: RENEWABLE_MS,
  idOf: ({ userid }) => userid,
})
