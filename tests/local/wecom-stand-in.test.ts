import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createWecomCallback, readEnvelope, type Inbound } from '../../server/adapters/wecom/callback'
import { createWecomStandIn } from '../../local/wecom/stand-in'
import { appWith, at, openDoor, openWecom, untilEntry, type Received } from '../support/wecom-rig'

let door: Awaited<ReturnType<typeof openDoor>>
let wecom: Awaited<ReturnType<typeof openWecom>>
let app: ReturnType<typeof appWith>
beforeEach(async () => {
  door = await openDoor()
  app = appWith({ callbackUrl: door.url })
  wecom = await openWecom([app, appWith({ corpId: 'ww9999999999999999', callbackUrl: door.url })])
})
afterEach(async () => {
  await wecom.close()
  await door.close()
})

const isAnswered = ({ from, status }: { from: string; status: string }) =>
  from === 'member' && status !== 'sending'
const opened = ({ url, body }: Received, now = wecom.clock.now): Inbound | undefined => {
  const envelope = readEnvelope(body)
  const message =
    envelope.ok && createWecomCallback(app, now).open(Object.fromEntries(url.searchParams), envelope.value)
  return message && message.ok ? message.value : undefined
}
const chat = () => wecom.standIn.inboxOf(at(app))

describe('what a member types', () => {
  it('reaches the callback signed and encrypted', async () => {
    const answered = untilEntry(wecom.standIn, isAnswered)
    wecom.standIn.say(at(app), '#12 好的 ]]>')
    await answered
    expect(door.received.map((request) => opened(request))).toMatchObject([
      { kind: 'text', content: '#12 好的 ]]>', fromUser: 'LinXiao', agentId: app.agentId },
    ])
    expect(chat()).toMatchObject([{ from: 'member', status: 'delivered' }])
  })

  it('may be an image, which the app fetches by its media id', async () => {
    const answered = untilEntry(wecom.standIn, isAnswered)
    const photo = new Uint8Array([255, 216, 255, 224, 0, 16, 74, 70])
    wecom.standIn.sendImage(at(app), photo, 'image/jpeg')
    await answered
    const message = opened(door.received[0]!)
    const mediaId = message?.kind === 'image' ? message.mediaId : ''
    const media = await wecom.apiOf(app).getMedia(mediaId)
    expect(media).toEqual({ ok: true, value: { bytes: photo, contentType: 'image/jpeg' } })
  })

  it('is answered in the same breath by a passive reply', async () => {
    door.answer = () => ({
      status: 200,
      body: createWecomCallback(app, wecom.clock.now).encryptReply('LinXiao', '✓10:03 已发给 #12 张女士'),
    })
    const replied = untilEntry(wecom.standIn, ({ passive }) => passive)
    wecom.standIn.say(at(app), '#12 好的')
    await replied
    expect(chat().map(({ from, passive, body }) => ({ from, passive, body }))).toEqual([
      { from: 'member', passive: false, body: { type: 'text', content: '#12 好的' } },
      { from: 'app', passive: true, body: { type: 'text', content: '✓10:03 已发给 #12 张女士' } },
    ])
    expect(wecom.standIn.log).toEqual([])
  })

  it('counts as taken when the answer cannot be read, but nothing is shown', async () => {
    door.answer = () => ({ status: 200, body: '<xml><Encrypt>forged</Encrypt></xml>' })
    const answered = untilEntry(wecom.standIn, isAnswered)
    wecom.standIn.say(at(app), 'hi')
    await answered
    expect(chat()).toMatchObject([{ from: 'member', status: 'delivered' }])
  })
})

describe('a callback without an answer', () => {
  it('is repeated three times, five seconds apart, with the same MsgId, and then shown as failed', async () => {
    door.answer = () => undefined
    wecom.standIn.say(at(app), 'hi')
    for (let attempt = 1; attempt < 4; attempt++) {
      await door.hasReceived(attempt)
      wecom.clock.pass(5000)
    }
    await door.hasReceived(4)
    const answered = untilEntry(wecom.standIn, isAnswered)
    wecom.clock.pass(5000)
    await answered
    expect(door.received).toHaveLength(4)
    expect(new Set(door.received.map((request) => opened(request)?.msgId)).size).toBe(1)
    expect(chat()).toMatchObject([{ status: 'failed' }])
    expect(wecom.clock.waiting).toBe(0)
  })

  it('is repeated after an error, and an answer ends it', async () => {
    door.answer = () =>
      door.received.length < 2 ? { status: 500, body: '' } : { status: 200, body: 'success' }
    const answered = untilEntry(wecom.standIn, isAnswered)
    wecom.standIn.say(at(app), 'hi')
    await door.hasReceived(1)
    wecom.clock.pass(5000)
    await answered
    expect(door.received).toHaveLength(2)
    expect(chat()).toMatchObject([{ status: 'delivered' }])
  })

  it('is tried once when retries are off; the member may try again with the same MsgId', async () => {
    wecom.standIn.faults.retries = false
    door.answer = () => ({ status: 401, body: '' })
    const failed = untilEntry(wecom.standIn, ({ status }) => status === 'failed')
    const { id } = wecom.standIn.say(at(app), 'hi')
    await failed
    door.answer = () => ({ status: 200, body: '' })
    const delivered = untilEntry(wecom.standIn, ({ status }) => status === 'delivered')
    wecom.standIn.again(at(app), id)
    await delivered
    expect(new Set(door.received.map((request) => opened(request)?.msgId)).size).toBe(1)
    expect(chat()).toMatchObject([{ id, status: 'delivered' }])
  })
})

it('checks a callback address as WeCom does', async () => {
  door.answer = ({ url }) => {
    const plain = createWecomCallback(app, wecom.clock.now).checkUrl(Object.fromEntries(url.searchParams))
    return plain.ok ? { status: 200, body: plain.value } : { status: 401, body: '' }
  }
  expect(await wecom.standIn.checkUrl(app)).toBe(true)
  door.answer = () => ({ status: 200, body: 'something' })
  expect(await wecom.standIn.checkUrl(app)).toBe(false)
})

describe('a restart', () => {
  let folder: string
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'wecom-'))))
  afterEach(() => rmSync(folder, { recursive: true }))
  const open = () => openWecom([app], path.join(folder, 'wecom.jsonl'))

  it('keeps what members saw, the log, the images and the duplicate check', async () => {
    const before = await open()
    const api = before.apiOf(app)
    const uploaded = await api.uploadMedia({
      kind: 'image',
      bytes: new Uint8Array(8).fill(7),
      filename: 'a.png',
      contentType: 'image/png',
    })
    const mediaId = uploaded.ok ? uploaded.value : ''
    await api.sendText('LinXiao', '#12·1 在吗')
    await api.sendMedia('LinXiao', 'image', mediaId)
    const [inbox, log] = [before.standIn.inboxOf(at(app)), before.standIn.log]
    await before.close()

    const after = await open()
    expect(after.standIn.inboxOf(at(app))).toEqual(inbox)
    expect(after.standIn.log).toEqual(log)
    await after.apiOf(app).sendText('LinXiao', '#12·1 在吗')
    expect(after.standIn.inboxOf(at(app))).toHaveLength(2)
    expect((await after.apiOf(app).getMedia(mediaId)).ok).toBe(true)
    await after.close()
  })

  it('has every accepted message on disk before it is answered, and forgives half a line', async () => {
    const running = await open()
    await running.apiOf(app).sendText('LinXiao', '#12·1 在吗')
    const file = path.join(folder, 'wecom.jsonl')
    expect(readFileSync(file, 'utf8')).toContain('#12·1 在吗')
    appendFileSync(file, '{"type":"call","at":17')
    const after = await open()
    expect(after.standIn.inboxOf(at(app))).toHaveLength(1)
    await after.apiOf(app).sendText('LinXiao', '#12·2')
    await after.close()
    await running.close()
    const again = createWecomStandIn({ apps: [app], now: () => 0, state: file })
    expect(again.inboxOf(at(app))).toHaveLength(2)
    await again.close()
  })

  it('goes on delivering what no callback had taken, in order and with the same MsgIds', async () => {
    const before = await open()
    door.answer = () => undefined
    const typed = ['一', '二', '三'].map((text) => before.standIn.say(at(app), text))
    await door.hasReceived(3)
    await before.close()

    door.answer = () => ({ status: 200, body: '' })
    const after = await open()
    expect(after.standIn.inboxOf(at(app)).map(({ status }) => status)).toEqual([
      'sending',
      'sending',
      'sending',
    ])
    await after.standIn.resume()
    expect(door.received.slice(3).map((request) => opened(request)?.msgId)).toEqual(typed.map(({ id }) => id))
    expect(after.standIn.inboxOf(at(app)).every(({ status }) => status === 'delivered')).toBe(true)
    await after.close()
  })
})

describe('the page', () => {
  const get = async (target: string) => fetch(new URL(target, wecom.pageUrl))
  const post = async (target: string, body: unknown, contentType = 'application/json') =>
    fetch(new URL(target, wecom.pageUrl), {
      method: 'POST',
      headers: { 'content-type': contentType },
      body: JSON.stringify(body),
    })
  const key = () => `${app.corpId}:${app.agentId}:LinXiao`

  it('lists the agents of every shop with their last line', async () => {
    await wecom.apiOf(app).sendText('HeJing', '#7 在吗')
    const agents = (await (await get('page/agents')).json()) as { name: string; last?: { body: object } }[]
    expect(agents.map(({ name }) => name)).toEqual(['林晓', '何静', '林晓', '何静'])
    expect(agents[1]?.last?.body).toEqual({ type: 'text', content: '#7 在吗' })
  })

  it('sends once, however often it has to ask', async () => {
    const say = { agent: key(), clientId: 'c1', text: '#12 好' }
    const answers = [await post('page/say', say), await post('page/say', say)]
    const [first, second] = await Promise.all(
      answers.map(async (answer) => (await answer.json()) as { id: string }),
    )
    expect(first?.id).toBe(second?.id)
    expect(chat()).toHaveLength(1)
  })

  it('gives a long thread in pages', async () => {
    for (let n = 0; n < 70; n++) {
      if (n % 25 === 0) wecom.clock.pass(60_000)
      await wecom.apiOf(app).sendText('LinXiao', `#12·${n}`)
    }
    interface Page {
      entries: { seq: number }[]
      hasOlder: boolean
    }
    const last = (await (await get(`page/thread?agent=${key()}`)).json()) as Page
    expect([last.entries.length, last.hasOlder]).toEqual([60, true])
    const older = (await (
      await get(`page/thread?agent=${key()}&before=${last.entries[0]!.seq}`)
    ).json()) as Page
    expect([older.entries.length, older.hasOlder]).toEqual([10, false])
  })

  it('says how a reception stands where somebody knows it, of nobody else', async () => {
    const reception = { duty: 'busy', held: 2, capacity: 8 } as const
    const knowing = createWecomStandIn({
      apps: [app],
      now: wecom.clock.now,
      receptionOf: ({ userid }) => Promise.resolve(userid === 'LinXiao' ? reception : null),
    })
    const { pageUrl, close } = await knowing.listen()
    const asked = async (url: string, agent: string) =>
      (await fetch(new URL(`page/reception?agent=${agent}`, url))).json() as Promise<unknown>
    expect(await asked(pageUrl, key())).toEqual({ reception })
    expect(await asked(pageUrl, key().replace('LinXiao', 'HeJing'))).toEqual({ reception: null })
    expect(await asked(pageUrl, 'nobody')).toEqual({ error: 'notFound' })
    expect(await asked(wecom.pageUrl, key())).toEqual({ reception: null })
    await close()
  })

  it('hears of new lines by server-sent events', async () => {
    const events = await get('page/events')
    const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader.read()).value).toBe('retry: 1000\n\n')
    await wecom.apiOf(app).sendText('LinXiao', '#12 在吗')
    const { value = '' } = await reader.read()
    expect(JSON.parse(value.slice(6))).toMatchObject({ key: key(), entry: { body: { content: '#12 在吗' } } })
    await reader.cancel()
  })

  it('refuses strangers, other content types, empty and endless texts', async () => {
    expect((await get('page/thread?agent=nobody')).status).toBe(404)
    const say = { agent: key(), clientId: 'c1', text: '好' }
    expect((await post('page/say', say, 'text/plain')).status).toBe(400)
    expect((await post('page/say', { ...say, text: '' })).status).toBe(400)
    expect((await post('page/say', { ...say, text: '好'.repeat(5001) })).status).toBe(400)
    expect((await post('page/say', { ...say, agent: 'nobody' })).status).toBe(400)
    expect(
      (await post(`page/media?type=image&agent=${key()}&clientId=c`, 'svg', 'image/svg+xml')).status,
    ).toBe(415)
    expect(chat()).toEqual([])
  })

  it('answers nothing outside its own paths', async () => {
    expect((await get('../other')).status).toBe(404)
    expect((await get('page/unknown')).status).toBe(404)
  })
})
