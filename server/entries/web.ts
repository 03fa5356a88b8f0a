import type { RefusalCode } from '../../core/contracts/refusals'
import { err, ok, type Result } from '../../core/shared/result'
import { webKey, type Shop } from '../../core/shop/shop'
import type { Actor, ShopperActor, VisitorActor } from '../actor'
import { shopperOnWeb } from '../identity/recognise'
import type { Ports } from '../ports'
import type { Entry } from '../serve'
import type { WebSessions } from '../web-ports'
import { isOwnAddress, openCall, refused, tokenOf, type BrowserRequest } from './browser'
import { HttpEvent } from './http-event'

interface Request extends BrowserRequest {
  readonly shop: Shop
  readonly appid: string
  readonly ports: Ports
}

/** Tells who is asking; nothing of the request but its headers is looked at. */
type Who<A extends Actor> = (request: Request) => Promise<Result<A, RefusalCode>>

/** The address ends in the official account's appid: it names the shop, and vouches for nothing. */
const entryFor = <A extends Actor>(who: Who<A>): Entry<A> => ({
  open: async (raw, _context, ports) => {
    const event = HttpEvent.safeParse(raw)
    if (!event.success) return refused('badRequest')
    const appid = event.data.path.split('/').filter(Boolean).pop() ?? ''
    const shop = await ports.shops.byKey(webKey(appid))
    if (!shop) return refused('notFound')
    const request = { event: event.data, origins: shop.web?.origins ?? [], shop, appid, ports }
    return openCall(request, () => who(request))
  },
})

/** Before signing in: `…/session/<appid>`. */
export const visitorEntry: Entry<VisitorActor> = entryFor((request) =>
  Promise.resolve(
    ok({
      role: 'visitor',
      shop: request.shop,
      appid: request.appid,
      isOwnAddress: (url) => isOwnAddress(request, url),
    }),
  ),
)

/** A shopper by her session: `…/call/<appid>`. */
export const webShopperEntry = (sessions: WebSessions): Entry<ShopperActor> =>
  entryFor(async ({ event, shop, ports }) => {
    const token = tokenOf(event)
    const session = token === '' ? null : await sessions.read(shop._id, token)
    if (!session) return err('sessionExpired')
    return ok({ role: 'shopper', shop, openid: await shopperOnWeb(ports, shop, session) })
  })
