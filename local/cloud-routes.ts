import type { IncomingMessage, ServerResponse } from 'node:http'

import { askGateway, maxAdminBytes, unsigned, type GatewayParts } from './admin'
import { readAsClient, watchAsClient, type Asking } from './bells/bells-http'
import type { WatchHub } from './bells/watch-hub'
import { serveHttpAccess } from './functions/http-access'
import { maxCallBytes } from './functions/host'
import { isPlain } from './gateway/ejson'
import { CloudError, badParam } from './gateway/errors'
import { decodePart, isFromHere, readBody, sendJson, sendText, urlOf } from './http'
import type { Panel } from './panel/panel'
import type { Client, Storage } from './storage/storage'
import type { Tickets } from './storage/storage-actions'
import {
  answerPreflight,
  receiveClientUpload,
  receiveUpload,
  serveClientFile,
  serveFile,
} from './storage/storage-http'
import type { WxStandIn } from './wx/wx-stand-in'

export interface Parts extends GatewayParts {
  readonly storage: Storage
  readonly bells: WatchHub
  readonly panel: Panel
  readonly tickets: Tickets
  readonly wx: WxStandIn
  readonly env: string
  /** What WeChat vouches for beside an openid: the mini-program is bound to an open platform account. */
  readonly unionidOf: (client: Client) => string | undefined
}

interface Exchange {
  readonly req: IncomingMessage
  readonly res: ServerResponse
}

type Handler = (exchange: Exchange, parts: Parts, rest: string) => Promise<void>

/** The client's local login; a call in a shared environment has the latter two as well. */
const loginHeaders = 'x-local-appid,x-local-openid,x-local-from-appid,x-local-from-openid'

/** The shopper that the local stand-in for WeChat's login names. */
const clientOf = (req: IncomingMessage): Client | undefined =>
  clientNamed(req.headers['x-local-appid'], req.headers['x-local-openid'])

const clientNamed = (appid: unknown, openid: unknown): Client | undefined => {
  const valid = (text: unknown): text is string => typeof text === 'string' && /^[\w-]{1,64}$/.test(text)
  return valid(appid) && valid(openid) ? { appid, openid } : undefined
}

/**
 * Who calls a function. In a shared environment the platform names two: its owner's app (`WX_*`) and the app that
 * the caller uses (`FROM_*`).
 */
const callerOf = (req: IncomingMessage): (Client & { readonly from?: Client }) | undefined => {
  const client = clientOf(req)
  const from = clientNamed(req.headers['x-local-from-appid'], req.headers['x-local-from-openid'])
  return client && from ? { ...client, from } : client
}

/** `POST /admin` (a process) or `/admin/i/<token>` (an instance whose SDK asks by another client than node's). */
const admin: Handler = async ({ req, res }, parts, rest) => {
  if (req.headers.origin !== undefined) throw unsigned()
  const text = (await readBody(req, maxAdminBytes)).toString('utf8')
  const answer = await askGateway(parts, { headers: req.headers, text }, /^i\/(\w+)$/.exec(rest)?.[1])
  if (answer === undefined) res.destroy()
  else sendText(res, answer)
}

const parseCall = (bytes: Buffer): unknown => {
  try {
    const body = JSON.parse(bytes.toString('utf8') || '{}') as unknown
    if (isPlain(body)) return body.data ?? {}
  } catch {
    // falls through: the same refusal as for a body of another shape
  }
  throw badParam('a JSON object {data} is expected')
}

/** `POST /call/<fn>`: what `wx.cloud.callFunction` does; the platform adds `userInfo` to the event. */
const call: Handler = async ({ req, res }, { host, unionidOf }, fn) => {
  const client = callerOf(req)
  if (!client) throw new CloudError('PERMISSION_DENIED', 'x-local-appid and x-local-openid are missing')
  const data = parseCall(await readBody(req, maxCallBytes))
  const userInfo = { appId: client.appid, openId: client.openid }
  const event = isPlain(data) ? { ...data, userInfo } : data
  const unionid = unionidOf(client)
  const caller = unionid === undefined ? client : { ...client, unionid }
  const text = await host.call(fn, event, { caller, source: 'wx_client' })
  sendText(res, `{"result":${text}}`)
}

const httpAccess: Handler = (exchange, { host, env }, rest) => {
  const slash = rest.indexOf('/')
  const fn = slash === -1 ? rest : rest.slice(0, slash)
  return serveHttpAccess(host, exchange, { fn, path: slash === -1 ? '/' : rest.slice(slash), env })
}

/** Whose files: in a shared environment those of the app that the caller uses. */
const ownerOf = (req: IncomingMessage): Client => {
  const caller = callerOf(req)
  if (caller) return caller.from ?? caller
  throw new CloudError('PERMISSION_DENIED', 'x-local-appid and x-local-openid are missing')
}

const upload: Handler = async (exchange, { storage }) =>
  receiveClientUpload(exchange, storage, ownerOf(exchange.req))

const clientFile: Handler = async (exchange, { storage }) =>
  serveClientFile(exchange, storage, ownerOf(exchange.req))

/** An EventSource sends no headers of its own: there the address names the shopper. */
const askingOf = (req: IncomingMessage, collection: string): Asking => {
  const { searchParams } = urlOf(req)
  const client = clientOf(req) ?? clientNamed(searchParams.get('appid'), searchParams.get('openid'))
  if (client) return { openid: client.openid, collection }
  throw new CloudError('PERMISSION_DENIED', 'appid and openid are missing')
}

const watch: Handler = async (exchange, { bells }, collection) =>
  watchAsClient(exchange, bells, askingOf(exchange.req, collection))

const read: Handler = async (exchange, { gateway }, collection) =>
  readAsClient(exchange, gateway, askingOf(exchange.req, collection))

interface Route {
  /** Methods that are answered, or null for all. */
  readonly methods: readonly string[] | null
  /** The whole path, or a prefix when it ends with a slash. */
  readonly path: string
  readonly run: Handler
  /** Where another server than the cloud's own answers a browser's preflight: it does so in its own way. */
  readonly preflight?: (exchange: Exchange) => void
}

const routes: readonly Route[] = [
  { methods: ['POST'], path: '/admin', run: admin },
  { methods: ['POST'], path: '/admin/', run: admin },
  { methods: ['POST'], path: '/call/', run: call },
  { methods: null, path: '/http/', run: httpAccess },
  { methods: ['PUT'], path: '/upload', run: upload },
  { methods: ['GET', 'HEAD', 'DELETE'], path: '/file', run: clientFile },
  { methods: ['GET'], path: '/watch/', run: watch },
  { methods: ['GET'], path: '/read/', run: read },
  {
    methods: ['PUT'],
    path: '/storage/put',
    run: (exchange, { storage, tickets }) => receiveUpload(exchange, storage, tickets),
    preflight: answerPreflight,
  },
  {
    methods: ['GET', 'HEAD'],
    path: '/storage/file/',
    run: (exchange, { storage }) => serveFile(exchange, storage),
  },
]

const statusOf = (path: string, error: CloudError): number => {
  if (path.startsWith('/admin') || path.startsWith('/call/')) return 200 // the cloud's way
  const known: Partial<Record<CloudError['code'], number>> = {
    FUNCTION_NOT_FOUND: 404,
    STORAGE_FILE_NONEXIST: 404,
    STORAGE_EXCEED_AUTHORITY: 403,
    DATABASE_PERMISSION_DENIED: 403,
    DATABASE_COLLECTION_NOT_EXIST: 404,
    PERMISSION_DENIED: 403,
    EXCEED_REQUEST_SIZE_LIMIT: 413,
    FUNCTIONS_TIME_LIMIT_EXCEEDED: 504,
    FUNCTIONS_EXECUTE_FAIL: 500,
    FUNCTIONS_MEMORY_LIMIT_EXCEEDED: 500,
  }
  return known[error.code] ?? 400
}

/** Pages of this machine on another port (dev servers) may call; the guard has let nobody else through. */
const allowOrigin = ({ req, res }: Exchange): void => {
  if (req.headers.origin === undefined) return
  res.setHeader('access-control-allow-origin', req.headers.origin)
  res.setHeader('access-control-allow-headers', `content-type,${loginHeaders},last-event-id`)
  res.setHeader('access-control-allow-methods', 'POST,PUT,GET,HEAD,DELETE')
  res.setHeader('vary', 'origin')
}

const answerError = ({ req, res }: Exchange, path: string, error: unknown): void => {
  if (!(error instanceof CloudError)) throw error
  if (error.code === 'EXCEED_REQUEST_SIZE_LIMIT') res.setHeader('connection', 'close')
  sendJson(res, { requestId: '', code: error.code, message: error.message }, statusOf(path, error))
  req.resume()
}

/** Answers what one of the routes is for; false when none is. */
const serveRoute = async (exchange: Exchange, parts: Parts): Promise<boolean> => {
  const { req, res } = exchange
  const path = urlOf(req).pathname
  const route = routes.find(({ path: at }) => (at.endsWith('/') ? path.startsWith(at) : path === at))
  if (!route) return false
  allowOrigin(exchange)
  if (req.method === 'OPTIONS' && route.methods !== null) {
    if (route.preflight) route.preflight(exchange)
    else res.writeHead(204).end()
    return true
  }
  if (route.methods && !route.methods.includes(req.method ?? '')) {
    sendJson(res, { code: 'INVALID_OPERATION', message: 'method not allowed' }, 405)
    return true
  }
  try {
    await route.run(exchange, parts, decodePart(path.slice(route.path.length)) ?? '')
  } catch (error) {
    answerError(exchange, path, error)
  }
  return true
}

/** Answers what belongs to the cloud; false when the address is somebody else's. */
export const serveCloud = async (exchange: Exchange, parts: Parts): Promise<boolean> => {
  if (!isFromHere(exchange.req)) {
    sendJson(exchange.res, { code: 'PERMISSION_DENIED', message: 'only from this machine' }, 403)
    return true
  }
  return (await serveRoute(exchange, parts)) || parts.panel.serve(exchange)
}
