import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { jwtVerify, SignJWT, type JWTPayload } from 'jose'
import * as z from 'zod/mini'
import { HOUR, MINUTE, SECOND, type Instant } from '../../../core/shared/time'
import type { DeskSessions, SessionFrame, SignedSessions, WebSessions } from '../../web-ports'

const SESSION_MS = 2 * HOUR
const STATE_MS = 10 * MINUTE
const KEY_BYTES = 32

const Frame = z.object({ sub: z.string(), sid: z.string(), auth_time: z.int() })
const Unionid = z.object({ uid: z.nullable(z.string()) })

const STATE = /^([0-9a-f]{24})([0-9a-z]{9})([0-9a-f]{40})$/

const sealOf = (key: string, text: string): string =>
  createHmac('sha256', `state:${key}`).update(text).digest('hex').slice(0, 40)

const isSame = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** A key of the environment: at least 32 bytes, or nobody signs in. */
export const readSessionKey = (env: Readonly<Record<string, string | undefined>>, name: string): string => {
  const text = env[name]
  if (text === undefined || Buffer.byteLength(text) < KEY_BYTES) {
    throw new Error(`${name} needs at least ${KEY_BYTES} bytes`)
  }
  return text
}

type Clock = () => Instant

const secondsOf = (at: Instant): number => Math.floor(at / SECOND)

/** One kind of session: who issues it, and how who it is stands in its claims. */
interface Kind<Who> {
  readonly issuer: string
  readonly key: string
  readonly now: Clock
  readonly write: (who: Who) => { readonly subject: string; readonly claims: JWTPayload }
  /** Null when the claims are not those of such a session. */
  readonly read: (subject: string, payload: JWTPayload) => Who | null
}

const signed = async <Who>(
  { issuer, key, now, write }: Kind<Who>,
  session: Who & SessionFrame,
): Promise<string> => {
  const { subject, claims } = write(session)
  const at = now()
  return new SignJWT({ ...claims, sid: session.sessionId, auth_time: secondsOf(session.signedInAt) })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(issuer)
    .setAudience(session.shopId)
    .setSubject(subject)
    .setIssuedAt(secondsOf(at))
    .setExpirationTime(secondsOf(at + SESSION_MS))
    .sign(new TextEncoder().encode(key))
}

const verified = async <Who>({ issuer, key, now, read }: Kind<Who>, shopId: string, token: string) => {
  const { payload } = await jwtVerify(token, new TextEncoder().encode(key), {
    algorithms: ['HS256'],
    issuer,
    audience: shopId,
    currentDate: new Date(now()),
    requiredClaims: ['exp'],
  })
  const frame = Frame.safeParse(payload)
  const who = frame.success ? read(frame.data.sub, payload) : null
  if (!frame.success || who === null) return null
  const { sid: sessionId, auth_time: signedInAt } = frame.data
  return { ...who, shopId, sessionId, signedInAt: signedInAt * SECOND }
}

/** WeChat and WeCom carry a-z, A-Z and 0-9 only, 128 of them at most: no token fits. */
const statesOf = <Who>({
  issuer,
  key,
  now,
}: Kind<Who>): Pick<SignedSessions<Who>, 'newState' | 'isState'> => ({
  newState: (shopId) => {
    const free = randomBytes(12).toString('hex')
    const until = (now() + STATE_MS).toString(36).padStart(9, '0')
    return `${free}${until}${sealOf(key, `${issuer}:${shopId}:${free}${until}`)}`
  },
  isState: (shopId, state) => {
    const [, free = '', until = '', seal = ''] = STATE.exec(state) ?? []
    if (seal === '' || parseInt(until, 36) <= now()) return false
    return isSame(seal, sealOf(key, `${issuer}:${shopId}:${free}${until}`))
  },
})

/** Sessions as JSON Web Tokens (HS256): of one shop, for two hours. */
const sessionsOf = <Who>(kind: Kind<Who>): SignedSessions<Who> => ({
  ...statesOf(kind),
  sign: async (session) => ({ token: await signed(kind, session), lastsMs: SESSION_MS }),
  read: (shopId, token) => verified(kind, shopId, token).catch(() => null),
})

/** Shoppers on the web page. */
export const webSessions = (key: string, now: Clock): WebSessions =>
  sessionsOf({
    issuer: 'xiaomei-web',
    key,
    now,
    write: ({ openid, unionid }) => ({ subject: openid, claims: { uid: unionid } }),
    read: (openid, payload) => {
      const claims = Unionid.safeParse(payload)
      return claims.success ? { openid, unionid: claims.data.uid } : null
    },
  })

/** Agents at the desk. */
export const deskSessions = (key: string, now: Clock): DeskSessions =>
  sessionsOf({
    issuer: 'xiaomei-desk',
    key,
    now,
    write: ({ userid }) => ({ subject: userid, claims: {} }),
    read: (userid) => ({ userid }),
  })
