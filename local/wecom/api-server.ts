import { createHash, randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { cardIn, changeCard } from './card-api'
import { newCode } from './cards'
import { mediaTypes, type Address, type Body, type StandInApp } from './config'
import type { Context } from './context'
import { parseJson } from '../http'
import { bytes, json, readBody, type Answer, type Exchange } from './http'
import type { AcceptedCall, SentMessage } from './journal'
import { isOfType, maxBytes, storeMedia } from './media'
import { tokenSeconds } from './tokens'

const Media = z.object({ media_id: z.string() })

const SendRequest = z.object({
  touser: z.string(),
  agentid: z.union([z.number(), z.string()]),
  msgtype: z.string(),
  text: z.optional(z.object({ content: z.string() })),
  image: z.optional(Media),
  voice: z.optional(Media),
  video: z.optional(Media),
  file: z.optional(Media),
  template_card: z.optional(z.unknown()),
  enable_duplicate_check: z.optional(z.number()),
  duplicate_check_interval: z.optional(z.number()),
})
type SendRequest = z.infer<typeof SendRequest>

/** The messages that WeCom's own server puts beside its codes (全局错误码). */
const errmsgs: Record<number, string> = {
  40001: 'invalid credential',
  40005: 'invalid file type',
  40007: 'invalid media_id',
  40008: 'invalid message type',
  40013: 'invalid corpid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40031: 'userid list is empty',
  40056: 'invalid agentid',
  40058: 'invalid Request Parameter',
  41001: 'access_token missing',
  42001: 'access_token expired',
  43002: 'require POST method',
  44004: 'content is null',
  45001: 'multimedia size exceeded limit',
  47001: 'data format error',
  60020: 'not allow to access from your ip',
  81013: 'user & party & tag all invalid',
}

const refuse = (errcode: number): Answer => json({ errcode, errmsg: errmsgs[errcode] ?? 'system error' })

/** The documented part of qyapi.weixin.qq.com/cgi-bin that a self-built app needs. */
export const answerApi = async (context: Context, exchange: Exchange): Promise<Answer> => {
  const { path, query, req } = exchange
  if (path === '/gettoken') return getToken(context, query)
  const app = context.tokens.appOf(query.get('access_token'))
  if (typeof app === 'number') return refuse(app)
  if (context.faults.ipRefused) return refuse(60020)
  switch (path) {
    case '/message/send':
      return req.method === 'POST' ? send(context, app, exchange) : refuse(43002)
    case '/message/update_template_card':
      return req.method === 'POST' ? change(context, app, exchange) : refuse(43002)
    case '/media/upload':
      return req.method === 'POST' ? upload(context, app, exchange) : refuse(43002)
    case '/media/get':
      return getMedia(context, app, query.get('media_id') ?? '')
    case '/auth/getuserinfo':
      return getUserInfo(context, app, query.get('code') ?? '')
    default:
      return json({ errcode: 404, errmsg: 'not found' }, 404)
  }
}

const accepted = ({ now }: Context, app: StandInApp, path: string): AcceptedCall => ({
  type: 'call',
  at: now(),
  path,
  corpId: app.corpId,
  agentId: app.agentId,
})

const getToken = (context: Context, query: URLSearchParams): Answer => {
  const ofCorp = context.apps.filter(({ corpId }) => corpId === query.get('corpid'))
  if (ofCorp.length === 0) return refuse(40013)
  const app = ofCorp.find(({ secret }) => secret === query.get('corpsecret'))
  if (!app) return refuse(40001)
  context.ledger.record(accepted(context, app, '/gettoken'))
  const token = context.tokens.issue(app)
  return json({ errcode: 0, errmsg: 'ok', access_token: token, expires_in: tokenSeconds })
}

/** What is to be sent, or the code by which it is refused. */
const messageIn = (context: Context, app: StandInApp, raw: Buffer | undefined) => {
  const request = SendRequest.safeParse(parseJson(raw?.toString('utf8') ?? ''))
  if (!raw || !request.success) return 47001
  if (String(request.data.agentid) !== app.agentId) return 40056
  const body = bodyOf(context, app, request.data)
  if (typeof body === 'number') return body
  const { users, invalid } = receiversOf(app, request.data.touser)
  if (users.length === 0) return invalid.length === 0 ? 40031 : 81013
  const requestHash = createHash('sha1').update(raw).digest('base64url')
  return { users, invalid, message: { requestHash, duplicateMs: duplicateMs(request.data), body } }
}

const send = async (context: Context, app: StandInApp, { req }: Exchange): Promise<Answer> => {
  const asked = messageIn(context, app, await readBody(req, 64 * 1024))
  if (typeof asked === 'number') return refuse(asked)
  const { users, invalid, message } = asked
  const msgId = randomUUID()
  const call = accepted(context, app, '/message/send')
  const sent = users.map((userid) => {
    const one = { ...message, userid, msgId }
    return { ...one, outcome: context.ledger.limits.judge(call, one) }
  })
  const code = codeFor(context, app, sent)
  if (code === 40058) return refuse(code)
  for (const one of sent) context.ledger.record({ ...call, sent: { ...one, ...code } })
  const answer = { errcode: 0, errmsg: 'ok', invaliduser: invalid.join('|'), msgid: msgId }
  return json({ ...answer, ...(code && { response_code: code.code }) })
}

/** By what a card can be changed. A second one under a task id is refused; one that is not delivered again has none. */
const codeFor = (
  { ledger }: Context,
  app: StandInApp,
  sent: readonly SentMessage[],
): { readonly code: string } | 40058 | undefined => {
  const body = sent[0]?.body
  if (body?.type !== 'card' || sent.every(({ outcome }) => outcome === 'duplicate')) return undefined
  return ledger.cards.isTaken(app, body.card.task_id) ? 40058 : { code: newCode() }
}

const change = async (context: Context, app: StandInApp, { req }: Exchange): Promise<Answer> => {
  const raw = await readBody(req, 64 * 1024)
  const errcode = changeCard(context, app, parseJson(raw?.toString('utf8') ?? ''))
  return errcode === 0 ? json({ errcode, errmsg: 'ok', invaliduser: [] }) : refuse(errcode)
}

/** Userids are compared without regard to case, and invalid ones come back in lower case. */
const receiversOf = (app: StandInApp, touser: string) => {
  const named = [...new Set(touser.split('|').filter(Boolean))].map((name) => name.toLowerCase())
  const known = new Map(app.members.map(({ userid }) => [userid.toLowerCase(), userid]))
  return {
    users: named.flatMap((name) => known.get(name) ?? []),
    invalid: named.filter((name) => !known.has(name)),
  }
}

/** Default 1800 s, at most 4 h. */
const duplicateMs = (request: SendRequest): number =>
  request.enable_duplicate_check === 1
    ? Math.min(request.duplicate_check_interval ?? 1800, 4 * 3600) * 1000
    : 0

const bodyOf = (context: Context, app: StandInApp, request: SendRequest): Body | number => {
  switch (request.msgtype) {
    case 'text':
      return request.text?.content ? { type: 'text', content: truncated(request.text.content) } : 44004
    case 'template_card': {
      const card = context.faults.cardsRefused ? 40008 : cardIn(request)
      return typeof card === 'number' ? card : { type: 'card', card }
    }
    default:
      return mediaOf(context, app, request)
  }
}

const mediaOf = (context: Context, app: StandInApp, request: SendRequest): Body | number => {
  const type = mediaTypes.find((known) => known === request.msgtype)
  if (!type) return 40008
  const mediaId = request[type]?.media_id ?? ''
  const found = context.ledger.media.findAlive(mediaId, app.corpId, context.now())
  if (!found) return 40007
  return { type, mediaId, ...(type === 'file' && { filename: found.filename }) }
}

/** 最长不超过2048个字节，超过将截断: bytes, so that a character may be broken in two. */
const truncated = (content: string): string => {
  const whole = Buffer.from(content)
  return whole.length > 2048 ? whole.subarray(0, 2048).toString('utf8') : content
}

const upload = async (context: Context, app: StandInApp, { req, query }: Exchange): Promise<Answer> => {
  const type = mediaTypes.find((known) => known === query.get('type'))
  if (!type) return refuse(40058)
  const raw = await readBody(req, maxBytes[type] + 64 * 1024)
  if (!raw) return refuse(45001)
  const file = await fileOf(raw, req.headers['content-type'] ?? '')
  if (!file) return refuse(44004)
  const content = new Uint8Array(await file.arrayBuffer())
  if (content.length <= 5 || content.length > maxBytes[type]) return refuse(45001)
  if (!isOfType(content, type)) return refuse(40005)

  const mediaId = storeMedia(context, app.corpId, { content, contentType: file.type, filename: file.name })
  context.ledger.record(accepted(context, app, '/media/upload'))
  const createdAt = String(Math.floor(context.now() / 1000))
  return json({ errcode: 0, errmsg: 'ok', type, media_id: mediaId, created_at: createdAt })
}

const getMedia = (context: Context, app: StandInApp, mediaId: string): Answer => {
  const found = context.ledger.media.findAlive(mediaId, app.corpId, context.now())
  if (!found) return refuse(40007)
  context.ledger.record(accepted(context, app, '/media/get'))
  return bytes(context.ledger.media.read(mediaId), {
    'content-type': found.contentType,
    'content-disposition': `attachment; filename="${encodeURIComponent(found.filename)}"`,
  })
}

/** 获取访问用户身份: somebody who is no member of the corp has an openid only. */
const getUserInfo = (context: Context, app: StandInApp, code: string): Answer => {
  const isOfApp = ({ corpId, agentId }: Address) => corpId === app.corpId && agentId === app.agentId
  const found = context.codes.take(code, isOfApp)
  if (!found) return refuse(40029)
  context.ledger.record(accepted(context, app, '/auth/getuserinfo'))
  const isMember = app.members.some(({ userid }) => userid === found.userid)
  const who = isMember ? { userid: found.userid } : { openid: found.userid }
  return json({ errcode: 0, errmsg: 'ok', ...who })
}

const fileOf = async (raw: Buffer, contentType: string): Promise<File | undefined> => {
  try {
    const request = new Response(new Uint8Array(raw), { headers: { 'content-type': contentType } })
    const file = (await request.formData()).get('media')
    return file instanceof File ? file : undefined
  } catch {
    return undefined
  }
}
