import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The key of the links, kept in the data folder so that links outlive a restart. */
export const linkSecret = (dataDir: string): Buffer => {
  if (dataDir === ':memory:') return randomBytes(32)
  const file = path.join(dataDir, 'link-secret')
  if (existsSync(file)) return readFileSync(file)
  mkdirSync(dataDir, { recursive: true })
  const secret = randomBytes(32)
  writeFileSync(file, secret, { mode: 0o600 })
  return secret
}

const signature = (secret: Buffer, filePath: string, expiresAt: number): string =>
  createHmac('sha256', secret).update(`${filePath}\n${expiresAt}`).digest('hex')

/** The query of a link that ends at `expiresAt` (epoch ms). */
export const signLink = (secret: Buffer, filePath: string, expiresAt: number): string =>
  `t=${expiresAt}&sign=${signature(secret, filePath, expiresAt)}`

export const checkLink = (
  secret: Buffer,
  filePath: string,
  link: { t: string; sign: string; now: number },
): boolean => {
  const expiresAt = Number(link.t)
  if (!Number.isSafeInteger(expiresAt) || expiresAt <= link.now) return false
  const wanted = Buffer.from(signature(secret, filePath, expiresAt))
  const given = Buffer.from(link.sign)
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}
