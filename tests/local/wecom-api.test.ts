import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Limits } from '../../local/wecom/limits'
import { appWith, at, createTokenStore, openWecom } from '../support/wecom-rig'
import { sendHttp, type HttpAnswer, type Send } from '../../server/adapters/wecom/http'

const app = appWith()
const otherShop = appWith({ corpId: 'ww9999999999999999', secret: 'another-secret' })

let wecom: Awaited<ReturnType<typeof openWecom>>
beforeEach(async () => {
  wecom = await openWecom([app, otherShop])
})
afterEach(() => wecom.close())

const shownTo = (userid = 'LinXiao', of = app) =>
  wecom.standIn.inboxOf(at(of, userid)).map(({ body }) => (body.type === 'text' ? body.content : body.type))
const callsOf = (path: string) => wecom.standIn.log.filter((call) => call.path === path).length

const answering = (value: unknown, status = 200): HttpAnswer => ({
  status,
  contentType: 'application/json',
  bytes: Buffer.from(JSON.stringify(value)),
})

describe('sending a text', () => {
  it('shows it to the member and to nobody else', async () => {
    const sent = await wecom.apiOf(app).sendText('LinXiao', '#12 张女士　在吗 😀')
    expect(sent).toEqual({ ok: true, value: [expect.any(String)] })
    expect(shownTo()).toEqual(['#12 张女士　在吗 😀'])
    expect(shownTo('HeJing')).toEqual([])
    expect(shownTo('LinXiao', otherShop)).toEqual([])
  })

  it('drops a repeat of the same request, also after a restart of the sender, for four hours', async () => {
    await wecom.apiOf(app).sendText('LinXiao', '#12·3 在吗')
    await wecom.apiOf(app).sendText('LinXiao', '#12·3 在吗')
    expect(shownTo()).toHaveLength(1)
    expect(wecom.standIn.log.flatMap(({ sent }) => sent?.outcome ?? [])).toEqual(['shown', 'duplicate'])

    wecom.clock.pass(4 * 3600_000)
    await wecom.apiOf(app).sendText('LinXiao', '#12·3 在吗')
    expect(shownTo()).toHaveLength(2)
  })

  it('keeps two equal texts apart by their numbers', async () => {
    await wecom.apiOf(app).sendText('LinXiao', '#12·3 在吗')
    await wecom.apiOf(app).sendText('LinXiao', '#12·4 在吗')
    expect(shownTo()).toEqual(['#12·3 在吗', '#12·4 在吗'])
  })

  it('splits a long text at characters, and equal parts all arrive', async () => {
    const text = '好😀'.repeat(1000)
    const sent = await wecom.apiOf(app).sendText('LinXiao', text)
    expect(sent.ok && sent.value).toHaveLength(4)
    const parts = shownTo()
    expect(parts.every((part) => Buffer.byteLength(part) <= 2048 && !part.includes('\uFFFD'))).toBe(true)
    expect(parts[0]).toMatch(/^（1\/4）\n好/)
    expect(parts.map((part) => part.replace(/^（\d\/4）\n/, '')).join('')).toBe(text)
  })

  it('says agentUnknown for somebody who is not a member, in any spelling but the case', async () => {
    expect(await wecom.apiOf(app).sendText('stranger', 'hi')).toEqual({ ok: false, error: 'agentUnknown' })
    expect(await wecom.apiOf(app).sendText('linxiao|stranger', 'hi')).toEqual({
      ok: false,
      error: 'agentUnknown',
    })
    expect(shownTo()).toEqual(['hi'])
  })

  it('is dropped silently after 30 in a minute, and the log says so', async () => {
    const api = wecom.apiOf(app)
    for (let n = 1; n <= 31; n++) expect((await api.sendText('LinXiao', `#12·${n} 好`)).ok).toBe(true)
    expect(shownTo()).toHaveLength(30)
    expect(wecom.standIn.log.at(-1)?.sent?.outcome).toBe('dropped')
    expect((await api.sendText('HeJing', '#12 好')).ok && shownTo('HeJing')).toEqual(['#12 好'])

    wecom.clock.pass(60_000)
    await api.sendText('LinXiao', '#12·31 好')
    expect(shownTo().at(-1)).toBe('#12·31 好')
  })

  it('is dropped after 1000 in an hour', () => {
    const limits = new Limits()
    const judgeAt = (at: number) => {
      const call = { type: 'call', at, path: '/message/send', corpId: 'ww1', agentId: '1' } as const
      const body = { type: 'text', content: '' } as const
      const sent = { userid: 'LinXiao', msgId: 'm', requestHash: String(at), duplicateMs: 0, body }
      const outcome = limits.judge(call, sent)
      limits.learn({ ...call, sent: { ...sent, outcome } })
      return outcome
    }
    const everyThreeSeconds = Array.from({ length: 1001 }, (_, n) => judgeAt(n * 3000))
    expect(everyThreeSeconds.filter((outcome) => outcome === 'shown')).toHaveLength(1000)
    expect(everyThreeSeconds.at(-1)).toBe('dropped')
    expect(judgeAt(3600_000)).toBe('shown')
  })
})

describe('the access token', () => {
  it('is fetched once for many calls at once and shared through the store', async () => {
    const tokens = createTokenStore()
    const api = wecom.apiOf(app, { tokens })
    await Promise.all([1, 2, 3].map((n) => api.sendText('LinXiao', `#12·${n}`)))
    await wecom.apiOf(app, { tokens }).sendText('LinXiao', '#12·4')
    expect(callsOf('/gettoken')).toBe(1)
    expect([...tokens.stored.keys()]).toEqual([`${app.corpId}:${app.agentId}`])
  })

  it('is fetched again when WeCom ends it early, and the message still arrives once', async () => {
    const api = wecom.apiOf(app)
    await api.sendText('LinXiao', '#12·1')
    wecom.standIn.expireTokens()
    expect(await api.sendText('LinXiao', '#12·2')).toEqual({ ok: true, value: [expect.any(String)] })
    expect(shownTo()).toEqual(['#12·1', '#12·2'])
    expect(callsOf('/gettoken')).toBe(2)
  })

  it('is renewed before its two hours are over', async () => {
    const api = wecom.apiOf(app)
    await api.sendText('LinXiao', '#12·1')
    wecom.clock.pass(7199_000)
    await api.sendText('LinXiao', '#12·2')
    expect(callsOf('/gettoken')).toBe(2)
    expect(wecom.problems).toEqual([])
  })

  it('is not given for a wrong secret, and belongs to one app', async () => {
    expect(await wecom.apiOf({ ...app, secret: 'wrong' }).sendText('LinXiao', 'hi')).toEqual({
      ok: false,
      error: 'wecomRefused',
    })
    const crossed = wecom.apiOf({ ...app, agentId: '1000003' })
    expect(await crossed.sendText('LinXiao', 'hi')).toEqual({ ok: false, error: 'wecomRefused' })
    expect(wecom.problems.map(({ errcode }) => errcode)).toEqual([40001, 40056])
  })
})

describe('trouble', () => {
  it('names an address that is not on the list of trusted ones', async () => {
    wecom.standIn.faults.ipRefused = true
    const sent = await wecom.apiOf(app).sendText('LinXiao', 'hi')
    expect(sent).toEqual({ ok: false, error: 'wecomIpNotTrusted' })
    expect(wecom.problems).toMatchObject([{ path: '/message/send', errcode: 60020 }])
  })

  it('is told when the connection breaks, and a repeat goes through', async () => {
    const api = wecom.apiOf(app)
    wecom.standIn.faults.unreachable = 1
    expect(await api.sendText('LinXiao', 'hi')).toEqual({ ok: false, error: 'wecomUnreachable' })
    expect((await api.sendText('LinXiao', 'hi')).ok).toBe(true)
    expect(shownTo()).toEqual(['hi'])
  })

  it('is told when there is no answer in time', async () => {
    const server = createServer(() => undefined)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const sent = await wecom.apiOf(app, { baseUrl, timeoutMs: 30 }).sendText('LinXiao', 'hi')
    expect(sent).toEqual({ ok: false, error: 'wecomUnreachable' })
    server.closeAllConnections()
    server.close()
  })

  it.each([
    [{ errcode: 45009, errmsg: 'api freq out of limit' }, 'wecomRateLimited'],
    [{ errcode: -1, errmsg: 'system busy' }, 'wecomUnreachable'],
    [{ errcode: 40058, errmsg: 'bad' }, 'wecomRefused'],
    ['not an object', 'wecomUnreachable'],
  ])('reads %j as %s', async (answer, error) => {
    const replies = [{ errcode: 0, access_token: 't', expires_in: 7200 }, answer]
    const api = wecom.apiOf(app, { send: async () => answering(replies.shift()) })
    expect(await api.sendText('LinXiao', 'hi')).toEqual({ ok: false, error })
  })

  it.each([
    [429, 'wecomRateLimited'],
    [502, 'wecomUnreachable'],
    [403, 'wecomRefused'],
  ])('reads HTTP status %i as %s', async (status, error) => {
    const api = wecom.apiOf(app, { send: async () => answering('', status) })
    expect(await api.sendText('LinXiao', 'hi')).toEqual({ ok: false, error })
  })

  it('does not ask for tokens for ever when each is called expired', async () => {
    let calls = 0
    const send: Send = async (url) => {
      calls += 1
      const isToken = url.includes('/gettoken')
      return answering(isToken ? { errcode: 0, access_token: 't', expires_in: 7200 } : { errcode: 42001 })
    }
    const api = wecom.apiOf(app, { send })
    expect(await api.sendText('LinXiao', 'hi')).toEqual({ ok: false, error: 'wecomRefused' })
    expect(calls).toBe(4)
  })
})

describe('a kept connection', () => {
  /** A server that breaks every second request off unread, as one whose side was closed while we were frozen. */
  const openFlaky = async () => {
    let requests = 0
    const server = createServer((req, res) => {
      requests += 1
      if (requests % 2 === 0) return void req.socket.destroy()
      req.resume().on('end', () => res.end('{"errcode":0}'))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cgi-bin`
    const close = () => {
      server.closeAllConnections()
      server.close()
    }
    return { url, close, requests: () => requests }
  }
  const request = () => ({ signal: AbortSignal.timeout(5_000), atMost: 100 })

  it('that has died is no failure: the message goes out on a new one', async () => {
    const server = await openFlaky()
    const answers = [await sendHttp(server.url, request()), await sendHttp(server.url, request())]
    expect(answers.map(({ bytes }) => bytes.toString())).toEqual(['{"errcode":0}', '{"errcode":0}'])
    expect(server.requests()).toBe(3)
    server.close()
  })

  it('is broken off when the answer is longer than anybody asked for', async () => {
    const server = await openFlaky()
    await expect(sendHttp(server.url, { ...request(), atMost: 4 })).rejects.toThrow('too long')
    server.close()
  })
})

describe('media', () => {
  const png = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 1, 2, 3, 255])

  it('go up, are sent by their id and come down the same', async () => {
    const api = wecom.apiOf(app)
    const uploaded = await api.uploadMedia({
      kind: 'image',
      bytes: png,
      filename: '杯子.png',
      contentType: 'image/png',
    })
    const mediaId = uploaded.ok ? uploaded.value : ''
    expect(await api.sendMedia('LinXiao', 'image', mediaId)).toEqual({ ok: true, value: expect.any(String) })
    expect(shownTo()).toEqual(['image'])
    expect(await api.getMedia(mediaId)).toEqual({ ok: true, value: { bytes: png, contentType: 'image/png' } })
  })

  it('are not for another corp, nor after three days', async () => {
    const uploaded = await wecom
      .apiOf(app)
      .uploadMedia({ kind: 'image', bytes: png, filename: 'a.png', contentType: 'image/png' })
    const mediaId = uploaded.ok ? uploaded.value : ''
    expect(await wecom.apiOf(otherShop).getMedia(mediaId)).toEqual({ ok: false, error: 'wecomRefused' })
    expect(await wecom.apiOf(otherShop).sendMedia('LinXiao', 'image', mediaId)).toEqual({
      ok: false,
      error: 'wecomRefused',
    })
    wecom.clock.pass(3 * 24 * 3600_000)
    expect(await wecom.apiOf(app).getMedia(mediaId)).toEqual({ ok: false, error: 'wecomRefused' })
    expect(wecom.problems.map(({ errcode }) => errcode)).toEqual([40007, 40007, 40007])
  })

  it('are refused when empty', async () => {
    const uploaded = await wecom
      .apiOf(app)
      .uploadMedia({ kind: 'image', bytes: new Uint8Array(3), filename: 'a.png', contentType: 'image/png' })
    expect(uploaded).toEqual({ ok: false, error: 'wecomRefused' })
  })

  it('need a token that is still good when they come down', async () => {
    const api = wecom.apiOf(app)
    const uploaded = await api.uploadMedia({
      kind: 'image',
      bytes: png,
      filename: 'a.png',
      contentType: 'image/png',
    })
    wecom.standIn.expireTokens()
    expect((await api.getMedia(uploaded.ok ? uploaded.value : '')).ok).toBe(true)
  })
})
