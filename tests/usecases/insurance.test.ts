import { DAY, HOUR, MINUTE } from '../../core/shared/time'
import { writeOrders } from '../../scripts/import/write-orders'
import { openDesk } from '../support/desk'
import { CASE, NEWCOMER, openInsurance, ORDER, type InsuranceRig } from '../support/insurance-rig'
import { sampleOrder } from '../support/samples'
import { must } from '../support/talk'

let rig: InsuranceRig
beforeEach(async () => {
  rig = await openInsurance()
})
afterEach(() => rig.close())

const payouts = () => rig.world.pay.known.filter(({ kind }) => kind === 'bill')
const confirm = async () => {
  const [bill] = payouts()
  if (!bill) throw new Error('nothing was paid out')
  rig.world.pay.becomes(bill.number, 'SUCCESS')
  await rig.world.pay.settled()
}

describe('退货包运费 out of the shop’s own fund', () => {
  it('comes with the first order, is paid by itself when the goods are back, and the ledger adds up', async () => {
    await rig.topUp(5_000)
    await rig.arrives()
    expect(await rig.seen()).toMatchObject({ name: '退货包运费', stateText: '保障中', coverFen: 1_000 })
    expect(await rig.balance()).toEqual({ freeFen: 4_000, reservedFen: 1_000 })

    await rig.pass(5 * DAY)
    expect(await rig.comesBack()).toMatchObject({
      status: 'claiming',
      claim: { amountFen: 800, caseNo: CASE },
    })
    await rig.pass(MINUTE)
    expect(payouts()).toMatchObject([{ amountFen: 800, openid: NEWCOMER, status: 'WAIT_USER_CONFIRM' }])
    expect(await rig.seen()).toMatchObject({ status: 'toConfirm', nextStep: 'confirm' })

    await confirm()
    expect(await rig.seen()).toMatchObject({ stateText: '已到账', amountFen: 800, isPaid: true })
    await rig.pass(MINUTE)
    expect(await rig.ledger()).toEqual(['topUp 5000', 'reserve 1000', 'pay 800', 'release 200'])
    expect(await rig.balance()).toEqual({ freeFen: 4_200, reservedFen: 0 })
    expect((await rig.insurance())?.dueAt).toBeNull()
  })

  it('comes with an order of nobody as soon as somebody has claimed it, who can ask for a case of it too', async () => {
    await rig.topUp(5_000)
    await rig.arrives({ openid: undefined })
    expect(await rig.insurance()).toBeNull()
    const her = rig.world.shopper({ openid: NEWCOMER })
    await must(her.claims.byDetails({ orderNo: ORDER, phoneTail: '2606', recipient: '新客' }))
    expect(await rig.insurance()).toMatchObject({ openid: NEWCOMER, status: 'offered' })
    await rig.pass(MINUTE)
    expect(await rig.seen()).toMatchObject({ name: '退货包运费', stateText: '保障中' })
    expect(await must(her.cases.form({ orderNo: ORDER }))).toMatchObject({ order: { orderNo: ORDER } })
  })

  it('pays whose case it is, when the order was found to be somebody else’s after it was insured', async () => {
    await rig.topUp(5_000)
    await rig.arrives()
    await rig.comesBack({ openid: 'oNewOwner0000000000000000001' })
    await rig.pass(MINUTE)
    expect(payouts()).toMatchObject([{ amountFen: 800, openid: 'oNewOwner0000000000000000001' }])
  })

  it('is no promise while the fund is empty, and is one as soon as there is money', async () => {
    await rig.arrives()
    expect(await rig.seen()).toBeNull()
    expect((await rig.insurance())?.status).toBe('offered')
    await rig.topUp(1_000)
    await rig.pass(2 * MINUTE)
    expect(await rig.seen()).toMatchObject({ stateText: '保障中' })
  })

  it('that the fund is too empty for is told to the supervisors, once a day', async () => {
    await openDesk(rig.world).supervise('linxiao')
    const lin = rig.world.agent('linxiao')
    await rig.arrives()
    for (const ms of [2, 4, 8, 16].map((minutes) => minutes * MINUTE)) await rig.pass(ms)
    const told = () => lin.sees().filter((text) => text.includes('备用金不够了，还剩 ¥0.00'))
    expect(told()).toHaveLength(1)
    await rig.pass(DAY)
    await rig.pass(6 * HOUR)
    expect(told()).toHaveLength(2)
  })

  it('whose offer nobody could fund in time is given up, and keeps nothing', async () => {
    await rig.arrives()
    await rig.pass(3 * DAY)
    await rig.pass(MINUTE)
    expect(await rig.insurance()).toMatchObject({ status: 'cancelled', failure: { reason: 'overdue' } })
    await rig.topUp(5_000)
    await rig.pass(MINUTE)
    expect(await rig.balance()).toEqual({ freeFen: 5_000, reservedFen: 0 })
  })

  it('is not given with a second order, an old one, one without an owner, or one that is not paid', async () => {
    await rig.topUp(9_000)
    await rig.arrives()
    const others = [
      { orderNo: 'ERP-SECOND', placedAt: '2026-11-21 10:30:00', paidAt: '2026-11-21 10:31:00' },
      {
        orderNo: 'ERP-OLD',
        openid: 'oOther',
        placedAt: '2026-11-01 09:30:00',
        paidAt: '2026-11-01 09:31:00',
      },
      { orderNo: 'ERP-NOBODY', openid: undefined },
      { orderNo: 'ERP-UNPAID', openid: 'oAnother', status: 'unpaid', paidAt: undefined },
    ]
    for (const other of others) await rig.arrives(other)
    const found = []
    for (const { orderNo } of others) found.push(await rig.insurance(orderNo))
    expect(found).toEqual([null, null, null, null])
    expect(await rig.insurance()).toMatchObject({ status: 'active' })
  })

  it('pushed again and again is one, with one line in the ledger', async () => {
    await rig.topUp(5_000)
    await Promise.all([rig.pushOrder(), rig.pushOrder({ updatedAt: '2026-11-21 10:01:00' })])
    await Promise.all([rig.step(), rig.step()])
    await rig.arrives({ updatedAt: '2026-11-21 10:02:00' })
    expect(await rig.ledger()).toEqual(['topUp 5000', 'reserve 1000'])
  })

  it('goes with an order that is cancelled, and the money is free again', async () => {
    await rig.topUp(5_000)
    await rig.arrives()
    await rig.arrives({ status: 'cancelled', updatedAt: '2026-11-21 10:05:00' })
    await rig.pass(MINUTE)
    expect(await rig.insurance()).toMatchObject({
      status: 'cancelled',
      failure: { reason: 'orderCancelled' },
    })
    expect(await rig.balance()).toEqual({ freeFen: 5_000, reservedFen: 0 })
    expect(await rig.seen()).toBeNull()
  })

  it('ends with its cover, and the money is free again', async () => {
    await rig.topUp(5_000)
    await rig.arrives()
    await rig.pass(90 * DAY)
    await rig.pass(MINUTE)
    expect(await rig.seen()).toMatchObject({ stateText: '已到期' })
    expect(await rig.comesBack()).toMatchObject({ status: 'expired', claim: null })
    expect(await rig.balance()).toEqual({ freeFen: 5_000, reservedFen: 0 })
  })

  it('is shown to whom the order belongs, and to nobody else', async () => {
    await rig.topUp(5_000)
    await rig.arrives()
    expect(await rig.seen(rig.stranger)).toBe('notFound')
    expect(await rig.seen(NEWCOMER, 'NOPE-0001')).toBe('notFound')
  })
})

describe('a claim', () => {
  beforeEach(async () => {
    await rig.topUp(5_000)
    await rig.arrives()
  })

  it('is made once, however often and for however many cases the parcel arrives', async () => {
    await Promise.all([rig.comesBack(), rig.comesBack(), rig.comesBack({ caseNo: 'S261121BBBBBBBB' })])
    await rig.pass(MINUTE)
    await rig.comesBack({ caseNo: 'S261121CCCCCCCC' })
    await Promise.all([rig.step(), rig.step()])
    await rig.pass(HOUR)
    expect(payouts()).toHaveLength(1)
    await confirm()
    await rig.comesBack()
    await rig.pass(DAY)
    expect(payouts()).toHaveLength(1)
    expect(await rig.ledger()).toEqual(['topUp 5000', 'reserve 1000', 'pay 800', 'release 200'])
  })

  it('of an order without insurance is none', async () => {
    expect(await rig.comesBack({ orderNo: 'NOPE-0001' })).toBeNull()
  })

  it('that is late stays open and is marked for staff', async () => {
    await rig.comesBack()
    await rig.pass(DAY)
    await rig.pass(MINUTE)
    expect(await rig.insurance()).toMatchObject({ status: 'claiming', isLate: true })
  })
})

describe('a crash', () => {
  const dying = (port: 'insurances' | 'fund' | 'insurers', method: string) => {
    const ports = rig.world.newPorts()
    const broken = new Proxy(ports[port], {
      get: (target, name) => {
        const own = Reflect.get(target, name) as unknown
        if (name !== method) return own
        return () => Promise.reject(new Error('the process has died'))
      },
    })
    return { ...ports, [port]: broken }
  }

  it('after the money was kept, before the policy was written down: it is kept once', async () => {
    await rig.topUp(5_000)
    await rig.pushOrder()
    await rig.step(dying('insurances', 'replace'))
    expect(await rig.balance()).toEqual({ freeFen: 4_000, reservedFen: 1_000 })
    expect(await rig.seen()).toBeNull()
    await rig.pass(2 * MINUTE)
    expect(await rig.seen()).toMatchObject({ stateText: '保障中' })
    expect(await rig.ledger()).toEqual(['topUp 5000', 'reserve 1000'])
  })

  it('after the claim was written down, before anybody was asked: the clock asks', async () => {
    await rig.topUp(5_000)
    await rig.arrives()
    const ports = rig.world.newPorts()
    const mute = { ...ports.insurers.ownFund, claim: () => Promise.reject(new Error('the process has died')) }
    const broken = { ...ports, insurers: { ...ports.insurers, ownFund: mute } }
    await expect(rig.comesBack({}, broken)).rejects.toThrow('the process has died')
    expect(await rig.insurance()).toMatchObject({ status: 'claiming' })
    await rig.pass(MINUTE)
    await rig.pass(MINUTE)
    expect(payouts()).toHaveLength(1)
  })

  it('after the payout was made, before that was written down: it is found again', async () => {
    await rig.topUp(5_000)
    await rig.arrives()
    await rig.comesBack()
    await rig.step(dying('insurances', 'replace'))
    await rig.pass(2 * MINUTE)
    await rig.pass(2 * MINUTE)
    expect(payouts()).toHaveLength(1)
  })

  it('between two lines of the ledger: the rest is written once', async () => {
    await rig.topUp(5_000)
    await rig.arrives()
    await rig.comesBack()
    await rig.pass(MINUTE)
    await confirm()
    await rig.ports.fund.post('mianyu', { type: 'pay', amountFen: 800, orderNo: ORDER })
    await rig.step(dying('fund', 'post'))
    await rig.pass(2 * MINUTE)
    await Promise.all([rig.step(), rig.step()])
    expect(await rig.ledger()).toEqual(['topUp 5000', 'reserve 1000', 'pay 800', 'release 200'])
  })
})

it('of many who write at once nobody loses a line of the ledger, and nothing is kept that is not there', async () => {
  await rig.topUp(2_500)
  const orders = ['ORDER-1', 'ORDER-2', 'ORDER-3', 'ORDER-4']
  const kept = await Promise.all(
    orders.map((orderNo) => rig.ports.fund.post('mianyu', { type: 'reserve', orderNo, amountFen: 1_000 })),
  )
  const errors = kept.map((one) => (one.ok ? 'kept' : one.error))
  expect(errors.filter((one) => one === 'kept')).toHaveLength(2)
  expect(errors.filter((one) => one === 'fundEmpty')).toHaveLength(2)
  expect(await rig.balance()).toEqual({ freeFen: 500, reservedFen: 2_000 })
  const twice = await Promise.all([rig.topUp(700, 'T2'), rig.topUp(700, 'T2')])
  expect(new Set(twice.map((one) => one.ok && one.value._id)).size).toBe(1)
  expect(await rig.balance()).toEqual({ freeFen: 1_200, reservedFen: 2_000 })
})

describe('staff', () => {
  const failedClaim = async () => {
    await rig.topUp(5_000)
    await rig.arrives()
    await rig.comesBack({ freightFen: 950 })
    await rig.pass(MINUTE)
    const [first] = payouts()
    rig.world.pay.becomes(first?.number ?? '', 'FAIL', 'OVERDUE_CLOSE')
    await rig.world.pay.settled()
  }
  const desk = async (role: 'agent' | 'supervisor' = 'agent') => {
    const sitting = openDesk(rig.world)
    if (role === 'supervisor') await sitting.supervise('linxiao')
    return (await sitting.member('linxiao')).insurances
  }

  it('hear once of a claim that failed, make it once more, and it is paid once', async () => {
    await openDesk(rig.world).supervise('linxiao')
    const lin = rig.world.agent('linxiao')
    await failedClaim()
    expect(await rig.seen()).toMatchObject({ stateText: '没有到账', nextStep: 'contact' })
    expect(await rig.balance()).toEqual({ freeFen: 4_000, reservedFen: 1_000 })
    await rig.pass(MINUTE)
    await rig.pass(DAY)
    const told = lin.sees().filter((text) => text.includes('退货包运费（¥9.50）没有到账'))
    expect(told).toHaveLength(1)

    const parcel = { company: '中通快递', trackingNo: 'ZT7000000000002' }
    const insurances = await desk()
    const again = await must(insurances.claimAgain({ orderNo: ORDER, parcel }))
    expect(again.insurance).toMatchObject({ status: 'claiming', parcel, mayClaimAgain: false })
    expect(await insurances.claimAgain({ orderNo: ORDER, parcel })).toEqual({
      ok: false,
      error: 'notAllowed',
    })
    await rig.pass(MINUTE)
    const bills = payouts()
    expect(bills.map(({ amountFen }) => amountFen)).toEqual([950, 950])
    rig.world.pay.becomes(bills[1]?.number ?? '', 'SUCCESS')
    await rig.world.pay.settled()
    await rig.pass(MINUTE)
    expect(await rig.seen()).toMatchObject({ isPaid: true, amountFen: 950 })
    expect(await rig.ledger()).toEqual(['topUp 5000', 'reserve 1000', 'pay 950', 'release 50'])
  })

  it('see what stands behind it, and nothing of another shop', async () => {
    await failedClaim()
    const { insurance } = await must((await desk()).ofOrder({ orderNo: ORDER }))
    expect(insurance).toMatchObject({
      status: 'failed',
      rule: '首单',
      failureText: '钱没有转成功',
      mayClaimAgain: true,
    })
    const tea = (
      await openDesk(rig.world)
        .member('chenmo', 'shanye')
        .catch(() => null)
    )?.insurances
    if (tea) expect(await must(tea.ofOrder({ orderNo: ORDER }))).toMatchObject({ insurance: null })
    const unknown = { orderNo: 'NOPE-0001', parcel: { company: '中通', trackingNo: 'ZT700' } }
    expect(await (await desk()).claimAgain(unknown)).toEqual({ ok: false, error: 'notFound' })
  })

  it('who supervise top the fund up, once for each reference', async () => {
    const agent = await desk()
    expect(await agent.topUp({ reference: 'B1', amountFen: 100 })).toEqual({ ok: false, error: 'forbidden' })
    expect(await agent.fund({})).toEqual({ ok: false, error: 'forbidden' })
    const supervisor = await desk('supervisor')
    await must(supervisor.topUp({ reference: 'B1', amountFen: 50_000 }))
    await must(supervisor.topUp({ reference: 'B1', amountFen: 50_000 }))
    expect(await supervisor.topUp({ reference: 'B1', amountFen: 60_000 })).toEqual({
      ok: false,
      error: 'changedMeanwhile',
    })
    expect(await supervisor.topUp({ reference: 'B2', amountFen: 0 })).toEqual({
      ok: false,
      error: 'badRequest',
    })
    expect(await must(supervisor.fund({}))).toMatchObject({
      balance: { freeFen: 50_000, reservedFen: 0 },
      entries: [{ type: 'topUp', amountFen: 50_000, cause: 'topUp:B1' }],
    })
  })
})

it('of an order that an import brings is offered too, and not of an old one', async () => {
  const now = Date.now() // an import has the machine's own clock
  const fresh = sampleOrder({
    orderNo: 'IMPORT-1',
    openid: 'oImport',
    status: 'paid',
    placedAt: now,
    paidAt: now,
  })
  const old = { ...fresh, _id: 'mianyu:IMPORT-0', orderNo: 'IMPORT-0', openid: 'oOld', paidAt: now - 4 * DAY }
  await writeOrders(rig.world.cloud.db, [old, fresh], () => undefined)
  expect(await rig.insurance('IMPORT-1')).toMatchObject({
    status: 'offered',
    openid: 'oImport',
    rule: '首单',
  })
  expect(await rig.insurance('IMPORT-0')).toBeNull()
})

it('of somebody who wants to be forgotten is nobody’s, and what is kept for it comes back at its end', async () => {
  await rig.topUp(5_000)
  await rig.arrives()
  await rig.ports.personalData.forgetRest({ shopId: 'mianyu', openid: NEWCOMER })
  expect(await rig.insurance()).toMatchObject({ openid: '', status: 'active' })
  await rig.pass(90 * DAY)
  await rig.pass(MINUTE)
  expect(await rig.balance()).toEqual({ freeFen: 5_000, reservedFen: 0 })
})
