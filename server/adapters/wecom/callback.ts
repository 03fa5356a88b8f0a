import { randomBytes, timingSafeEqual } from 'node:crypto'
import { decrypt, encrypt, getSignature } from '@wecom/crypto'
import { XMLParser } from 'fast-xml-parser'
import type { Said } from '../../../core/contracts/wecom.contract'
import { err, ok, type Result } from '../../../core/shared/result'
import { CARD_EVENT, cardSaid } from './card-event'
import { otherSaid, type OtherSaid } from './other-said'
import { truncateText } from './text-parts'

/** What the app's page 接收消息 in the WeCom console holds. */
export interface CallbackApp {
  readonly corpId: string
  readonly agentId: string
  readonly token: string
  /** EncodingAESKey, 43 characters. */
  readonly aesKey: string
}

/** `malformed` is answered 400, the others 401; in each case nothing is stored. */
export type CallbackRefusal = 'badSignature' | 'stale' | 'foreignCorp' | 'malformed'

/** The query of a callback as it came in, already URL-decoded. */
export type CallbackQuery = Readonly<Record<string, string | undefined>>

/** The outside of a callback. Anybody can write it: good for finding the app, trusted only once `open` agreed. */
export interface Envelope {
  readonly corpId: string
  readonly agentId: string
  readonly encrypted: string
}

interface From {
  readonly corpId: string
  readonly agentId: string
  /** The member's userid. */
  readonly fromUser: string
  /** Epoch seconds, as WeCom gives it. */
  readonly createTime: number
  /**
   * The same for every repeat of a callback: MsgId, or for events, which have none, sender + time + event
   * (the way that 接收消息与事件 asks for); a card's button besides by card and button.
   */
  readonly msgId: string
}

export type Inbound = From &
  (
    | { readonly kind: 'text'; readonly content: string }
    | OtherSaid
    | Extract<Said, { kind: 'card' }>
    | { readonly kind: 'event'; readonly event: string; readonly eventKey: string }
  )

const maxBodyBytes = 64 * 1024
/** How far a callback's time may be from ours: older ones may be recordings. */
const windowMs = 5 * 60_000

/** No numbers made of digits ("007" stays), no entities, no attributes; spaces at the ends stay too. */
const parser = new XMLParser({
  parseTagValue: false,
  ignoreAttributes: true,
  processEntities: false,
  trimValues: false,
})

/** What stands directly under `<xml>`: nearly all of it is text. */
type Fields = ReadonlyMap<string, unknown>

const textOf = (fields: Fields, name: string): string => {
  const value = fields.get(name)
  return typeof value === 'string' ? value : ''
}

/** Reads the outside of a callback's body, to find out which app it is for. */
export const readEnvelope = (body: string): Result<Envelope, 'malformed'> => {
  const fields = fieldsOf(body)
  const encrypted = fields ? textOf(fields, 'Encrypt') : ''
  if (!fields || !encrypted) return err('malformed')
  return ok({ corpId: textOf(fields, 'ToUserName'), agentId: textOf(fields, 'AgentID'), encrypted })
}

/** The callback (接收消息) of one app. */
export interface WecomCallback {
  /** GET with `echostr`: the plain text that must be answered within 1 s, without quotes or line breaks. */
  checkUrl(query: CallbackQuery): Result<string, CallbackRefusal>
  /** POST: signature, then age, then decryption, then whose it is, and only then what it says. */
  open(query: CallbackQuery, envelope: Envelope): Result<Inbound, CallbackRefusal>
  /**
   * The encrypted answer to a callback (被动回复消息): shown to the member at once and not counted by the
   * limits of /message/send. Only as the answer to that very callback, and lost when it comes after 5 s.
   * More than 2048 bytes are cut off. An answer without words is an empty body.
   */
  encryptReply(toUser: string, text: string): string
}

export const createWecomCallback = (app: CallbackApp, now: () => number): WecomCallback => ({
  checkUrl: (query) => decryptSigned(app, { query, encrypted: query.echostr ?? '', now: now() }),
  open: (query, envelope) => {
    const plain = decryptSigned(app, { query, encrypted: envelope.encrypted, now: now() })
    if (!plain.ok) return plain
    const fields = fieldsOf(plain.value)
    if (!fields) return err('malformed')
    if (fields.get('ToUserName') !== app.corpId) return err('foreignCorp')
    if (fields.has('AgentID') && fields.get('AgentID') !== app.agentId) return err('foreignCorp')
    return inboundOf(app, fields)
  },
  encryptReply: (toUser, text) => {
    const seconds = Math.floor(now() / 1000)
    const plain =
      `<xml><ToUserName>${cdata(toUser)}</ToUserName><FromUserName>${cdata(app.corpId)}</FromUserName>` +
      `<CreateTime>${seconds}</CreateTime><MsgType><![CDATA[text]]></MsgType>` +
      `<Content>${cdata(truncateText(text))}</Content></xml>`
    const encrypted = encrypt(app.aesKey, plain, app.corpId)
    const nonce = randomBytes(8).toString('hex')
    const signature = getSignature(app.token, seconds, nonce, encrypted)
    return (
      `<xml><Encrypt>${cdata(encrypted)}</Encrypt><MsgSignature>${cdata(signature)}</MsgSignature>` +
      `<TimeStamp>${seconds}</TimeStamp><Nonce>${cdata(nonce)}</Nonce></xml>`
    )
  },
})

interface Signed {
  readonly query: CallbackQuery
  readonly encrypted: string
  readonly now: number
}

const decryptSigned = (
  { token, aesKey, corpId }: CallbackApp,
  { query, encrypted, now }: Signed,
): Result<string, CallbackRefusal> => {
  const { msg_signature: signature = '', timestamp = '', nonce = '' } = query
  if (!encrypted) return err('malformed')
  if (!same(signature, getSignature(token, timestamp, nonce, encrypted))) return err('badSignature')
  if (!/^\d{1,12}$/.test(timestamp)) return err('malformed')
  if (Math.abs(now - Number(timestamp) * 1000) > windowMs) return err('stale')
  try {
    const { message, id } = decrypt(aesKey, encrypted)
    return id === corpId ? ok(message) : err('foreignCorp')
  } catch {
    return err('malformed') // signed, but not a cipher text of this key
  }
}

const same = (given: string, wanted: string): boolean => {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** The event that a member caused: a button of a card, or another one. */
const eventOf = (from: From, fields: Fields): Result<Inbound, 'malformed'> => {
  const text = (name: string) => textOf(fields, name)
  const event = text('Event')
  if (event !== CARD_EVENT) {
    return event ? ok({ ...from, kind: 'event', event, eventKey: text('EventKey') }) : err('malformed')
  }
  const card = cardSaid(text, fields.get('SelectedItems'))
  if (!card) return err('malformed')
  return ok({ ...from, msgId: `${from.msgId}:${card.taskId}:${card.key}`, ...card })
}

const inboundOf = (app: CallbackApp, fields: Fields): Result<Inbound, 'malformed'> => {
  const text = (name: string) => textOf(fields, name)
  const [fromUser, msgType, createTime] = [text('FromUserName'), text('MsgType'), Number(text('CreateTime'))]
  if (!fromUser || !msgType || !Number.isSafeInteger(createTime)) return err('malformed')
  const msgId = msgType === 'event' ? `${fromUser}:${createTime}:${text('Event')}` : text('MsgId')
  if (!msgId) return err('malformed')
  const from = { corpId: app.corpId, agentId: app.agentId, fromUser, createTime, msgId }

  switch (msgType) {
    case 'text':
      return typeof fields.get('Content') === 'string'
        ? ok({ ...from, kind: 'text', content: text('Content') })
        : err('malformed')
    case 'event':
      return eventOf(from, fields)
    default: {
      const other = otherSaid(msgType, text)
      return other ? ok({ ...from, ...other }) : err('malformed')
    }
  }
}

/** The fields directly under `<xml>`. A document type is refused: WeCom sends none, bombs need one. */
const fieldsOf = (body: string): Fields | undefined => {
  if (Buffer.byteLength(body) > maxBodyBytes) return undefined
  if (!/^\s*(?:<\?xml[^>]*\?>\s*)?<xml>/.test(body)) return undefined
  try {
    const { xml } = parser.parse(body) as { xml?: unknown }
    if (typeof xml !== 'object' || xml === null) return undefined
    return new Map(Object.entries(xml))
  } catch {
    return undefined
  }
}

/** `]]>` inside a text would end its section: it is spread over two. */
const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
