import type { IncomingMessage, ServerResponse } from 'node:http'

import { parseObject, type Doc } from '../gateway/ejson'
import { badParam } from '../gateway/errors'
import { find, parseFilter } from '../gateway/find'
import type { Gateway } from '../gateway/gateway'
import { sendJson, urlOf } from '../http'

import { checkRead, withOpenid } from './rule'
import type { Question, WatchHub } from './watch-hub'

/** What a client's `get` hands over at most (a function's: 100). */
const mostOfRead = 20
/** How soon a page asks again after the line broke, ms. */
const retryMs = 1_000

interface Exchange {
  readonly req: IncomingMessage
  readonly res: ServerResponse
}

/** Who asks, and in which collection. */
export interface Asking {
  readonly openid: string
  readonly collection: string
}

/** The question of `?where=<EJSON>`, with the reader's openid put in. */
const questionOf = ({ req }: Exchange, { openid, collection }: Asking): Question => {
  const where = urlOf(req).searchParams.get('where') ?? '{}'
  const filter = withOpenid(parseFilter(where, 0), openid) as Doc
  return { collection, filter, openid }
}

/** `GET /read/<collection>?where=…`: what a client's own `collection.where(…).get()` gets, within the rule. */
export const readAsClient = (exchange: Exchange, gateway: Gateway, asking: Asking): void => {
  const question = questionOf(exchange, asking)
  const { filter, collection: on } = question
  const collection = gateway.store.collection(on)
  checkRead(collection.spec.clientRead, question)
  const { rows, ...cost } = find(collection, { filter, limit: mostOfRead })
  const key = { action: 'client.read', on }
  gateway.meter.request(key, 0)
  gateway.meter.cost(key, { ...cost, fields: Object.keys(filter) })
  sendJson(exchange.res, { data: rows.map(({ doc }) => parseObject(doc, 0)) })
}

/**
 * `GET /watch/<collection>?where=…`: what a client's `watch` gets, as server-sent events. Each carries a mark, by which
 * a browser that lost the line goes on where it was (`Last-Event-ID`).
 */
export const watchAsClient = (exchange: Exchange, hub: WatchHub, asking: Asking): void => {
  const { req, res } = exchange
  const mark = req.headers['last-event-id']
  if (Array.isArray(mark)) throw badParam('Last-Event-ID is one text')
  const begin = () => {
    if (res.headersSent) return
    res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    res.write(`retry: ${retryMs}\n\n`)
  }
  const stop = hub.open(
    questionOf(exchange, asking),
    {
      onSnapshot: (snapshot, at) => {
        begin()
        res.write(`id: ${at}\ndata: ${JSON.stringify(snapshot)}\n\n`)
      },
      onBeat: () => void res.write(':\n\n'),
      onEnd: () => void res.end(),
    },
    mark,
  )
  begin()
  res.on('close', stop)
}

/** A sign of life at least this often: what sits between may end a silent line. */
const beatMs = 15_000

/** Keeps the lines alive until the answer is called, which ends them. */
export const keepAlive = (hub: WatchHub): (() => void) => {
  const timer = setInterval(() => hub.beat(), beatMs)
  return () => {
    clearInterval(timer)
    hub.close()
  }
}
