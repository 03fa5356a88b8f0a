import { judged, newAsk } from '../../core/knowledge/ask'
import { DAY, HOUR, MINUTE, SECOND } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import type { Ports } from '../../server/ports'
import { linesOfCopy } from '../support/copy-of'
import { openDesk, type DeskRig, type Member } from '../support/desk'
import { must, refused, talkOf, type Talk } from '../support/talk'
import { openWorld, type World } from '../support/world'

let world: World
let rig: DeskRig
let boss: Member
beforeEach(async () => {
  world = await openWorld()
  rig = openDesk(world)
  await rig.supervise('hejing')
  boss = await rig.member('hejing')
})
afterEach(() => world.close())

let clicks = 0
const clientId = (): string => `learning-${(clicks += 1)}`

/** One shopper after the other; the first is 张女士. */
const comes = (n = 1, at: Pick<World, 'shopper'> = world): Talk =>
  talkOf(at.shopper({ openid: demoOpenid(n) }))

type Kind = 'unanswered' | 'wrong'
const inbox = async (kind: Kind, member = boss) => (await must(member.learning.inbox({ kind }))).groups
const first = async (kind: Kind) => {
  const [group] = await inbox(kind)
  if (!group) throw new Error(`nothing is ${kind}`)
  return group
}
const counts = async (kind: Kind) => (await inbox(kind)).map(({ question, count }) => [question, count])

/** The bot's card for what she asks. */
const answerTo = async (talk: Talk, text: string) => {
  const { messages } = await talk.says(text)
  const card = messages.find(({ body }) => body.kind === 'faq')
  return card?.body.kind === 'faq' ? { messageId: card.id, key: card.body.key ?? '' } : null
}
const answered = async (talk: Talk, text: string) => {
  const card = await answerTo(talk, text)
  if (!card) throw new Error(`not answered: ${text}`)
  return card
}
interface Card {
  readonly messageId: string
  readonly key: string
  readonly clientId?: string
}
const rates = (talk: Talk, card: Card, helpful: boolean) =>
  talk.client.knowledge.rate({ clientId: clientId(), helpful, ...card })

/** Nothing of the shop's knowledge answers it. */
const UNKNOWN = '你家床垫能不能折起来放进轿车后备箱'
/** Nothing is like it. */
const FAR = '你会唱歌吗'
const KNOWN = '怎么开发票'

/** She is not answered, and wants a person. */
const misses = async (talk: Talk, question: string): Promise<void> => {
  await talk.says(question)
  await talk.asksForPerson()
}

/** She is not answered, and goes to 林晓, who says these. */
const handedOver = async (talk: Talk, question: string, ...texts: readonly string[]): Promise<string> => {
  await misses(talk, question)
  const lin = await rig.member('linxiao')
  const { sessions } = await must(lin.desk.sessions({ list: 'mine' }))
  const sessionId = sessions.at(-1)?.sessionId ?? ''
  for (const text of texts) {
    await must(lin.desk.reply({ sessionId, clientId: clientId(), body: { kind: 'text', text } }))
  }
  return sessionId
}

describe('what the bot could not answer', () => {
  it('comes back with what a person answered; one click, and it is answered within ten seconds', async () => {
    await handedOver(comes(), UNKNOWN, '您好，我是林晓，很高兴为您服务', '稍等', '可以的，折好长 95 厘米')
    const group = await first('unanswered')
    expect(group).toMatchObject({ question: UNKNOWN, count: 1, thisWeek: 1, lastWeek: 0, answeredBy: null })
    expect(group.asked).toMatchObject([{ text: UNKNOWN, reply: '可以的，折好长 95 厘米' }])
    const [entry] = group.near
    const click = { clientId: clientId(), ids: group.ids, key: entry?.key ?? '' }
    expect(await must(boss.learning.addSimilar(click))).toMatchObject({ status: 'done', added: 1 })
    expect(await inbox('unanswered')).toEqual([])

    world.clock.pass(10 * SECOND)
    expect(await answerTo(comes(2), UNKNOWN)).toMatchObject({ key: entry?.key })
  })

  it('is there at once, though she goes away', async () => {
    await comes().says(FAR)
    expect(await counts('unanswered')).toEqual([[FAR, 1]])
  })

  it('is nothing that she chose an answer to', async () => {
    const talk = comes()
    const { messages } = await talk.says(UNKNOWN)
    const { body } = messages.at(-1) ?? {}
    const [title = ''] = body?.kind === 'text' ? (body.chips ?? []) : []
    await answered(talk, title)
    await talk.asksForPerson()
    expect(await inbox('unanswered')).toEqual([])
    expect(await first('wrong')).toMatchObject({ question: UNKNOWN, answeredBy: { title } })
  })

  it('stands together with what means the same, this week’s beside last week’s', async () => {
    await misses(comes(1), '今天股票涨了吗')
    world.clock.pass(8 * DAY)
    boss = await rig.member('hejing')
    await misses(comes(2), '今天的股票涨没涨')
    await misses(comes(3), '请问股票今天涨了吗')
    await comes(4).says(FAR)
    expect(
      (await inbox('unanswered')).map(({ count, thisWeek, lastWeek }) => [count, thisWeek, lastWeek]),
    ).toEqual([
      [3, 2, 1],
      [1, 1, 0],
    ])
  })

  it('is no question of the shop once it has a number of its own', async () => {
    await misses(comes(), '床垫 13800138000 能放进后备箱吗')
    const { ids } = await first('unanswered')
    const click = { clientId: clientId(), ids, key: 'goods-2' }
    expect(await must(boss.learning.addSimilar(click))).toMatchObject({ status: 'wrong' })
    expect(await counts('unanswered')).toHaveLength(1)
  })

  it('can be left alone', async () => {
    await comes().says(FAR)
    const { ids } = await first('unanswered')
    expect(await must(boss.learning.settle({ ids, as: 'ignored' }))).toEqual({ settled: 1 })
    expect(await must(boss.learning.settle({ ids, as: 'ignored' }))).toEqual({ settled: 1 })
    expect(await inbox('unanswered')).toEqual([])
  })
})

describe('one click', () => {
  const click = async () => ({
    ...{ clientId: clientId(), key: 'goods-1' },
    ids: (await first('unanswered')).ids,
  })
  const version = async () => (await must(boss.knowledge.list({}))).version

  it('counts once, however often its answer is lost', async () => {
    await comes().says(FAR)
    const one = await click()
    await must(boss.learning.addSimilar(one))
    const before = await version()
    expect(await must(boss.learning.addSimilar(one))).toMatchObject({ status: 'done', added: 0 })
    expect(await version()).toBe(before)
  })

  it('of two supervisors at once both count', async () => {
    await comes(1).says(FAR)
    await misses(comes(2), UNKNOWN)
    const groups = await inbox('unanswered')
    const [one, other] = groups.map(({ ids }, at) => ({
      ...{ clientId: clientId(), ids },
      key: `goods-${at + 1}`,
    }))
    if (!one || !other) throw new Error('two groups are needed')
    const replies = await Promise.all([boss.learning.addSimilar(one), boss.learning.addSimilar(other)])
    expect(replies.map((reply) => reply.ok && reply.value.status)).toEqual(['done', 'done'])
    world.clock.pass(10 * SECOND)
    expect(await answerTo(comes(3), FAR)).toMatchObject({ key: one.key })
    expect(await answerTo(comes(3), UNKNOWN)).toMatchObject({ key: other.key })
  })

  it('reaches the entry’s draft as well, so that publishing it takes nothing away', async () => {
    await comes().says(FAR)
    const one = await click()
    const { live } = await must(boss.knowledge.entry({ key: one.key }))
    if (!live) throw new Error('it is live')
    const { category, title, similar } = live.entry
    const written = {
      ...{
        category,
        title,
        similar,
        answer: '改过的答案',
        isArticle: false,
        next: [],
        audience: 'all' as const,
      },
      ...{ leadsTo: null, scope: null, validFrom: null, validUntil: null, hot: null },
    }
    await must(boss.knowledge.save({ key: one.key, version: 0, entry: written }))
    await must(boss.learning.addSimilar(one))
    const { draft } = await must(boss.knowledge.entry({ key: one.key }))
    const drafts = [{ key: one.key, version: draft?.version ?? 0 }]
    const asked = { clientId: clientId(), version: await version(), drafts, note: '' }
    expect(await must(boss.knowledge.publish(asked))).toMatchObject({ status: 'published' })
    world.clock.pass(10 * SECOND)
    expect(await answerTo(comes(2), FAR)).toMatchObject({ key: one.key })
  })

  it('heeds what was said of answers: from where on the bot is sure is stored with the version', async () => {
    await comes().says(FAR)
    const of = { shopId: 'mianyu', openid: demoOpenid(9), seq: 1 }
    const found = [{ id: 'payment-12', p: 0.95 }]
    const basis = { version: 1, asked: KNOWN, outcome: 'answer' as const, found }
    const by = { by: { agentId: 'hejing', name: '何静' }, at: world.clock.now() }
    const asks = Array.from({ length: 60 }, (_, n) =>
      judged(newAsk({ ...of, _id: `mianyu:261120-1:${n}` }, { n, at: by.at, basis, replies: [] }), true, by),
    )
    const unsure = asks.map((ask, n) => ({
      ...{ ...ask, _id: `mianyu:261120-2:${n}`, chosen: 'payment-12' },
      basis: { ...basis, outcome: 'choose' as const, found: [{ id: 'payment-12', p: 0.61 }] },
    }))
    await world.look((db) => db.collection('asks').add([...asks, ...unsure]))
    await must(boss.learning.addSimilar(await click()))
    const live = await world.newPorts().knowledge.live('mianyu')
    expect(live?.thresholds.sure).toBe(0.61)
  })

  it('needs an entry that is there', async () => {
    await comes().says(FAR)
    const gone = { ...(await click()), key: 'gone' }
    expect(await must(boss.learning.addSimilar(gone))).toEqual({
      status: 'wrong',
      why: '这条知识已经不在了，请换一条',
    })
  })
})

describe('an answer that was wrong', () => {
  it('is one that she says is of no use; the last word counts, and each once', async () => {
    const talk = comes()
    const card = { ...(await answered(talk, KNOWN)), clientId: clientId() }
    await must(rates(talk, card, false))
    expect(await first('wrong')).toMatchObject({ question: KNOWN, count: 1, answeredBy: { key: card.key } })
    await must(rates(talk, { ...card, clientId: clientId() }, true))
    expect(await inbox('wrong')).toEqual([])
    await must(rates(talk, card, false))
    expect(await inbox('wrong')).toEqual([])
  })

  it('is one after which she wants a person, unless she said that it was of use', async () => {
    const [one, other] = [comes(1), comes(2)]
    await answered(one, KNOWN)
    await one.asksForPerson()
    await must(rates(other, await answered(other, '退款多久到账？'), true))
    await other.asksForPerson()
    expect(await counts('wrong')).toEqual([[KNOWN, 1]])
  })

  it('is none when she went on to something else first', async () => {
    const talk = comes()
    await answered(talk, KNOWN)
    await talk.says('我的快递到哪了')
    await talk.asksForPerson()
    expect(await inbox('wrong')).toEqual([])
  })

  it('is one of which an agent says so, with the entry that would have been right', async () => {
    const talk = comes()
    const card = await answered(talk, KNOWN)
    await must(rates(talk, card, true))
    await talk.asksForPerson()
    const lin = await rig.member('linxiao')
    const [mine] = (await must(lin.desk.sessions({ list: 'mine' }))).sessions
    const correction = { sessionId: mine?.sessionId ?? '', messageId: card.messageId, key: 'payment-13' }
    await must(lin.learning.correct(correction))
    await must(lin.learning.correct(correction))
    expect(await lin.learning.correct({ ...correction, key: 'gone' })).toEqual(refused('notFound'))
    const group = await first('wrong')
    expect(group.count).toBe(1)
    expect(group.near[0]).toMatchObject({ key: 'payment-13', named: true })
    expect(group.near.map(({ key }) => key)).not.toContain(card.key)

    const click = { clientId: clientId(), ids: group.ids, key: 'payment-13' }
    expect(await must(boss.learning.addSimilar(click))).toMatchObject({ status: 'done' })
    world.clock.pass(10 * SECOND)
    expect(await answered(comes(2), KNOWN)).toMatchObject({ key: 'payment-13' })
  })

  it('was right after all when a supervisor says so', async () => {
    const talk = comes()
    await must(rates(talk, await answered(talk, KNOWN), false))
    const { ids } = await first('wrong')
    await must(boss.learning.settle({ ids, as: 'right' }))
    expect(await inbox('wrong')).toEqual([])
    const { weeks } = await must(boss.learning.accuracy({}))
    expect(weeks.at(-1)).toMatchObject({ answered: 1, judged: 1, right: 1 })
  })

  it('can be one that she read on its page, asked in her own words', async () => {
    const { knowledge } = world.shopper()
    const read = { key: 'payment-12', version: 1, asked: '发票在哪儿弄' }
    await must(knowledge.rate({ clientId: clientId(), helpful: true, ...read }))
    await must(knowledge.rate({ clientId: clientId(), helpful: false, ...read }))
    expect(await counts('wrong')).toEqual([['发票在哪儿弄', 1]])
    expect(await knowledge.rate({ clientId: clientId(), helpful: false, ...read, key: 'gone' })).toEqual(
      refused('notFound'),
    )
  })

  it('is nobody’s but her own to say', async () => {
    const card = await answered(comes(1), KNOWN)
    await comes(2).says('在吗')
    expect(await rates(comes(2), card, false)).toEqual(refused('notFound'))
    expect(await rates(comes(1), { ...card, key: 'order-1' }, false)).toEqual(refused('notFound'))
  })
})

describe('how many answers are right', () => {
  it('is told by week and by entry, with how many that rests on', async () => {
    const [one, other] = [comes(1), comes(2)]
    await must(rates(one, await answered(one, KNOWN), true))
    await must(rates(other, await answered(other, '退款多久到账？'), false))
    world.clock.pass(7 * DAY)
    boss = await rig.member('hejing')
    await answered(comes(3), KNOWN)
    await comes(4).says(FAR)
    const { weeks, entries } = await must(boss.learning.accuracy({}))
    expect(weeks).toHaveLength(8)
    expect(weeks.slice(-2)).toMatchObject([
      { asked: 2, answered: 2, judged: 2, right: 1, unanswered: 0 },
      { asked: 2, answered: 1, judged: 0, right: 0, low: null, high: null, unanswered: 1 },
    ])
    expect(entries.map(({ key, answered: all, judged, right }) => [key, all, judged, right])).toEqual([
      [expect.any(String), 1, 1, 0],
      ['payment-12', 2, 1, 1],
    ])
  })

  it('rests on a sample too, which supervisors judge; what they say goes before what shoppers say', async () => {
    await answered(comes(1), KNOWN)
    const [drawn, ...others] = (await must(boss.learning.sample({}))).asked
    expect(others).toEqual([])
    expect(drawn).toMatchObject({ text: KNOWN, key: 'payment-12', title: '开发票' })
    await must(boss.learning.judge({ id: drawn?.id ?? '', right: false }))
    expect((await must(boss.learning.sample({}))).asked).toEqual([])
    expect(await counts('wrong')).toEqual([[KNOWN, 1]])
    expect(await boss.learning.judge({ id: 'mianyu:gone', right: true })).toEqual(refused('notFound'))
  })
})

describe('what is kept of a question', () => {
  const stored = async (filter: object = {}) =>
    (await world.look((db) => db.collection('asks').where(filter).get())).data as { readonly _id: string }[]

  it('is there once, though the turn is done late and over again', async () => {
    const ports = world.newPorts()
    const asks: Ports['asks'] = { ...ports.asks, insert: () => Promise.reject(new Error('cut off')) }
    const talk = comes(1, world.instance({ ...ports, asks }))
    expect(await talk.tries(FAR)).toEqual(refused('internal'))
    expect(await stored()).toEqual([])
    world.clock.pass(10 * SECOND)
    await world.tick()
    await world.tick()
    expect(await counts('unanswered')).toEqual([[FAR, 1]])
    await world.look((db) => db.collection('turns').where({ pendingAt: null }).update({ pendingAt: 1 }))
    await world.tick()
    expect(await stored()).toHaveLength(1)
    expect(await counts('unanswered')).toEqual([[FAR, 1]])
  })

  it('is in the copy of her data as far as she said something of it', async () => {
    const talk = comes(5)
    await must(rates(talk, await answered(talk, KNOWN), true))
    await talk.says(FAR)
    await must(talk.client.privacy.submit({ kind: 'download', clientId: talk.id() }))
    world.clock.pass(10 * SECOND)
    await world.tick()
    const { requests } = await must(talk.client.privacy.view({}))
    const of = await linesOfCopy(requests.find(({ kind }) => kind === 'download'))
    expect(of('ratedAnswer')).toMatchObject([{ asked: KNOWN, entry: 'payment-12', helpful: true }])
  })

  it('goes with everything else of hers when she has it deleted', async () => {
    const talk = comes(5)
    await talk.says(FAR)
    expect(await stored({ openid: demoOpenid(5) })).toHaveLength(1)
    await must(talk.client.privacy.submit({ kind: 'delete', clientId: talk.id() }))
    for (let n = 0; n < 4; n += 1) {
      world.clock.pass(n === 0 ? 24 * HOUR : MINUTE)
      await world.tick()
    }
    expect(await stored({ openid: demoOpenid(5) })).toEqual([])
  })

  it('goes after 90 days', async () => {
    await comes().says(FAR)
    world.clock.pass(90 * DAY)
    await world.tick()
    expect(await stored()).toHaveLength(1)
    world.clock.pass(HOUR)
    await world.tick()
    expect(await stored()).toEqual([])
  })
})

describe('who may', () => {
  it('is a supervisor of that shop', async () => {
    await comes().says(FAR)
    const { ids } = await first('unanswered')
    const lin = await rig.member('linxiao')
    expect(await lin.learning.inbox({ kind: 'unanswered' })).toEqual(refused('forbidden'))

    await world.change('agents', 'shanye:xuzhi', { role: 'supervisor' })
    const theirs = await rig.member('xuzhi', 'shanye')
    expect(await inbox('unanswered', theirs)).toEqual([])
    expect(await must(theirs.learning.settle({ ids, as: 'ignored' }))).toEqual({ settled: 0 })
    const click = { clientId: clientId(), ids, key: 'payment-12' }
    expect(await theirs.learning.addSimilar(click)).toEqual(refused('notFound'))
    expect(await theirs.learning.judge({ id: ids[0] ?? '', right: true })).toEqual(refused('notFound'))
    expect(await counts('unanswered')).toHaveLength(1)
  })
})
