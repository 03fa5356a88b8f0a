import { err, ok, type Result } from '../../../core/shared/result'
import type { Call, CallFailure, Caller, WecomFailure } from './call'

export interface AccessToken {
  readonly token: string
  /** Epoch ms. */
  readonly expiresAt: number
}

/** Keeps an app's access token for all instances of a function; losing it costs one more call. */
export interface TokenStore {
  /** `key` is `corpId:agentId`. */
  load(key: string): Promise<AccessToken | undefined>
  save(key: string, token: AccessToken): Promise<void>
}

export interface AppIdentity {
  readonly corpId: string
  readonly agentId: string
  readonly secret: string
}

export interface TokenSettings {
  readonly app: AppIdentity
  readonly tokens: TokenStore
  readonly now: () => number
}

/** A token this close to its end is not used any more. */
const marginMs = 5 * 60_000

/** The access token of one app: from memory, else from the store, else from GET /gettoken (7200 s). */
export class AccessTokens {
  private known: AccessToken | undefined
  private fetching: Promise<Result<string, WecomFailure>> | undefined

  constructor(
    private readonly caller: Caller,
    private readonly settings: TokenSettings,
  ) {}

  /** Tries with the known token; when WeCom has ended it early (40014, 42001), once more with a new one. */
  async use<T>(
    signal: AbortSignal,
    attempt: (token: string) => Promise<Result<T, CallFailure>>,
  ): Promise<Result<T, WecomFailure>> {
    const known = await this.get(signal)
    if (!known.ok) return known
    const first = await attempt(known.value)
    if (first.ok || first.error !== 'tokenExpired') return settled(first)

    if (this.known?.token === known.value) this.known = undefined
    const renewed = this.known ? ok(this.known.token) : await this.fetchOnce(signal)
    return renewed.ok ? settled(await attempt(renewed.value)) : renewed
  }

  private async get(signal: AbortSignal): Promise<Result<string, WecomFailure>> {
    const found = this.usable(this.known) ?? this.usable(await this.settings.tokens.load(this.key()))
    if (!found) return this.fetchOnce(signal)
    this.known = found
    return ok(found.token)
  }

  /** One call for all who ask at the same moment. */
  private fetchOnce(signal: AbortSignal): Promise<Result<string, WecomFailure>> {
    this.fetching ??= this.fetchNew(signal).finally(() => (this.fetching = undefined))
    return this.fetching
  }

  private async fetchNew(signal: AbortSignal): Promise<Result<string, WecomFailure>> {
    const { app, tokens, now } = this.settings
    const query = { corpid: app.corpId, corpsecret: app.secret }
    const call: Call = { path: '/gettoken', query, signal }
    const reply = await this.caller.json(call)
    if (!reply.ok) return settled(reply)
    const { access_token: token, expires_in: seconds } = reply.value
    if (typeof token !== 'string' || typeof seconds !== 'number') {
      return this.caller.failed(call, { failure: 'wecomRefused' })
    }
    this.known = { token, expiresAt: now() + seconds * 1000 }
    await tokens.save(this.key(), this.known)
    return ok(token)
  }

  private usable(token: AccessToken | undefined) {
    return token && token.expiresAt - marginMs > this.settings.now() ? token : undefined
  }

  private key() {
    return `${this.settings.app.corpId}:${this.settings.app.agentId}`
  }
}

/** A new token that is called expired is no reason to go on asking. */
const settled = <T>(result: Result<T, CallFailure>): Result<T, WecomFailure> => {
  if (result.ok) return result
  return err(result.error === 'tokenExpired' ? 'wecomRefused' : result.error)
}
