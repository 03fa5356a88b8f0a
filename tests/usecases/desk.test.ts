import type { DeskThread } from '../../core/contracts/desk.contract'
import { HOUR, MINUTE } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import { openServed, SESSION, type Desk, type DeskRig } from '../support/desk'
import { png } from '../support/images'
import { linesOf, must, refused, talkOf, wordsFor, type Talk } from '../support/talk'
import { uploadOf } from '../support/upload'
import type { World } from '../support/world'

const notFound = { ok: false, error: 'notFound' }

let world: World
let rig: DeskRig
let zhang: Talk
let lin: Desk

const open = async (options?: Parameters<typeof openServed>[0]) => {
  ;({ world, rig, zhang, desk: lin } = await openServed(options))
}
afterEach(() => world.close())

const textOf = (text: string) => ({ kind: 'text' as const, text })
const replies = (text: string, clientId = 'desk-reply-1') =>
  lin.reply({ sessionId: SESSION, clientId, body: textOf(text) })
/** Everything of the session, as the console pulls it. */
const seen = async (desk = lin): Promise<string[]> => {
  const lines: string[] = []
  for (let page: DeskThread = await must(desk.pull({ sessionId: SESSION, after: null })); ;) {
    lines.push(...linesOf(page))
    if (page.messages.length === 0) return lines
    page = await must(desk.pull({ sessionId: SESSION, after: page.seq }))
  }
}
const looks = () =>
  world.look(async (db) => (await db.collection('audits').where({ action: 'read' }).get()).data as object[])

describe('one’s own session', () => {
  beforeEach(() => open())

  it('stands in the list with its last words, and is read and answered', async () => {
    expect((await must(lin.sessions({ list: 'mine' }))).sessions).toMatchObject([
      { last: { from: 'shopper', words: '转人工' } }, // the bot spoke after it, to say that somebody comes
    ])
    await zhang.says('我的杯子碎了')
    const { sessions } = await must(lin.sessions({ list: 'mine' }))
    expect(sessions).toMatchObject([
      {
        ...{ sessionId: SESSION, number: 1, code: '261121-1', called: '张女士', queuedAt: null },
        last: { from: 'shopper', words: '我的杯子碎了' },
      },
    ])
    expect(await seen()).toEqual(
      expect.arrayContaining(
        ['顾客：转人工', '[assigned]', '顾客：我的杯子碎了'].map((line) =>
          line.startsWith('[') ? `系统：${line}` : line,
        ),
      ),
    )
    const answer = await must(replies('马上给您补发'))
    expect(answer).toMatchObject({
      messages: [{ from: { kind: 'agent', name: '林晓' }, clientId: 'desk-reply-1' }],
      service: { status: 'assigned', isMine: true, agentName: '林晓', firstReplyAt: world.clock.now() },
    })
    expect((await zhang.sees()).at(-1)).toBe('林晓：马上给您补发')
    expect((await must(lin.me({}))).held).toBe(1)
  })

  it('goes on in the app’s chat beside it: nothing is told there twice, nothing is missing', async () => {
    const chat = world.agent('linxiao')
    const before = chat.sees().length
    await must(replies('在工作台回的'))
    expect(chat.sees()).toHaveLength(before)
    await zhang.says('好的')
    await chat.says('在聊天里回的')
    expect(wordsFor(chat.sees(), 1).filter((words) => words === '好的')).toHaveLength(1)
    expect((await seen()).slice(-3)).toEqual(['林晓：在工作台回的', '顾客：好的', '林晓：在聊天里回的'])
  })

  it('takes the same words once, however often they come, and also when the session is over meanwhile', async () => {
    const first = await must(replies('只说一次'))
    expect(await must(replies('只说一次'))).toEqual(first)
    await world.agent('linxiao').says('/end')
    expect(linesOf(await must(replies('只说一次')))).toEqual(['林晓：只说一次'])
    expect(await replies('再说一句', 'desk-reply-2')).toEqual(notFound)
    expect((await zhang.sees()).filter((line) => line === '林晓：只说一次')).toHaveLength(1)
  })

  it('quotes what was said, and nothing that was not', async () => {
    const { messages } = await zhang.says('什么时候发货')
    const quote = messages[0]?.id ?? ''
    const answered = await must(
      lin.reply({ sessionId: SESSION, clientId: 'desk-quote-1', body: { ...textOf('今天'), quote } }),
    )
    expect(answered.messages[0]?.body).toMatchObject({ quote: { name: '顾客', excerpt: '什么时候发货' } })
    const wrong = { ...textOf('今天'), quote: '999.0' }
    expect(await lin.reply({ sessionId: SESSION, clientId: 'desk-quote-2', body: wrong })).toEqual(notFound)
  })

  it('is read back to its beginning, page by page', async () => {
    await zhang.saysAll(
      Array.from({ length: 40 }, (_, n) => `第${n + 1}句`),
      (ms) => world.clock.pass(ms),
    )
    const newest = await must(lin.pull({ sessionId: SESSION, after: null }))
    expect(newest.hasEarlier).toBe(true)
    const before = newest.messages[0]?.seq ?? 0
    const earlier = await must(lin.history({ sessionId: SESSION, before }))
    expect(earlier.hasEarlier).toBe(false)
    const lines = [...linesOf(earlier), ...linesOf(newest)]
    expect(lines.filter((line) => /第\d+句/.test(line))).toHaveLength(40)
    expect(lines).toEqual(await zhang.sees())
  })
})

describe('a session of somebody else', () => {
  beforeEach(() => open())

  it('is not found: not a colleague’s, not another shop’s, not one that never was', async () => {
    const he = await rig.agent('hejing')
    const other = await rig.agent('linxiao', 'shanye')
    for (const desk of [he, other]) {
      expect(await desk.pull({ sessionId: SESSION, after: null })).toEqual(notFound)
      expect(await desk.history({ sessionId: SESSION, before: 9 })).toEqual(notFound)
      const body = textOf('别人的')
      expect(await desk.reply({ sessionId: SESSION, clientId: 'desk-other-1', body })).toEqual(notFound)
      expect(await must(desk.sessions({ list: 'mine' }))).toMatchObject({ sessions: [] })
    }
    expect(await lin.pull({ sessionId: 'mianyu:261121-99', after: null })).toEqual(notFound)
    expect(await zhang.sees()).not.toContain('何静：别人的')
  })

  it('is so from the moment at which it is handed on', async () => {
    await world.agent('hejing').says('/on')
    await world.agent('linxiao').says('/to 何静')
    const he = await rig.agent('hejing')
    expect(await lin.pull({ sessionId: SESSION, after: null })).toEqual(notFound)
    expect(await replies('还是我的吗')).toEqual(notFound)
    expect(await seen(he)).toContain('顾客：转人工')
  })

  it('is read by a supervisor, who is noted down once an hour, and answered by its agent alone', async () => {
    await rig.supervise('hejing')
    const he = await rig.agent('hejing')
    expect((await must(he.me({}))).role).toBe('supervisor')
    expect(await seen(he)).toContain('顾客：转人工')
    await must(he.history({ sessionId: SESSION, before: 9 }))
    expect(await looks()).toMatchObject([{ shopId: 'mianyu', sessionId: SESSION, by: 'hejing' }])
    expect(JSON.stringify(await looks())).not.toContain(demoOpenid(1))

    const body = textOf('我来插一句')
    expect(await he.reply({ sessionId: SESSION, clientId: 'desk-boss-1', body })).toEqual(notFound)
    world.clock.pass(HOUR)
    await must(he.pull({ sessionId: SESSION, after: null }))
    expect(await looks()).toHaveLength(2)
    expect(await must(lin.pull({ sessionId: SESSION, after: null }))).toBeDefined()
    expect(await looks()).toHaveLength(2) // one's own is nobody's business
  })
})

it('every session that somebody holds is listed for a supervisor, page by page, and for nobody else', async () => {
  await open()
  await world.look(async (db) => {
    const at = world.clock.now()
    const row = (n: number, more: object) => ({
      ...{ shopId: 'mianyu', conversationId: `mianyu:mp:h${n}`, openid: `h${n}`, number: n, day: '261120' },
      ...{
        called: '顾客',
        status: 'assigned',
        openedAt: at,
        queuedAt: null,
        opensAt: null,
        agentId: 'zhouke',
      },
      ...{ endedAt: null, stars: null, seq: 1, ...more },
    })
    const rows = Array.from({ length: 40 }, (_, n) => [
      row(n, { _id: `mianyu:261120-${n + 100}` }),
      row(n, { _id: `mianyu:261119-${n}`, status: 'ended', agentId: null, endedAt: at }),
      row(n, { _id: `shanye:261120-${n}`, shopId: 'shanye' }),
    ]).flat()
    await db.collection('sessions').add(rows)
  })
  expect(await lin.team({})).toEqual({ ok: false, error: 'forbidden' })
  await rig.supervise('linxiao')
  const { meter } = world.cloud.gateway
  const before = meter.total({ on: 'sessions' })
  const first = await must(lin.team({}))
  const second = await must(lin.team({ cursor: first.next ?? '' }))
  const after = meter.total({ on: 'sessions' })
  expect([first.sessions.length, second.sessions.length, second.next]).toEqual([30, 11, null])
  expect(first.sessions[0]).toMatchObject({ sessionId: 'mianyu:261120-100', agentName: '周可' })
  expect(second.sessions.at(-1)).toMatchObject({ sessionId: SESSION, called: '张女士', agentName: '林晓' })
  expect(after.examined - before.examined).toBeLessThanOrEqual(2 * (after.returned - before.returned))
})

it('shows a photo once WeChat has let it pass, and never what it refused', async () => {
  await open({ admission: true })
  const photo = async () => {
    const uploadId = await uploadOf(world, zhang.client, png())
    return must(zhang.client.conversation.send({ clientId: zhang.id(), body: { kind: 'image', uploadId } }))
  }
  const judges = async (suggest: 'pass' | 'risky') => {
    const { data } = await world.look((db) => db.collection('checks').where({}).get())
    await world.cloud.wx.verdicts.decide((data as { traceId: string }[])[0]?.traceId ?? '', suggest)
  }
  const { seq } = await photo()
  const waiting = await must(lin.pull({ sessionId: SESSION, after: seq - 1 }))
  expect(waiting.messages).toMatchObject([{ body: { kind: 'image', url: '' }, check: 'pending' }])
  await judges('pass')
  const { changed = [] } = await must(lin.pull({ sessionId: SESSION, after: seq }))
  expect(changed).toMatchObject([{ id: `${seq}.0`, body: { kind: 'image' } }])
  expect(changed[0]?.check).toBeUndefined()
  expect(JSON.stringify(changed)).toMatch(/"url":"http/)

  const second = await photo()
  await judges('risky')
  const refused = await must(lin.pull({ sessionId: SESSION, after: second.seq }))
  expect(refused.changed).toMatchObject([{ check: 'refused', body: { url: '' } }])
})

describe('the queue', () => {
  beforeEach(() => open())

  /** Rows as projections leave them: who waits, some at the same moment, among many that do not. */
  const fill = (count: number) =>
    world.look(async (db) => {
      const at = world.clock.now() - HOUR
      const row = (n: number, more: object) => ({
        ...{ shopId: 'mianyu', conversationId: `mianyu:mp:q${n}`, openid: `q${n}`, number: n, day: '261121' },
        ...{ called: '顾客', status: 'queued', openedAt: at, queuedAt: at + Math.floor(n / 4) * MINUTE },
        ...{ opensAt: null, agentId: null, endedAt: null, stars: null, seq: 1, ...more },
      })
      const rows = Array.from({ length: count }, (_, n) => [
        row(n, { _id: `mianyu:261121-${n + 100}` }),
        row(n, { _id: `mianyu:261120-${n}`, status: 'ended', queuedAt: null, endedAt: at }),
        row(n, { _id: `shanye:261121-${n}`, shopId: 'shanye' }),
      ]).flat()
      await db.collection('sessions').add(rows)
    })

  it('is listed by longest waiting, page by page, each once, and the database looks at no more than that', async () => {
    await fill(70)
    const { meter } = world.cloud.gateway
    const before = meter.total({ on: 'sessions' })
    const listed: string[] = []
    let cursor: string | undefined
    for (let pages = 0; pages < 5; pages += 1) {
      const page = await must(lin.sessions({ list: 'queue', ...(cursor !== undefined && { cursor }) }))
      listed.push(...page.sessions.map(({ sessionId }) => sessionId))
      if (page.next === null) break
      cursor = page.next
    }
    const after = meter.total({ on: 'sessions' })
    const expected = Array.from({ length: 70 }, (_, n) => `mianyu:261121-${n + 100}`)
    expect([...listed].sort()).toEqual([...expected].sort())
    const order = listed.map((id) => Math.floor((Number(id.split('-')[1]) - 100) / 4))
    expect(order).toEqual([...order].sort((one, other) => one - other))
    expect(after.examined - before.examined).toBeLessThanOrEqual(2 * (after.returned - before.returned))
  })

  it('names those who wait, and shows nothing of what they said', async () => {
    await must(lin.setDuty({ duty: 'busy' }))
    const li = talkOf(world.shopper({ openid: demoOpenid(2) }))
    await li.enters()
    await li.says('我的地址是机密')
    await li.asksForPerson()
    const { sessions } = await must(lin.sessions({ list: 'queue' }))
    const wait = { for: 'firstResponse', dueAt: world.clock.now() + MINUTE, standardMs: MINUTE }
    expect(sessions).toMatchObject([{ called: '李先生', queuedAt: world.clock.now(), wait }])
    expect(JSON.stringify(sessions)).not.toContain('机密')
    const sessionId = sessions[0]?.sessionId ?? ''
    expect(await lin.pull({ sessionId, after: null })).toEqual(notFound)
  })
})

it('tells by when she should be answered, from the promise itself, until she is', async () => {
  await open()
  const due = world.clock.now() + MINUTE
  const { service } = await must(lin.pull({ sessionId: SESSION, after: null }))
  expect(service).toMatchObject({ wait: { for: 'firstResponse', dueAt: due, standardMs: MINUTE } })
  expect((await must(lin.sessions({ list: 'mine' }))).sessions).toMatchObject([
    { dueAt: due, wait: { for: 'firstResponse', dueAt: due, standardMs: MINUTE } },
  ])
  expect(await must(replies('您好'))).toMatchObject({ service: { wait: null } })
  expect((await must(lin.sessions({ list: 'mine' }))).sessions).toMatchObject([{ dueAt: null, wait: null }])
})

it('tells in the list where the shopper spoke lately, so that a reader knows what is new to him', async () => {
  await open()
  const [before] = (await must(lin.sessions({ list: 'mine' }))).sessions
  const read = before?.last?.seq ?? 0
  await zhang.says('在吗')
  await zhang.says('杯子碎了')
  await must(replies('在的'))
  const [after] = (await must(lin.sessions({ list: 'mine' }))).sessions
  expect(after?.heard?.filter((seq) => seq > read)).toHaveLength(2)
  expect(after?.last).toMatchObject({ from: 'agent' })
})

it('refuses what makes no sense, in words', async () => {
  await open()
  expect(await replies('')).toEqual(refused('textEmpty'))
  expect(await replies('长'.repeat(1_001))).toEqual(refused('textTooLong'))
  expect(await replies('好', 'short')).toEqual(refused('badRequest'))
  expect(await lin.pull({ sessionId: SESSION, after: -1 })).toEqual(refused('badRequest'))
  expect(await lin.pull({ sessionId: '', after: null })).toEqual(refused('badRequest'))
  expect(await lin.sessions({ list: 'queue', cursor: 'nonsense' })).toEqual(refused('badRequest'))
  expect(await lin.sessions({ list: 'all' as 'mine' })).toEqual(refused('badRequest'))
  expect(await must(lin.pull({ sessionId: SESSION, after: 9_999 }))).toMatchObject({ messages: [] })
})
