import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerApi } from './api-server'
import { Callbacks } from './callbacks'
import { later } from '../later'
import { listen } from '../listen'
import { OnceCodes } from '../once-codes'
import type { Address, Entry, MediaType, PlaceBody, ReceptionOf, StandInOptions } from './config'
import type { Context } from './context'
import { urlCheck } from './envelope'
import { noFaults, type Faults } from './faults'
import { write } from './http'
import type { AcceptedCall } from './journal'
import { Ledger, type Listener } from './ledger'
import type { MediaContent } from './media'
import { Members } from './members'
import { answerOauth, OAUTH_PATH } from './oauth'
import { createPageFiles } from './page-files'
import { answerPage, Watchers } from './page-server'
import { Tokens } from './tokens'

/**
 * The servers of WeCom on one machine, for several corps and apps: the documented API under
 * `<prefix>/cgi-bin`, callbacks with real signature and AES, and a page that looks like the agents' chat
 * under `<prefix>/`, and the page on which members sign in under `<prefix>/open`. Accepted messages and what
 * members type are on disk before they are answered.
 */
export const createWecomStandIn = (options: StandInOptions) => new WecomStandIn(options)

export class WecomStandIn {
  private readonly context: Context
  private readonly callbacks: Callbacks
  private readonly members: Members
  private readonly watchers: Watchers
  private readonly files
  private readonly receptionOf: ReceptionOf
  private readonly prefix: string

  constructor(options: StandInOptions) {
    const { apps, now, state, after = later, prefix = '/wecom-standin', root } = options
    const ledger = new Ledger(state)
    const origin = `http://127.0.0.1${prefix}`
    const shared = { apps, ledger, faults: noFaults(), now, after, origin }
    this.context = { ...shared, tokens: new Tokens(now), codes: new OnceCodes(now) }
    this.callbacks = new Callbacks(this.context)
    this.members = new Members(this.context, this.callbacks)
    this.watchers = new Watchers(this.context)
    this.files = createPageFiles(root ?? process.cwd())
    this.receptionOf = options.receptionOf ?? (() => Promise.resolve(null))
    this.prefix = prefix
  }

  /** Answers a request under the prefix; false means that it is for somebody else. */
  async handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    const { pathname, searchParams: query } = new URL(req.url ?? '/', 'http://localhost')
    if (pathname === this.prefix) {
      write(res, { status: 302, headers: { location: `${this.prefix}/` }, body: '' })
      return true
    }
    if (!pathname.startsWith(`${this.prefix}/`)) return false
    const path = pathname.slice(this.prefix.length)
    if (path.startsWith('/cgi-bin/')) return this.answerApi(res, { req, query, path: path.slice(8) })
    if (path === OAUTH_PATH && req.method === 'GET') {
      write(res, answerOauth(this.context, query))
      return true
    }
    if (path === '/page/events') {
      this.watchers.add(res)
      return true
    }
    const { context, members, files, receptionOf } = this
    const answer = await answerPage({ context, members, files, receptionOf }, { req, query, path })
    if (answer) write(res, answer)
    return answer !== undefined
  }

  /** Its own server on a free port of 127.0.0.1, for tests. */
  async listen() {
    const server = await listen((req, res) => this.handle(req, res))
    this.context.origin = `${server.origin}${this.prefix}`
    const close = async () => {
      await this.close()
      await server.close()
    }
    const { origin } = this.context
    return { pageUrl: `${origin}/`, apiUrl: `${origin}/cgi-bin`, openUrl: `${origin}/open`, close }
  }

  async close() {
    this.watchers.close()
    await this.callbacks.close()
    this.context.ledger.close()
  }

  /** Takes up what was typed before the last stop and no callback took: call it once callbacks are served. */
  resume(): Promise<void> {
    return this.members.resume()
  }

  /** Every call that was answered with "ok", with what became of its message; survives a restart. */
  get log(): readonly AcceptedCall[] {
    return this.context.ledger.calls
  }

  /** Set its fields to make the server misbehave. */
  get faults(): Faults {
    return this.context.faults
  }

  expireTokens() {
    this.context.tokens.expireAll()
  }

  /** GETs the app's callback as WeCom does when the address is saved; true when it answered rightly. */
  async checkUrl(of: Omit<Address, 'userid'>): Promise<boolean> {
    const plain = randomUUID()
    const response = await fetch(urlCheck(this.members.appOf(of), plain, this.context.now()))
    return response.status === 200 && (await response.text()) === plain
  }

  say(address: Address, text: string, clientId: string = randomUUID()): Entry {
    return this.members.say(address, clientId, text)
  }

  sendImage(address: Address, content: Uint8Array, contentType = 'image/png'): Entry {
    return this.sendMedia(address, { type: 'image', content, contentType, filename: 'photo' })
  }

  /** `thumb`: of a video, its first picture. */
  sendMedia(
    address: Address,
    { type, thumb, ...media }: MediaContent & { readonly type: MediaType; readonly thumb?: MediaContent },
  ): Entry {
    const more = thumb && { thumbMediaId: this.members.keepThumb(address, thumb) }
    return this.members.sendMedia(address, randomUUID(), { ...media, type, ...more })
  }

  sendPlace(address: Address, place: Omit<PlaceBody, 'type'>): Entry {
    return this.members.sendPlace(address, randomUUID(), place)
  }

  /** Presses a button of a card; `picked`: what is chosen on it. */
  press(address: Address, id: string, pressed: { readonly key: string; readonly picked?: string }) {
    this.members.press(address, id, pressed)
  }

  /** Tries again what no callback took. */
  again(address: Address, msgId: string) {
    this.members.again(address, msgId)
  }

  /** What the member sees, oldest first. */
  inboxOf(address: Address): readonly Entry[] {
    return this.context.ledger.chats.all(address)
  }

  /** Tells of each new or changed line of anybody's chat; returns how to stop. */
  listenTo(listener: Listener): () => void {
    return this.context.ledger.listen(listener)
  }

  private async answerApi(res: ServerResponse, exchange: Parameters<typeof answerApi>[1]): Promise<boolean> {
    const { faults } = this.context
    if (faults.unreachable > 0) {
      faults.unreachable -= 1
      res.destroy()
      return true
    }
    write(res, await answerApi(this.context, exchange))
    return true
  }
}
