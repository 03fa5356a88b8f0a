import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { CloudError, badParam } from '../gateway/errors'
import { decodePart, sendJson, urlOf } from '../http'

import { wantedOf, type Wanted } from './ranges'
import { unknownType } from './sniff'
import { mostBytes, type Client, type FileInfo, type OpenFile, type Storage } from './storage'
import type { Tickets } from './storage-actions'

interface Exchange {
  readonly req: IncomingMessage
  readonly res: ServerResponse
}

/** Failures in the form of the object store behind the cloud, which the SDK parses. */
const xmlOf = (code: string): string =>
  `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${code}</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>`

const sendXml = (res: ServerResponse, status: number, code: string): void =>
  void res.writeHead(status, { 'content-type': 'application/xml' }).end(xmlOf(code))

/** So much of a refused body is thrown away unread, so that a sender who is still sending gets to read the answer. */
const lingerBytes = 64 * 1024 * 1024

/** Refuses an upload in its midst. */
const refuseRest = ({ req, res }: Exchange, code: string): void => {
  const text = xmlOf(code)
  const length = { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(text) }
  res.writeHead(400, { ...length, connection: 'close' }).write(text)
  let left = lingerBytes
  const end = (): void => void res.end()
  req.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) end()
  })
  req.once('end', end).once('close', end)
}

/** A body that says itself that it is too large is not begun. */
const checkLength = (req: IncomingMessage): void => {
  if (Number(req.headers['content-length'] ?? 0) > mostBytes)
    throw new CloudError('EXCEED_REQUEST_SIZE_LIMIT', `the body is larger than ${mostBytes} bytes`)
}

/**
 * The chunks of an upload. Leaving the loop early keeps the connection, so that a refusal can still be answered;
 * the iterator of a request would cut it.
 */
const chunksOf = (req: IncomingMessage): AsyncIterable<Buffer> =>
  req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>

const preflightSeconds = 600

/**
 * What a browser asks before a page of another address may put a file here (OPTIONS Object of COS): 200 when the bucket's
 * rule allows it, 403 else. The rule is that of a page whose address stands in 安全域名: a PUT with any headers. Who is no
 * page of this machine never gets here.
 */
export const answerPreflight = ({ req, res }: Exchange): void => {
  const { origin, 'access-control-request-headers': wanted = '' } = req.headers
  if (origin === undefined || req.headers['access-control-request-method'] !== 'PUT')
    return sendXml(res, 403, 'AccessForbidden')
  const allowed = {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'PUT',
    'access-control-allow-headers': wanted,
    'access-control-max-age': String(preflightSeconds),
  }
  res.writeHead(200, { ...allowed, 'content-length': 0 }).end()
}

/** Second step of the SDK's `uploadFile`: the bytes, to the address that a ticket opened. */
export const receiveUpload = async (
  { req, res }: Exchange,
  storage: Storage,
  tickets: Tickets,
): Promise<void> => {
  const path = tickets.take(urlOf(req).searchParams.get('ticket') ?? '')
  if (!path) return sendXml(res, 403, 'AccessDenied')
  try {
    checkLength(req)
    await storage.put(path, chunksOf(req), 'admin')
  } catch (error) {
    if (!(error instanceof CloudError)) throw error
    return refuseRest({ req, res }, 'EntityTooLarge')
  }
  res.writeHead(200, { 'content-length': 0 }).end()
}

/** A client's upload, `wx.cloud.uploadFile`: `PUT /upload?path=…`, any path that is free or its own. */
export const receiveClientUpload = async (
  { req, res }: Exchange,
  storage: Storage,
  client: Client,
): Promise<void> => {
  checkLength(req)
  const fileID = await storage.put(urlOf(req).searchParams.get('path') ?? '', chunksOf(req), client)
  sendJson(res, { fileID })
}

/** What a client does with a file that it has created: `wx.cloud.downloadFile` (GET), `wx.cloud.deleteFile` (DELETE). */
export const serveClientFile = async (
  exchange: Exchange,
  storage: Storage,
  client: Client,
): Promise<void> => {
  const path = storage.pathOf(urlOf(exchange.req).searchParams.get('fileID') ?? '')
  if (exchange.req.method !== 'DELETE') return serve(exchange, () => storage.open(path, client))
  await storage.remove(path, client)
  sendJson(exchange.res, { code: 'SUCCESS' })
}

/** Serves a signed link. */
export const serveFile = async (exchange: Exchange, storage: Storage): Promise<void> => {
  const url = urlOf(exchange.req)
  const path = decodePart(url.pathname.slice('/storage/file/'.length))
  if (path === undefined) throw badParam('path is not allowed')
  const link = { t: url.searchParams.get('t') ?? '', sign: url.searchParams.get('sign') ?? '' }
  if (!storage.allows(path, link)) return sendXml(exchange.res, 403, 'AccessDenied')
  return serve(exchange, () => storage.open(path, 'admin'))
}

/**
 * The type is that of the content, the browser may not guess another, and nothing that could run in the browser is
 * ever shown inline.
 */
const headersOf = ({ info }: OpenFile): Record<string, string> => ({
  'content-type': info.contentType,
  'content-disposition': info.contentType === unknownType ? 'attachment' : 'inline',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, max-age=300',
  'accept-ranges': 'bytes',
  etag: info.etag,
})

const isKnown = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((one) => ['*', etag, `W/${etag}`].includes(one.trim()))

/** A part is only sent of the file that the client began with. */
const wantedBy = ({ headers }: IncomingMessage, { etag, size }: FileInfo): Wanted => {
  const condition = headers['if-range']
  return condition === undefined || condition === etag ? wantedOf(headers.range ?? '', size) : 'all'
}

/** A reader who has left is no fault. */
const pour = (bytes: Readable, res: ServerResponse): Promise<void> =>
  pipeline(bytes, res).catch((error: unknown) => {
    if ((error as { code?: string }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })

/** Sends a file, the part of it that is asked for, or only that it is the one which the client has. */
const send = async ({ req, res }: Exchange, file: OpenFile): Promise<void> => {
  const { etag, size } = file.info
  const headers = headersOf(file)
  if (isKnown(req.headers['if-none-match'], etag)) return void res.writeHead(304, headers).end()
  const wanted = wantedBy(req, file.info)
  if (wanted === 'unsatisfiable')
    return void res.writeHead(416, { 'content-range': `bytes */${size}`, 'content-length': 0 }).end()
  const span = wanted === 'all' ? { start: 0, end: size - 1 } : wanted
  const bytes = req.method === 'HEAD' || size === 0 ? undefined : await file.read(span)
  const length = { 'content-length': span.end - span.start + 1 }
  if (wanted === 'all') res.writeHead(200, { ...headers, ...length })
  else
    res.writeHead(206, { ...headers, ...length, 'content-range': `bytes ${span.start}-${span.end}/${size}` })
  if (bytes) return pour(bytes, res)
  res.end()
}

/** Written over between looking and reading, a file is sent as it is now. */
const serve = async (exchange: Exchange, open: () => OpenFile): Promise<void> => {
  try {
    await send(exchange, open())
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT' || exchange.res.headersSent) throw error
    await send(exchange, open())
  }
}
