import { jsonText, type Actions, type Answer, type Body } from '../gateway/action'
import { badParam } from '../gateway/errors'

import type { FunctionHost } from '../functions/host'
import type { Gateway } from '../gateway/gateway'

import { Users } from './users'
import { WxStandIn } from './wx-stand-in'

/** Fields of `EndUserInfo` (CloudBase documentation, node-sdk, authentication) that a user of a mini-program has. */
const infoOf = (users: Users, env: string, body: Body): Answer => {
  const user = typeof body.uuid === 'string' ? users.find(body.uuid) : undefined
  if (!user) throw badParam('the user does not exist')
  const { uid, appid, openid } = user
  return {
    data: {
      ...{ openId: openid, appId: appid, uid, customUserId: '', envName: env },
      ...{ hasPassword: false, gender: 'UNKNOWN' },
    },
  }
}

interface WxParts {
  readonly wx: WxStandIn
  readonly users: Users
  readonly env: string
}

/** `callWxOpenApi` and `getEndUserInfo` of the SDK. */
const wxActions = (parts: WxParts): Actions => ({
  'wx.api': {
    kind: 'async',
    run: (body, { now, origin, requestId }) => {
      const apiName = typeof body.apiName === 'string' ? body.apiName : ''
      const data = jsonText(body.requestData, 'requestData')
      const answer = parts.wx.call({ apiName, data, origin, requestId, at: now })
      return Promise.resolve({ data: { responseData: JSON.stringify(answer) } })
    },
  },
  'auth.getUserInfoForAdmin': { kind: 'read', run: (body) => infoOf(parts.users, parts.env, body) },
})

/** The function that “消息推送” names for events of the mini-program. */
const PUSHED_TO = 'wechat'

/** Adds WeChat's server to the cloud: functions call it, and it knows who called them. */
export const addWx = (cloud: {
  readonly gateway: Gateway
  readonly host: FunctionHost
  readonly env: string
  readonly now: () => number
}): WxStandIn => {
  const { gateway, host, env } = cloud
  const users = new Users(gateway.store)
  const wx = new WxStandIn({
    permitted: (fn) => host.functions.find(({ name }) => name === fn)?.config.permissions.openapi ?? [],
    appidOf: (openid) => users.appidOf(openid),
    push: async (event, caller) =>
      JSON.parse(await host.call(PUSHED_TO, event, { caller, source: 'wx_unknown' })) as unknown,
    now: cloud.now,
  })
  host.onCaller((caller) => void users.meet(caller).catch(() => undefined)) // closing: it is met again next time
  gateway.use(wxActions({ wx, users, env }))
  return wx
}
