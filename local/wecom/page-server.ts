import type { ServerResponse } from 'node:http'
import * as z from 'zod/mini'
import {
  addressKey,
  mediaTypes,
  type Address,
  type Entry,
  type MediaType,
  type Reception,
  type ReceptionOf,
} from './config'
import type { Context } from './context'
import { parseJson } from '../http'
import { bytes, json, readBody, type Answer, type Exchange } from './http'
import { isOfType, maxBytes } from './media'
import type { Members } from './members'
import type { PageFiles } from './page-files'

interface Parts {
  readonly context: Context
  readonly members: Members
  readonly files: PageFiles
  readonly receptionOf: ReceptionOf
}

/** One agent in one app, as the page lists it. */
export interface PageAgent {
  readonly key: string
  readonly corpId: string
  readonly shop: string
  readonly title: string
  readonly name: string
  readonly last?: Entry
}

export interface PageThread {
  /** Oldest first. */
  readonly entries: readonly Entry[]
  readonly hasOlder: boolean
}

export interface PageReception {
  /** Null where nothing is known of it. */
  readonly reception: Reception | null
}

export interface PageEvent {
  readonly key: string
  readonly entry: Entry
}

const Say = z.object({
  agent: z.string(),
  clientId: z.string().check(z.minLength(1), z.maxLength(64)),
  text: z.string().check(z.minLength(1), z.maxLength(5000)),
})
const Again = z.object({ agent: z.string(), id: z.string() })
const Press = z.object({
  agent: z.string(),
  id: z.string(),
  key: z.string(),
  picked: z.optional(z.string()),
})
const Place = z.object({
  agent: z.string(),
  clientId: z.string().check(z.minLength(1), z.maxLength(64)),
  latitude: z.number().check(z.minimum(-90), z.maximum(90)),
  longitude: z.number().check(z.minimum(-180), z.maximum(180)),
  label: z.string().check(z.minLength(1), z.maxLength(200)),
})
/** As the page sends them. Never a type that another site's form can send to a server on this machine. */
const sentTypes: Readonly<Record<MediaType, RegExp>> = {
  image: /^image\/(png|jpeg)$/,
  voice: /^audio\/amr$/,
  video: /^video\/mp4$/,
  file: /^application\/octet-stream$/,
}
/** What a browser may be shown as it is. */
const shownTypes = /^(image\/(png|jpeg)|video\/mp4|audio\/(mpeg|aac|mp4|wav|x-wav))$/
const pageSize = 60

/** Answers what the page asks for; undefined for a path that is not the page's. */
export const answerPage = async (parts: Parts, exchange: Exchange): Promise<Answer | undefined> => {
  const { context } = parts
  const { path, query, req } = exchange
  switch (`${req.method ?? ''} ${path}`) {
    case 'GET /page/agents':
      return json(agentsOf(context))
    case 'GET /page/thread':
      return thread(context, query)
    case 'GET /page/reception':
      return reception(parts, query)
    case 'GET /page/media':
      return media(context, query)
    case 'POST /page/say':
      return say(parts, exchange)
    case 'POST /page/media':
      return sendMedia(parts, exchange)
    case 'POST /page/thumb':
      return keepThumb(parts, exchange)
    case 'POST /page/place':
      return place(parts, exchange)
    case 'POST /page/again':
      return again(parts, exchange)
    case 'POST /page/press':
      return press(parts, exchange)
    default:
      return req.method === 'GET' ? file(parts.files, path) : undefined
  }
}

/** Server-sent events: every new or changed line of every agent of this machine. */
export class Watchers {
  private readonly open = new Set<ServerResponse>()
  private readonly stop: () => void

  constructor({ ledger }: Context) {
    this.stop = ledger.listen((address, entry) => {
      const event: PageEvent = { key: addressKey(address), entry }
      for (const watcher of this.open) watcher.write(`data: ${JSON.stringify(event)}\n\n`)
    })
  }

  add(res: ServerResponse) {
    res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    res.write('retry: 1000\n\n')
    this.open.add(res)
    res.on('close', () => this.open.delete(res))
  }

  close() {
    this.stop()
    for (const watcher of this.open) watcher.end()
  }
}

const agentsOf = ({ apps, ledger }: Context): PageAgent[] =>
  apps.flatMap(({ corpId, agentId, shop, title, members }) =>
    members.map(({ userid, name }) => {
      const address = { corpId, agentId, userid }
      const last = ledger.chats.all(address).at(-1)
      return { key: addressKey(address), corpId, shop, title, name, ...(last && { last }) }
    }),
  )

const addressOf = ({ apps }: Context, key: string | null): Address | undefined =>
  apps
    .flatMap(({ corpId, agentId, members }) => members.map(({ userid }) => ({ corpId, agentId, userid })))
    .find((address) => addressKey(address) === key)

const thread = (context: Context, query: URLSearchParams): Answer => {
  const address = addressOf(context, query.get('agent'))
  if (!address) return json({ error: 'notFound' }, 404)
  const before = Number(query.get('before') ?? Infinity)
  const older = context.ledger.chats.all(address).filter(({ seq }) => seq < before)
  const entries = older.slice(-pageSize)
  return json({ entries, hasOlder: older.length > entries.length } satisfies PageThread)
}

const reception = async ({ context, receptionOf }: Parts, query: URLSearchParams): Promise<Answer> => {
  const address = addressOf(context, query.get('agent'))
  if (!address) return json({ error: 'notFound' }, 404)
  return json({ reception: await receptionOf(address) } satisfies PageReception)
}

const media = ({ ledger }: Context, query: URLSearchParams): Answer => {
  const id = query.get('id') ?? ''
  const found = ledger.media.find(id, query.get('corpId') ?? '')
  if (!found) return json({ error: 'notFound' }, 404)
  const contentType = shownTypes.test(found.contentType) ? found.contentType : 'application/octet-stream'
  return bytes(ledger.media.read(id), {
    'content-type': contentType,
    'cache-control': 'private, max-age=3600',
  })
}

const say = async ({ context, members }: Parts, { req }: Exchange): Promise<Answer> => {
  const input = Say.safeParse(await jsonBody(req))
  const address = input.success && addressOf(context, input.data.agent)
  if (!input.success || !address) return json({ error: 'badRequest' }, 400)
  return json(members.say(address, input.data.clientId, input.data.text))
}

const sendMedia = async ({ context, members }: Parts, { req, query }: Exchange): Promise<Answer> => {
  const type = mediaTypes.find((known) => known === query.get('type'))
  const content = await readBody(req, type ? maxBytes[type] : 0)
  const [address, clientId] = [addressOf(context, query.get('agent')), query.get('clientId')]
  if (!address || !clientId || !type) return json({ error: 'badRequest' }, 400)
  const contentType = String(req.headers['content-type'])
  if (!sentTypes[type].test(contentType)) return json({ error: 'badType' }, 415)
  if (!content || content.length <= 5) return json({ error: 'badSize' }, 413)
  if (!isOfType(content, type)) return json({ error: 'badType' }, 415)
  const filename = query.get('name') ?? ''
  const thumb = thumbOf(context, address, query.get('thumb'))
  return json(members.sendMedia(address, clientId, { type, content, contentType, filename, ...thumb }))
}

const thumbOf = ({ ledger }: Context, { corpId }: Address, id: string | null) =>
  id !== null && ledger.media.find(id, corpId) ? { thumbMediaId: id } : {}

/** The first picture of a video, before the video itself. */
const keepThumb = async ({ context, members }: Parts, { req, query }: Exchange): Promise<Answer> => {
  const content = await readBody(req, maxBytes.image)
  const address = addressOf(context, query.get('agent'))
  if (!address) return json({ error: 'badRequest' }, 400)
  if (req.headers['content-type'] !== 'image/jpeg') return json({ error: 'badType' }, 415)
  if (!content || content.length <= 5) return json({ error: 'badSize' }, 413)
  const picture = { content, contentType: 'image/jpeg', filename: 'thumb.jpg' }
  return json({ mediaId: members.keepThumb(address, picture) })
}

const place = async ({ context, members }: Parts, { req }: Exchange): Promise<Answer> => {
  const input = Place.safeParse(await jsonBody(req))
  const address = input.success && addressOf(context, input.data.agent)
  if (!input.success || !address) return json({ error: 'badRequest' }, 400)
  const { latitude, longitude, label, clientId } = input.data
  return json(members.sendPlace(address, clientId, { latitude, longitude, label }))
}

const again = async ({ context, members }: Parts, { req }: Exchange): Promise<Answer> => {
  const input = Again.safeParse(await jsonBody(req))
  const address = input.success && addressOf(context, input.data.agent)
  if (!input.success || !address) return json({ error: 'badRequest' }, 400)
  members.again(address, input.data.id)
  return json({})
}

const press = async ({ context, members }: Parts, { req }: Exchange): Promise<Answer> => {
  const input = Press.safeParse(await jsonBody(req))
  const address = input.success && addressOf(context, input.data.agent)
  if (!input.success || !address) return json({ error: 'badRequest' }, 400)
  const { id, key, picked } = input.data
  members.press(address, id, { key, ...(picked !== undefined && { picked }) })
  return json({})
}

/** JSON only with its content type: another site's form cannot send that to a server on this machine. */
const jsonBody = async (req: Exchange['req']): Promise<unknown> => {
  const raw = await readBody(req, 64 * 1024)
  return req.headers['content-type']?.startsWith('application/json')
    ? parseJson(raw?.toString('utf8') ?? '')
    : undefined
}

const file = async (files: PageFiles, path: string): Promise<Answer | undefined> => {
  const found = await files(path)
  if (!found) return undefined
  return bytes(found.content, {
    'content-type': found.contentType,
    'content-security-policy':
      "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; base-uri 'none'",
    'cache-control': 'no-cache',
  })
}
