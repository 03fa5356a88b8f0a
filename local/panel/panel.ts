import type { IncomingMessage, ServerResponse } from 'node:http'

import * as z from 'zod/mini'

import type { FunctionHost } from '../functions/host'
import { fireTimer } from '../functions/timers'
import { CloudError } from '../gateway/errors'
import type { Gateway } from '../gateway/gateway'
import { readBody, sendJson, urlOf } from '../http'
import { LocalMeter } from '../meter/local-meter'
import { findDocuments, listCollections, removeDocument, saveDocument } from './documents'
import { DEAD_LOOK_BACK, deadEffects, dueNow, waitingEffects } from './effects'
import { PanelError } from './errors'
import { mayChange, mayRead } from './guard'
import { overviewOf } from './overview'
import { createPageFiles } from './page-files'
import { listTimers } from './timers'

export interface PanelParts {
  readonly gateway: Gateway
  readonly host: FunctionHost
  readonly now: () => number
}

interface Exchange {
  readonly req: IncomingMessage
  readonly res: ServerResponse
}

type Read = (query: URLSearchParams) => unknown
type Act = (body: unknown) => unknown

const ROOT = '/_local'
/** A document of 16 MB grows when it is indented, and an edit carries it twice. */
const MOST_BYTES = 80 * 1024 * 1024

const name = z.string().check(z.maxLength(64))
const Asked = z.object({
  collection: name,
  filter: z.string(),
  sort: z.string(),
  skip: z.int().check(z.nonnegative()),
})
const Edit = z.object({ collection: name, before: z.string(), after: z.string() })
const Removal = z.object({ collection: name, before: z.string() })
const Due = z.object({ collection: z.enum(['turns', 'inbox']), id: z.string() })
const Fire = z.object({ fn: name })

/** @throws PanelError `badRequest` */
const parsed = <T>(schema: z.ZodMiniType<T>, body: unknown): T => {
  const result = schema.safeParse(body)
  if (!result.success) throw new PanelError('badRequest')
  return result.data
}

/**
 * The page `/_local`: what the cloud of this machine does and holds. It shows and changes everything, so only
 * itself may ask (guard.ts); what it reads is not metered.
 */
export class Panel {
  readonly meter: LocalMeter
  private readonly files = createPageFiles()
  private readonly reads: Readonly<Record<string, Read>>
  private readonly acts: Readonly<Record<string, Act>>

  constructor(parts: PanelParts) {
    const { gateway, host, now } = parts
    const meter = new LocalMeter({ host, gateway: gateway.meter }, now)
    this.meter = meter
    this.reads = {
      overview: () => overviewOf({ gateway, host, meter }, now()),
      logs: (query) => ({
        lines: host.logs.since(Number(query.get('after')) || 0),
        last: host.logs.since(0).at(-1)?.n ?? 0,
      }),
      timers: () => ({ now: now(), timers: listTimers(host, meter.calls, now()) }),
      collections: async () => ({ collections: await listCollections(gateway) }),
      effects: async () => ({ now: now(), ...(await waitingEffects(gateway)) }),
      dead: async () => ({ dead: await deadEffects(gateway), among: DEAD_LOOK_BACK }),
    }
    this.acts = actsOf(parts)
  }

  /** Answers what lies below `/_local`; false when the address is somebody else's. */
  async serve(exchange: Exchange): Promise<boolean> {
    const { pathname } = urlOf(exchange.req)
    if (pathname !== ROOT && !pathname.startsWith(`${ROOT}/`)) return false
    if (pathname === ROOT) exchange.res.writeHead(302, { location: `${ROOT}/` }).end()
    else await this.answer(exchange, pathname.slice(ROOT.length + 1))
    return true
  }

  private async answer({ req, res }: Exchange, path: string): Promise<void> {
    if (!mayRead(req)) return sendJson(res, { error: 'forbidden' }, 403)
    res.setHeader('cache-control', 'no-store')
    const data = /^data\/([a-z]+)$/.exec(path)?.[1] ?? ''
    if (req.method === 'POST' && Object.hasOwn(this.acts, data)) return this.act({ req, res }, data)
    if (req.method !== 'GET') return sendJson(res, { error: 'notFound' }, 404)
    const read = Object.hasOwn(this.reads, data) ? this.reads[data] : undefined
    if (read) return sendJson(res, await read(urlOf(req).searchParams))
    return this.file(res, path)
  }

  private async act({ req, res }: Exchange, act: string): Promise<void> {
    if (!mayChange(req)) return sendJson(res, { error: 'forbidden' }, 403)
    try {
      const body = JSON.parse((await readBody(req, MOST_BYTES)).toString('utf8')) as unknown
      sendJson(res, (await this.acts[act]?.(body)) ?? {})
    } catch (error) {
      const [status, answer] = refusalOf(error)
      sendJson(res, answer, status)
    }
  }

  private async file(res: ServerResponse, path: string): Promise<void> {
    const file = await this.files(path)
    if (!file) return sendJson(res, { error: 'notFound' }, 404)
    res.writeHead(200, {
      'content-type': file.contentType,
      'content-security-policy':
        "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      'x-content-type-options': 'nosniff',
    })
    res.end(file.content)
  }
}

/** What the page may have done. */
const actsOf = ({ gateway, host, now }: PanelParts): Readonly<Record<string, Act>> => ({
  find: (body) => findDocuments(gateway, parsed(Asked, body), now()),
  save: async (body) => ({ document: await saveDocument(gateway, parsed(Edit, body), now()) }),
  remove: (body) => removeDocument(gateway, parsed(Removal, body)),
  fire: async (body) => ({ reply: await fireTimer(host, parsed(Fire, body).fn, now()) }),
  due: async (body) => {
    await dueNow(gateway, parsed(Due, body), now())
    const clock = host.functions.find(({ config }) => config.triggers.length > 0)
    if (clock) await fireTimer(host, clock.name, now())
  },
})

/** A refusal has a code that the page has words for, and the cloud's own message where there is one. */
const refusalOf = (error: unknown): [status: number, answer: { error: string; message?: string }] => {
  if (error instanceof PanelError)
    return [error.problem === 'badRequest' ? 400 : 409, { error: error.problem }]
  if (error instanceof CloudError) return [400, { error: error.code, message: error.message }]
  if (error instanceof SyntaxError) return [400, { error: 'badRequest' }]
  throw error
}
