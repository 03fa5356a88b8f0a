import { encrypt, getSignature } from '@wecom/crypto'
import { createWecomCallback, readEnvelope, type Inbound } from '../../server/adapters/wecom/callback'
import { callbackRequest, readReply, urlCheck } from '../../local/wecom/envelope'
import { appWith } from '../support/wecom-rig'

const app = appWith()
const now = Date.UTC(2026, 10, 21, 2, 0, 0)
const callback = createWecomCallback(app, () => now)

const message = (changes: Record<string, string | number> = {}) => ({
  ToUserName: app.corpId,
  FromUserName: 'LinXiao',
  CreateTime: 1_795_226_400,
  MsgType: 'text',
  Content: '#12 好的',
  MsgId: '7123456789012345678',
  AgentID: app.agentId,
  ...changes,
})

const queryOf = (url: string) => Object.fromEntries(new URL(url).searchParams)

const receive = (request: { url: string; body: string }, by = callback) => {
  const envelope = readEnvelope(request.body)
  return envelope.ok ? by.open(queryOf(request.url), envelope.value) : envelope
}

/** A callback that is signed and encrypted rightly, whatever its plain text is. */
const sealed = (plain: string, id = app.corpId) => {
  const encrypted = encrypt(app.aesKey, plain, id)
  const timestamp = String(now / 1000)
  const signature = getSignature(app.token, timestamp, 'n', encrypted)
  return callback.open(
    { msg_signature: signature, timestamp, nonce: 'n' },
    { corpId: '', agentId: '', encrypted },
  )
}

const received = (fields: Record<string, string | number>): Inbound | undefined => {
  const result = receive(callbackRequest(app, fields, now))
  return result.ok ? result.value : undefined
}

describe('a message', () => {
  it('is read as it was typed', () => {
    expect(received(message())).toEqual({
      kind: 'text',
      corpId: app.corpId,
      agentId: app.agentId,
      fromUser: 'LinXiao',
      createTime: 1_795_226_400,
      msgId: '7123456789012345678',
      content: '#12 好的',
    })
  })

  it.each([
    '007',
    ' 1.50 ',
    'true',
    '<b>&lt;&amp;&#65;</b>',
    'a]]>b<![CDATA[c',
    '😀\n\t第二行',
    '<!DOCTYPE x>&a;',
  ])('keeps %j to the letter', (content) =>
    expect(received(message({ Content: content }))).toMatchObject({ kind: 'text', content }),
  )

  it('keeps a userid that looks like a number', () => {
    expect(received(message({ FromUserName: '0070' }))?.fromUser).toBe('0070')
  })

  it('may be an image', () => {
    const image = message({ MsgType: 'image', MediaId: 'm1', PicUrl: 'https://pic/1?a=1&b=2' })
    expect(received(image)).toMatchObject({ kind: 'image', mediaId: 'm1' })
  })

  const place = {
    MsgType: 'location',
    Location_X: '30.2741',
    Location_Y: '120.1551',
    Scale: '15',
    Label: '仓库',
  }

  it.each([
    [
      { MsgType: 'voice', MediaId: 'm2', Format: 'amr' },
      { kind: 'voice', mediaId: 'm2', format: 'amr' },
    ],
    [
      { MsgType: 'video', MediaId: 'm3', ThumbMediaId: 'm4' },
      { kind: 'video', mediaId: 'm3', thumbId: 'm4' },
    ],
    [place, { kind: 'location', latitude: 30.2741, longitude: 120.1551, label: '仓库' }],
    [
      {
        MsgType: 'link',
        Title: '洗涤说明',
        Description: '',
        Url: 'https://shop.example/wash?a=1&b=2',
        PicUrl: '',
      },
      { kind: 'link', title: '洗涤说明', url: 'https://shop.example/wash?a=1&b=2' },
    ],
  ])('may be %j', (fields, said) => {
    expect(received(message(fields))).toMatchObject(said)
  })

  it.each([
    ['a voice without a file', { MsgType: 'voice', Format: 'amr' }],
    ['a film without a file', { MsgType: 'video' }],
    ['a place beyond the poles', { ...place, Location_X: '91' }],
    ['a place in words', { ...place, Location_Y: 'east' }],
    ['a place without a place', { MsgType: 'location', Label: '仓库' }],
    ['a link to nowhere', { MsgType: 'link', Title: '洗涤说明' }],
  ])('is not taken as %s', (_what, fields) => {
    expect(received(message(fields))).toBeUndefined()
  })

  it.each(['file', 'something_new'])('of kind %s is named', (msgType) => {
    expect(received(message({ MsgType: msgType }))).toMatchObject({ kind: 'unsupported', msgType })
  })

  it('may be an event, known by its sender, time and name', () => {
    const event = { MsgType: 'event', Event: 'enter_agent', EventKey: '', MsgId: '' }
    const msgId = 'LinXiao:1795226400:enter_agent'
    expect(received(message(event))).toMatchObject({ kind: 'event', event: 'enter_agent', msgId })
  })
})

describe('a forged callback', () => {
  const good = callbackRequest(app, message(), now)
  const refused = (error: string) => ({ ok: false, error })

  it('is refused when its signature is wrong, short or missing', () => {
    for (const signature of ['0'.repeat(40), 'ab', '']) {
      const url = new URL(good.url)
      url.searchParams.set('msg_signature', signature)
      expect(receive({ ...good, url: url.toString() })).toEqual(refused('badSignature'))
    }
    expect(receive({ ...good, url: app.callbackUrl })).toEqual(refused('badSignature'))
  })

  it('is refused when its data or its time were changed', () => {
    const [head = '', tail = ''] = good.body.split('<Encrypt><![CDATA[')
    const tampered = `${head}<Encrypt><![CDATA[${tail.startsWith('A') ? 'B' : 'A'}${tail.slice(1)}`
    expect(receive({ ...good, body: tampered })).toEqual(refused('badSignature'))
    const url = new URL(good.url)
    url.searchParams.set('timestamp', String(now / 1000 + 1))
    expect(receive({ ...good, url: url.toString() })).toEqual(refused('badSignature'))
  })

  it('is refused when it is a recording, or from the future', () => {
    const later = (ms: number) =>
      receive(
        good,
        createWecomCallback(app, () => now + ms),
      )
    expect(later(5 * 60_000).ok).toBe(true)
    expect(later(5 * 60_000 + 1000)).toEqual(refused('stale'))
    expect(later(-5 * 60_000 - 1000)).toEqual(refused('stale'))
  })

  it('is refused when another corp or another app is behind it', () => {
    const plain = `<xml><ToUserName>${app.corpId}</ToUserName></xml>`
    expect(sealed(plain, 'ww-somebody-else')).toEqual(refused('foreignCorp'))
    expect(receive(callbackRequest(app, message({ ToUserName: 'ww-else' }), now))).toEqual(
      refused('foreignCorp'),
    )
    expect(receive(callbackRequest(app, message({ AgentID: '1000009' }), now))).toEqual(
      refused('foreignCorp'),
    )
    const otherKey = appWith({ token: 'anotherToken' })
    expect(receive(callbackRequest(otherKey, message(), now))).toEqual(refused('badSignature'))
  })

  it('is malformed when there is no sense in it, even with a signature', () => {
    const bodies = ['', 'hello', '{}', '<xml></xml>', '<xml>', '<html><Encrypt>a</Encrypt></html>']
    for (const body of bodies) expect(readEnvelope(body)).toEqual(refused('malformed'))
    expect(sealed('not xml')).toEqual(refused('malformed'))
    const withoutText = `<xml><ToUserName>${app.corpId}</ToUserName><FromUserName>a</FromUserName></xml>`
    expect(sealed(withoutText)).toEqual(refused('malformed'))
    for (const [name, value] of [
      ['FromUserName', ''],
      ['CreateTime', 'soon'],
      ['MsgId', ''],
    ] as const) {
      expect(receive(callbackRequest(app, message({ [name]: value }), now))).toEqual(refused('malformed'))
    }
  })

  it('is malformed when signed data are no cipher text', () => {
    const encrypted = 'AAAA'
    const timestamp = String(now / 1000)
    const query = { msg_signature: getSignature(app.token, timestamp, 'n', encrypted), timestamp, nonce: 'n' }
    expect(callback.open(query, { corpId: '', agentId: '', encrypted })).toEqual(refused('malformed'))
  })

  it('cannot bring a document type, entities, a prototype or much text', () => {
    const bomb = '<!DOCTYPE xml [<!ENTITY a "aaaa">]><xml><Encrypt>&a;</Encrypt></xml>'
    expect(readEnvelope(bomb)).toEqual(refused('malformed'))
    expect(readEnvelope('<xml><Encrypt>&lt;</Encrypt></xml>')).toMatchObject({ value: { encrypted: '&lt;' } })
    expect(readEnvelope('<xml><__proto__>a</__proto__><Encrypt>a</Encrypt></xml>')).toEqual(
      refused('malformed'),
    )
    expect(readEnvelope(`<xml><Encrypt>${'a'.repeat(65_536)}</Encrypt></xml>`)).toEqual(refused('malformed'))
    const nested = '<xml>'.repeat(5000)
    expect(readEnvelope(nested)).toEqual(refused('malformed'))
    expect(readEnvelope('<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>')).toEqual(refused('malformed'))
  })
})

describe('the check of an address', () => {
  it('is answered with the plain text', () => {
    expect(callback.checkUrl(queryOf(urlCheck(app, '5927782489442352469', now)))).toEqual({
      ok: true,
      value: '5927782489442352469',
    })
  })

  it('is refused without a right signature or without echostr', () => {
    const query = queryOf(urlCheck(app, 'plain', now))
    expect(callback.checkUrl({ ...query, nonce: 'other' })).toEqual({ ok: false, error: 'badSignature' })
    expect(callback.checkUrl({ ...query, echostr: undefined })).toEqual({ ok: false, error: 'malformed' })
  })
})

describe('a passive reply', () => {
  it('is read by WeCom as it was written', () => {
    const text = '✓10:03 已发给 #12 张女士 ]]> <b>'
    expect(readReply(app, callback.encryptReply('LinXiao', text))).toEqual({ text, isReadable: true })
  })

  it('is cut to what WeCom shows, at a character', () => {
    const { text = '' } = readReply(app, callback.encryptReply('LinXiao', '好'.repeat(1000)))
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2048)
    expect(text).toMatch(/^好+…$/)
  })

  it('is signed', () => {
    const reply = callback.encryptReply('LinXiao', 'hi').replace(/<Nonce>.*<\/Nonce>/, '<Nonce>1</Nonce>')
    expect(readReply(app, reply)).toEqual({ isReadable: false })
  })
})
