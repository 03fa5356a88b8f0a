import { refusalWords } from '../../core/copy/refusals'
import type { RefusalCode } from '../../core/contracts/refusals'
import { err, ok, type Result } from '../../core/shared/result'
import { webKey, type Shop } from '../../core/shop/shop'
import type { Actor, ShopperActor, VisitorActor } from '../actor'
import { shopperOnWeb } from '../identity/recognise'
import type { Ports } from '../ports'
import type { Entry, Opened } from '../serve'
import type { WebSessions } from '../web-ports'
import { bodyOf, headerOf, HttpEvent } from './http-event'

/** Of one call: the longest text with room to spare. Files go to storage. */
const MOST_BYTES = 100_000

interface Request {
  readonly event: HttpEvent
  readonly shop: Shop
  readonly appid: string
  readonly ports: Ports
}

/** Tells who is asking; nothing of the request but its headers is looked at. */
type Who<A extends Actor> = (request: Request) => Promise<Result<A, RefusalCode>>

const httpStatus: Partial<Record<RefusalCode, number>> = {
  badRequest: 400,
  sessionExpired: 401,
  forbidden: 403,
  notFound: 404,
}

const originOf = (url: string): string | null => {
  try {
    return new URL(url).origin
  } catch {
    return null
  }
}

/** Is this an address of the shop's own page: one of its data, or the one that the door itself stands at? */
const isOwn = ({ shop, event }: Request, url: string): boolean => {
  const origin = originOf(url)
  if (origin === null) return false
  return shop.web?.origins.includes(origin) === true || origin.split('://')[1] === headerOf(event, 'host')
}

const corsFor = (request: Request): Record<string, string> => {
  const origin = headerOf(request.event, 'origin')
  if (origin === '' || !isOwn(request, origin)) return {}
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'authorization,content-type',
    'access-control-max-age': '600',
    vary: 'Origin',
  }
}

const respond = (statusCode: number, body: unknown, headers: Record<string, string> = {}) => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: body === null ? '' : JSON.stringify(body),
  isBase64Encoded: false,
})

const refused = <A extends Actor>(error: RefusalCode, headers: Record<string, string> = {}): Opened<A> => {
  const body = { ok: false, error, message: refusalWords[error] }
  return { kind: 'answered', response: respond(httpStatus[error] ?? 400, body, headers) }
}

const callOf = (event: HttpEvent): unknown => {
  const body = bodyOf(event)
  if (body.length > MOST_BYTES) return null
  try {
    return JSON.parse(body.toString('utf8')) as unknown
  } catch {
    return null
  }
}

const openFor = async <A extends Actor>(request: Request, who: Who<A>): Promise<Opened<A>> => {
  const { event } = request
  const origin = headerOf(event, 'origin')
  const cors = corsFor(request)
  if (origin !== '' && !isOwn(request, origin)) return refused('forbidden')
  const method = event.httpMethod.toUpperCase()
  if (method === 'OPTIONS') return { kind: 'answered', response: respond(204, null, cors) }
  if (method !== 'POST') return refused('notFound', cors)
  const call = callOf(event)
  if (call === null) return refused('badRequest', cors)
  const actor = await who(request)
  if (!actor.ok) return refused(actor.error, cors)
  return { kind: 'call', actor: actor.value, call, answer: (reply) => respond(200, reply, cors) }
}

/** The address ends in the official account's appid: it names the shop, and vouches for nothing. */
const entryFor = <A extends Actor>(who: Who<A>): Entry<A> => ({
  open: async (raw, _context, ports) => {
    const event = HttpEvent.safeParse(raw)
    if (!event.success) return refused('badRequest')
    const appid = event.data.path.split('/').filter(Boolean).pop() ?? ''
    const shop = await ports.shops.byKey(webKey(appid))
    return shop ? openFor({ event: event.data, shop, appid, ports }, who) : refused('notFound')
  },
})

/** Before signing in: `…/session/<appid>`. */
export const visitorEntry: Entry<VisitorActor> = entryFor((request) =>
  Promise.resolve(
    ok({
      role: 'visitor',
      shop: request.shop,
      appid: request.appid,
      isOwnAddress: (url) => isOwn(request, url),
    }),
  ),
)

/** A shopper by the session in her `Authorization` header, never by a cookie: `…/call/<appid>`. */
export const webShopperEntry = (sessions: WebSessions): Entry<ShopperActor> =>
  entryFor(async ({ event, shop, ports }) => {
    const token = /^Bearer (\S+)$/i.exec(headerOf(event, 'authorization'))?.[1] ?? ''
    const session = token === '' ? null : await sessions.read(shop._id, token)
    if (!session) return err('sessionExpired')
    return ok({ role: 'shopper', shop, openid: await shopperOnWeb(ports, shop, session) })
  })

type Main = (event: unknown, context: unknown) => Promise<unknown>

/** One function, two doors: what stands before the appid in the path says which. */
export const bySegment =
  (doors: Readonly<Record<'session' | 'call', Main>>): Main =>
  (event, context) => {
    const read = HttpEvent.safeParse(event)
    const segment = read.success ? (read.data.path.split('/').filter(Boolean).at(-2) ?? '') : ''
    return segment === 'session' ? doors.session(event, context) : doors.call(event, context)
  }
