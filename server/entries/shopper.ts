import tcb from '@cloudbase/node-sdk'
import { appidKey } from '../../core/shop/shop'
import type { ShopperActor } from '../actor'
import type { Entry, Opened } from '../serve'

/** As CloudBase hands over who called: in a shared environment `FROM_*` is the caller, `WX_*` the owner. */
const identityOf = (context: unknown) => {
  const vouched: Record<string, unknown> = { ...tcb.getCloudbaseContext(context as never) }
  const text = (name: string): string => (typeof vouched[name] === 'string' ? vouched[name] : '')
  return { appid: text('FROM_APPID') || text('WX_APPID'), openid: text('FROM_OPENID') || text('WX_OPENID') }
}

/** Has the platform vouched for a mini-program's user? Then it is not the timer. */
export const isCalledByClient = (context: unknown): boolean => identityOf(context).openid !== ''

/** Called by the mini-program (wx.cloud.callFunction): WeChat vouches for appid and openid. */
export const shopperEntry: Entry<ShopperActor> = {
  open: async (event, context, ports): Promise<Opened<ShopperActor>> => {
    const { appid, openid } = identityOf(context)
    const shop = appid && openid ? await ports.shops.byKey(appidKey(appid)) : null
    if (!shop) return { kind: 'answered', response: { ok: false, error: 'forbidden' } }
    return { kind: 'call', actor: { role: 'shopper', shop, openid }, call: event, answer: (reply) => reply }
  },
}
