import { HOUR, MINUTE, SECOND } from '../../core/shared/time'
import { png } from '../support/images'
import { linesOf, must, talkOf, type Talk } from '../support/talk'
import { openWorld, type TestAgent, type World } from '../support/world'
import { uploadOf } from '../support/upload'

let world: World
let zhang: Talk
let lin: TestAgent
let he: TestAgent

beforeAll(async () => {
  world = await openWorld()
  zhang = talkOf(world.shopper())
  lin = world.agent('linxiao')
  he = world.agent('hejing')
})
afterAll(() => world.close())

/** 张雨晴's visit, from the door to the rating: each test goes on where the one before it ended. */
describe('the story of one visit', () => {
  it('welcomes her by name, with the expected wait and the chips', async () => {
    const thread = await zhang.enters()

    expect(linesOf(thread)).toEqual([
      '小美：张女士，上午好。我是棉屿生活的小美，查物流、改地址、退换货，直接说就行。找客服预计等待 1 分钟。',
    ])
    expect(thread.messages[0]?.body).toMatchObject({
      chips: ['我的快递到哪了', '怎么退换货', '开发票', '转人工'],
    })
    expect(thread.service).toEqual({ status: 'none' })
  })

  it('tells her where the parcel is, with the card of that order', async () => {
    const thread = await zhang.says('我的快递到哪了')

    expect(linesOf(thread)).toEqual([
      '顾客：我的快递到哪了',
      '小美：订单尾号 7118 在路上：到达 杭州转运中心，下一站：余杭未来科技城营业点。预计明天 18:00 前送达。顺丰速运 SF1583024766190',
      '小美：[订单 7118]',
    ])
  })

  it('knows an order by its number in a sentence', async () => {
    const thread = await zhang.says('帮我看看261118204516037这个到了吗')

    expect(linesOf(thread)[1]).toBe('小美：订单尾号 6037 今天 09:26 已签收，快递柜')
  })

  it('lets her choose when several orders could be meant, and answers the card that she taps', async () => {
    const asked = await zhang.says('我的订单')
    expect(linesOf(asked)[1]).toMatch(
      /^小美：您问的是哪一笔订单？点一下就行。\[订单 6254\]\[订单 7118\]\[订单 6037\]/,
    )

    const chosen = await zhang.sendsOrder('261118204516037')
    expect(linesOf(chosen)).toEqual(['顾客：[订单 6037]', '小美：订单尾号 6037 今天 09:26 已签收，快递柜'])
  })

  it('hands her over on a word, tells her so and introduces her to the agent', async () => {
    await zhang.says('有一只杯子的把手断了')
    const asked = await zhang.says('转 人工！')

    expect(linesOf(asked)).toEqual(['顾客：转 人工！', '小美：好的，我帮您转给客服。', '系统：[queued]'])
    expect((await zhang.sees()).at(-1)).toBe('系统：[assigned]')
    expect(await zhang.service()).toEqual({ status: 'assigned', agentName: '林晓' })
    const [introduction = '', record = ''] = lin.sees()
    expect(introduction).toMatch(
      /^#1 张女士接入\n订单尾号 6037（手捏陶瓷杯 320ml 月白 等 2 种，已签收）；说：/,
    )
    expect(introduction).toContain('有一只杯子的把手断了')
    expect(introduction).toMatch(
      /\n可用 #1 \/5 破损，仅退款（顾客提到“断了”）\n回复 #1 内容，首响请在 11:01 前$/,
    )
    expect(record).toContain('顾客：我的快递到哪了')
    expect(he.sees()).toEqual([])
  })

  it('carries the words of an agent, however they are addressed', async () => {
    expect(await lin.says('#1 看到了，是哪一只？')).toBe('✓ 11:00 已发给 #1 张女士')
    expect(await lin.says('＃１ 麻烦拍张照片')).toBe('✓ 11:00 已发给 #1 张女士')
    expect(await lin.says('拍到断的地方就行')).toBe('✓ 11:00 已发给 #1 张女士')
    expect(await lin.says('##1 号杯子也可以')).toBe('✓ 11:00 已发给 #1 张女士')
    expect(await lin.says('#1 ##新品 也送您')).toBe('✓ 11:00 已发给 #1 张女士')

    expect((await zhang.sees()).slice(-5)).toEqual([
      '林晓：看到了，是哪一只？',
      '林晓：麻烦拍张照片',
      '林晓：拍到断的地方就行',
      '林晓：#1 号杯子也可以',
      '林晓：#新品 也送您',
    ])
  })

  it('keeps the bot silent beside the agent, and numbers her words for him', async () => {
    const thread = await zhang.says('我的快递到哪了')

    expect(linesOf(thread)).toEqual(['顾客：我的快递到哪了'])
    expect(lin.sees().at(-1)).toMatch(/^#1 张女士 ·\d+\u3000我的快递到哪了$/)
  })

  it('sends pictures both ways', async () => {
    const uploadId = await uploadOf(world, zhang.client, png({ width: 640, height: 480 }))
    const sent = await must(
      zhang.client.conversation.send({ clientId: zhang.id(), body: { kind: 'image', uploadId } }),
    )
    expect(linesOf(sent)).toEqual(['顾客：[照片 640×480]'])
    expect(sent.messages[0]?.body).toMatchObject({
      url: expect.stringContaining('http://127.0.0.1') as string,
    })
    expect(lin.sees().slice(-2)).toEqual([expect.stringMatching(/^#1 张女士 ·\d+\u3000\[照片\]$/), '[图]'])

    expect(await lin.sendsImage(png({ width: 320, height: 200 }))).toBe('✓ 11:00 照片已发给 #1 张女士')
    expect((await zhang.sees()).at(-1)).toBe('林晓：[照片 320×200]')
  })

  it('fills quick replies, and asks for what is missing instead of sending a hole', async () => {
    expect(await lin.says('/1')).toBe('✓ 已发给 #1：“张女士，我是客服，您的消息我看到了，马上为您处理。”')
    expect(await lin.says('/5')).toBe('没发出去：快捷回复 5 还缺「时间」。写：/5 时间=今天18:00')
    expect(await lin.says('#1 /5 今天18:00')).toMatch(/^✓ 已发给 #1：“张女士，照片看到了。.*今天18:00前审核/)
    expect(await lin.says('/9')).toMatch(/^没发出去：没有快捷回复 9。/)

    expect((await zhang.sees()).slice(-2)).toEqual([
      '林晓：张女士，我是客服，您的消息我看到了，马上为您处理。',
      '林晓：张女士，照片看到了。这一件直接退款，不用寄回，今天18:00前审核，通过后 24 小时内退回。',
    ])
  })

  it('says what it does not understand instead of sending it to the shopper', async () => {
    const before = await zhang.sees()

    expect(await lin.says('/toto')).toMatch(/^没发出去：没有“\/toto”这个命令/)
    expect(await lin.says('#77 在吗')).toBe('没发出去：没有 #77 这个会话。进行中：#1')
    expect(await lin.says('#1')).toMatch(/^#1 张女士 进行中，没有等着发的内容/)
    expect(await lin.says('/help')).toContain('/sessions')
    expect(await lin.says('/sessions')).toMatch(/^进行中 1 个：\n#1 张女士\u3000等对方回复/)
    expect(await zhang.sees()).toEqual(before)
  })

  it('hands her on to a colleague, who gets the whole story', async () => {
    expect(await lin.says('#1 /to 何静')).toBe('没有转：何静现在暂停接待')
    expect(await lin.says('#1 /to 无名')).toBe('没有转：没有叫“无名”的客服。现在没有别的客服在岗')
    expect(await he.says('/on')).toBe('✓ 已开始接待（0 / 8）')
    expect(await lin.says('#1 /to 何静')).toBe('✓ #1 张女士 已转给何静')

    expect(await zhang.service()).toEqual({ status: 'assigned', agentName: '何静' })
    expect((await zhang.sees()).at(-1)).toBe('系统：[transferred]')
    expect(he.sees()).toContainEqual(expect.stringMatching(/^#1 张女士由林晓转来\n/))
    expect(he.sees().join('\n')).toContain('林晓：看到了，是哪一只？')
    expect(await lin.says('#1 还在吗')).toBe('没发出去：没有 #1 这个会话。现在没有进行中的会话')
  })

  it('ends, invites a rating, takes it and lets it be changed within a day', async () => {
    expect(await he.says('/end')).toBe('✓ #1 张女士 的会话已结束，已请对方评价')
    expect((await zhang.sees()).slice(-2)).toEqual(['系统：[ended]', '系统：[请评价]'])
    const service = await zhang.service()
    if (service.status !== 'ended') throw new Error('the session has ended')
    expect(service).toMatchObject({
      code: '261121-1',
      rating: null,
      rateableUntil: world.clock.now() + 24 * HOUR,
    })

    expect((await must(zhang.rates(service.sessionId, 4))).service).toMatchObject({ rating: { stars: 4 } })
    world.clock.pass(24 * HOUR - SECOND)
    expect((await must(zhang.rates(service.sessionId, 5, '处理得快'))).service).toMatchObject({
      rating: { stars: 5, comment: '处理得快' },
    })
    world.clock.pass(2 * SECOND)
    expect(await zhang.rates(service.sessionId, 1)).toEqual({ ok: false, error: 'rateTooLate' })
    expect(await zhang.rates('mianyu:261121-2', 1)).toEqual({ ok: false, error: 'notAllowed' })
  })

  it('begins a new session, with a new number, when she writes again', async () => {
    world.clock.pass(10 * MINUTE)
    const thread = await zhang.says('谢谢')

    expect(thread.service).toEqual({ status: 'bot' })
    expect(linesOf(thread)[1]).toBe('小美：好的，有事随时问我。')
  })

  it('shows her the rating that she gave, also when she comes back', async () => {
    const { messages } = await zhang.enters()
    expect(messages.map(({ body }) => body)).toContainEqual({
      kind: 'rating',
      sessionId: 'mianyu:261121-1',
      agentName: '何静',
      rating: { stars: 5, tags: [], comment: '处理得快' },
    })
  })
})
