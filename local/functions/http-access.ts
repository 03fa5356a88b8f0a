import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

import * as z from 'zod/mini'

import { CloudError } from '../gateway/errors'
import { readBody, urlOf } from '../http'

import { maxCallBytes, type FunctionHost } from './host'

const textual = /^(text\/|application\/(json|xml|x-www-form-urlencoded|javascript))|\+(json|xml)/

/** The reply that sets status and headers; anything else a function returns is sent as JSON. */
const Integrated = z.object({
  statusCode: z.int().check(z.gte(100), z.lte(599)),
  headers: z.optional(
    z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
  ),
  body: z.optional(z.union([z.string(), z.unknown()])),
  isBase64Encoded: z.optional(z.boolean()),
})

export const eventOf = (req: IncomingMessage, at: { env: string; path: string; body: Buffer }): unknown => {
  const isText = at.body.length === 0 || textual.test(req.headers['content-type'] ?? 'text/plain')
  return {
    path: at.path,
    httpMethod: req.method ?? 'GET',
    headers: req.headers,
    queryStringParameters: Object.fromEntries(urlOf(req).searchParams),
    requestContext: { appId: 'local', envId: at.env, requestId: randomUUID(), uin: 'local' },
    body: at.body.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  }
}

type Headers = NonNullable<z.infer<typeof Integrated>['headers']>

const setHeaders = (res: ServerResponse, headers: Headers): void => {
  try {
    for (const [name, item] of Object.entries(headers))
      res.setHeader(name, Array.isArray(item) ? item : String(item))
  } catch (error) {
    for (const name of res.getHeaderNames()) res.removeHeader(name)
    throw new CloudError('FUNCTIONS_EXECUTE_FAIL', (error as Error).message)
  }
}

export const sendReply = (res: ServerResponse, text: string): void => {
  const value = JSON.parse(text) as unknown
  const integrated = Integrated.safeParse(value)
  if (!integrated.success) {
    const body = typeof value === 'string' ? value : text
    const type = typeof value === 'string' ? 'text/plain' : 'application/json'
    res.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body)
    return
  }
  const { statusCode, headers = {}, body = '', isBase64Encoded = false } = integrated.data
  setHeaders(res, headers)
  const content = typeof body === 'string' ? body : JSON.stringify(body)
  res.writeHead(statusCode).end(Buffer.from(content, isBase64Encoded ? 'base64' : 'utf8'))
}

/** HTTP access to a function: the request in the platform's event form, the reply as an HTTP answer. */
export const serveHttpAccess = async (
  host: FunctionHost,
  exchange: { req: IncomingMessage; res: ServerResponse },
  target: { fn: string; path: string; env: string },
): Promise<void> => {
  const body = await readBody(exchange.req, maxCallBytes)
  const event = eventOf(exchange.req, { env: target.env, path: target.path, body })
  sendReply(exchange.res, await host.call(target.fn, event, { caller: { anonymous: true }, source: 'http' }))
}
