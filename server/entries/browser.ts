import { refusalWords } from '../../core/copy/refusals'
import type { RefusalCode } from '../../core/contracts/refusals'
import type { Result } from '../../core/shared/result'
import type { Actor } from '../actor'
import type { Opened } from '../serve'
import { bodyOf, headerOf, HttpEvent } from './http-event'

/** Of one call: the longest text with room to spare. */
const MOST_BYTES = 100_000

/** A request of a browser, and the pages that may send it. */
export interface BrowserRequest {
  readonly event: HttpEvent
  /** `https://kf.example.com`: beside the address that the door itself stands at. */
  readonly origins: readonly string[]
  /** Where calls bring files; what shoppers bring goes to storage. */
  readonly mostBytes?: number
}

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

/** Is this an address of one of those pages? */
export const isOwnAddress = ({ origins, event }: BrowserRequest, url: string): boolean => {
  const origin = originOf(url)
  if (origin === null) return false
  return origins.includes(origin) || origin.split('://')[1] === headerOf(event, 'host')
}

const corsFor = (request: BrowserRequest): Record<string, string> => {
  const origin = headerOf(request.event, 'origin')
  if (origin === '' || !isOwnAddress(request, origin)) return {}
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

/** A refusal before anybody is known, with its words. */
export const refused = <A extends Actor>(
  error: RefusalCode,
  headers: Record<string, string> = {},
): Opened<A> => {
  const body = { ok: false, error, message: refusalWords[error] }
  return { kind: 'answered', response: respond(httpStatus[error] ?? 400, body, headers) }
}

const callOf = ({ event, mostBytes = MOST_BYTES }: BrowserRequest): unknown => {
  const body = bodyOf(event)
  if (body.length > mostBytes) return null
  try {
    return JSON.parse(body.toString('utf8')) as unknown
  } catch {
    return null
  }
}

/** Lets a page's call in; `who` tells who is asking, and looks at nothing of the request but its headers. */
export const openCall = async <A extends Actor>(
  request: BrowserRequest,
  who: () => Promise<Result<A, RefusalCode>>,
): Promise<Opened<A>> => {
  const { event } = request
  const origin = headerOf(event, 'origin')
  const cors = corsFor(request)
  if (origin !== '' && !isOwnAddress(request, origin)) return refused('forbidden')
  const method = event.httpMethod.toUpperCase()
  if (method === 'OPTIONS') return { kind: 'answered', response: respond(204, null, cors) }
  if (method !== 'POST') return refused('notFound', cors)
  const call = callOf(request)
  if (call === null) return refused('badRequest', cors)
  const actor = await who()
  if (!actor.ok) return refused(actor.error, cors)
  return { kind: 'call', actor: actor.value, call, answer: (reply) => respond(200, reply, cors) }
}

/** The session that the page sends in its `Authorization` header, never in a cookie; '' when there is none. */
export const tokenOf = (event: HttpEvent): string =>
  /^Bearer (\S+)$/i.exec(headerOf(event, 'authorization'))?.[1] ?? ''

type Main = (event: unknown, context: unknown) => Promise<unknown>

/** One function, two doors: the segment of the path that stands before the last `addressLength` says which. */
export const bySegment =
  (doors: Readonly<Record<'session' | 'call', Main>>, addressLength: number): Main =>
  (event, context) => {
    const read = HttpEvent.safeParse(event)
    const segment = read.success
      ? read.data.path
          .split('/')
          .filter(Boolean)
          .at(-1 - addressLength)
      : ''
    return segment === 'session' ? doors.session(event, context) : doors.call(event, context)
  }
