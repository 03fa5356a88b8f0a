import type { Payout } from '../../core/refunds/payout'
import type { Proof } from '../../core/refunds/proof'
import { HOUR, MINUTE } from '../../core/shared/time'
import { lookAgain } from '../../server/money/act'
import { freezeRefund } from '../../server/money/freeze'
import { approvalOf, moneyRig, type MoneyRig } from '../support/money-rig'

const proof: Proof = { by: { agentId: 'zhouke', name: '周可' }, reference: 'B2611210001', files: [] }

let rig: MoneyRig
beforeEach(async () => {
  rig = await moneyRig()
})
afterEach(() => rig.close())

const asked = () => rig.pay.requests.filter(({ kind }) => kind === 'askRefund' || kind === 'askBill')

describe('a refund by WeChat Pay', () => {
  it('is asked for by the clock, and is there when WeChat Pay says so', async () => {
    const refund = await rig.refund(2_000)
    await rig.tick()
    expect(rig.pay.known).toMatchObject([
      { kind: 'refund', number: refund.number, amountFen: 2_000, orderNo: rig.order.orderNo },
    ])
    expect(await rig.statusOf(refund)).toBe('processing')
    rig.pay.becomes(refund.number, 'SUCCESS')
    await rig.pay.settled()
    await rig.pass(20 * MINUTE)
    expect(await rig.statusOf(refund)).toBe('succeeded')
    expect(rig.news()).toEqual([`${refund.number} succeeded`])
    expect(asked()).toHaveLength(1)
  })

  it('is found by a query when no notification ever comes', async () => {
    rig.pay.isNotifying = false
    const refund = await rig.refund(2_000)
    await rig.tick()
    rig.pay.becomes(refund.number, 'SUCCESS')
    await rig.pass(5 * MINUTE)
    expect(await rig.statusOf(refund)).toBe('succeeded')
    expect(rig.news()).toEqual([`${refund.number} succeeded`])
  })

  it('is paid once though the answer was lost and the notification came before it was known', async () => {
    rig.pay.troubles.askRefund.push('cutAfter')
    const refund = await rig.refund(2_000)
    await rig.tick()
    expect(await rig.statusOf(refund)).toBe('asked')
    rig.pay.becomes(refund.number, 'SUCCESS')
    await rig.pay.settled()
    await rig.pass(10 * MINUTE)
    expect(await rig.statusOf(refund)).toBe('succeeded')
    expect(rig.pay.known).toHaveLength(1)
    expect(asked()).toHaveLength(1)
  })

  it('is asked for again with the same number and amount until somebody answers', async () => {
    rig.pay.troubles.askRefund.push(
      'cutBefore',
      { status: 500, code: 'SYSTEM_ERROR' },
      { status: 429, code: 'FREQUENCY_LIMITED' },
      'unsigned',
      'forged',
    )
    const refund = await rig.refund(2_000)
    await rig.pass(40 * MINUTE)
    expect(await rig.statusOf(refund)).toBe('processing')
    expect(rig.pay.known).toMatchObject([{ number: refund.number, amountFen: 2_000 }])
    expect(new Set(asked().map(({ number }) => number))).toEqual(new Set([refund.number]))
    expect(rig.heard()).toEqual([])
  })

  it('that is not taken for half an hour is said to the supervisors, once', async () => {
    rig.pay.troubles.askRefund.push(...Array.from({ length: 7 }, () => 'cutBefore' as const))
    const refund = await rig.refund(2_000)
    await rig.pass(50 * MINUTE)
    const told = rig.supervisorSees().filter((text) => text.includes(refund.number))
    expect(told).toEqual([
      `售后单 S261121AAAAAAAA 的款项 ${refund.number}（¥20.00）半小时没有受理结果，系统会继续重试。请检查商户号余额与配置`,
    ])
  })

  it('that WeChat Pay refuses reaches a person only after queries found nothing for three minutes', async () => {
    rig.pay.outcomes.balanceFen = 100
    const refund = await rig.refund(2_000)
    await rig.tick()
    await rig.pass(MINUTE)
    expect(await rig.statusOf(refund)).toBe('asked')
    await rig.pass(5 * MINUTE)
    expect((await rig.stored(refund.number)).state).toMatchObject({ status: 'abnormal', code: 'NOT_ENOUGH' })
    expect(rig.news()).toEqual([`${refund.number} abnormal`])
    rig.pay.outcomes.balanceFen = null
    expect(await rig.act(refund, { type: 'ask' })).toMatchObject({ ok: true })
    await rig.pass(3 * MINUTE)
    expect(rig.pay.known).toMatchObject([{ number: refund.number }])
    rig.pay.becomes(refund.number, 'SUCCESS')
    await rig.pay.settled()
    await rig.pass(2 * MINUTE)
    expect(await rig.statusOf(refund)).toBe('succeeded')
  })

  it('that is refused though it was taken before is found, and never failed', async () => {
    rig.pay.troubles.askRefund.push(
      'cutAfter',
      ...(Array<object>(4).fill({ status: 400, code: 'INVALID_REQUEST' }) as []),
    )
    const refund = await rig.refund(2_000)
    await rig.pass(15 * MINUTE)
    expect(await rig.statusOf(refund)).toBe('processing')
    expect(rig.news()).toEqual([])
  })

  it('that cannot be received is paid by hand when WeChat Pay has just said so, and not before', async () => {
    const refund = await rig.refund(2_000)
    await rig.tick()
    rig.pay.becomes(refund.number, 'ABNORMAL')
    await rig.pay.settled()
    await rig.pass(10 * MINUTE)
    expect(rig.news()).toEqual([`${refund.number} abnormal`])
    const payOffline = { type: 'payOffline', amountFen: 2_000, proof } as const
    expect(await rig.act(refund, payOffline)).toEqual({ ok: false, error: 'queryFirst' })
    await lookAgain(rig.ports, rig.ports.refundBook, await rig.stored(refund.number))
    await rig.pass(MINUTE)
    expect(await rig.act(refund, { ...payOffline, amountFen: 1 })).toEqual({
      ok: false,
      error: 'amountDiffers',
    })
    expect(await rig.act(refund, payOffline)).toMatchObject({ ok: true })
    await rig.pass(5 * MINUTE)
    expect(rig.news()).toEqual([`${refund.number} abnormal`, `${refund.number} offline`])
  })

  it('that succeeded although it was closed is doubted: the supervisors are told', async () => {
    const refund = await rig.refund(2_000)
    await rig.tick()
    rig.pay.becomes(refund.number, 'CLOSED')
    await rig.pay.settled()
    rig.pay.becomes(refund.number, 'SUCCESS')
    await rig.pay.settled()
    await rig.pass(5 * MINUTE)
    expect(rig.news()).toEqual([`${refund.number} closed`, `${refund.number} closed doubted succeeded`])
    expect(rig.supervisorSees().some((text) => text.includes(`${refund.number}（¥20.00）前后说法不一`))).toBe(
      true,
    )
  })

  it('is told again until its case has heard of it', async () => {
    await rig.close()
    let deaf = 3
    rig = await moneyRig(() => (deaf-- > 0 ? Promise.reject(new Error('deaf')) : Promise.resolve()))
    const refund = await rig.refund(2_000)
    await rig.tick()
    rig.pay.becomes(refund.number, 'SUCCESS')
    await rig.pay.settled()
    expect(rig.heard()).toEqual([])
    await rig.pass(10 * MINUTE)
    expect(rig.news()).toEqual([`${refund.number} succeeded`])
  })

  it('is asked for once by two timers at the same time', async () => {
    await rig.refund(2_000)
    await Promise.all([rig.tick(), rig.tick(rig.world.newPorts()), rig.tick(rig.world.newPorts())])
    expect(asked()).toHaveLength(1)
  })
})

describe('refunds of one order', () => {
  it('have a number each when they are made at once, and never more than was paid', async () => {
    const half = Math.ceil(rig.order.paidFen / 2)
    const cases = ['S261121AAAAAAAA', 'S261121BBBBBBBB', 'S261121CCCCCCCC']
    const made = await Promise.all(
      cases.map((caseNo) => freezeRefund(rig.ports, approvalOf(caseNo, half - 1), rig.order)),
    )
    expect(made.filter(({ ok }) => ok)).toHaveLength(2)
    expect(made.find(({ ok }) => !ok)).toEqual({ ok: false, error: 'amountTooHigh' })
    const again = await freezeRefund(rig.ports, approvalOf('S261121AAAAAAAA', half - 1), rig.order)
    expect(again).toMatchObject({ ok: false })
  })

  it('that were paid on a platform are left to a person, who shows where it went back', async () => {
    const elsewhere = { ...rig.order, paidThrough: '有赞' }
    const refund = await rig.refund(2_000, 'S261121AAAAAAAA', elsewhere)
    await rig.pass(10 * MINUTE)
    expect(asked()).toEqual([])
    expect(await rig.act(refund, { type: 'confirm', amountFen: 2_000, proof })).toMatchObject({ ok: true })
    expect(rig.news()).toEqual([`${refund.number} succeeded`])
  })
})

describe('a notification', () => {
  const processing = async () => {
    const refund = await rig.refund(2_000)
    await rig.tick()
    rig.pay.isNotifying = false
    rig.pay.becomes(refund.number, 'SUCCESS')
    return refund
  }

  it.each([
    ['a probe of signatures', { signature: 'probe' }],
    ['a signature of somebody else', { signature: 'forged' }],
    ['one that was kept for an hour', { agedMs: HOUR }],
  ] as const)('is refused: %s', async (_what, odd) => {
    const refund = await processing()
    expect(await rig.pay.notify(refund.number, odd)).toBe(401)
    expect(await rig.statusOf(refund)).toBe('processing')
  })

  it('of another amount is not believed, and the supervisors are told', async () => {
    const refund = await processing()
    expect(await rig.pay.notify(refund.number, { amountFen: 200_000 })).toBe(200)
    expect(await rig.statusOf(refund)).toBe('processing')
    expect(rig.supervisorSees().some((text) => text.includes('微信支付回报 ¥2,000.00，未予采信'))).toBe(true)
  })

  it('that comes three times, and late, is one success', async () => {
    const refund = await processing()
    for (let times = 0; times < 3; times += 1) expect(await rig.pay.notify(refund.number)).toBe(200)
    await rig.pass(10 * MINUTE)
    expect(await rig.pay.notify(refund.number)).toBe(200)
    expect(rig.news()).toEqual([`${refund.number} succeeded`])
    expect((await rig.stored(refund.number)).doubts).toEqual([])
  })

  it('is refused where no merchant is named, whoever calls', async () => {
    const event = { path: '/1900000009', httpMethod: 'POST', headers: {}, body: '{}' }
    expect(await rig.world.call('wechat', event)).toMatchObject({ statusCode: 401 })
    expect(await rig.world.call('wechat', { ...event, path: '/1900000001' })).toMatchObject({
      statusCode: 401,
    })
  })
})

describe('a payout', () => {
  it('waits for the shopper, who confirms on the page that its ticket opens', async () => {
    const payout = await rig.payout(1_200)
    await rig.tick()
    const { state } = (await rig.stored(payout.number)) as Payout
    if (state.status !== 'waitingForShopper') throw new Error(state.status)
    expect(state.ticket).toMatchObject({ mchId: '1900000001', appId: 'wxa1de300000000001' })
    expect(rig.pay.confirm(state.ticket?.package ?? '')).toBe(true)
    await rig.pay.settled()
    await rig.pass(2 * MINUTE)
    expect(await rig.statusOf(payout)).toBe('succeeded')
    expect(rig.news()).toEqual([`${payout.number} waitingForShopper`, `${payout.number} succeeded`])
    expect(rig.pay.known).toMatchObject([{ kind: 'bill', amountFen: 1_200, openid: rig.order.openid }])
  })

  it('that nobody confirms within a day has failed, and goes out under a further number', async () => {
    const payout = await rig.payout(1_200)
    await rig.tick()
    await rig.pass(34 * HOUR, HOUR)
    expect((await rig.stored(payout.number)).state).toMatchObject({ status: 'failed', code: 'OVERDUE_CLOSE' })
    const next = await rig.payout(1_200)
    expect(next.number).toBe('S261121AAAAAAAAP2')
  })

  it('for which the balance is too low is asked for again, and gets its ticket then', async () => {
    rig.pay.outcomes.bill = 'ACCEPTED'
    const payout = await rig.payout(1_200)
    await rig.pass(5 * MINUTE)
    expect(await rig.statusOf(payout)).toBe('asked')
    rig.pay.becomes(payout.number, 'WAIT_USER_CONFIRM')
    await rig.pass(10 * MINUTE)
    expect((await rig.stored(payout.number)).state).toMatchObject({ ticket: { package: expect.any(String) } })
    expect(rig.pay.known).toHaveLength(1)
  })

  it('that WeChat Pay took although it did not answer is not paid twice', async () => {
    rig.pay.troubles.askBill.push(
      'cutAfter',
      { status: 403, code: 'NO_AUTH' },
      { status: 403, code: 'NO_AUTH' },
    )
    const payout = await rig.payout(1_200)
    await rig.pass(20 * MINUTE)
    expect(await rig.statusOf(payout)).toBe('waitingForShopper')
    expect(rig.pay.known).toHaveLength(1)
  })
})
