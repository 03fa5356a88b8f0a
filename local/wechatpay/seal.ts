import { createCipheriv, createSign, createVerify, randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { PayAccount, PayKeys } from './account'

// By node's own crypto, not by the library that the functions use: each side checks the other.

const lines = (...parts: readonly (string | number)[]): string => parts.map((part) => `${part}\n`).join('')

/** The parts of `Authorization: WECHATPAY2-SHA256-RSA2048 mchid="…",serial_no="…",…`. */
const partsOf = (authorization: string): ReadonlyMap<string, string> => {
  const [scheme = '', rest = ''] = authorization.split(/ (.*)/s)
  if (scheme !== 'WECHATPAY2-SHA256-RSA2048') return new Map()
  return new Map([...rest.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
}

const WINDOW_S = 300

interface Verifying {
  readonly accounts: readonly PayAccount[]
  readonly keys: PayKeys
  readonly now: number
}

/** Who has signed this request; undefined when nobody has, or not just now. */
export const signerOf = (
  req: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  body: string,
  { accounts, keys, now }: Verifying,
): PayAccount | undefined => {
  const parts = partsOf(req.headers.authorization ?? '')
  const part = (name: string): string => parts.get(name) ?? ''
  const [timestamp, nonce] = [part('timestamp'), part('nonce_str')]
  if (nonce.length === 0 || nonce.length > 32) return undefined
  if (!(Math.abs(now / 1000 - Number(timestamp)) <= WINDOW_S)) return undefined
  const signed = lines(String(req.method), String(req.url), timestamp, nonce, body)
  const verify = createVerify('sha256WithRSAEncryption').update(signed)
  if (!verify.verify(keys.merchant.publicKey, part('signature'), 'base64')) return undefined
  return accounts.find(({ mchid, serial }) => mchid === part('mchid') && serial === part('serial_no'))
}

/** The headers by which WeChat Pay vouches for a body. */
export const sealOf = (body: string, { platform }: PayKeys, now: number): Record<string, string> => {
  const timestamp = String(Math.floor(now / 1000))
  const nonce = randomBytes(16).toString('hex')
  const sign = createSign('sha256WithRSAEncryption').update(lines(timestamp, nonce, body))
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': platform.id,
    'Wechatpay-Signature': sign.sign(platform.privateKey, 'base64'),
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
  }
}

/** `resource` of a notification. */
export const encrypted = (plain: string, { apiV3Key }: PayAccount, originalType: string) => {
  const nonce = randomBytes(6).toString('hex')
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce).setAAD(Buffer.from(originalType))
  const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return {
    algorithm: 'AEAD_AES_256_GCM',
    original_type: originalType,
    associated_data: originalType,
    nonce,
    ciphertext: ciphertext.toString('base64'),
  }
}
