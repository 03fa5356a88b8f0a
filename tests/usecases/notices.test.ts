import { HOUR, MINUTE, SECOND } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import { must, served, talkOf, type Talk } from '../support/talk'
import { openWorld, type World } from '../support/world'

const ANSWERED = 'demo-template-answered'
const openid = demoOpenid(1)
let world: World
let zhang: Talk
beforeEach(async () => {
  world = await openWorld({ admission: true })
  zhang = await served(world.shopper())
})
afterEach(() => world.close())

const notices = () => zhang.client.notices
/** The tap: WeChat counts it, and the page tells us. */
const agrees = async (templateId = ANSWERED, clientId = zhang.id()) => {
  world.cloud.wx.subscriptions.consent(openid, templateId)
  return must(notices().consent({ templateIds: [templateId], clientId }))
}
const sent = () =>
  world.cloud.wx.journal.filter(
    ({ apiName, answer }) => apiName === 'subscribeMessage.send' && answer.errCode === 0,
  )
const tried = () => world.cloud.wx.journal.filter(({ apiName }) => apiName === 'subscribeMessage.send')
/** At how many moments: where an answer was lost WeChat is asked once more at once (jest project "faults"). */
const rounds = () => new Set(tried().map(({ at }) => at)).size
const left = async () =>
  (await must(notices().offers({}))).offers.find(({ templateId }) => templateId === ANSWERED)?.left
const answers = () => world.agent('linxiao').says('#1 看到了')
const later = async (ms: number) => {
  world.clock.pass(ms)
  await world.tick()
}

it('is sent when the answer came and she has not looked for half a minute', async () => {
  await agrees()
  await answers()
  await later(20 * SECOND)
  expect(tried()).toHaveLength(0)
  await later(15 * SECOND)
  expect(sent()).toMatchObject([
    {
      data: {
        touser: openid,
        templateId: ANSWERED,
        page: 'pages/chat/index',
        data: {
          thing1: { value: '棉屿生活' },
          name3: { value: '林晓' },
          time4: { value: '2026-11-21 11:00' },
        },
      },
    },
  ])
  await later(MINUTE)
  expect(sent()).toHaveLength(1)
  expect(await left()).toBe(0)
})

it('is not sent when she has pulled the answer herself', async () => {
  await agrees()
  await answers()
  await zhang.sees()
  await later(MINUTE)
  expect(tried()).toHaveLength(0)
  expect(await left()).toBe(1)
})

it('is not even tried without her consent', async () => {
  await answers()
  await later(MINUTE)
  expect(tried()).toHaveLength(0)
})

it('a second tap adds one, the same tap again does not', async () => {
  await agrees(ANSWERED, 'tap-00001')
  await agrees(ANSWERED, 'tap-00001')
  expect(await left()).toBe(1)
  await agrees(ANSWERED, 'tap-00002')
  expect(await left()).toBe(2)
})

it('when she has switched the notices off in WeChat nothing is left, and that is no failure', async () => {
  await agrees()
  await agrees()
  world.cloud.wx.subscriptions.withdraw(openid, ANSWERED)
  await answers()
  await later(MINUTE)
  expect(tried().map(({ answer }) => answer.errCode)).toContain(43101)
  expect(rounds()).toBe(1)
  expect(await left()).toBe(0)
  expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
  await later(HOUR)
  expect(rounds()).toBe(1)
})

it('is sent again while WeChat is busy, for one consent', async () => {
  await agrees()
  world.cloud.wx.answers.set('subscribeMessage.send', { errCode: -1, errMsg: 'system error' })
  await answers()
  await later(MINUTE)
  expect(rounds()).toBe(1)
  world.cloud.wx.answers.clear()
  await later(2 * MINUTE)
  expect(sent()).toHaveLength(1)
  expect(await left()).toBe(0)
})

it('of a template that WeChat does not know is given up where a person sees it, and the consent comes back', async () => {
  await agrees()
  world.cloud.wx.answers.set('subscribeMessage.send', { errCode: 40037, errMsg: 'invalid template_id' })
  await answers()
  await later(MINUTE)
  expect(await left()).toBe(1)
  expect(world.logged.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([
    'notice given up',
  ])
})

it('only templates of the shop can be agreed to', async () => {
  const foreign = await notices().consent({ templateIds: ['somebody-elses'], clientId: zhang.id() })
  expect(foreign).toEqual({ ok: false, error: 'notFound' })
})

it('tells that a copy of her data is ready', async () => {
  await agrees('demo-template-request-done')
  await must(zhang.client.privacy.submit({ kind: 'download', clientId: zhang.id() }))
  await later(10 * SECOND)
  await later(MINUTE)
  expect(sent()).toMatchObject([{ data: { data: { thing1: { value: '下载我的数据' } } } }])
})

describe('a request about an order', () => {
  const REQUEST = 'demo-template-request-answered'
  /** 张雨晴's apron is paid and not sent. */
  const orderNo = '261121084306254'
  const asks = () =>
    must(
      zhang.client.requests.submit({
        clientId: zhang.id(),
        orderNo,
        wanted: { kind: 'cancel', reason: '拍错了' },
      }),
    )

  it('that was answered is told, with the order behind a tap', async () => {
    const { request } = await asks()
    await agrees(REQUEST)
    await world.agent('linxiao').says(`/yes ${request.number}`)
    await later(MINUTE)
    expect(sent()).toMatchObject([
      {
        data: {
          templateId: REQUEST,
          page: `pages/order-detail/index?orderNo=${orderNo}`,
          data: {
            thing1: { value: '取消订单' },
            thing2: { value: '商家同意取消，正在办理' },
            character_string3: { value: orderNo },
          },
        },
      },
    ])
  })

  it('is told of once for each consent, and of each answer', async () => {
    const { request } = await asks()
    await agrees(REQUEST)
    await agrees(REQUEST)
    await world.agent('linxiao').says(`/yes ${request.number}`)
    await later(MINUTE)
    await later(10 * MINUTE)
    expect(sent()).toHaveLength(1)
    await world.agent('linxiao').says(`/done ${request.number}`)
    await later(MINUTE)
    expect(sent().map(({ data }) => JSON.stringify(data))).toEqual([
      expect.stringContaining('商家同意取消'),
      expect.stringContaining('订单已取消'),
    ])
  })

  it('is not told of when she took it back, nor before anybody answered', async () => {
    const { request } = await asks()
    await agrees(REQUEST)
    await later(MINUTE)
    await must(zhang.client.requests.withdraw({ orderNo, number: request.number }))
    await later(MINUTE)
    expect(tried()).toHaveLength(0)
  })
})

it('somebody else’s consent is not hers', async () => {
  await agrees()
  const other = talkOf(world.shopper({ openid: demoOpenid(2) }))
  const { offers } = await must(other.client.notices.offers({}))
  expect(offers.every((offer) => offer.left === 0)).toBe(true)
})
