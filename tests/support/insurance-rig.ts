import { FundEntry } from '../../core/insurance/fund'
import { Insurance } from '../../core/insurance/insurance'
import { usualSpans, type InsuranceRules } from '../../core/insurance/rules'
import { demoOpenid } from '../../local/demo/people'
import { payNoOf } from '../../local/wechatpay/api'
import { FreightStandIn } from '../../local/wx/freight/stand-in'
import { onReturnArrived, type ReturnArrived } from '../../server/insurance/arrived'
import { insurancesDue } from '../../server/usecases/clock/insurances-due'
import { cup, intakeDoor, pushEvent, demoKey, parcel as pushedParcel, type PushBody } from './intake'
import { openWorld } from './world'

export const APPID = 'wxa1de300000000001'
export const ORDER = 'ERP20261121000001'
export const CASE = 'S261121AAAAAAAA'
export const PAY_NO = payNoOf(ORDER)

export const usualRules: InsuranceRules = {
  gifts: [{ name: '首单', when: { kind: 'firstOrder' }, fromPaidFen: 0, coverFen: 1_000 }],
  giftBy: 'ownFund',
  freight: {
    sameCityFen: 600,
    sameProvinceFen: 800,
    elsewhereFen: 1_200,
    remote: ['西藏'],
    remoteFen: 2_500,
  },
  returnPlace: { province: '浙江省', city: '杭州市' },
  ...usualSpans,
  wechat: {
    appid: APPID,
    sentFrom: { province: '浙江省', city: '杭州市', county: '西湖区', address: '文三路 1 号' },
    orderPath: 'pages/order-detail/index?orderNo={订单号}',
  },
}

/** Somebody who has not ordered here before, in the same province as the shop. */
export const NEWCOMER = 'oNewcomer00000000000000000001'

export const orderOf = (more: object = {}) =>
  cup({
    orderNo: ORDER,
    openid: NEWCOMER,
    placedAt: '2026-11-21 09:30:00',
    paidAt: '2026-11-21 09:31:00',
    payMethod: '微信支付',
    paidThrough: '小程序',
    recipient: {
      name: '新客',
      phone: '13800002606',
      province: '浙江省',
      city: '宁波市',
      district: '海曙区',
      detail: '月湖 1 号',
    },
    ...more,
  })

/** One world with a shop that has insurance, its door for orders, and WeChat's servers. */
export const openInsurance = async (rules: InsuranceRules = usualRules) => {
  const freight: FreightStandIn = new FreightStandIn({
    apps: [{ appid: APPID, secret: 'demo-secret' }],
    now: () => world.clock.now(),
    push: (event) => world.push(event),
  })
  const { url, close } = await freight.listen()
  const env = { WX_API_URL: url, WX_APPS: JSON.stringify({ [APPID]: { secret: 'demo-secret' } }) }
  const world = await openWorld({ withPay: true, env })
  await world.change('shops', 'mianyu', { insurance: rules })
  for (const collection of ['insurances', 'fundEntries']) {
    await world.look((db) => db.collection(collection).where({ shopId: 'mianyu' }).remove())
  }
  const ports = world.newPorts()
  const door = intakeDoor(ports)
  const all = async (collection: string): Promise<readonly unknown[]> =>
    (await world.look((db) => db.collection(collection).limit(100).get())).data as unknown[]

  const push = (body: PushBody) =>
    door(pushEvent({ ...demoKey(), at: world.clock.now(), body: JSON.stringify(body) }))
  const insurance = async (orderNo = ORDER): Promise<Insurance | null> => {
    const found = (await all('insurances')).map((one) => Insurance.parse(one))
    return found.find((one) => one.orderNo === orderNo) ?? null
  }
  return {
    world,
    freight,
    ports,
    push,
    insurance,
    /** The order comes in; what is left to be done by then is done. */
    arrives: async (more: object = {}) => {
      await push({ orders: [orderOf(more)] })
      await world.tick()
    },
    pushOrder: (more: object = {}) => push({ orders: [orderOf(more)] }),
    ships: async (trackingNo = 'SF1583024766190') => {
      await push({ parcels: [pushedParcel({ orderNo: ORDER, trackingNo })] })
      await world.tick()
    },
    topUp: (amountFen: number, reference = 'T1') =>
      ports.fund.post('mianyu', { type: 'topUp', amountFen, reference }),
    balance: () => ports.fund.balance('mianyu'),
    ledger: async () =>
      (await all('fundEntries'))
        .map((one) => FundEntry.parse(one))
        .sort((a, b) => a.seq - b.seq)
        .map(({ type, amountFen }) => `${type} ${amountFen}`),
    comesBack: (more: Partial<ReturnArrived> = {}, on = ports) =>
      onReturnArrived(on, {
        shopId: 'mianyu',
        orderNo: ORDER,
        caseNo: CASE,
        openid: NEWCOMER,
        parcel: { company: '中通快递', trackingNo: 'ZT7000000000001' },
        freightFen: null,
        ...more,
      }),
    pass: async (ms: number) => {
      world.clock.pass(ms)
      await world.tick()
    },
    /** Only what is due of insurance, without the lease of the clock. */
    step: (on = ports) => insurancesDue(on),
    seen: async (openid = NEWCOMER, orderNo = ORDER) => {
      const reply = await world.shopper({ openid }).insurance.ofOrder({ orderNo })
      return reply.ok ? reply.value.insurance : reply.error
    },
    stranger: demoOpenid(20),
    close: async () => {
      await world.close()
      await close()
    },
  }
}
export type InsuranceRig = Awaited<ReturnType<typeof openInsurance>>
