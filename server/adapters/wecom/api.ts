import { ok, type Result } from '../../../core/shared/result'
import { AccessTokens, type AppIdentity, type TokenStore } from './access-token'
import { Caller, stringOf } from './call'
import type { Call, CallFailure, WecomFailure, WecomProblem, WecomReply } from './call'
import { sendHttp, type Send } from './http'
import { splitText } from './text-parts'

export interface WecomApiOptions extends AppIdentity {
  /** Such as `https://qyapi.weixin.qq.com/cgi-bin`, an egress proxy before it, or the local stand-in. */
  readonly baseUrl: string
  readonly tokens: TokenStore
  readonly now: () => number
  readonly send?: Send
  /** Of one whole operation (one message), a new token included; ms, 2000 when left out. Large files have longer. */
  readonly timeoutMs?: number
  /** Told of each call that failed, with WeCom's own code, for the log. */
  readonly onProblem?: (problem: WecomProblem) => void
}

export interface Media {
  readonly bytes: Uint8Array
  readonly contentType: string
}

/**
 * 上传临时素材, more than 5 bytes each: JPG and PNG to 10 MB, MP4 to 10 MB, any file to 20 MB. (A voice would have to
 * be AMR, which only WeCom itself records.)
 */
export type MediaKind = 'image' | 'video' | 'file'

export interface MediaFile extends Media {
  readonly kind: MediaKind
  /** What the chat shows of a file. */
  readonly filename: string
}

/** The server API of one self-built app (自建应用) of one corp. Keep it for the life of an instance. */
export interface WecomApi {
  /**
   * Sends a text to a member, a long one in several numbered messages, and gives their msgids. Equal texts
   * within 4 hours are delivered once: put something distinct into a text that may be said twice.
   */
  sendText(touser: string, content: string): Promise<Result<readonly string[], WecomFailure>>
  /** Sends a 模板卡片; by the code of the answer it can be changed once, within 72 h ('' when there is none). */
  sendCard(touser: string, templateCard: object): Promise<Result<string, WecomFailure>>
  /** Puts words in place of a card's buttons (update_template_card). A used or old code is `wecomRefused`. */
  closeCard(userid: string, code: string, words: string): Promise<Result<null, WecomFailure>>
  /** Sends what was uploaded; keep the media id over retries, a new upload is a new message. */
  sendMedia(touser: string, kind: MediaKind, mediaId: string): Promise<Result<string, WecomFailure>>
  /** Stores a file for 3 days and gives its media id. */
  uploadMedia(file: MediaFile): Promise<Result<string, WecomFailure>>
  /** Fetches what a member sent or the app stored; media ids live for 3 days. */
  getMedia(mediaId: string): Promise<Result<Media, WecomFailure>>
  /**
   * The userid behind a code of OAuth (获取访问用户身份, auth/getuserinfo), '' when it is nobody of the corp. A code is
   * good once and for five minutes; of another one `wecomRefused` (40029).
   */
  memberOf(code: string): Promise<Result<string, WecomFailure>>
}

/** An equal request within this time is not delivered again, so that a repeat after a crash is harmless. */
const duplicateCheckSeconds = 4 * 60 * 60

/** Of a connection that is slow: 10 MB add 4 s, and whoever waits for them still has an answer in time. */
const bytesPerMs = 2_500

export const createWecomApi = (options: WecomApiOptions): WecomApi => new AppApi(options)

class AppApi implements WecomApi {
  private readonly caller: Caller
  private readonly accessTokens: AccessTokens

  constructor(private readonly options: WecomApiOptions) {
    const { tokens, now } = options
    this.caller = new Caller({
      baseUrl: options.baseUrl.replace(/\/$/, ''),
      send: options.send ?? sendHttp,
      onProblem: options.onProblem ?? (() => undefined),
    })
    this.accessTokens = new AccessTokens(this.caller, { app: options, tokens, now })
  }

  async sendText(touser: string, content: string): Promise<Result<readonly string[], WecomFailure>> {
    const msgIds: string[] = []
    for (const part of splitText(content)) {
      const sent = await this.send(touser, { msgtype: 'text', text: { content: part } })
      if (!sent.ok) return sent
      msgIds.push(stringOf(sent.value, 'msgid'))
    }
    return ok(msgIds)
  }

  async sendMedia(touser: string, kind: MediaKind, mediaId: string): Promise<Result<string, WecomFailure>> {
    const sent = await this.send(touser, { msgtype: kind, [kind]: { media_id: mediaId } })
    return sent.ok ? ok(stringOf(sent.value, 'msgid')) : sent
  }

  async sendCard(touser: string, templateCard: object): Promise<Result<string, WecomFailure>> {
    const sent = await this.send(touser, { msgtype: 'template_card', template_card: templateCard })
    return sent.ok ? ok(stringOf(sent.value, 'response_code')) : sent
  }

  async closeCard(userid: string, code: string, words: string): Promise<Result<null, WecomFailure>> {
    const bytes = JSON.stringify({
      userids: [userid],
      agentid: numeric(this.options.agentId),
      response_code: code,
      button: { replace_name: words },
    })
    const body = { bytes, contentType: 'application/json' }
    const signal = this.deadline()
    return this.accessTokens.use<null>(signal, async (token) => {
      const query = { access_token: token }
      const reply = await this.caller.json({ path: '/message/update_template_card', query, body, signal })
      return reply.ok ? ok(null) : reply
    })
  }

  async uploadMedia({ kind, bytes, filename, contentType }: MediaFile) {
    const form = new FormData()
    form.append('media', new Blob([new Uint8Array(bytes)], { type: contentType }), filename)
    const encoded = new Response(form) // writes the parts down, boundary and all
    const body = {
      bytes: new Uint8Array(await encoded.arrayBuffer()),
      contentType: encoded.headers.get('content-type') ?? '',
    }
    const signal = this.deadline(body.bytes.length)
    return this.accessTokens.use<string>(signal, async (token) => {
      const query = { access_token: token, type: kind }
      const call: Call = { path: '/media/upload', query, body, signal }
      const reply = await this.caller.json(call)
      if (!reply.ok) return reply
      const mediaId = stringOf(reply.value, 'media_id')
      return mediaId ? ok(mediaId) : this.caller.failed(call, { failure: 'wecomRefused' })
    })
  }

  getMedia(mediaId: string): Promise<Result<Media, WecomFailure>> {
    const signal = this.deadline()
    return this.accessTokens.use(signal, (token) => {
      const query = { access_token: token, media_id: mediaId }
      return this.download({ path: '/media/get', query, signal })
    })
  }

  memberOf(code: string): Promise<Result<string, WecomFailure>> {
    const signal = this.deadline()
    return this.accessTokens.use<string>(signal, async (token) => {
      const query = { access_token: token, code }
      const reply = await this.caller.json({ path: '/auth/getuserinfo', query, signal })
      return reply.ok ? ok(stringOf(reply.value, 'userid')) : reply
    })
  }

  private send(touser: string, message: object): Promise<Result<WecomReply, WecomFailure>> {
    const bytes = JSON.stringify({
      touser,
      agentid: numeric(this.options.agentId),
      ...message,
      enable_duplicate_check: 1,
      duplicate_check_interval: duplicateCheckSeconds,
    })
    const body = { bytes, contentType: 'application/json' }
    const signal = this.deadline()
    return this.accessTokens.use<WecomReply>(signal, async (token) => {
      const call: Call = { path: '/message/send', query: { access_token: token }, body, signal }
      const reply = await this.caller.json(call)
      if (!reply.ok) return reply
      // WeCom answers "ok" and names those whom it left out
      if (stringOf(reply.value, 'invaliduser')) return this.caller.failed(call, { failure: 'agentUnknown' })
      return reply
    })
  }

  private async download(call: Call): Promise<Result<Media, CallFailure>> {
    const response = await this.caller.request(call)
    if (!response.ok) return response
    const { bytes, contentType } = response.value
    if (!/^(application\/json|text\/plain)/.test(contentType)) {
      return ok({ bytes: new Uint8Array(bytes), contentType })
    }
    try {
      // an error comes as JSON in place of the file
      const verdict = this.caller.judge(call, JSON.parse(bytes.toString('utf8')))
      return verdict.ok ? this.caller.failed(call, { failure: 'wecomRefused' }) : verdict
    } catch {
      return this.caller.failed(call, { failure: 'wecomUnreachable' })
    }
  }

  private deadline(bytes = 0): AbortSignal {
    return AbortSignal.timeout((this.options.timeoutMs ?? 2000) + Math.ceil(bytes / bytesPerMs))
  }
}

/** WeCom wants the agent id as a number; anything else it refuses itself. */
const numeric = (agentId: string): number | string => (/^\d+$/.test(agentId) ? Number(agentId) : agentId)
