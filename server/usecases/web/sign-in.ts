import { DAY } from '../../../core/shared/time'
import { shopperOnWeb } from '../../identity/recognise'
import type { SignedIn, WebSessions, WechatSignIn } from '../../web-ports'
import type { SigningIn } from './session'

/** Shoppers, through WeChat's web OAuth. */
export const signingInOnWeb = (wechat: WechatSignIn, sessions: WebSessions): SigningIn<SignedIn> => ({
  authorizeUrl: (asked) => wechat.authorizeUrl(asked),
  exchange: async (ports, { shop, appid, code }) => {
    const signedIn = await wechat.exchange(appid, code)
    if (signedIn.ok) await shopperOnWeb(ports, shop, signedIn.value)
    return signedIn
  },
  sessions,
  renewableMs: 7 * DAY,
  idOf: ({ openid }) => openid,
})
