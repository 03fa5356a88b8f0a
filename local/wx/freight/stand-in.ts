import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod/mini'
import { SECOND } from '../../../core/shared/time'
import { parseJson, readBody, sendJson, urlOf } from '../../http'
import { listen } from '../../listen'
import { refuse } from './answer'
import { Policies, type KnownPolicy, type PolicyOptions } from './policies'
import { Returns, type KnownReturn } from './returns'

/** A mini-program that may ask. */
export interface FreightApp {
  readonly appid: string
  readonly secret: string
}

export interface FreightOptions extends Omit<PolicyOptions, 'onChange'> {
  readonly apps: readonly FreightApp[]
  /** Before the paths of `api.weixin.qq.com`. */
  readonly prefix?: string
  /** Path of what outlives the process; without it nothing does. */
  readonly state?: string
}

interface Kept {
  readonly policies: readonly KnownPolicy[]
  readonly returns: readonly KnownReturn[]
}

/** What goes wrong with the next request: nothing is done, or nobody hears that it was; or this code is answered. */
export type Trouble = 'cutBefore' | 'cutAfter' | number

const TOKEN_LIVES_MS = 7_200 * SECOND
const MOST_BYTES = 64 * 1024

const TokenWish = z.object({
  grant_type: z.literal('client_credential'),
  appid: z.string(),
  secret: z.string(),
})

/**
 * The part of `api.weixin.qq.com` that has no 云调用: `stable_token`, 无忧退货 (insurance_freight) and its return
 * component, over HTTP with access tokens. Nothing leaves the machine.
 */
export class FreightStandIn {
  readonly policies: Policies
  readonly returns: Returns
  /** What goes wrong next; each once. Of requests other than those for a token. */
  readonly troubles: Trouble[] = []
  /** The paths that were asked, oldest first. */
  readonly asked: string[] = []
  private readonly tokens = new Map<string, { readonly appid: string; readonly until: number }>()
  private made = 0

  constructor(private readonly options: FreightOptions) {
    this.policies = new Policies({ ...options, onChange: () => this.keep() })
    this.returns = new Returns(this.policies)
    const { state } = options
    if (state === undefined || !existsSync(state)) return
    const { policies, returns } = JSON.parse(readFileSync(state, 'utf8')) as Kept
    this.policies.known.push(...policies)
    this.returns.known.push(...returns)
  }

  private keep(): void {
    const { state } = this.options
    if (state === undefined) return
    const kept: Kept = { policies: this.policies.known, returns: this.returns.known }
    writeFileSync(`${state}.new`, JSON.stringify(kept))
    renameSync(`${state}.new`, state) // whole, whenever the process dies
  }

  /** Every token is over, as after a change of the secret (40001). */
  endTokens(): void {
    this.tokens.clear()
  }

  /** Answers what belongs to it; false when it is for somebody else. */
  async handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    const { pathname, searchParams } = urlOf(req)
    const { prefix = '' } = this.options
    const path = pathname.slice(prefix.length)
    const work = this.routes[path]
    if (req.method !== 'POST' || !pathname.startsWith(prefix) || !work) return false
    const body = parseJson((await readBody(req, MOST_BYTES)).toString('utf8'))
    this.asked.push(path)
    if (path === '/cgi-bin/stable_token') {
      sendJson(res, work('', body))
      return true
    }
    this.answer(res, this.appOf(searchParams.get('access_token')), (appid) => work(appid, body))
    return true
  }

  /** Its own server on a free port of 127.0.0.1, for tests. */
  async listen() {
    const { origin, close } = await listen((req, res) => this.handle(req, res))
    return { url: `${origin}${this.options.prefix ?? ''}`, close }
  }

  private get routes(): Readonly<Record<string, (appid: string, body: unknown) => object>> {
    const { policies, returns } = this
    return {
      '/cgi-bin/stable_token': (_appid, body) => this.token(body),
      '/wxa/business/insurance_freight/createorder': (appid, body) => policies.create(appid, body),
      '/wxa/business/insurance_freight/claim': (appid, body) => policies.claim(appid, body),
      '/wxa/business/insurance_freight/getorderlist': (appid, body) => policies.list(appid, body),
      '/cgi-bin/express/delivery/no_worry_return/add': (appid, body) => returns.add(appid, body),
      '/cgi-bin/express/delivery/no_worry_return/get': (appid, body) => returns.get(appid, body),
      '/cgi-bin/express/delivery/no_worry_return/unbind': (appid, body) => returns.unbind(appid, body),
    }
  }

  private answer(res: ServerResponse, appid: string | undefined, work: (appid: string) => object): void {
    if (appid === undefined) return sendJson(res, { errcode: 40_001, errmsg: 'invalid credential' })
    const trouble = this.troubles.shift()
    if (typeof trouble === 'number') return sendJson(res, refuse(trouble))
    if (trouble === 'cutBefore') return void res.destroy()
    const answer = work(appid)
    this.keep()
    if (trouble === 'cutAfter') return void res.destroy()
    sendJson(res, answer)
  }

  /** The same token while it lives, as without `force_refresh`. */
  private token(body: unknown): object {
    const read = TokenWish.safeParse(body)
    const app = read.success ? this.options.apps.find(({ appid }) => appid === read.data.appid) : undefined
    if (!read.success || !app) return { errcode: 40_013, errmsg: 'invalid appid' }
    if (app.secret !== read.data.secret) return { errcode: 40_125, errmsg: 'invalid appsecret' }
    const now = this.options.now()
    const living = [...this.tokens].find(([, { appid, until }]) => appid === app.appid && until > now)
    const [token, { until }] = living ?? this.newToken(app.appid, now)
    return { access_token: token, expires_in: Math.floor((until - now) / SECOND) }
  }

  private newToken(
    appid: string,
    now: number,
  ): readonly [string, { readonly appid: string; readonly until: number }] {
    this.made += 1
    const made = [`stable-${appid}-${this.made}`, { appid, until: now + TOKEN_LIVES_MS }] as const
    this.tokens.set(...made)
    return made
  }

  private appOf(token: string | null): string | undefined {
    const known = this.tokens.get(token ?? '')
    return known && known.until > this.options.now() ? known.appid : undefined
  }
}
