import { HOUR, MINUTE, SECOND } from '../../core/shared/time'
import { png } from '../support/images'
import { must, served, wordsFor, type Talk } from '../support/talk'
import { uploadOf } from '../support/upload'
import { openWorld, type TestAgent, type World } from '../support/world'

let world: World
let zhang: Talk
let lin: TestAgent

beforeEach(async () => {
  world = await openWorld({ admission: true })
  zhang = await served(world.shopper())
  lin = world.agent('linxiao')
})
afterEach(() => world.close())

const busy = { errCode: -1, errMsg: 'system error' }
const asked = (apiName: string) => world.cloud.wx.journal.filter((call) => call.apiName === apiName)
const pull = (after = 0) => must(zhang.client.conversation.pull({ after }))
const photo = async () => {
  const uploadId = await uploadOf(world, zhang.client, png())
  return must(zhang.client.conversation.send({ clientId: zhang.id(), body: { kind: 'image', uploadId } }))
}
/** Under which WeChat has the file that waits; the clock hands it in when that did not come through at once. */
const traceOf = async (): Promise<string> => {
  for (let tries = 0; tries < 5; tries += 1) {
    const { data } = await world.look((db) => db.collection('checks').where({}).get())
    const [check] = data as { traceId: string }[]
    if (check && check.traceId !== '') return check.traceId
    await later(20 * SECOND)
  }
  throw new Error('nothing was handed in')
}
const verdict = async (suggest: 'pass' | 'review' | 'risky') =>
  world.cloud.wx.verdicts.decide(await traceOf(), suggest)
const checksOf = async () =>
  (await pull()).messages.filter(({ from }) => from.kind === 'shopper').map(({ check }) => check ?? 'none')
const openChecks = async () => (await world.look((db) => db.collection('checks').count())).total
const turns = async () => Number((await world.look((db) => db.collection('turns').count())).total)
const later = async (ms: number) => {
  world.clock.pass(ms)
  await world.tick()
}

describe('a text', () => {
  it('is judged once, reaches the agent, and nothing is written when it passes', async () => {
    const before = await turns()
    await zhang.says('杯子裂了')
    expect(asked('security.msgSecCheck').at(-1)).toMatchObject({
      data: { version: 2, content: '杯子裂了', openid: expect.any(String) as unknown },
    })
    expect(wordsFor(lin.sees(), 1)).toEqual(['杯子裂了'])
    expect(await turns()).toBe(before + 1)
    expect(await openChecks()).toBe(0)
  })

  it('that is risky reaches the agent too, and then what WeChat thinks of it', async () => {
    const reply = await zhang.says('一起来网络赌博')
    expect(wordsFor(lin.sees(), 1)).toEqual(['一起来网络赌博', '微信判定这条违规，请谨慎处理'])
    const { marks } = await pull(reply.seq)
    expect(marks).toEqual([{ id: reply.messages[0]?.id, check: 'risky' }])
    expect((await checksOf()).at(-1)).toBe('risky')
  })

  it('is delivered while WeChat does not answer, marked, and judged by the clock later', async () => {
    world.cloud.wx.answers.set('security.msgSecCheck', busy)
    await zhang.says('加微信返现')
    expect(wordsFor(lin.sees(), 1)).toEqual(['加微信返现'])
    expect((await checksOf()).at(-1)).toBe('unchecked')

    world.cloud.wx.answers.clear()
    await later(20 * SECOND)
    expect((await checksOf()).at(-1)).toBe('review')
    expect(wordsFor(lin.sees(), 1).at(-1)).toBe('微信提示这条可能违规，请先核实')
    await later(20 * SECOND)
    expect(await openChecks()).toBe(0)
    expect(wordsFor(lin.sees(), 1)).toHaveLength(2)
  })

  it('stays unchecked when WeChat never answers', async () => {
    world.cloud.wx.answers.set('security.msgSecCheck', busy)
    await zhang.says('在吗')
    for (let hour = 0; hour < 8; hour += 1) await later(HOUR)
    expect((await checksOf()).at(-1)).toBe('unchecked')
    expect(await openChecks()).toBe(0)
    expect(wordsFor(lin.sees(), 1)).toEqual(['在吗'])
  })
})

describe('a photo', () => {
  it('is shown to the agent when WeChat has judged it, not before', async () => {
    const reply = await photo()
    expect(reply.messages[0]).toMatchObject({
      check: 'pending',
      body: { url: expect.stringMatching(/^http/) as unknown },
    })
    expect(lin.sees().at(-1)).toMatch(/\[照片\] 审核中，通过后自动发来$/)

    expect(await verdict('pass')).toBe(true)
    expect(lin.sees().slice(-2)).toEqual([expect.stringMatching(/\[照片\] 审核通过$/), '[图]'])
    expect((await pull(reply.seq)).marks).toEqual([{ id: reply.messages[0]?.id, check: null }])
    expect((await checksOf()).at(-1)).toBe('none')
    expect(await openChecks()).toBe(0)
  })

  it('that is refused is linked for nobody any more', async () => {
    const reply = await photo()
    await verdict('risky')
    expect(lin.sees().at(-1)).toMatch(/\[照片\] 未通过微信审核，不再显示$/)
    const shown = (await pull()).messages.find(({ id }) => id === reply.messages[0]?.id)
    expect(shown).toMatchObject({ check: 'refused', body: { kind: 'image', url: '' } })
  })

  it('is judged once, however often WeChat says so', async () => {
    await photo()
    const traceId = await traceOf()
    const event = pushOf(traceId, 'pass')
    expect(await world.push(event)).toBe('success')
    const before = await turns()
    expect(await world.push(event)).toBe('success')
    expect(await turns()).toBe(before)
    expect(lin.sees().filter((line) => line === '[图]')).toHaveLength(1)
  })

  it('comes unchecked when no verdict comes in the time that WeChat names', async () => {
    await photo()
    const traceId = await traceOf()
    await later(31 * MINUTE)
    expect(lin.sees().slice(-2)).toEqual([expect.stringMatching(/没有给出审核结果/), '[图]'])
    expect(await world.cloud.wx.verdicts.decide(traceId, 'risky')).toBe(true) // too late: nobody waits for it
    expect((await checksOf()).at(-1)).toBe('unchecked')
  })

  it('is handed in by the clock when WeChat was busy', async () => {
    world.cloud.wx.answers.set('security.mediaCheckAsync', busy)
    await photo()
    expect(world.cloud.wx.verdicts.open).toHaveLength(0)
    world.cloud.wx.answers.clear()
    await later(MINUTE)
    await verdict('pass')
    expect(lin.sees().at(-1)).toBe('[图]')
  })

  it('is handed in again when WeChat could not load it', async () => {
    await photo()
    const traceId = await traceOf()
    const broken = { ...pushOf(traceId, 'pass'), errcode: -1008, result: undefined }
    expect(await world.push(broken)).toBe('success')
    await later(5 * MINUTE)
    const again = await traceOf()
    expect(again).not.toBe(traceId)
    await world.cloud.wx.verdicts.decide(again, 'pass')
    expect(lin.sees().at(-1)).toBe('[图]')
  })

  it('that waits is not in what the next agent is told, and comes to him with its verdict', async () => {
    await photo()
    const traceId = await traceOf()
    await lin.says('#1 /end')
    await world.cloud.wx.verdicts.decide(traceId, 'pass')
    expect(lin.sees().at(-1)).not.toBe('[图]') // the session is over: nobody is to be told
    expect((await checksOf()).at(-1)).toBe('none')
  })
})

describe('photos in one go', () => {
  const traces = async (count: number): Promise<readonly string[]> => {
    for (let tries = 0; tries < 5; tries += 1) {
      const { data } = await world.look((db) => db.collection('checks').orderBy('seq', 'asc').get())
      const handedIn = (data as { traceId: string }[]).map(({ traceId }) => traceId)
      if (handedIn.length === count && !handedIn.includes('')) return handedIn
      await later(20 * SECOND)
    }
    throw new Error('not all were handed in')
  }
  const four = async () => {
    for (let sent = 0; sent < 4; sent += 1) await photo()
    const handedIn = await traces(4)
    const before = lin.sees().length
    /** `·4 通过`, and the picture. */
    const told = () =>
      lin
        .sees()
        .slice(before)
        .map((line) => line.replace(/^\S+ \S+ ·(\d+)\u3000\[照片\] (.{4}).*$/s, '$1 $2'))
    const decide = (at: number, suggest: 'pass' | 'risky') =>
      world.cloud.wx.verdicts.decide(handedIn[at] ?? '', suggest)
    return { told, decide }
  }

  it('reach the agent in the order in which they were sent, however the verdicts come', async () => {
    const { told, decide } = await four()
    await decide(2, 'pass')
    await decide(1, 'pass')
    expect(told()).toEqual([])
    await decide(0, 'pass')
    const numbers = told().filter((line) => line !== '[图]')
    expect(told()).toEqual(numbers.flatMap((line) => [line, '[图]']))
    expect(numbers.map((line) => Number(line.split(' ')[0]))).toEqual(
      [0, 1, 2].map((at) => Number(numbers[0]?.split(' ')[0]) + at),
    )
    world.clock.pass(MINUTE) // so many pushes are the lane's limit for now
    await decide(3, 'pass')
    expect(told().filter((line) => line === '[图]')).toHaveLength(4)
    expect(await openChecks()).toBe(0)
  })

  it('that are refused are told at once, and hold nobody up', async () => {
    const { told, decide } = await four()
    await decide(1, 'pass')
    await decide(2, 'risky')
    expect(told()).toEqual([expect.stringMatching(/未通过/)])
    await decide(0, 'risky')
    expect(told().filter((line) => line === '[图]')).toHaveLength(1)
    expect(await openChecks()).toBe(1)
  })

  it('wait for a verdict that never comes no longer than for their own', async () => {
    const { told, decide } = await four()
    for (const at of [3, 2, 1]) await decide(at, 'pass')
    expect(told()).toEqual([])
    await later(31 * MINUTE)
    await later(MINUTE)
    expect(told().filter((line) => line === '[图]')).toHaveLength(4)
    expect(await openChecks()).toBe(0)
  })
})

const pushOf = (traceId: string, suggest: string) => ({
  MsgType: 'event',
  Event: 'wxa_media_check',
  appid: 'wxa1de300000000001',
  trace_id: traceId,
  version: 2,
  errcode: 0,
  errmsg: 'ok',
  result: { suggest, label: 100 },
})

describe('a verdict', () => {
  it('is taken from nobody but WeChat', async () => {
    await photo()
    const traceId = await traceOf()
    const forged = await world.call('wechat', pushOf(traceId, 'pass'), {
      appid: 'wxa1de300000000001',
      openid: 'oEvil',
    })
    expect(forged).toEqual({ ok: false, error: 'forbidden' })
    expect((await checksOf()).at(-1)).toBe('pending')
  })

  it('of another shop, or of no check of ours, changes nothing', async () => {
    await photo()
    const traceId = await traceOf()
    const foreign = { ...pushOf(traceId, 'pass'), appid: 'wxa1de300000000002' }
    expect(await world.push(foreign)).toBe('success')
    expect(await world.push(pushOf('guessed', 'pass'))).toBe('success')
    expect((await checksOf()).at(-1)).toBe('pending')
  })

  it('of another kind is acknowledged and left alone', async () => {
    const other = { MsgType: 'event', Event: 'user_enter_tempsession' }
    expect(await world.push(other)).toBe('success')
  })
})

describe('words that are no message', () => {
  const orderNo = '261121084306254'
  const asks = (reason: string) =>
    must(zhang.client.requests.submit({ clientId: zhang.id(), orderNo, wanted: { kind: 'cancel', reason } }))

  it('the reason of a request is judged: the agent reads the verdict with it, she sees it on the request', async () => {
    const { request } = await asks('哔哔违规')
    expect(request).toMatchObject({ status: 'submitted', check: 'risky' })
    expect(lin.sees().at(-1)).toContain('原因：哔哔违规\n微信判定这条违规，请谨慎处理')
  })

  it('a reason that passes says nothing, and one that WeChat did not judge is taken all the same', async () => {
    expect((await asks('拍错了')).request.check).toBeUndefined()
    await must(zhang.client.requests.withdraw({ orderNo, number: 1 }))
    world.cloud.wx.answers.set('security.msgSecCheck', busy)
    expect((await asks('不要了')).request).toMatchObject({ status: 'submitted', check: 'unchecked' })
  })

  it('the comment of a rating is judged, and kept with its verdict', async () => {
    await lin.says('#1 /end')
    const service = await zhang.service()
    await must(zhang.rates(service.status === 'ended' ? service.sessionId : '', 1, '哔哔可疑'))
    const { data } = await world.look((db) => db.collection('turns').where({}).get())
    const events = (data as { events: { type: string }[] }[]).flatMap((turn) => turn.events)
    expect(events.find(({ type }) => type === 'rated')).toMatchObject({ verdict: 'review' })
  })

  it('the comment of a rating that WeChat refuses is shown as such to her who wrote it, now and later', async () => {
    await lin.says('#1 /end')
    const service = await zhang.service()
    const sessionId = service.status === 'ended' ? service.sessionId : ''
    const refused = { rating: { stars: 1, check: 'risky' } }
    expect((await must(zhang.rates(sessionId, 1, '哔哔违规'))).service).toMatchObject(refused)
    const { messages, service: again } = await zhang.enters()
    expect(again).toMatchObject(refused)
    expect(messages.find(({ body }) => body.kind === 'rating')?.body).toMatchObject(refused)

    const changed = await must(zhang.rates(sessionId, 1, '不满意'))
    expect(changed.service).toMatchObject({ rating: { comment: '不满意' } })
    expect(changed.service).not.toHaveProperty('rating.check')
  })
})

it('a shop whose mini-program may not ask works as if there were no checks', async () => {
  world.cloud.wx.outside = null
  await zhang.says('杯子裂了')
  expect(wordsFor(lin.sees(), 1)).toEqual(['杯子裂了'])
  await photo()
  expect(lin.sees().at(-1)).toBe('[图]')
})
