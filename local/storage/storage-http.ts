import type { IncomingMessage, ServerResponse } from 'node:http'

import { decodePart, readBody, sendJson, urlOf } from '../http'

import { unknownType } from './sniff'
import { maxClientBytes, type Storage } from './storage'
import type { Tickets } from './storage-actions'

interface Exchange {
  readonly req: IncomingMessage
  readonly res: ServerResponse
}

/** The SDK may send larger files than a client: 50 MB is the most that this machine takes at once. */
const maxServerBytes = 50 * 1024 * 1024

/** Failures in the form of the object store behind the cloud, which the SDK parses. */
const sendXml = (res: ServerResponse, status: number, code: string): void => {
  const text = `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${code}</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>`
  res.writeHead(status, { 'content-type': 'application/xml' }).end(text)
}

/** Second step of the SDK's `uploadFile`: the bytes, to the address that a ticket opened. */
export const receiveUpload = async (
  { req, res }: Exchange,
  storage: Storage,
  tickets: Tickets,
): Promise<void> => {
  const path = tickets.take(urlOf(req).searchParams.get('ticket') ?? '')
  if (!path) return sendXml(res, 403, 'AccessDenied')
  await storage.put(path, await readBody(req, maxServerBytes), 'admin')
  res.writeHead(200, { 'content-length': 0 }).end()
}

/** A client's upload: `PUT /upload?path=inbox/<id>` with the local login headers. */
export const receiveClientUpload = async (
  { req, res }: Exchange,
  storage: Storage,
  creator: { appid: string; openid: string },
): Promise<void> => {
  const bytes = await readBody(req, maxClientBytes)
  const fileID = await storage.putAsClient(urlOf(req).searchParams.get('path') ?? '', bytes, creator)
  sendJson(res, { fileID })
}

/**
 * Serves a signed link. The type is that of the content, the browser may not guess another, and nothing that
 * could run in the browser is ever shown inline.
 */
export const serveFile = async ({ req, res }: Exchange, storage: Storage): Promise<void> => {
  const url = urlOf(req)
  const path = decodePart(url.pathname.slice('/storage/file/'.length)) ?? ''
  const link = { t: url.searchParams.get('t') ?? '', sign: url.searchParams.get('sign') ?? '' }
  if (!storage.allows(path, link)) return sendXml(res, 403, 'AccessDenied')
  const { info, bytes } = await storage.get(path)
  const inline = info.contentType !== unknownType
  res.writeHead(200, {
    'content-type': info.contentType,
    'content-length': info.size,
    'content-disposition': inline ? 'inline' : 'attachment',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=300',
  })
  res.end(req.method === 'HEAD' ? undefined : bytes)
}
