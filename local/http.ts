import type { IncomingMessage, ServerResponse } from 'node:http'

import { CloudError } from './gateway/errors'

const localNames = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Nearly every request: no need to take an address apart. */
const usual = /^http:\/\/(127\.0\.0\.1|localhost)(:\d{1,5})?$/

const isLocalUrl = (text: string): boolean => {
  if (usual.test(text)) return true
  try {
    return localNames.has(new URL(text).hostname)
  } catch {
    return false
  }
}

/**
 * False for a request that some web page elsewhere caused: its Origin is foreign, or its Host is a name that
 * was made to point at this machine (DNS rebinding).
 */
export const isFromHere = (req: IncomingMessage): boolean => {
  const { host, origin } = req.headers
  if (!host || !isLocalUrl(`http://${host}`)) return false
  return origin === undefined || isLocalUrl(origin)
}

/** Reads a body of at most `limit` bytes. @throws CloudError EXCEED_REQUEST_SIZE_LIMIT */
export const readBody = (req: IncomingMessage, limit: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const refuse = () =>
      reject(new CloudError('EXCEED_REQUEST_SIZE_LIMIT', `the body is larger than ${limit} bytes`))
    if (Number(req.headers['content-length'] ?? 0) > limit) return refuse()
    const chunks: Buffer[] = []
    let size = 0
    // listeners, not an iterator: that would cost more than all the rest of a small request
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limit) return refuse()
      chunks.push(chunk)
    })
    req.on('end', () => resolve(chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks)))
    req.on('error', reject)
    req.on('close', () => reject(new Error('the request was broken off')))
  })

/** Undefined where it is no JSON. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

export const sendText = (res: ServerResponse, text: string, status = 200): void => {
  res.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  })
  res.end(text)
}

export const sendJson = (res: ServerResponse, value: unknown, status = 200): void =>
  sendText(res, JSON.stringify(value), status)

/** The address without its query; undecodable ones are as good as unknown. */
export const urlOf = (req: IncomingMessage): URL => new URL(req.url ?? '/', 'http://127.0.0.1')

/** A path part as it was meant; undefined when it is not valid. */
export const decodePart = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
