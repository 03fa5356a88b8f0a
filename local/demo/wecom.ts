import type { StandInApp } from '../wecom/config'
import { demoAgents, demoShops } from './shops'

/** The stand-in needs to know where the callback door is; the launcher adds it. */
export type DemoApp = Omit<StandInApp, 'callbackUrl'>

/** Keys for the stand-in on this machine only: nothing outside knows them, so they need not be secret. */
const keysOf = (shopId: string) => ({
  secret: `demo-secret-of-${shopId}`,
  token: `demoToken${shopId}`,
  // 32 bytes are 43 characters of base64 without the padding, as WeCom writes an EncodingAESKey.
  aesKey: Buffer.from(`key of the demo shop ${shopId}`.padEnd(32, '.')).toString('base64').slice(0, 43),
})

export const demoApps: readonly DemoApp[] = demoShops.flatMap(({ _id: shopId, name, wecom }) =>
  wecom
    ? [
        {
          corpId: wecom.corpId,
          agentId: String(wecom.agentId),
          ...keysOf(shopId),
          shop: name,
          title: '小美客服',
          members: demoAgents
            .filter((agent) => agent.shopId === shopId)
            .map(({ userid, name: member }) => ({ userid, name: member })),
        },
      ]
    : [],
)

/** The functions' environment: the keys of every WeCom app, by `corpId:agentId`. */
export const demoWecomEnv = (): { readonly WECOM_APPS: string } => ({
  WECOM_APPS: JSON.stringify(
    Object.fromEntries(
      demoApps.map(({ corpId, agentId, secret, token, aesKey }) => [
        `${corpId}:${agentId}`,
        { secret, token, aesKey },
      ]),
    ),
  ),
})

/** The functions' environment of the door `desk`; the key signs sessions on this machine only. */
export const demoDeskEnv = (): { readonly DESK_SESSION_KEY: string } => ({
  DESK_SESSION_KEY: 'key of agents’ sessions of the demo shops on this machine',
})
