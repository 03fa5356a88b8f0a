import fc from 'fast-check'
import type { Order } from '../../core/orders/order'
import type { Payout } from '../../core/refunds/payout'
import type { Proof } from '../../core/refunds/proof'
import { heldBy, type Refund } from '../../core/refunds/refund'
import { MINUTE } from '../../core/shared/time'
import type { Known } from '../../local/wechatpay/ledger'
import type { Trouble } from '../../local/wechatpay/stand-in'
import { actOnPayout, actOnRefund, lookAgain } from '../../server/money/act'
import { moneyDue } from '../../server/money/due'
import { freezePayout, freezeRefund } from '../../server/money/freeze'
import { dying } from '../support/dying'
import { approvalOf, moneyRig, type MoneyRig } from '../support/money-rig'
import { payTroubles } from '../support/pay-troubles'

/** Through the real path, with whatever may go wrong: nothing is paid twice, or without approval, or beyond what was paid. */

const proof: Proof = { by: { agentId: 'zhouke', name: '周可' }, reference: 'B2611210001', files: [] }

let rig: MoneyRig
beforeAll(async () => {
  rig = await moneyRig()
})
afterAll(() => rig.close())

const refusal: Trouble = { status: 400, code: 'INVALID_REQUEST' }
const kinds = ['askRefund', 'queryRefund', 'askBill', 'queryBill'] as const

const at = fc.nat({ max: 7 })
const step = fc.oneof(
  fc.record({ do: fc.constant('approve' as const), which: at, share: fc.integer({ min: 1, max: 70 }) }),
  fc.record({ do: fc.constant('repeat' as const), which: at }),
  fc.record({ do: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 6 }) }),
  fc.record({
    do: fc.constant('trouble' as const),
    kind: fc.constantFrom(...kinds),
    trouble: fc.constantFrom(...payTroubles),
  }),
  fc.record({ do: fc.constant('become' as const), which: at, word: fc.nat({ max: 2 }) }),
  fc.record({ do: fc.constant('notify' as const), which: at }),
  fc.record({
    do: fc.constant('die' as const),
    call: fc.integer({ min: 1, max: 25 }),
    when: fc.constantFrom('before' as const, 'after' as const),
  }),
  fc.record({
    do: fc.constant('person' as const),
    which: at,
    act: fc.constantFrom('ask' as const, 'payOffline' as const, 'look' as const),
    isRacing: fc.boolean(),
  }),
  fc.record({ do: fc.constant('balance' as const), isPoor: fc.boolean() }),
  fc.record({ do: fc.constant('takenAndRefused' as const) }),
  fc.record({ do: fc.constant('mute' as const), isMuted: fc.boolean() }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

let runs = 0

/** One order with two cases and their freight. */
const openStory = () => {
  runs += 1
  const order: Order = rig.orders[runs]!
  const caseNos = ['A', 'B'].map((letter) => `S261121${letter}${String(runs).padStart(7, '0')}`)
  const approved = new Map<string, number>()
  const wish = { shopId: order.shopId, openid: order.openid ?? 'nobody', purpose: 'freight' } as const

  const refunds = (): Promise<readonly Refund[]> => rig.ports.refundBook.ofOrder(order.shopId, order.orderNo)
  const payouts = async (): Promise<readonly Payout[]> =>
    (await Promise.all(caseNos.map((caseNo) => rig.ports.payoutBook.ofCase(order.shopId, caseNo)))).flat()
  const known = (): readonly Known[] =>
    rig.pay.known.filter(({ number }) => caseNos.some((caseNo) => number.startsWith(caseNo)))
  const pick = <T>(all: readonly T[], which: number): T | undefined => all[which % Math.max(1, all.length)]

  const freeze = async (which: number): Promise<void> => {
    const caseNo = caseNos[which % 2]!
    const line = which % 4 < 2 ? 'R' : 'P'
    const approval = approvalOf(caseNo, approved.get(`${caseNo}${line}`) ?? 0)
    if (line === 'R') await freezeRefund(rig.ports, approval, order)
    else await freezePayout(rig.ports, approval, wish)
  }
  const approve = (which: number, share: number): Promise<void> => {
    const key = `${caseNos[which % 2]!}${which % 4 < 2 ? 'R' : 'P'}`
    const more = Math.max(10, Math.floor((order.paidFen * share) / 100))
    const sum = (approved.get(key) ?? 0) + (which % 4 < 2 ? more : share * 10)
    approved.set(key, sum)
    return freeze(which)
  }
  const become = async (which: number, word: number): Promise<void> => {
    const one = pick(
      known().filter(({ status }) => ['PROCESSING', 'WAIT_USER_CONFIRM', 'ABNORMAL'].includes(status)),
      which,
    )
    if (!one) return
    const words =
      one.kind === 'bill'
        ? (['SUCCESS', 'FAIL', 'TRANSFERING'] as const)
        : (['SUCCESS', 'CLOSED', 'ABNORMAL'] as const)
    // people do not pay by hand and settle it with WeChat Pay as well
    if (one.status === 'ABNORMAL' && (await rig.statusOf(one)) !== 'abnormal') return
    rig.pay.becomes(one.number, words[word] ?? 'SUCCESS')
    await rig.pay.settled()
  }
  const person = async (which: number, act: 'ask' | 'payOffline' | 'look'): Promise<void> => {
    const work = { ports: rig.ports, onMoved: rig.onMoved }
    const payout = which > 5 ? pick(await payouts(), which) : undefined
    const refund = pick(await refunds(), which)
    const paid = ({ amountFen }: { readonly amountFen: number }) =>
      ({ type: 'payOffline', amountFen, proof }) as const
    if (payout) await actOnPayout(work, payout, paid(payout))
    else if (!refund) return
    else if (act === 'look') await lookAgain(rig.ports, rig.ports.refundBook, refund)
    else await actOnRefund(work, refund, act === 'ask' ? { type: 'ask' } : paid(refund))
  }
  return { order, caseNos, approved, refunds, payouts, known, freeze, approve, become, person, pick }
}
type Story = ReturnType<typeof openStory>

const take = async (story: Story, one: Step): Promise<unknown> => {
  switch (one.do) {
    case 'approve':
      return story.approve(one.which, one.share)
    case 'repeat':
      return story.freeze(one.which)
    case 'pass':
      return rig.pass(one.minutes * MINUTE)
    case 'trouble':
      return rig.pay.troubles[one.kind].push(one.trouble)
    case 'become':
      return story.become(one.which, one.word)
    case 'notify': {
      const known = story.pick(story.known(), one.which)
      return known && rig.pay.notify(known.number)
    }
    case 'die':
      return moneyDue(dying(rig.world.newPorts(), one).ports, rig.onMoved).catch(() => undefined)
    case 'person':
      return Promise.all([story.person(one.which, one.act), one.isRacing && rig.tick()])
    case 'balance':
      return (rig.pay.outcomes.balanceFen = one.isPoor ? 0 : null)
    case 'takenAndRefused': // the answer to the first call is lost, and from then on WeChat Pay finds fault with it
      for (const kind of ['askRefund', 'askBill'] as const) {
        rig.pay.troubles[kind].push('cutAfter', refusal, refusal)
      }
      return
    case 'mute':
      return (rig.pay.isNotifying = !one.isMuted)
  }
}

const sum = (all: readonly { readonly amountFen: number }[]): number =>
  all.reduce((whole, { amountFen }) => whole + amountFen, 0)

const isAway = ({ status }: Known): boolean => status !== 'CLOSED' && status !== 'FAIL'

const expectKept = async (story: Story): Promise<void> => {
  const { order, caseNos, approved, known } = story
  const [refunds, payouts] = [await story.refunds(), await story.payouts()]
  const transfers = [...refunds, ...payouts]
  expect(refunds.reduce((held, refund) => held + heldBy(refund), 0)).toBeLessThanOrEqual(order.paidFen)
  for (const one of known()) {
    expect(transfers.find(({ number }) => number === one.number)).toMatchObject({ amountFen: one.amountFen })
  }
  for (const key of caseNos.flatMap((caseNo) => [`${caseNo}R`, `${caseNo}P`])) {
    const byHand = transfers.filter(
      ({ number, state }) => number.startsWith(key) && state.status === 'offline',
    )
    const byRail = known().filter(
      (one) => one.number.startsWith(key) && isAway(one) && one.status !== 'ABNORMAL',
    )
    expect(sum(byHand) + sum(byRail)).toBeLessThanOrEqual(approved.get(key) ?? 0)
  }
}

const meant: Readonly<Record<string, readonly string[]>> = {
  SUCCESS: ['succeeded'],
  CLOSED: ['closed'],
  FAIL: ['failed'],
  ABNORMAL: ['abnormal', 'offline'],
}

/** Nothing goes wrong any more: at last everybody agrees, and everybody has heard. */
const settleDown = async (story: Story): Promise<void> => {
  for (const kind of kinds) rig.pay.troubles[kind].length = 0
  rig.pay.outcomes.balanceFen = null
  rig.pay.isNotifying = true
  await rig.pass(120 * MINUTE, 10 * MINUTE)
  for (const one of story.known()) {
    if (['PROCESSING', 'WAIT_USER_CONFIRM', 'TRANSFERING'].includes(one.status))
      rig.pay.becomes(one.number, 'SUCCESS')
  }
  await rig.pay.settled()
  await rig.pass(240 * MINUTE, 30 * MINUTE)
  for (const { number, status } of story.known()) {
    const { state, doubts } = await rig.stored(number)
    expect([number, doubts]).toEqual([number, []])
    expect([number, ...(meant[status] ?? [])]).toContain(state.status)
    expect(rig.news()).toContain(`${number} ${state.status}`)
  }
}

it('holds whatever goes wrong, in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 22 }), async (steps) => {
      const story = openStory()
      await story.approve(0, 30)
      await story.approve(2, 50)
      for (const one of steps) {
        await take(story, one)
        await expectKept(story)
      }
      await settleDown(story)
      await expectKept(story)
    }),
    { numRuns: 10, endOnFailure: true },
  )
}, 300_000)
