import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import * as z from 'zod/mini'
import { HOUR, MINUTE, SECOND, type Instant } from '../../../core/shared/time'
import type { WebSession, WebSessions } from '../../web-ports'

const ISSUER = 'xiaomei-web'
const SESSION_MS = 2 * HOUR
const STATE_MS = 10 * MINUTE
const KEY_BYTES = 32

const Claims = z.object({
  sub: z.string(),
  sid: z.string(),
  uid: z.nullable(z.string()),
  auth_time: z.int(),
})

const STATE = /^([0-9a-f]{24})([0-9a-z]{9})([0-9a-f]{40})$/

const sealOf = (key: string, text: string): string =>
  createHmac('sha256', `state:${key}`).update(text).digest('hex').slice(0, 40)

const isSame = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** A key of the environment (`WEB_SESSION_KEY`): at least 32 bytes, or nobody signs in. */
export const readSessionKey = (text: string | undefined): string => {
  if (text === undefined || Buffer.byteLength(text) < KEY_BYTES) {
    throw new Error(`WEB_SESSION_KEY needs at least ${KEY_BYTES} bytes`)
  }
  return text
}

type Clock = () => Instant

const secondsOf = (at: Instant): number => Math.floor(at / SECOND)

const verified = async (
  key: string,
  { shopId, token, now }: { readonly shopId: string; readonly token: string; readonly now: Instant },
): Promise<WebSession | null> => {
  const { payload } = await jwtVerify(token, new TextEncoder().encode(key), {
    algorithms: ['HS256'],
    issuer: ISSUER,
    audience: shopId,
    currentDate: new Date(now),
    requiredClaims: ['exp'],
  })
  const claims = Claims.safeParse(payload)
  if (!claims.success) return null
  const { sub: openid, sid: sessionId, uid: unionid, auth_time: signedInAt } = claims.data
  return { shopId, openid, unionid, sessionId, signedInAt: signedInAt * SECOND }
}

const signed = async (key: string, session: WebSession, now: Instant): Promise<string> => {
  const { shopId, openid, unionid, sessionId, signedInAt } = session
  return new SignJWT({ sid: sessionId, uid: unionid, auth_time: secondsOf(signedInAt) })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER)
    .setAudience(shopId)
    .setSubject(openid)
    .setIssuedAt(secondsOf(now))
    .setExpirationTime(secondsOf(now + SESSION_MS))
    .sign(new TextEncoder().encode(key))
}

/** WeChat carries a-z, A-Z and 0-9 only, 128 of them at most: no token fits. */
const statesOf = (key: string, now: Clock): Pick<WebSessions, 'newState' | 'isState'> => ({
  newState: (shopId) => {
    const free = randomBytes(12).toString('hex')
    const until = (now() + STATE_MS).toString(36).padStart(9, '0')
    return `${free}${until}${sealOf(key, `${shopId}:${free}${until}`)}`
  },
  isState: (shopId, state) => {
    const [, free = '', until = '', seal = ''] = STATE.exec(state) ?? []
    if (seal === '' || parseInt(until, 36) <= now()) return false
    return isSame(seal, sealOf(key, `${shopId}:${free}${until}`))
  },
})

/** Sessions as JSON Web Tokens (HS256): of one shop, for two hours. */
export const webSessions = (key: string, now: Clock): WebSessions => ({
  ...statesOf(key, now),
  sign: async (session) => ({ token: await signed(key, session, now()), lastsMs: SESSION_MS }),
  read: (shopId, token) => verified(key, { shopId, token, now: now() }).catch(() => null),
})
