import { createHash } from 'node:crypto'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Session, SessionContract } from '../../../core/contracts/session.contract'
import { err, ok, type Result } from '../../../core/shared/result'
import { MINUTE } from '../../../core/shared/time'
import type { Shop } from '../../../core/shop/shop'
import type { VisitorActor } from '../../actor'
import type { Ports } from '../../ports'
import type { UseCase, UseCases } from '../../serve'
import type { SessionFrame, SignedSessions } from '../../web-ports'

/** Longer than any state lives. */
const STATE_KEPT_MS = 20 * MINUTE

/** How people of one kind sign in through the platform that vouches for them. */
export interface SigningIn<Who> {
  /** Where the browser goes to be asked. */
  readonly authorizeUrl: (asked: {
    readonly shop: Shop
    readonly appid: string
    readonly redirectTo: string
    readonly state: string
  }) => string
  /** Who a code stands for, and may come in. */
  exchange(
    ports: Ports,
    at: { readonly shop: Shop; readonly appid: string; readonly code: string },
  ): Promise<Result<Who, RefusalCode>>
  readonly sessions: SignedSessions<Who>
  /** A session may be renewed for so long after signing in, ms. */
  readonly renewableMs: number
  /** Names somebody among all who sign in to the shop this way. */
  idOf(who: Who): string
}

type Visiting<Name extends keyof SessionContract['session']> = UseCase<
  SessionContract['session'][Name],
  VisitorActor
>

/** False when it was used before. */
const useOnce = async (
  { webNonces, now }: Ports,
  { id, shopId, forMs }: { readonly id: string; readonly shopId: string; readonly forMs: number },
): Promise<boolean> => {
  const takenAt = now()
  return (await webNonces.take({ _id: id, shopId, takenAt, until: takenAt + forMs })) === 'inserted'
}

const endedId = (sessionId: string): string => `ended:${sessionId}`

/** Was it signed out of? Whatever was signed for it is then worth nothing. */
export const isSignedOut = ({ webNonces }: Ports, { sessionId }: SessionFrame): Promise<boolean> =>
  webNonces.has(endedId(sessionId))

const handOut = async <Who>(by: SigningIn<Who>, session: Who & SessionFrame): Promise<Session> => {
  const digest = createHash('sha256')
    .update(`${session.shopId}:${by.idOf(session)}`)
    .digest('hex')
  return { ...(await by.sessions.sign(session)), who: digest.slice(0, 24) }
}

const begin =
  <Who>({ authorizeUrl, sessions }: SigningIn<Who>): Visiting<'begin'> =>
  ({ redirectTo }, { actor: { shop, appid, isOwnAddress } }) => {
    if (!isOwnAddress(redirectTo)) return Promise.resolve(err('forbidden'))
    const state = sessions.newState(shop._id)
    return Promise.resolve(ok({ authorizeUrl: authorizeUrl({ shop, appid, redirectTo, state }), state }))
  }

const signIn =
  <Who>(by: SigningIn<Who>): Visiting<'signIn'> =>
  async ({ code, state }, { actor: { shop, appid }, ports }) => {
    const shopId = shop._id
    if (!by.sessions.isState(shopId, state)) return err('signInFailed')
    if (!(await useOnce(ports, { id: `state:${state}`, shopId, forMs: STATE_KEPT_MS }))) {
      return err('signInFailed')
    }
    const signedIn = await by.exchange(ports, { shop, appid, code })
    if (!signedIn.ok) return signedIn
    const began = { shopId, sessionId: ports.newId(), signedInAt: ports.now() }
    return ok(await handOut(by, { ...signedIn.value, ...began }))
  }

const renew =
  <Who>(by: SigningIn<Who>): Visiting<'renew'> =>
  async ({ token }, { actor: { shop }, ports }) => {
    const session = await by.sessions.read(shop._id, token)
    if (!session || ports.now() - session.signedInAt > by.renewableMs) return err('sessionExpired')
    return (await isSignedOut(ports, session)) ? err('sessionExpired') : ok(await handOut(by, session))
  }

const signOut =
  <Who>({ sessions, renewableMs }: SigningIn<Who>): Visiting<'signOut'> =>
  async ({ token }, { actor: { shop }, ports }) => {
    const session = await sessions.read(shop._id, token)
    if (session) {
      await useOnce(ports, { id: endedId(session.sessionId), shopId: shop._id, forMs: renewableMs })
    }
    return ok({})
  }

/** What can be done before one is known: signing in, going on, signing out. */
export const sessionUseCases = <Who>(by: SigningIn<Who>): UseCases<SessionContract, VisitorActor> => ({
  session: { begin: begin(by), signIn: signIn(by), renew: renew(by), signOut: signOut(by) },
})
