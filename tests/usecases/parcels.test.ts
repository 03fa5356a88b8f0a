import { DAY, HOUR, MINUTE } from '../../core/shared/time'
import { followParcel } from '../../server/parcels/follow'
import { tellNews, newsKeyOf, type OnTrack } from '../../server/parcels/tell'
import { saltOf } from '../../server/adapters/kuaidi100/accounts'
import { lookAtParcels } from '../../server/usecases/clock/look-at-parcels'
import { demoOpenid } from '../../local/demo/people'
import { cup, parcel } from '../support/intake'
import { account, openParcels, type Parcels } from '../support/parcels'
import { must, served, talkOf } from '../support/talk'
import { md5 } from '../../local/kuaidi100/answers'

let shop: Parcels
beforeEach(async () => {
  shop = await openParcels()
})
afterEach(() => shop.close())

const SF = 'SF1583024766190'
const TEMPLATE = 'demo-template-parcel-trouble'
const id = `mianyu:sf:${SF}`

const recipient = { name: '张雨晴', phone: '13812342606' }
const shipped = (more: object = {}) => cup({ status: 'shipped', recipient, ...more })

/** An order on its way, whose parcel 快递100 was asked to follow. */
const sent = async () => {
  await shop.push({ orders: [shipped()], parcels: [parcel()] })
  await shop.tick()
}

const mianyu = async () => {
  const found = await shop.ports.shops.find('mianyu')
  if (!found) throw new Error('no shop')
  return found
}

const latest = async () => {
  const { order } = await must(shop.world.shopper().orders.find({ orderNo: 'ERP-0001' }))
  return order.parcels[0]
}

describe('a parcel that the shop sent', () => {
  it('is followed by itself, and its shopper reads what the carrier says', async () => {
    await sent()
    expect(shop.standIn.journal).toMatchObject([{ what: 'subscribe', com: 'shunfeng', num: SF, code: '200' }])
    shop.world.clock.pass(HOUR)
    await shop.moves(SF, '到达 杭州转运中心', '1001')
    expect(await latest()).toMatchObject({
      track: [{ text: '到达 杭州转运中心' }, { text: '已揽收，景德镇' }],
    })
    shop.world.clock.pass(HOUR)
    await shop.moves(SF, '您的快件已签收', '301')
    expect(await latest()).toMatchObject({ deliveredAt: shop.world.clock.now() })
    expect(await shop.followed(id)).toMatchObject({ track: { state: 'signed' }, news: [] })
  })

  it('is the same when a push comes twice, and when one was lost', async () => {
    await sent()
    shop.world.clock.pass(HOUR)
    await shop.moves(SF, '到达 杭州转运中心', '1001')
    const once = await shop.followed(id)
    await shop.standIn.pushAgain({ com: 'shunfeng', num: SF })
    await shop.standIn.pushAgain({ com: 'shunfeng', num: SF }, { status: 'updateall' })
    expect(await shop.followed(id)).toEqual(once)
  })

  it('that was named with its order only is followed too, one that was brought already is not', async () => {
    const named = { trackingNo: SF, company: '顺丰' }
    await shop.push({ orders: [shipped({ parcels: [named] })] })
    expect(await shop.followed(id)).toMatchObject({ uses: [{ for: 'order', orderNo: 'ERP-0001' }] })
    const there = { ...named, trackingNo: 'SF1583024766191', deliveredAt: '2026-11-21 09:00:00' }
    await shop.push({ orders: [shipped({ orderNo: 'ERP-0002', parcels: [there] })] })
    expect(await shop.followed('mianyu:sf:SF1583024766191')).toBeNull()
  })

  it('keeps its number as the shop writes it', async () => {
    await shop.push({ orders: [shipped()], parcels: [parcel({ trackingNo: 'sf-1583024766190' })] })
    await shop.tick()
    shop.world.clock.pass(HOUR)
    await shop.moves(SF, '到达', '1001')
    expect(await latest()).toMatchObject({ trackingNo: 'sf-1583024766190', track: [{ text: '到达' }, {}] })
  })

  it('of a shop without an account moves by the shop’s own pushes', async () => {
    const instance = shop.world.instance()
    await shop.push({ orders: [shipped()], parcels: [parcel()] })
    await instance.tick()
    expect(await shop.followed(id)).toMatchObject({ subscription: { status: 'off' } })
    expect(shop.standIn.journal).toEqual([])
    const signed = { at: '2026-11-21 10:59:00', text: '已签收，本人签收' }
    await shop.push({ parcels: [parcel({ updatedAt: '2026-11-21 10:59:30', track: [signed] })] })
    expect(await shop.followed(id)).toMatchObject({ track: { state: 'signed' } })
  })
})

describe('a parcel that stands still', () => {
  const told = () => shop.world.agent('linxiao').sees().join('\n')

  /** From Saturday morning on nothing is heard of it; on Monday an agent comes to work at nine. */
  const stall = async () => {
    await sent()
    for (const hours of [13, 1, 12, 12, 8]) {
      shop.world.clock.pass(hours * HOUR)
      await shop.tick()
    }
    await shop.world.agent('linxiao').says('/on')
  }
  const passHours = async (hours: number) => {
    for (let half = 0; half < 2 * hours; half += 1) {
      shop.world.clock.pass(HOUR / 2)
      await shop.tick()
    }
  }

  it('is asked for once more, then whoever is on duty is warned, once', async () => {
    await stall()
    await passHours(2)
    expect(await shop.followed(id)).toMatchObject({
      stall: { since: Date.UTC(2026, 10, 23, 2, 5) },
      news: [],
    })
    const queries = shop.standIn.journal.filter(({ what }) => what === 'query')
    expect(queries.length).toBeGreaterThan(1)
    expect(queries.some(({ isTooSoon }) => isTooSoon)).toBe(false)
    const warnings = told().match(
      /物流停滞：尾号 0001 订单的包裹（顺丰速运 SF1583024766190） 48 小时没有更新/g,
    )
    expect(warnings).toHaveLength(1)
    expect(told()).toContain('最后一条：11-21 10:05 已揽收，景德镇。请在 今天 11:30 前联系')
  })

  it('is told to its shopper in her chat and through WeChat, once for each time (R138)', async () => {
    await shop.close()
    shop = await openParcels({ admission: true })
    const zhang = talkOf(shop.world.shopper())
    const { wx } = shop.world.cloud
    wx.subscriptions.consent(demoOpenid(1), TEMPLATE)
    await must(zhang.client.notices.consent({ templateIds: [TEMPLATE], clientId: zhang.id() }))
    const told = async () =>
      (await zhang.enters()).messages.flatMap(({ body }) =>
        body.kind === 'notice' && body.notice.type === 'parcel' ? [body.notice] : [],
      )

    await stall()
    await passHours(6)
    const about = {
      type: 'parcel',
      orderNo: 'ERP-0001',
      brings: 'order',
      company: '顺丰速运',
      trackingNo: SF,
    }
    const last = { at: Date.UTC(2026, 10, 21, 2, 5), text: '已揽收，景德镇' }
    expect(await told()).toEqual([{ ...about, trouble: 'stalled', last }])
    const sent = wx.journal.filter(({ apiName }) => apiName === 'subscribeMessage.send')
    expect(sent).toMatchObject([
      {
        data: {
          templateId: TEMPLATE,
          page: 'pages/order-detail/index?orderNo=ERP-0001',
          data: { thing1: { value: '您订单的包裹' }, thing2: { value: '物流停住了，商家在联系快递' } },
        },
      },
    ])

    await shop.moves(SF, '到达 杭州转运中心', '1001')
    await passHours(1)
    await shop.moves(SF, '包裹破损，正在处理', '2')
    await passHours(1)
    expect((await told()).map(({ trouble }) => trouble)).toEqual(['stalled', 'exception'])
  })

  it('reminds the agent when her shopper was not contacted within the hour, then the supervisors hear', async () => {
    await stall()
    await passHours(4)
    expect(told().match(/还没有联系/g)).toHaveLength(1)
    expect(shop.world.agent('zhouke').sees().join('\n')).toContain('物流停滞后还没有人联系')
    await passHours(20)
    expect(told().match(/物流停滞：/g)).toHaveLength(1)
  })

  it('troubles nobody any more once an agent has written to her', async () => {
    await sent()
    const zhang = await served(shop.world.shopper())
    shop.world.clock.pass(2 * DAY + HOUR)
    await shop.tick()
    expect(await shop.followed(id)).toMatchObject({ stall: { contact: { steps: 0 } } })
    await shop.world.agent('linxiao').says('您的包裹在路上停了，我正在问快递')
    shop.world.clock.pass(2 * HOUR)
    await shop.tick()
    expect(await shop.followed(id)).toMatchObject({ stall: { contactedAt: shop.world.clock.now() } })
    expect(told()).not.toContain('还没有联系')
    expect(zhang).toBeDefined()
  })

  it('is found to have moved when only its push was lost', async () => {
    await sent()
    shop.world.clock.pass(47 * HOUR)
    shop.wire.isCut = true
    await shop.moves(SF, '到达 杭州转运中心', '1001')
    await shop.tick()
    expect(await shop.followed(id)).toMatchObject({ stall: null, track: { state: 'inTransit' } })
    expect(await latest()).toMatchObject({ track: [{ text: '到达 杭州转运中心' }, {}] })
  })
})

it('keeps the others not waiting when looking at one of them fails, and is looked at again', async () => {
  await shop.push({
    orders: [shipped()],
    parcels: [parcel(), parcel({ trackingNo: 'YT8812345678901', company: '圆通' })],
  })
  const { logistics } = shop.ports
  let fails = 1
  const ports = {
    ...shop.ports,
    logistics: {
      ...logistics,
      query: logistics.query.bind(logistics),
      subscribe: (asked: Parameters<typeof logistics.subscribe>[0]) =>
        asked.carrier === 'sf' && fails-- > 0
          ? Promise.reject(new Error('broken'))
          : logistics.subscribe(asked),
    },
  }
  await lookAtParcels(ports, () => Promise.resolve(true))
  expect(shop.standIn.journal.map(({ com }) => com)).toEqual(['yuantong'])
  expect(shop.world.logged.filter(({ message }) => message === 'parcel not looked at')).toHaveLength(1)
  shop.world.clock.pass(5 * MINUTE)
  await lookAtParcels(ports, () => Promise.resolve(true))
  expect(shop.standIn.journal.map(({ com }) => com)).toEqual(['yuantong', 'shunfeng'])
})

describe('a parcel of a case', () => {
  const use = { for: 'return', orderNo: 'ERP-0001', caseNo: 'S261121ABCDEFGH' } as const
  const named = { company: '圆通速递', trackingNo: 'YT8812345678901', use }
  const yt = 'mianyu:yto:YT8812345678901'

  /** Hears of parcels, and may be made to fail. */
  const listener = () => {
    const heard: string[] = []
    const state = { fails: 0 }
    const onTrack: OnTrack = (_ports, change) => {
      if (state.fails > 0) {
        state.fails -= 1
        return Promise.reject(new Error('the case was not stored'))
      }
      heard.push(newsKeyOf(change))
      return Promise.resolve(true)
    }
    return { heard, state, onTrack }
  }

  it('is told to the case when it arrives, again until it was heard, then never more', async () => {
    const { heard, state, onTrack } = listener()
    await shop.push({ orders: [shipped()] })
    await must(followParcel(shop.ports, await mianyu(), named))
    await lookAtParcels(shop.ports, onTrack)
    const at = shop.world.clock.now()
    shop.wire.isCut = true
    await shop.moves('YT8812345678901', '已签收', '301')
    shop.world.clock.pass(12 * HOUR)
    state.fails = 2
    await lookAtParcels(shop.ports, onTrack)
    expect(heard).toEqual([])
    shop.world.clock.pass(2 * MINUTE)
    await lookAtParcels(shop.ports, onTrack)
    const foundAt = at + 12 * HOUR
    expect(heard).toEqual([`track:${yt}:moved:${foundAt}`, `track:${yt}:arrived:${foundAt}`])
    shop.world.clock.pass(DAY)
    await lookAtParcels(shop.ports, onTrack)
    expect(heard).toHaveLength(2)
  })

  it('is told once more when the marking was lost in a crash: with the same key', async () => {
    const { heard, onTrack } = listener()
    await must(followParcel(shop.ports, await mianyu(), named))
    await lookAtParcels(shop.ports, onTrack)
    const before = await shop.followed(yt)
    if (!before) throw new Error('not followed')
    const news = [{ kind: 'arrived' as const, at: 1 }]
    await tellNews(shop.ports, { shop: await mianyu(), parcel: { ...before, news } }, onTrack)
    await tellNews(shop.ports, { shop: await mianyu(), parcel: { ...before, news } }, onTrack)
    expect(new Set(heard).size).toBe(1)
  })

  it('may be named again, but not as a parcel that the shop sent or that has arrived', async () => {
    await sent()
    const first = await must(followParcel(shop.ports, await mianyu(), named))
    expect(await must(followParcel(shop.ports, await mianyu(), named))).toEqual(first)
    const hers = { company: '顺丰', trackingNo: SF, use }
    expect(await followParcel(shop.ports, await mianyu(), hers)).toEqual({
      ok: false,
      error: 'trackingNoUsed',
    })
    expect(
      await followParcel(shop.ports, await mianyu(), { ...named, use: { ...use, orderNo: 'ERP-0009' } }),
    ).toEqual({ ok: false, error: 'trackingNoUsed' })
    const typo = { company: '顺丰', trackingNo: 'SF158', use }
    expect(await followParcel(shop.ports, await mianyu(), typo)).toEqual({
      ok: false,
      error: 'trackingNoFormat',
    })
  })

  it('is asked for with the last digits of the phone only where the carrier wants them', async () => {
    await shop.push({ orders: [shipped()] })
    await must(
      followParcel(shop.ports, await mianyu(), { ...named, company: '中通', trackingNo: '78112345678901' }),
    )
    await must(followParcel(shop.ports, await mianyu(), named))
    await shop.tick()
    expect(shop.standIn.journal.map(({ com, code }) => `${com} ${code}`).sort()).toEqual([
      'yuantong 200',
      'zhongtong 200',
    ])
    const stored = JSON.stringify([await shop.followed(yt), await shop.followed('mianyu:zto:78112345678901')])
    expect(stored).not.toContain('2606')
  })
})

describe('a push of 快递100', () => {
  const post = (path: string, form: Readonly<Record<string, string>>) =>
    shop.door({
      path,
      httpMethod: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      queryStringParameters: {},
      body: new URLSearchParams(form).toString(),
      isBase64Encoded: false,
    })
  const at = '2026-11-21 10:59:00'
  const lastResult = { state: '3', data: [{ context: '已签收', ftime: at, time: at }] }
  const param = JSON.stringify({ status: 'shutdown', lastResult })
  const signed = (parcelId: string, text = param) => ({
    param: text,
    sign: md5(text + saltOf(account, parcelId)),
  })

  it('counts when it is signed for just this parcel, in capitals or not', async () => {
    await sent()
    const form = signed(id)
    const answer = await post(`/intake/kuaidi100/mianyu/sf/${SF}`, { ...form, sign: form.sign.toLowerCase() })
    expect(JSON.parse(answer.body)).toEqual({ result: true, returnCode: '200', message: '成功' })
    expect(await shop.followed(id)).toMatchObject({ track: { state: 'signed' } })
  })

  const sf = `/kuaidi100/mianyu/sf/${SF}`
  it.each([
    ['with another parcel’s signature', { path: sf, form: () => signed(`${id}0`), status: 401 }],
    ['without a signature', { path: sf, form: () => ({ param }), status: 401 }],
    [
      'of a shop without an account',
      { path: `/kuaidi100/shanye/sf/${SF}`, form: () => signed(id), status: 404 },
    ],
    ['that is no JSON', { path: sf, form: () => signed(id, '{'), status: 400 }],
    ['without a status', { path: sf, form: () => signed(id, '{}'), status: 400 }],
  ])('is refused %s, and nothing changes', async (_what, { path, form, status }) => {
    await sent()
    const before = await shop.followed(id)
    const answer = await post(path, form())
    expect(answer.statusCode).toBe(status)
    expect(JSON.parse(answer.body)).toMatchObject({ result: false })
    expect(await shop.followed(id)).toEqual(before)
  })

  it('about a parcel that nobody follows any more is taken, so that it does not come again', async () => {
    const gone = 'mianyu:sf:SF1583024766199'
    const answer = await post('/kuaidi100/mianyu/sf/SF1583024766199', signed(gone))
    expect(JSON.parse(answer.body)).toMatchObject({ result: true })
    expect(await shop.followed(gone)).toBeNull()
  })

  it('that found another carrier is heard, and that one is asked from then on', async () => {
    await sent()
    const text = JSON.stringify({
      status: 'abort',
      message: '3天查询无记录',
      comNew: 'shentong',
      lastResult: null,
    })
    await post(`/kuaidi100/mianyu/sf/${SF}`, signed(id, text))
    expect(await shop.followed(id)).toMatchObject({
      corrected: 'shentong',
      subscription: { status: 'active' },
    })
    shop.world.clock.pass(13 * HOUR)
    await shop.tick()
    expect(shop.standIn.journal.map(({ what, com }) => `${what} ${com}`)).toContain('query shentong')
  })
})
