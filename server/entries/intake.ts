import { intakeWords as words, type GateRefusal } from '../../core/copy/intake'
import { refusalWords } from '../../core/copy/refusals'
import { isRefusalCode, type RefusalCode } from '../../core/contracts/refusals'
import type { Result } from '../../core/shared/result'
import type { SystemActor } from '../actor'
import type { IntakeKeys } from '../adapters/intake/keys'
import { rememberUntil, verify, type Signed } from '../adapters/intake/signature'
import type { Ports } from '../ports'
import type { Entry, Opened } from '../serve'
import { bodyOf, headerOf, HttpEvent } from './http-event'

/** Of one push: 200 full orders are less than half of it. */
const MOST_BYTES = 1_000_000

const gateStatus: Record<GateRefusal, number> = {
  notFound: 404,
  tooLarge: 413,
  badSignature: 401,
  stale: 401,
  notJson: 400,
}

const callStatus: Partial<Record<RefusalCode, number>> = {
  badRequest: 400,
  replayed: 409,
  tooMany: 413,
  tooFast: 429,
}

const respond = (statusCode: number, body: unknown) => ({
  statusCode,
  headers: {
    'content-type': 'application/json; charset=utf-8',
    ...(statusCode === 429 && { 'retry-after': '60' }),
  },
  body: JSON.stringify(body),
  isBase64Encoded: false,
})

const refused = (error: GateRefusal, ports: Ports, keyId = ''): Opened<SystemActor> => {
  ports.log.info('push refused', { why: error, key: keyId.slice(0, 64) })
  const response = respond(gateStatus[error], { ok: false, error, message: words.gate[error] })
  return { kind: 'answered', response }
}

const wordsOf: Partial<Record<RefusalCode, string>> = words.refusals

const answer = (reply: Result<unknown>): unknown => {
  if (reply.ok) return respond(200, { ok: true, ...(reply.value as object) })
  const error = isRefusalCode(reply.error) ? reply.error : 'internal'
  return respond(callStatus[error] ?? 500, {
    ok: false,
    error,
    message: wordsOf[error] ?? refusalWords[error],
  })
}

/** What stands behind the door's own address. */
const resourceOf = ({ path }: HttpEvent): string => `/${path.split('/').filter(Boolean).pop() ?? ''}`

const signedOf = (event: HttpEvent, body: Buffer): Signed => ({
  keyId: headerOf(event, 'x-xiaomei-key'),
  timestamp: headerOf(event, 'x-xiaomei-timestamp'),
  nonce: headerOf(event, 'x-xiaomei-nonce'),
  signature: headerOf(event, 'x-xiaomei-signature'),
  method: event.httpMethod.toUpperCase(),
  resource: resourceOf(event),
  body,
})

const parse = (body: Buffer): { readonly json: unknown } | null => {
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown }
  } catch {
    return null
  }
}

const openPush = async (event: HttpEvent, keys: IntakeKeys, ports: Ports): Promise<Opened<SystemActor>> => {
  const body = bodyOf(event)
  const signed = signedOf(event, body)
  const { keyId, nonce } = signed
  if (signed.method !== 'POST' || signed.resource !== '/orders') return refused('notFound', ports)
  if (body.length > MOST_BYTES) return refused('tooLarge', ports, keyId)

  const key = Object.hasOwn(keys, keyId) ? keys[keyId] : undefined
  const verified = verify(signed, key?.secret, ports.now())
  if (!verified.ok) return refused(verified.error, ports, keyId)
  const shop = key ? await ports.shops.find(key.shopId) : null
  if (!shop) return refused('badSignature', ports, keyId)
  const parsed = parse(body)
  if (!parsed) return refused('notJson', ports, keyId)

  const input = { nonce, until: rememberUntil(verified.value), body: parsed.json }
  return {
    kind: 'call',
    actor: { role: 'system', shop, keyId },
    call: { procedure: 'orders.push', input },
    answer,
  }
}

/** Pushes of shops' own systems (docs/intake.md): the signature names the key, the key names the shop. */
export const intakeEntry = (keys: IntakeKeys): Entry<SystemActor> => ({
  open: async (raw, _context, ports) => {
    const event = HttpEvent.safeParse(raw)
    return event.success ? openPush(event.data, keys, ports) : refused('notFound', ports)
  },
})
