import type { RefusalCode } from '../../core/contracts/refusals'
import { err, ok, type Result } from '../../core/shared/result'
import { wecomKey, type Shop } from '../../core/shop/shop'
import type { Actor, DeskActor, VisitorActor } from '../actor'
import type { Ports } from '../ports'
import type { Entry } from '../serve'
import { isSignedOut } from '../usecases/web/session'
import type { DeskSessions } from '../web-ports'
import { isOwnAddress, openCall, refused, tokenOf, type BrowserRequest } from './browser'
import { deskLimit, floodGuard } from './flood'
import { HttpEvent } from './http-event'

interface Request extends BrowserRequest {
  readonly shop: Shop
  readonly corpId: string
  readonly ports: Ports
}

type Who<A extends Actor> = (request: Request) => Promise<Result<A, RefusalCode>>

/** A file of quick replies or of knowledge, in base64; the platform lets twice as much through. */
const FILE_BYTES = 5_800_000

/** How many segments of the path name the app. */
export const DESK_ADDRESS_LENGTH = 2

/** The address ends in `/<corp id>/<agent id>`: it names the shop's app, and vouches for nothing. */
const entryFor = <A extends Actor>(
  allowed: Pick<BrowserRequest, 'origins' | 'mostBytes'>,
  who: Who<A>,
): Entry<A> => ({
  open: async (raw, _context, ports) => {
    const event = HttpEvent.safeParse(raw)
    if (!event.success) return refused('badRequest')
    const [agentId = '', corpId = ''] = event.data.path.split('/').filter(Boolean).reverse()
    const shop = await ports.shops.byKey(wecomKey(corpId, agentId))
    if (!shop) return refused('notFound')
    const request = { ...allowed, event: event.data, shop, corpId, ports }
    return openCall(request, () => who(request))
  },
})

/** Before signing in: `…/session/<corp id>/<agent id>`. */
export const deskVisitorEntry = (origins: readonly string[]): Entry<VisitorActor> =>
  entryFor({ origins }, (request) =>
    Promise.resolve(
      ok({
        role: 'visitor',
        shop: request.shop,
        appid: request.corpId,
        isOwnAddress: (url) => isOwnAddress(request, url),
      }),
    ),
  )

/**
 * An agent by his session: `…/call/<corp id>/<agent id>`. Whether he still is one, and of which role, is looked up at
 * every call: who leaves is out at once.
 */
export const deskEntry = (origins: readonly string[], sessions: DeskSessions): Entry<DeskActor> => {
  const may = floodGuard(deskLimit)
  return entryFor({ origins, mostBytes: FILE_BYTES }, async ({ event, shop, ports }) => {
    const token = tokenOf(event)
    const session = token === '' ? null : await sessions.read(shop._id, token)
    if (!session) return err('sessionExpired')
    if (!may(`${shop._id}:${session.userid}`, ports.now())) return err('tooFast')
    const [agent, isOver] = await Promise.all([
      ports.agents.find(shop._id, session.userid),
      isSignedOut(ports, session),
    ])
    if (!agent || isOver) return err('sessionExpired')
    return ok({ role: agent.role ?? 'agent', shop, agent })
  })
}
