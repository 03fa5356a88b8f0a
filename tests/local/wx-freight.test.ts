import { insuranceHears } from '../../core/insurance/hearing'
import { offeredFor, type Insurance } from '../../core/insurance/insurance'
import { decideInsurance, evolveInsurance } from '../../core/insurance/machine'
import { usualSpans, type InsuranceRules } from '../../core/insurance/rules'
import { DAY, HOUR } from '../../core/shared/time'
import { FreightStandIn } from '../../local/wx/freight/stand-in'
import { FreightInsurance, type PayNo } from '../../server/adapters/wechat/freight-insurance'
import { WechatReturnPickup } from '../../server/adapters/wechat/return-pickup'
import { readWechatApps, wechatServer } from '../../server/adapters/wechat/server-api'
import type { AccessToken } from '../../server/adapters/wecom/access-token'
import type { Subject } from '../../server/insurance-ports'
import { NOW, sampleOrder } from '../support/samples'

const APPID = 'wx-mianyu'
const PAY_NO = '4200001197202103228672982585'
const rules: InsuranceRules = {
  gifts: [],
  giftBy: 'wechat',
  freight: { sameCityFen: 600, sameProvinceFen: 800, elsewhereFen: 1_200, remote: [], remoteFen: 2_500 },
  returnPlace: {},
  ...usualSpans,
  wechat: {
    appid: APPID,
    sentFrom: { province: '浙江省', city: '杭州市', county: '西湖区', address: '文三路 1 号' },
    orderPath: 'pages/order-detail/index?orderNo={订单号}',
  },
}
const recipient = {
  name: '张雨晴',
  phone: '13800002606',
  province: '浙江省',
  city: '宁波市',
  district: '海曙区',
  detail: '月湖 1 号',
}
const order = sampleOrder({
  paidAt: NOW - HOUR,
  recipient,
  parcels: [{ company: '顺丰速运', trackingNo: 'SF1583024766190', track: [] }],
})
const offered = offeredFor(order, 'oShopper', {
  entitlement: { insurer: 'wechat', payer: 'shop', rule: '首单', coverFen: 1_000, premiumFen: 0 },
  rules,
  paidAt: NOW - HOUR,
  now: NOW,
})

const stored = new Map<string, AccessToken>()
let now = NOW
let paid: PayNo = { payNo: PAY_NO }
let standIn: FreightStandIn
let insurer: FreightInsurance
let pickup: WechatReturnPickup
let close: () => Promise<void>

beforeEach(async () => {
  stored.clear()
  now = NOW
  paid = { payNo: PAY_NO }
  standIn = new FreightStandIn({
    apps: [{ appid: APPID, secret: 's1' }],
    now: () => now,
    push: async () => '',
  })
  const listening = await standIn.listen()
  close = listening.close
  insurer = insurerAt(listening.url)
})
afterEach(() => close())

const insurerAt = (baseUrl: string, secret = 's1'): FreightInsurance => {
  const server = wechatServer({
    apps: { [APPID]: { secret } },
    baseUrl,
    tokens: {
      load: async (key) => stored.get(key),
      save: async (key, token) => void stored.set(key, token),
    },
    now: () => now,
    log: { info: () => undefined, error: () => undefined },
  })
  const payNoOf = async () => paid
  pickup = new WechatReturnPickup({ server, payNoOf })
  return new FreightInsurance({ server, payNoOf, now: () => now, returnPickup: pickup })
}

const subject = (insurance: Insurance = offered, more: Partial<Subject> = {}): Subject => ({
  insurance,
  order,
  rules,
  ...more,
})

/** A kept connection that breaks is tried once more below us: both answers are lost. */
const loseAnswers = () => standIn.troubles.push('cutAfter', 'cutAfter')

/** What it is once the insurer has covered it and the goods are back. */
const claiming = (trackingNo = 'ZT7000000000001'): Insurance => {
  const policy = { policyNo: 'P1', since: NOW, endsAt: NOW + 90 * DAY, coverFen: 1_000 }
  const parcel = { company: '中通快递', trackingNo }
  let current = offered
  for (const [command, actor] of [
    [{ type: 'accept', policy }, 'insurer'],
    [{ type: 'claim', caseNo: 'S261121AAAAAAAA', openid: 'oShopper', parcel, amountFen: 800 }, 'system'],
  ] as const) {
    const decided = decideInsurance(command, current, { actor, now: NOW, claimMs: DAY })
    if (!decided.ok) throw new Error(decided.error)
    current = evolveInsurance(current, decided.value)
  }
  return current
}

describe('a policy', () => {
  it('is made when the order is sent, with what WeChat wants to know', async () => {
    expect(await insurer.createPolicy(subject(offered, { order: { ...order, parcels: [] } }))).toEqual({
      word: 'waits',
    })
    expect(await insurer.createPolicy(subject())).toEqual({
      word: 'covered',
      policy: {
        policyNo: '10288003264000000001',
        since: NOW,
        endsAt: NOW + 90 * DAY,
        coverFen: 1_000,
        reference: PAY_NO,
      },
    })
    expect(standIn.policies.known).toMatchObject([
      { openid: 'oShopper', orderNo: PAY_NO, deliveryNo: 'SF1583024766190' },
    ])
  })

  it('whose answer was lost is found again: one order, one policy', async () => {
    loseAnswers()
    expect(await insurer.createPolicy(subject())).toMatchObject({ word: 'busy' })
    expect(await insurer.createPolicy(subject())).toMatchObject({ word: 'covered' })
    expect(standIn.policies.known).toHaveLength(1)
  })

  it.each([
    [1010, 'tooLate', () => (now = NOW + 4 * DAY)],
    [2004, 'notOpened', () => (standIn.policies.isOpen = false)],
    [2011, 'orderUnknown', () => standIn.policies.payers.set(PAY_NO, 'oSomebodyElse')],
    [2012, 'orderUnknown', () => standIn.troubles.push(2012)],
    [2013, 'orderUnknown', () => standIn.troubles.push(2013)],
  ])('is refused with %s: %s', async (code, reason, make) => {
    make()
    expect(await insurer.createPolicy(subject())).toEqual({ word: 'refused', reason, code: String(code) })
  })

  it('with another order’s waybill is refused', async () => {
    await insurer.createPolicy(subject())
    paid = { payNo: '4200000000000000000000000002' }
    expect(await insurer.createPolicy(subject())).toEqual({
      word: 'refused',
      reason: 'waybillUsed',
      code: '1011',
    })
  })

  it.each([-1, 1000, 2008, 2014, 45009])(
    'waits at %s, which may pass or which no page explains',
    async (code) => {
      standIn.troubles.push(code)
      expect(await insurer.createPolicy(subject())).toMatchObject({ word: 'busy' })
      expect(await insurer.createPolicy(subject())).toMatchObject({ word: 'covered' })
    },
  )

  it('of an order that WeChat Pay does not know, or whose address is not whole, is none', async () => {
    const { detail: _detail, ...half } = recipient
    expect(await insurer.createPolicy(subject(offered, { order: { ...order, recipient: half } }))).toEqual({
      word: 'refused',
      reason: 'orderIncomplete',
    })
    paid = 'unknown'
    expect(await insurer.createPolicy(subject())).toEqual({ word: 'refused', reason: 'orderUnknown' })
    paid = 'silent'
    expect(await insurer.createPolicy(subject())).toEqual({ word: 'busy', code: 'payNo' })
  })
})

describe('a claim', () => {
  beforeEach(async () => {
    await insurer.createPolicy(subject())
  })

  it('is taken with a number, and is paid when WeChat says so', async () => {
    const claimed = subject(claiming())
    expect(await insurer.claim(claimed)).toEqual({ word: 'claiming', reportNo: '90581008120000000001' })
    expect(await insurer.query(claimed)).toMatchObject({ word: 'claiming' })
    await standIn.policies.judge(PAY_NO, 5)
    expect(await insurer.query(claimed)).toEqual({ word: 'paid', paidFen: 1_000 })
  })

  it('made twice is one (2007), also when its answer was lost', async () => {
    loseAnswers()
    expect(await insurer.claim(subject(claiming()))).toMatchObject({ word: 'busy' })
    expect(await insurer.claim(subject(claiming()))).toEqual({ word: 'claiming' })
  })

  it('that failed says why, and may be paid after all: WeChat pays once more by itself', async () => {
    const claimed = subject(claiming())
    await insurer.claim(claimed)
    await standIn.policies.judge(PAY_NO, 6, { reason: '已达到今日商户付款额度上限' })
    expect(await insurer.query(claimed)).toEqual({
      word: 'failed',
      reason: 'payoutFailed',
      code: '已达到今日商户付款额度上限',
    })
    expect(await insurer.claim(claimed)).toEqual({ word: 'claiming' })
    await standIn.policies.judge(PAY_NO, 5)
    expect(await insurer.query(claimed)).toMatchObject({ word: 'paid' })
    expect(insuranceHears.failed.paid).toBe('news')
  })

  it('with another waybill than that of a cancelled pickup is refused (2021)', async () => {
    const known = standIn.policies.find(PAY_NO)
    if (known) known.refundDeliveryNo = 'JDX023887839970'
    expect(await insurer.claim(subject(claiming()))).toEqual({
      word: 'refused',
      reason: 'waybillBound',
      code: '2021',
    })
  })

  it('with a waybill that was claimed for another order is refused (1011)', async () => {
    await insurer.claim(subject(claiming()))
    paid = { payNo: '4200000000000000000000000002' }
    const other = { ...order, parcels: [{ company: '顺丰速运', trackingNo: 'SF2', track: [] }] }
    await insurer.createPolicy(subject(offered, { order: other }))
    expect(await insurer.claim(subject(claiming()))).toEqual({
      word: 'refused',
      reason: 'waybillUsed',
      code: '1011',
    })
  })

  it('without a policy is refused (2009), one that WeChat has stopped waits (2008)', async () => {
    standIn.policies.isSuspended = true
    expect(await insurer.claim(subject(claiming()))).toEqual({ word: 'busy', code: '2008' })
    paid = { payNo: '4200000000000000000000000003' }
    expect(await insurer.claim(subject(claiming()))).toEqual({
      word: 'refused',
      reason: 'noPolicy',
      code: '2009',
    })
  })

  it('is read in either spelling, and a policy that is over is', async () => {
    standIn.policies.isCamel = true
    expect(await insurer.query(subject(claiming()))).toMatchObject({
      word: 'covered',
      policy: { coverFen: 800, endsAt: NOW + 90 * DAY },
    })
    const known = standIn.policies.find(PAY_NO)
    if (known) known.status = 7
    expect(await insurer.query(subject(claiming()))).toEqual({ word: 'expired' })
  })
})

describe('the access token', () => {
  const tokenCalls = () => standIn.asked.filter((path) => path.endsWith('stable_token')).length

  it('is fetched once, kept for all instances, and fetched anew when it is over', async () => {
    await insurer.createPolicy(subject())
    await insurer.query(subject())
    expect(tokenCalls()).toBe(1)
    now += 2 * HOUR
    await insurer.query(subject())
    expect(tokenCalls()).toBe(2)
  })

  it('that WeChat ended early is fetched anew, and the question asked once more', async () => {
    await insurer.createPolicy(subject())
    standIn.endTokens()
    expect(await insurer.query(subject())).toMatchObject({ word: 'covered' })
    expect(tokenCalls()).toBe(2)
  })

  it('that is not to be had leaves the question open', async () => {
    const { url, close: closeOther } = await standIn.listen()
    expect(await insurerAt(url, 'wrong').createPolicy(subject())).toMatchObject({ word: 'busy' })
    await closeOther()
    expect(await insurer.createPolicy(subject())).toMatchObject({ word: 'covered' })
    expect(() => readWechatApps('{"wx":1}')).toThrow()
    expect(readWechatApps(undefined)).toEqual({})
  })
})

describe('WeChat’s return component', () => {
  const wish = () => ({ ...subject(), caseNo: 'S261121AAAAAAAA', returnTo: { ...recipient, name: '退货仓' } })
  const open = async (): Promise<string> => {
    const opened = await pickup.open(wish())
    if (!opened.ok) throw new Error(opened.error)
    return opened.value
  }
  const trip = async (id: string) => {
    const seen = await pickup.look(rules, id)
    return seen.ok ? seen.value : seen.error
  }

  it('is for insured orders', async () => {
    expect(await pickup.open(wish())).toEqual({ ok: false, error: 'notInsured' })
    paid = 'silent'
    expect(await pickup.open(wish())).toEqual({ ok: false, error: 'busy' })
  })

  it('follows the way back: nothing chosen, sent by herself, on its way, arrived', async () => {
    await insurer.createPolicy(subject())
    const id = await open()
    expect(await trip(id)).toEqual({ way: 'notChosen', parcel: null, state: 'notStarted' })
    standIn.returns.fill(id, { waybill: 'ZT7', company: '中通快递' })
    const parcel = { company: '中通快递', trackingNo: 'ZT7' }
    expect(await trip(id)).toEqual({ way: 'ownWaybill', parcel, state: 'onItsWay' })
    const states = []
    for (const code of [4, 6, 5, 11, 14, 99]) {
      standIn.returns.move(id, code)
      states.push(((await trip(id)) as { state: string }).state)
    }
    expect(states).toEqual(['arrived', 'arrived', 'failed', 'cancelled', 'failed', 'unknown'])
    expect(await pickup.close(rules, id)).toEqual({ ok: true, value: null })
    expect(standIn.returns.known).toEqual([])
  })

  it('opened again after a lost answer has another number of ours', async () => {
    await insurer.createPolicy(subject())
    loseAnswers()
    expect(await pickup.open(wish())).toEqual({ ok: false, error: 'busy' })
    await open()
    expect(standIn.returns.known.map(({ shopOrderId }) => shopOrderId)).toEqual([
      'S261121AAAAAAAA',
      'S261121AAAAAAAA-2',
    ])
  })

  it('keeps a wrong waybill in mind when she has put it right (931023): she has to be asked', async () => {
    await insurer.createPolicy(subject())
    const id = await open()
    standIn.returns.fill(id, { waybill: 'WRONG', company: '', isUnknown: true })
    standIn.returns.fill(id, { waybill: 'YT7463531138002', company: '圆通速递' })
    expect(await trip(id)).toEqual({ way: 'ownWaybill', parcel: null, state: 'unknown' })
  })

  it('closes what is not chosen yet without asking (40097), and a booked pickup not at all', async () => {
    await insurer.createPolicy(subject())
    const id = await open()
    expect(await pickup.close(rules, id)).toEqual({ ok: true, value: null })
    standIn.returns.book(id, 'JDX023887839970')
    expect(await pickup.close(rules, id)).toEqual({ ok: false, error: 'pickupBooked' })
    // and the pickup that was cancelled stays bound to the policy
    standIn.returns.move(id, 11)
    expect(await trip(id)).toMatchObject({ way: 'pickup', state: 'cancelled' })
    expect(await insurer.claim(subject(claiming()))).toMatchObject({
      word: 'refused',
      reason: 'waybillBound',
    })
  })
})
