import tcb from '@cloudbase/node-sdk'
import { appidKey } from '../../core/shop/shop'
import type { ShopperActor } from '../actor'
import { shopperInApp } from '../identity/recognise'
import type { Entry, Opened } from '../serve'

/** As CloudBase hands over who called: in a shared environment `FROM_*` is the caller, `WX_*` the owner. */
const identityOf = (context: unknown) => {
  const vouched: Record<string, unknown> = { ...tcb.getCloudbaseContext(context as never) }
  const text = (name: string): string => (typeof vouched[name] === 'string' ? vouched[name] : '')
  const whose = text('FROM_APPID') && text('FROM_OPENID') ? 'FROM' : 'WX'
  return {
    appid: text(`${whose}_APPID`),
    openid: text(`${whose}_OPENID`),
    unionid: text(`${whose}_UNIONID`) || null,
  }
}

/** Has the platform vouched for a mini-program's user? Then it is not the timer. */
export const isCalledByClient = (context: unknown): boolean => identityOf(context).openid !== ''

/** Called by the mini-program (wx.cloud.callFunction): WeChat vouches for appid and openid. */
export const shopperEntry: Entry<ShopperActor> = {
  open: async (event, context, ports): Promise<Opened<ShopperActor>> => {
    const { appid, ...who } = identityOf(context)
    const shop = appid && who.openid ? await ports.shops.byKey(appidKey(appid)) : null
    if (!shop) return { kind: 'answered', response: { ok: false, error: 'forbidden' } }
    const openid = await shopperInApp(ports, shop, who)
    return { kind: 'call', actor: { role: 'shopper', shop, openid }, call: event, answer: (reply) => reply }
  },
}
