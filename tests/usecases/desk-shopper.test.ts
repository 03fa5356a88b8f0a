import { demoOpenid } from '../../local/demo/people'
import { openServed, SESSION, type DeskRig, type Member } from '../support/desk'
import { linesOf, must, refused, served, type Talk } from '../support/talk'
import type { World } from '../support/world'

let world: World
let rig: DeskRig
let zhang: Talk
let lin: Member
beforeEach(async () => {
  ;({ world, rig, zhang, lin } = await openServed())
})
afterEach(() => world.close())

const seen = () => must(lin.desk.shopper({ sessionId: SESSION }))

describe('tags', () => {
  const sets = (tags: string[], tagsVersion: number, by = lin) =>
    by.shoppers.setTags({ sessionId: SESSION, tags, tagsVersion })

  it('are the shopper’s from then on, each once, and change nothing else of her', async () => {
    const { tags, tagsVersion } = await seen()
    expect(await must(sets([...tags, '在意包装', ' 在意包装 '], tagsVersion))).toEqual({
      tags: [...tags, '在意包装'],
      tagsVersion: tagsVersion + 1,
    })
    expect(await seen()).toMatchObject({ tags: [...tags, '在意包装'], called: '张女士' })
    expect(await must(sets([], tagsVersion + 1))).toMatchObject({ tags: [] })
  })

  it('are not lost when two change them at once: the second is told', async () => {
    const { tagsVersion } = await seen()
    await must(sets(['老客'], tagsVersion))
    expect(await sets(['难缠'], tagsVersion)).toEqual(refused('changedMeanwhile'))
    expect((await seen()).tags).toEqual(['老客'])
  })

  it('can be given to somebody whom the shop knew nothing of', async () => {
    await world.look((db) =>
      db
        .collection('shoppers')
        .where({ openid: demoOpenid(1) })
        .remove(),
    )
    expect(await must(sets(['新客'], 0))).toEqual({ tags: ['新客'], tagsVersion: 1 })
    expect(await sets(['再来'], 0)).toEqual(refused('changedMeanwhile'))
    expect((await seen()).tags).toEqual(['新客'])
  })

  it('are short, few, and of one’s own shopper', async () => {
    expect(await sets(['十三个字的标签实在是太长了'], 0)).toEqual(refused('tagTooLong'))
    expect(await sets([' '], 0)).toEqual(refused('textEmpty'))
    expect(
      await sets(
        Array.from({ length: 11 }, (_, n) => `${n}`),
        0,
      ),
    ).toEqual(refused('tooMany'))
    expect(await sets(['别人的'], 0, await rig.member('hejing'))).toEqual(refused('notFound'))
  })
})

describe('notes of a shopper', () => {
  const writes = (text: string, by = lin, clientId = 'desk-memo-1') =>
    by.shoppers.addNote({ sessionId: SESSION, clientId, text })

  it('stay with her, newest first, with writer and date; a repeat is the same note', async () => {
    const first = await must(writes('上次多等了两天'))
    expect(await must(writes('上次多等了两天'))).toEqual(first)
    world.clock.pass(1_000)
    await must(writes('补发要附手写卡', lin, 'desk-memo-2'))
    expect((await seen()).notes).toMatchObject([
      { text: '补发要附手写卡', by: '林晓', isMine: true, at: world.clock.now() },
      { text: '上次多等了两天' },
    ])
    expect(await writes('长'.repeat(201))).toEqual(refused('noteTooLong'))
  })

  it('are taken away by who wrote them, or a supervisor, and only where they belong', async () => {
    const { note } = await must(writes('写错了'))
    await rig.supervise('hejing')
    const he = await rig.member('hejing')
    const drop = (by: typeof lin, noteId = note.id) => by.shoppers.dropNote({ sessionId: SESSION, noteId })
    const his = await must(writes('主管写的', he, 'desk-memo-3'))
    expect(await drop(lin, his.note.id)).toEqual(refused('forbidden'))
    await must(drop(lin))
    await must(drop(lin)) // twice changes nothing
    await must(drop(he, his.note.id))
    expect((await seen()).notes).toEqual([])
    const li = await served(world.shopper({ openid: demoOpenid(2) }))
    expect(await li.service()).toMatchObject({ status: 'assigned' })
    const other = await must(writes('张的', lin, 'desk-memo-4'))
    const sessionId = 'mianyu:261121-2'
    expect(await he.shoppers.dropNote({ sessionId, noteId: other.note.id })).toEqual(refused('notFound'))
  })

  it('are in nothing that she gets', async () => {
    await must(writes('机密的印象'))
    const { conversation, orders } = zhang.client
    const answers = [await conversation.pull({ after: 0 }), await orders.list({}), await zhang.says('在吗')]
    expect(JSON.stringify(answers)).not.toContain('机密')
  })
})

it('tells what a shopper is worth: her orders, what they came to, her stars', async () => {
  const { value, orders } = await seen()
  const kept = orders.filter(({ status }) => status !== 'cancelled')
  expect(value.orders).toBeGreaterThanOrEqual(kept.length)
  expect(value.paidFen).toBeGreaterThan(0)
  expect(value).toMatchObject({ stars: null, ratings: 0 })
  await must(lin.desk.end({ sessionId: SESSION, clientId: 'desk-end-01' }))
  await must(zhang.rates(SESSION, 4))
  await zhang.says('转人工')
  const now = await must(lin.desk.shopper({ sessionId: 'mianyu:261121-2' }))
  expect(now.value).toMatchObject({ stars: 4, ratings: 1 })
})

it('shows where an order goes in full to whoever asks, and notes down who did', async () => {
  const { phone } = await seen()
  const orderNo = phone?.orderNo ?? ''
  expect(phone?.masked).toMatch(/^1\d\d\*{4}\d{4}$/)
  const shown = await must(lin.shoppers.reveal({ sessionId: SESSION, orderNo }))
  expect(shown.phone).toMatch(/^1\d{10}$/)
  expect(shown.address.length).toBeGreaterThan(5)
  const looks = () =>
    world.look(async (db) => (await db.collection('audits').where({ action: 'revealed' }).get()).data)
  expect(await looks()).toMatchObject([{ by: 'linxiao', orderNo, sessionId: SESSION }])
  expect(JSON.stringify(await looks())).not.toContain(shown.phone)
  const [other] = await world.look(async (db) => {
    const { data } = await db
      .collection('orders')
      .where({ shopId: 'mianyu', openid: demoOpenid(2) })
      .get()
    return data as { orderNo: string }[]
  })
  const asked = { sessionId: SESSION, orderNo: other?.orderNo ?? '' }
  expect(await lin.shoppers.reveal(asked)).toEqual(refused('notFound'))
  expect(await (await rig.member('hejing')).shoppers.reveal({ sessionId: SESSION, orderNo })).toEqual(
    refused('notFound'),
  )
})

describe('looking through one shopper’s conversation', () => {
  const find = (words: string, more: object = {}, { before = null as number | null, by = lin } = {}) =>
    by.desk.search({
      sessionId: SESSION,
      search: { words, kind: 'all', from: null, until: null, ...more },
      before,
    })

  it('finds words, from a day on or until it, page by page, newest first', async () => {
    await zhang.saysAll(
      Array.from({ length: 45 }, (_, n) => `杯子${n + 1}`),
      (ms) => world.clock.pass(ms),
    )
    const lines: string[] = []
    let before: number | null = null
    do {
      const page: Awaited<ReturnType<typeof zhang.client.conversation.search>> = await find(
        '杯子',
        {},
        { before },
      )
      const { found, next } = await must(Promise.resolve(page))
      lines.push(...linesOf({ messages: found }))
      before = next
    } while (before !== null)
    expect(lines.filter((line) => /杯子\d+$/.test(line))).toHaveLength(45)
    expect(lines[0]).toBe('顾客：杯子45')
    const now = world.clock.now()
    expect((await must(find('杯子', { until: now - 3_600_000 }))).found).toEqual([])
    expect((await must(find('杯子', { from: now - 3_600_000 }))).found).not.toEqual([])
  })

  it('is for whoever may read it', async () => {
    expect(await find('杯子', {}, { by: await rig.member('hejing') })).toEqual(refused('notFound'))
  })
})

describe('an invitation to rate', () => {
  const invites = (clientId = 'desk-rate-1') => lin.desk.inviteRating({ sessionId: SESSION, clientId })

  it('is shown while the session goes on, once, and what she gives stays when it ends', async () => {
    expect(linesOf(await must(invites()))).toEqual(['系统：[请评价]'])
    expect(linesOf(await must(invites()))).toEqual(['系统：[请评价]'])
    expect(await invites('desk-rate-2')).toEqual(refused('ratingAsked'))
    expect(await zhang.service()).toMatchObject({ status: 'assigned' })
    await must(zhang.rates(SESSION, 5))
    await must(lin.desk.end({ sessionId: SESSION, clientId: 'desk-end-01' }))
    expect(await zhang.service()).toMatchObject({ status: 'ended', rating: { stars: 5 } })
    const { data } = await world.look((db) => db.collection('sessions').where({ _id: SESSION }).get())
    expect(data).toMatchObject([{ stars: 5, status: 'ended' }])
  })

  it('is not for a session of somebody else', async () => {
    const he = await rig.agent('hejing')
    expect(await he.inviteRating({ sessionId: SESSION, clientId: 'desk-rate-3' })).toEqual(
      refused('notFound'),
    )
  })
})

it('forgets what agents remembered of a shopper when her data are deleted', async () => {
  await must(lin.shoppers.addNote({ sessionId: SESSION, clientId: 'desk-memo-9', text: '喜欢蓝色' }))
  const { personalData } = world.newPorts()
  await personalData.forgetRest({ shopId: 'mianyu', openid: demoOpenid(1) })
  const { total } = await world.look((db) => db.collection('shopperNotes').where({}).count())
  expect(total).toBe(0)
})
