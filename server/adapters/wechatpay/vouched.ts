import Formatter from 'wechatpay-axios-plugin/lib/formatter'
import Rsa from 'wechatpay-axios-plugin/lib/rsa'
import { err, ok, type Result } from '../../../core/shared/result'
import { MINUTE, SECOND, type Instant } from '../../../core/shared/time'
import type { Merchant } from './merchants'

/** What WeChat Pay signs: the body as it was sent, with three of the four `Wechatpay-` headers. */
export interface Sealed {
  readonly body: string
  readonly header: (name: string) => string
}

/**
 * `probe`: WeChat Pay sends a wrong signature on purpose (签名探测), to see that it is refused.
 * `unknownKey`: no key of this serial number is configured.
 */
export type SealRefusal = 'unsigned' | 'probe' | 'stale' | 'unknownKey' | 'badSignature'

/** Older ones may be somebody's repeat. */
const WINDOW_MS = 5 * MINUTE

const PROBE = 'WECHATPAY/SIGNTEST/'

const isSignedBy = (key: string, sealed: string, signature: string): boolean => {
  try {
    return Rsa.verify(sealed, signature, key)
  } catch {
    return false // a signature that is none
  }
}

/** Did WeChat Pay say this, to this merchant, just now? */
export const vouched = (
  { body, header }: Sealed,
  { platformKeys }: Pick<Merchant, 'platformKeys'>,
  now: Instant,
): Result<true, SealRefusal> => {
  const [timestamp, nonce, signature, serial] = [
    header('wechatpay-timestamp'),
    header('wechatpay-nonce'),
    header('wechatpay-signature'),
    header('wechatpay-serial'),
  ]
  if (!/^\d{1,12}$/.test(timestamp) || nonce === '' || signature === '') return err('unsigned')
  if (signature.startsWith(PROBE)) return err('probe')
  if (Math.abs(now - Number(timestamp) * SECOND) > WINDOW_MS) return err('stale')
  const key = Object.hasOwn(platformKeys, serial) ? platformKeys[serial] : undefined
  if (key === undefined) return err('unknownKey')
  return isSignedBy(key, Formatter.response(timestamp, nonce, body), signature)
    ? ok(true)
    : err('badSignature')
}
