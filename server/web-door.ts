import { sessionContract } from '../core/contracts/session.contract'
import { webContract } from '../core/contracts/web.contract'
import { readSessionKey, webSessions } from './adapters/web/session-token'
import { readWebAccounts, wechatSignIn } from './adapters/wechat/web-sign-in'
import { bySegment } from './entries/browser'
import { visitorEntry, webShopperEntry } from './entries/web'
import type { Ports } from './ports'
import { serve } from './serve'
import { sessionUseCases } from './usecases/web/session'
import { signingInOnWeb } from './usecases/web/sign-in'
import { webUseCases } from './usecases/web/shopper'

const OPEN = 'https://open.weixin.qq.com'
const API = 'https://api.weixin.qq.com'

/** The door of browsers (R18): signing in with WeChat, then everything that the mini-program can. */
export const webDoor = (ports: Ports, env: Readonly<Record<string, string | undefined>>) => {
  const sessions = webSessions(readSessionKey(env, 'WEB_SESSION_KEY'), ports.now)
  const wechat = wechatSignIn({
    accounts: readWebAccounts(env.WEB_ACCOUNTS),
    openUrl: env.WX_OPEN_URL ?? OPEN,
    apiUrl: env.WX_API_URL ?? API,
    log: ports.log,
  })
  const session = serve({
    contract: sessionContract,
    useCases: sessionUseCases(signingInOnWeb(wechat, sessions)),
    entry: visitorEntry,
    ports,
  })
  const call = serve({
    contract: webContract,
    useCases: webUseCases,
    entry: webShopperEntry(sessions),
    ports,
  })
  return bySegment({ session, call }, 1)
}
