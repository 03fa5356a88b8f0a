import { demoApps } from '../../local/demo/wecom'
import { callbackRequest } from '../../local/wecom/envelope'
import type { StandInApp } from '../../local/wecom/config'

/** The demo app of a shop, with an address that nobody listens to. */
export const appOf = (shop: '棉屿生活' | '山野茶舍'): StandInApp => {
  const app = demoApps.find((one) => one.shop === shop)
  if (!app) throw new Error(`no demo app of ${shop}`)
  return { ...app, callbackUrl: `http://127.0.0.1:9/${app.corpId}/${app.agentId}` }
}

/** The event with which the platform's HTTP access calls the door. */
export const httpEvent = (url: string, body: string, httpMethod = 'POST') => {
  const { pathname, searchParams } = new URL(url)
  return {
    path: pathname,
    httpMethod,
    headers: {},
    queryStringParameters: Object.fromEntries(searchParams),
    body,
    isBase64Encoded: false,
  }
}

export interface Typed {
  readonly userid: string
  readonly text: string
  readonly msgId: string
}

/** What WeCom would send for a text that a member typed, signed at `now`. */
export const textCallback = (app: StandInApp, { userid, text, msgId }: Typed, now: number) => {
  const { url, body } = callbackRequest(
    app,
    {
      ToUserName: app.corpId,
      FromUserName: userid,
      CreateTime: Math.floor(now / 1000),
      MsgType: 'text',
      Content: text,
      MsgId: msgId,
      AgentID: app.agentId,
    },
    now,
  )
  return httpEvent(url, body)
}
