import type { RefusalCode } from '../core/contracts/refusals'
import type { Result } from '../core/shared/result'
import type { Instant } from '../core/shared/time'
import type { Identity } from '../core/web/identity'
import type { Nonces } from './ports'

/** What the web needs of every door: who is one person is found out in the mini-program too. */
export interface WebPorts {
  readonly identities: Identities
  /** What counts once: states of signing in, sessions that were ended. */
  readonly webNonces: WebNonces
}

export interface WebNonces extends Pick<Nonces, 'take' | 'sweep'> {
  has(id: string): Promise<boolean>
}

/** Where one file may be put, and with which headers. */
export interface PutAddress {
  readonly url: string
  readonly headers: Record<string, string>
}

/** Who is one person on several channels. */
export interface Identities {
  find(shopId: string, unionid: string): Promise<Identity | null>
  /** `taken`: somebody else wrote it meanwhile. */
  insert(identity: Identity): Promise<'inserted' | 'taken'>
  /** Stores what came of the version before; false when somebody else changed it meanwhile. */
  replace(identity: Identity): Promise<boolean>
  /** Orders of one openid belong to the other from now on, and what the shop calls her goes with them. */
  handOver(shopId: string, from: string, to: string): Promise<void>
  /** Who an openid of a mini-program was found to be, for some minutes. */
  recall(key: string): string | undefined
  remember(key: string, openid: string): void
}

/** Who signed in, as the official account (公众号) knows her. */
export interface SignedIn {
  readonly openid: string
  /** Null when the account is not bound to the open platform, or she did not agree. */
  readonly unionid: string | null
}

/** Signing in through WeChat's web OAuth (公众号网页授权). */
export interface WechatSignIn {
  /** Where the browser goes to ask her. */
  authorizeUrl(asked: { readonly appid: string; readonly redirectTo: string; readonly state: string }): string
  /**
   * What a code stands for. `signInFailed`: unknown, used or too old; `signInPreview`: WeChat shows the page as a
   * preview, with an openid of nobody; `busy`: WeChat was not reached.
   */
  exchange(appid: string, code: string): Promise<Result<SignedIn, RefusalCode>>
}

/** What a session says beside who it is. */
export interface SessionFrame {
  readonly shopId: string
  /** Stays the same when the session is renewed. */
  readonly sessionId: string
  readonly signedInAt: Instant
}

/** The signed sessions that browsers hold, of people known by `Who`. */
export interface SignedSessions<Who> {
  sign(session: Who & SessionFrame): Promise<{ readonly token: string; readonly lastsMs: number }>
  /** Null when it is not ours, of another shop, or over. */
  read(shopId: string, token: string): Promise<(Who & SessionFrame) | null>
  /** What travels through the platform that vouches, and back: for this shop, within ten minutes. */
  newState(shopId: string): string
  isState(shopId: string, state: string): boolean
}

export type WebSessions = SignedSessions<SignedIn>

/** A member of the shop's corp in WeCom. */
export interface Member {
  readonly userid: string
}

export type DeskSessions = SignedSessions<Member>
