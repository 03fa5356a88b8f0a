import { createHash } from 'node:crypto'
import type { Session, SessionContract } from '../../../core/contracts/session.contract'
import { err, ok } from '../../../core/shared/result'
import { DAY, MINUTE } from '../../../core/shared/time'
import type { VisitorActor } from '../../actor'
import { shopperOnWeb } from '../../identity/recognise'
import type { Ports } from '../../ports'
import type { UseCase, UseCases } from '../../serve'
import type { WebSession, WebSessions, WechatSignIn } from '../../web-ports'

/** A session may be renewed for so long after signing in. */
const RENEWABLE_MS = 7 * DAY
/** Longer than any state lives. */
const STATE_KEPT_MS = 20 * MINUTE

export interface SigningIn {
  readonly wechat: WechatSignIn
  readonly sessions: WebSessions
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

const handOut = async (sessions: WebSessions, session: WebSession): Promise<Session> => {
  const digest = createHash('sha256').update(`${session.shopId}:${session.openid}`).digest('hex')
  return { ...(await sessions.sign(session)), who: digest.slice(0, 24) }
}

const begin =
  ({ wechat, sessions }: SigningIn): Visiting<'begin'> =>
  ({ redirectTo }, { actor: { shop, appid, isOwnAddress } }) => {
    if (!isOwnAddress(redirectTo)) return Promise.resolve(err('forbidden'))
    const state = sessions.newState(shop._id)
    return Promise.resolve(ok({ authorizeUrl: wechat.authorizeUrl({ appid, redirectTo, state }), state }))
  }

const signIn =
  ({ wechat, sessions }: SigningIn): Visiting<'signIn'> =>
  async ({ code, state }, { actor: { shop, appid }, ports }) => {
    const shopId = shop._id
    if (!sessions.isState(shopId, state)) return err('signInFailed')
    if (!(await useOnce(ports, { id: `state:${state}`, shopId, forMs: STATE_KEPT_MS }))) {
      return err('signInFailed')
    }
    const signedIn = await wechat.exchange(appid, code)
    if (!signedIn.ok) return signedIn
    await shopperOnWeb(ports, shop, signedIn.value)
    const began = { shopId, sessionId: ports.newId(), signedInAt: ports.now() }
    return ok(await handOut(sessions, { ...signedIn.value, ...began }))
  }

const renew =
  ({ sessions }: SigningIn): Visiting<'renew'> =>
  async ({ token }, { actor: { shop }, ports }) => {
    const session = await sessions.read(shop._id, token)
    if (!session || ports.now() - session.signedInAt > RENEWABLE_MS) return err('sessionExpired')
    if (await ports.webNonces.has(endedId(session.sessionId))) return err('sessionExpired')
    return ok(await handOut(sessions, session))
  }

const signOut =
  ({ sessions }: SigningIn): Visiting<'signOut'> =>
  async ({ token }, { actor: { shop }, ports }) => {
    const session = await sessions.read(shop._id, token)
    if (session) {
      await useOnce(ports, { id: endedId(session.sessionId), shopId: shop._id, forMs: RENEWABLE_MS })
    }
    return ok({})
  }

/** What a visitor of a shop's web page can do before she is known. */
export const sessionUseCases = (by: SigningIn): UseCases<SessionContract, VisitorActor> => ({
  session: { begin: begin(by), signIn: signIn(by), renew: renew(by), signOut: signOut(by) },
})
