import type { Order } from '../../core/orders/order'
import { MINUTE } from '../../core/shared/time'
import { moneyDue } from '../../server/money/due'
import { freezeCoupon, freezePayout, freezeRefund } from '../../server/money/freeze'
import type { Trouble } from '../../local/wechatpay/stand-in'
import { dying, type Death } from '../support/dying'
import { again, approvalOf, moneyRig, type MoneyRig } from '../support/money-rig'
import { payTroubles } from '../support/pay-troubles'

/** Between the lines of both paths, and at each request to the rail: whoever dies there, the money moves once. */

let rig: MoneyRig
let dead: ReturnType<typeof dying> | null = null
beforeAll(async () => {
  rig = await moneyRig(async () => {
    await dead?.step(() => undefined)
  })
  rig.pay.stocks.set(STOCK, { amountFen: AMOUNT, leastSpendFen: 4_900, validDays: 30, ...unlimited })
})
afterAll(() => rig.close())

const AMOUNT = 100
const STOCK = '9856001'
const unlimited = { most: 9_999, mostPerUser: 9_999 }
let runs = 0

const kinds = {
  refund: {
    letter: 'R',
    freeze: (on: MoneyRig['ports'], order: Order, caseNo: string) =>
      freezeRefund(on, approvalOf(caseNo, AMOUNT), order),
  },
  payout: {
    letter: 'P',
    freeze: (on: MoneyRig['ports'], { openid }: Order, caseNo: string) =>
      freezePayout(on, approvalOf(caseNo, AMOUNT), {
        ...{ shopId: 'mianyu', openid: openid ?? 'nobody', purpose: 'freight' },
      }),
  },
  coupon: {
    letter: 'C',
    freeze: (on: MoneyRig['ports'], { openid, orderNo }: Order, caseNo: string) =>
      freezeCoupon(on, {
        ...{ shopId: 'mianyu', openid: openid ?? 'nobody', orderNo, caseNo, clientId: null },
        rule: { id: 'coupon-late', amountFen: AMOUNT, leastSpendFen: 4_900, stockId: STOCK },
        by: { kind: 'rule', rule: 'coupon-late', policyVersion: 1 },
      }),
  },
} as const

/** The rail has moved it, and says so. */
const move = async (number: string) => {
  const one = rig.pay.known.find((known) => known.number === number)
  if (one && one.status !== 'SUCCESS') rig.pay.becomes(number, 'SUCCESS')
  await rig.pay.settled()
}

/** One transfer from the approval to the word, in a process that dies; then another one takes over. */
const story = async (kind: keyof typeof kinds, death: Death | null) => {
  const { freeze, letter } = kinds[kind]
  runs += 1
  const order = rig.orders[runs % rig.orders.length]!
  const caseNo = `S261121${String(runs).padStart(8, '0')}`
  const number = `${caseNo}${letter}1`
  dead = dying(rig.world.newPorts(), death)
  const first = dead
  rig.world.answerBy(first.ports)
  await freeze(first.ports, order, caseNo).catch(() => undefined)
  await moneyDue(first.ports, rig.onMoved).catch(() => undefined)
  await move(number)
  await moneyDue(first.ports, rig.onMoved).catch(() => undefined)
  const { calls } = first

  dead = null
  rig.world.answerBy(rig.ports)
  // what a case asked for stays its effect until it was done
  await again<unknown>(() => freeze(rig.ports, order, caseNo))
  for (let minutes = 0; minutes < 8; minutes += 1) {
    await rig.pass(MINUTE)
    await move(number)
  }
  await rig.pass(2 * MINUTE)
  return { number, caseNo, calls: calls() }
}

const expectOnce = async ({ number, caseNo }: { readonly number: string; readonly caseNo: string }) => {
  const moved = rig.pay.known.filter((known) => known.number.startsWith(caseNo))
  expect(moved).toMatchObject([{ number, amountFen: AMOUNT, status: 'SUCCESS' }])
  expect(await rig.stored(number)).toMatchObject({ state: { status: 'succeeded' }, doubts: [] })
  expect(rig.news()).toContain(`${number} succeeded`)
}

const troubles: readonly Trouble[] = [...payTroubles, 'stale', { status: 403, code: 'NOT_ENOUGH' }]

describe.each(['refund', 'payout'] as const)('a %s', (kind) => {
  it('moves once, and is heard of, wherever the process dies', async () => {
    const { calls, ...whole } = await story(kind, null)
    await expectOnce(whole)
    expect(calls).toBeGreaterThan(8)
    for (let call = 1; call <= calls; call += 1) {
      for (const when of ['before', 'after'] as const) await expectOnce(await story(kind, { call, when }))
    }
  }, 300_000)

  it.each(troubles)('moves once though its first request to the rail meets %j', async (trouble) => {
    rig.pay.troubles[kind === 'refund' ? 'askRefund' : 'askBill'].push(trouble)
    await expectOnce(await story(kind, null))
  })
  it.each(troubles)('is followed though its first query meets %j', async (trouble) => {
    rig.pay.isNotifying = false
    rig.pay.troubles[kind === 'refund' ? 'queryRefund' : 'queryBill'].push(trouble)
    await expectOnce(await story(kind, null))
    rig.pay.isNotifying = true
  })
})

const expectOneCoupon = async ({ number, caseNo }: { readonly number: string; readonly caseNo: string }) => {
  expect(rig.pay.coupons.filter((coupon) => coupon.number.startsWith(caseNo))).toMatchObject([{ number }])
  expect(await rig.stored(number)).toMatchObject({
    ...{ state: { status: 'granted', terms: { amountFen: AMOUNT } }, doubts: [], dueAt: null },
  })
  expect(rig.news()).toContain(`${number} granted`)
}

describe('a coupon', () => {
  it('is granted once, and is heard of, wherever the process dies', async () => {
    const { calls, ...whole } = await story('coupon', null)
    await expectOneCoupon(whole)
    expect(calls).toBeGreaterThan(5)
    for (let call = 1; call <= calls; call += 1) {
      for (const when of ['before', 'after'] as const)
        await expectOneCoupon(await story('coupon', { call, when }))
    }
  }, 300_000)

  it.each(['askCoupon', 'queryCoupon'] as const)('is granted once whatever its %s meets', async (kind) => {
    for (const trouble of troubles) {
      rig.pay.troubles[kind].push(trouble)
      await expectOneCoupon(await story('coupon', null))
    }
  })
})
