import { randomBytes } from 'node:crypto'
import { decrypt, encrypt, getSignature } from '@wecom/crypto'
import { XMLParser } from 'fast-xml-parser'
import type { StandInApp } from './config'

export interface CallbackRequest {
  readonly url: string
  readonly body: string
}

/** Elements by name; one may hold others. */
export interface Fields {
  readonly [name: string]: string | number | Fields
}

/** A callback as WeCom sends it: signed query, encrypted body. Signed anew for each attempt. */
export const callbackRequest = (app: StandInApp, fields: Fields, now: number): CallbackRequest => {
  const encrypted = encrypt(app.aesKey, xml(fields), app.corpId)
  const body = xml({ ToUserName: app.corpId, AgentID: app.agentId, Encrypt: encrypted })
  return { url: signedUrl(app, encrypted, now).toString(), body }
}

/** The GET by which WeCom checks a callback address when it is saved. */
export const urlCheck = (app: StandInApp, plain: string, now: number): string => {
  const encrypted = encrypt(app.aesKey, plain, app.corpId)
  const url = signedUrl(app, encrypted, now)
  url.searchParams.set('echostr', encrypted)
  return url.toString()
}

/** Opens the answer of a callback: the text of a passive reply, nothing, or something that cannot be read. */
export const readReply = (app: StandInApp, answer: string): { text?: string; isReadable: boolean } => {
  if (answer === '' || answer === 'success') return { isReadable: true }
  try {
    const { MsgType, Content } = fieldsOf(decryptReply(app, fieldsOf(answer)))
    return MsgType === 'text' && Content ? { text: Content, isReadable: true } : { isReadable: false }
  } catch {
    return { isReadable: false }
  }
}

const decryptReply = (app: StandInApp, outer: Partial<Record<string, string>>): string => {
  const { TimeStamp = '', Nonce = '', Encrypt = '', MsgSignature } = outer
  if (getSignature(app.token, TimeStamp, Nonce, Encrypt) !== MsgSignature) throw new Error('bad signature')
  const { message, id } = decrypt(app.aesKey, Encrypt)
  if (id !== app.corpId) throw new Error('foreign corp')
  return message
}

const signedUrl = (app: StandInApp, encrypted: string, now: number): URL => {
  const timestamp = String(Math.floor(now / 1000))
  const nonce = randomBytes(8).toString('hex')
  const url = new URL(app.callbackUrl)
  url.searchParams.set('msg_signature', getSignature(app.token, timestamp, nonce, encrypted))
  url.searchParams.set('timestamp', timestamp)
  url.searchParams.set('nonce', nonce)
  return url
}

const xml = (fields: Fields): string => {
  return `<xml>${elementsOf(fields)}</xml>`
}

const elementsOf = (fields: Fields): string =>
  Object.entries(fields)
    .map(([name, value]) => `<${name}>${content(value)}</${name}>`)
    .join('')

const content = (value: Fields[string]): string => {
  if (typeof value === 'object') return elementsOf(value)
  return typeof value === 'number'
    ? String(value)
    : `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

const parser = new XMLParser({ parseTagValue: false, processEntities: false, trimValues: false })
const fieldsOf = (text: string) => (parser.parse(text) as { xml: Partial<Record<string, string>> }).xml
