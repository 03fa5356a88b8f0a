import * as z from 'zod/mini'
import type { Said } from '../../core/contracts/wecom.contract'
import { wecomKey } from '../../core/shop/shop'
import type { WecomApps } from '../adapters/wecom/apps'
import {
  createWecomCallback,
  readEnvelope,
  type CallbackRefusal,
  type Inbound,
  type WecomCallback,
} from '../adapters/wecom/callback'
import type { WecomActor } from '../actor'
import type { Ports } from '../ports'
import type { Entry, Opened } from '../serve'
import { bodyOf, HttpEvent } from './http-event'

const respond = (statusCode: number, body = '', type = 'text/plain') => ({
  statusCode,
  headers: { 'content-type': `${type}; charset=utf-8` },
  body,
  isBase64Encoded: false,
})
const answered = (response: unknown): Opened<WecomActor> => ({ kind: 'answered', response })
const refused = (why: CallbackRefusal, ports: Ports): Opened<WecomActor> => {
  ports.log.info('callback refused', { why })
  return answered(respond(why === 'malformed' ? 400 : 401))
}

interface Address {
  readonly corpId: string
  readonly agentId: string
}

/** The callback's address ends in `/<corp id>/<agent id>`: a URL check carries nothing else that names the app. */
const addressed = (path: string): Address => {
  const [agentId = '', corpId = ''] = path.split('/').filter(Boolean).reverse()
  return { corpId, agentId }
}

const saidOf = (inbound: Inbound): Said => {
  switch (inbound.kind) {
    case 'text':
      return { kind: 'text', text: inbound.content }
    case 'event':
      return { kind: 'event', event: inbound.event, eventKey: inbound.eventKey }
    default:
      return inbound
  }
}

/** The passive reply (被动回复消息) is encrypted; after a bug WeCom is told so and sends the callback again. */
const answerFor =
  (callback: WecomCallback, userid: string) =>
  (reply: { readonly ok: boolean; readonly value?: unknown }): unknown => {
    if (!reply.ok) return respond(500)
    const { reply: text } = z.object({ reply: z.nullable(z.string()) }).parse(reply.value)
    return text === null ? respond(200) : respond(200, callback.encryptReply(userid, text), 'application/xml')
  }

const callbackOf = (apps: WecomApps, { corpId, agentId }: Address, ports: Ports): WecomCallback | null => {
  const secrets = apps[`${corpId}:${agentId}`]
  return secrets ? createWecomCallback({ corpId, agentId, ...secrets }, ports.now) : null
}

const openPost = async (event: HttpEvent, apps: WecomApps, ports: Ports): Promise<Opened<WecomActor>> => {
  const envelope = readEnvelope(bodyOf(event).toString('utf8'))
  if (!envelope.ok) return refused(envelope.error, ports)
  const { corpId, agentId } = envelope.value
  const callback = callbackOf(apps, envelope.value, ports)
  if (!callback) return refused('foreignCorp', ports)
  const inbound = callback.open(event.queryStringParameters ?? {}, envelope.value)
  if (!inbound.ok) return refused(inbound.error, ports)
  const shop = await ports.shops.byKey(wecomKey(corpId, agentId))
  if (!shop) return refused('foreignCorp', ports)

  const { fromUser: userid, msgId } = inbound.value
  const input = { callbackId: `${corpId}:${agentId}:${msgId}`, userid, said: saidOf(inbound.value) }
  return {
    kind: 'call',
    actor: { role: 'wecom', shop, userid },
    call: { procedure: 'callback.receive', input },
    answer: answerFor(callback, userid),
  }
}

const openGet = (event: HttpEvent, apps: WecomApps, ports: Ports): Opened<WecomActor> => {
  const callback = callbackOf(apps, addressed(event.path), ports)
  if (!callback) return refused('foreignCorp', ports)
  const plain = callback.checkUrl(event.queryStringParameters ?? {})
  return plain.ok ? answered(respond(200, plain.value)) : refused(plain.error, ports)
}

/** WeCom's callbacks: the signature vouches for the corp, the decrypted message for the member. */
export const wecomEntry = (apps: WecomApps): Entry<WecomActor> => ({
  open: async (raw, _context, ports) => {
    const event = HttpEvent.safeParse(raw)
    if (!event.success) return answered(respond(400))
    return event.data.httpMethod === 'GET'
      ? openGet(event.data, apps, ports)
      : openPost(event.data, apps, ports)
  },
})
