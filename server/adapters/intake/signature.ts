import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { err, ok, type Result } from '../../../core/shared/result'
import { MINUTE, SECOND, type Instant } from '../../../core/shared/time'

/** What a push says of itself outside its body; anybody can write it. */
export interface Signed {
  readonly keyId: string
  /** Epoch seconds, as text: it is signed as it stands. */
  readonly timestamp: string
  readonly nonce: string
  readonly signature: string
  readonly method: string
  /** `/orders`: behind the door's own address, which proxies may change. */
  readonly resource: string
  readonly body: Uint8Array
}

/** How far the sender's clock may be from ours. */
const WINDOW_MS = 5 * MINUTE

/** A nonce is remembered for longer than its signature is good for: instances' clocks differ too. */
export const rememberUntil = (signedAt: Instant): Instant => signedAt + 2 * WINDOW_MS

const expected = (secret: string, { keyId, timestamp, nonce, method, resource, body }: Signed): string => {
  const digest = createHash('sha256').update(body).digest('hex')
  const text = ['v1', keyId, timestamp, nonce, method, resource, digest].join('\n')
  return `v1=${createHmac('sha256', secret).update(text).digest('hex')}`
}

const isEqual = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const isWellFormed = ({ timestamp, nonce }: Signed): boolean =>
  /^\d{10}$/.test(timestamp) && /^[\w-]{16,64}$/.test(nonce)

/** When it was signed. The signature comes first: only who knows the secret learns that the time is wrong. */
export const verify = (
  signed: Signed,
  secret: string | undefined,
  now: Instant,
): Result<Instant, 'badSignature' | 'stale'> => {
  if (secret === undefined || !isWellFormed(signed)) return err('badSignature')
  if (!isEqual(signed.signature, expected(secret, signed))) return err('badSignature')
  const signedAt = Number(signed.timestamp) * SECOND
  return Math.abs(now - signedAt) <= WINDOW_MS ? ok(signedAt) : err('stale')
}
