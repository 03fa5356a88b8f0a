import fc from 'fast-check'
import { linesFor, refundableOf, type Refundable } from '../../../core/aftersales/refundable'
import { freeze } from '../../../core/refunds/freeze'
import type { Refund, RefundReport, RefundWord } from '../../../core/refunds/refund'
import { decide, evolve, hear, nextStep, type RefundCommand } from '../../../core/refunds/refund-machine'
import { MINUTE } from '../../../core/shared/time'
import { NOW, sampleOrder } from '../../support/samples'
import { approved, proof } from './samples'

/** Three pillow cases, two sheets: ¥342.99 with ¥20.00 off and ¥8.00 of freight. */
const orderThrough = (paidThrough: string) =>
  sampleOrder({
    status: 'delivered',
    paidThrough,
    items: [
      { title: '枕套', quantity: 3, priceFen: 2_833 },
      { title: '床单', quantity: 2, priceFen: 12_900 },
    ],
    goodsFen: 34_299,
    discountFen: 2_000,
    freightFen: 800,
    paidFen: 33_099,
  })

interface Case {
  readonly caseNo: string
  readonly refundable: Refundable
  approvedFen: number
}

/**
 * WeChat Pay: one number is refunded once, with its first amount; what is over stays as it is. What nobody could receive
 * may be paid there after all, by somebody who sees that nobody is paying it by hand just now.
 */
const createRail = (isByHand: (number: string) => boolean) => {
  const known = new Map<string, { readonly amountFen: number; word: RefundWord }>()
  return {
    known,
    call: (number: string, amountFen: number) => {
      const refund = known.get(number) ?? { amountFen, word: 'processing' as const }
      if (refund.amountFen !== amountFen) throw new Error(`${number} with two amounts`)
      known.set(number, refund)
    },
    move: (index: number, word: RefundWord) => {
      const [number = '', refund] = [...known][index % Math.max(1, known.size)] ?? []
      const isStuck = refund?.word === 'abnormal' && !isByHand(number)
      if (refund && (refund.word === 'processing' || isStuck)) refund.word = word
    },
  }
}

const createWorld = (paidThrough: string) => {
  const order = orderThrough(paidThrough)
  const cases: Case[] = []
  const refunds: Refund[] = []
  const posted: RefundReport[] = []
  const frozenAs = new Map<string, number>()
  const rail = createRail((number) =>
    refunds.some(
      ({ number: own, state }) =>
        own === number &&
        (state.status === 'offline' || (state.status === 'abnormal' && now - state.at <= 6 * MINUTE)),
    ),
  )
  let now = NOW

  const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]
  const put = (refund: Refund) => {
    refunds[refunds.findIndex(({ number }) => number === refund.number)] = refund
  }
  const does = (command: RefundCommand, refund: Refund): boolean => {
    const found = decide(command, refund, now)
    if (found.ok) put(evolve(refund, found.value, now))
    return found.ok
  }
  const post = (number: string) => {
    const said = rail.known.get(number)
    if (said) posted.push({ number, amountFen: said.amountFen, word: said.word, at: now })
  }
  const tell = (report: RefundReport | undefined) => {
    const refund = refunds.find(({ number }) => number === report?.number)
    if (!report || !refund) return
    const found = hear(report, refund)
    if (found.ok && found.value) put(evolve(refund, found.value, now))
  }

  const open = (item: number, quantity: number) => {
    const held = cases.flatMap(({ refundable }) => refundable.lines)
    const found = refundableOf(order, { wanted: [{ item, quantity }], reason: 'quality', held })
    if (!found.ok) return
    cases.push({ caseNo: `2511220912${cases.length}`, refundable: found.value, approvedFen: 0 })
  }
  /** At most what can be refunded, and once more when it was less before. */
  const approve = (index: number, percent: number) => {
    const one = at(cases, index)
    if (!one) return
    const amountFen = Math.floor((one.refundable.amountFen * percent) / 100)
    if (linesFor(amountFen, one.refundable).ok) one.approvedFen = Math.max(one.approvedFen, amountFen)
  }
  const freezeNext = (index: number) => {
    const one = at(cases, index)
    if (!one || one.approvedFen === 0) return
    const refund = freeze(approved(one.approvedFen, one.caseNo), { order, before: refunds }, now)
    if (!refund.ok) return
    expect(frozenAs.has(refund.value.number)).toBe(false)
    frozenAs.set(refund.value.number, refund.value.amountFen)
    refunds.push(refund.value)
  }
  /** A call that may be lost on its way, or whose answer may be. */
  const work = (index: number, fate: 'lost' | 'unanswered' | 'answered') => {
    const refund = at(refunds, index)
    if (!refund) return
    const step = nextStep(refund)
    if (!step || !does({ type: step }, refund) || fate === 'lost') return
    if (step === 'ask') rail.call(refund.number, refund.amountFen)
    if (fate === 'unanswered') return
    post(refund.number)
    tell(posted[posted.length - 1])
  }
  const byPerson = (index: number, command: RefundCommand['type']) => {
    const refund = at(refunds, index)
    if (!refund) return
    const { amountFen } = refund
    if (command === 'confirm' || command === 'payOffline') does({ type: command, amountFen, proof }, refund)
    if (command === 'giveUp') does({ type: command, reason: '平台上不能退' }, refund)
    // the rail is asked first whether it knows it
    if (command === 'fail' && !rail.known.has(refund.number)) does({ type: command, code: 'REFUSED' }, refund)
  }
  const turn = (index: number, word: RefundWord) => {
    rail.move(index, word)
    post([...rail.known.keys()][index % Math.max(1, rail.known.size)] ?? '')
  }
  const hearAgain = (index: number, moreFen: number) => {
    const report = at(posted, index)
    if (!report) return
    const before = [...refunds]
    tell({ ...report, amountFen: report.amountFen + moreFen })
    if (moreFen !== 0) expect(refunds).toEqual(before)
  }

  const paidTo = (refund: Refund): number => {
    const byRail = rail.known.get(refund.number)?.word === 'succeeded' ? refund.amountFen : 0
    const { status } = refund.state
    const byPersons = status === 'offline' || (refund.rail !== 'wechatPay' && status === 'succeeded')
    return byRail + (byPersons ? refund.amountFen : 0)
  }
  const check = () => {
    const all = refunds.reduce((sum, refund) => sum + paidTo(refund), 0)
    expect(all).toBeLessThanOrEqual(order.paidFen)
    for (const { caseNo, approvedFen } of cases) {
      const own = refunds.filter((refund) => refund.caseNo === caseNo)
      expect(own.reduce((sum, refund) => sum + paidTo(refund), 0)).toBeLessThanOrEqual(approvedFen)
    }
    expect(refunds.filter(({ number, amountFen }) => frozenAs.get(number) !== amountFen)).toEqual([])
    expect(refunds.flatMap(({ doubts }) => doubts)).toEqual([])
  }
  return {
    ...{ order, refunds, open, approve, freezeNext, work, byPerson, turn, hearAgain, check, paidTo },
    pass: () => {
      now += MINUTE
    },
  }
}

type World = ReturnType<typeof createWorld>
const index = fc.nat({ max: 3 })

const action: fc.Arbitrary<(world: World) => void> = fc.oneof(
  fc.tuple(fc.nat({ max: 1 }), fc.integer({ min: 1, max: 3 })).map(([item, quantity]) => (world: World) => {
    world.open(item, quantity)
  }),
  fc.tuple(index, fc.integer({ min: 1, max: 110 })).map(([which, percent]) => (world: World) => {
    world.approve(which, percent)
  }),
  index.map((which) => (world: World) => {
    world.freezeNext(which)
  }),
  fc
    .tuple(index, fc.constantFrom('lost', 'unanswered', 'answered', 'answered'))
    .map(([which, fate]) => (world: World) => {
      world.work(which, fate)
    }),
  fc
    .tuple(index, fc.constantFrom<RefundWord>('succeeded', 'closed', 'abnormal'))
    .map(([which, word]) => (world: World) => {
      world.turn(which, word)
    }),
  fc.tuple(index, fc.constantFrom(0, 0, 0, 1, -1)).map(([which, moreFen]) => (world: World) => {
    world.hearAgain(which, moreFen)
  }),
  fc
    .tuple(index, fc.constantFrom<RefundCommand['type']>('confirm', 'payOffline', 'giveUp', 'fail'))
    .map(([which, command]) => (world: World) => {
      world.byPerson(which, command)
    }),
)

describe('over any cases, proposals, refunds, failures and repeats', () => {
  it.each(['小程序', '有赞', '线下'])(
    'of an order paid through %s, no more goes back than was paid and approved, and no number has two amounts',
    (paidThrough) => {
      fc.assert(
        fc.property(fc.array(action, { minLength: 30, maxLength: 80 }), (actions) => {
          const world = createWorld(paidThrough)
          world.open(1, 1)
          world.approve(0, 60)
          world.freezeNext(0)
          for (const act of actions) {
            act(world)
            world.pass()
            world.check()
          }
        }),
        { numRuns: 60 },
      )
    },
  )

  it('nothing goes back without an approval', () => {
    const world = createWorld('小程序')
    world.open(0, 3)
    world.freezeNext(0)
    expect(world.refunds).toEqual([])
  })

  it('everything goes back at last, once, although every first call is lost and every word comes twice', () => {
    const world = createWorld('小程序')
    world.open(0, 3)
    world.open(1, 2)
    for (const which of [0, 1]) {
      world.approve(which, 100)
      world.freezeNext(which)
      world.freezeNext(which)
      world.work(which, 'lost')
      world.work(which, 'unanswered')
      world.work(which, 'answered')
      world.turn(which, 'succeeded')
    }
    for (const which of [3, 2, 1, 0, 3, 2]) world.hearAgain(which, 0)
    world.check()
    expect(world.refunds.map(({ state }) => state.status)).toEqual(['succeeded', 'succeeded'])
    expect(world.refunds.reduce((sum, refund) => sum + world.paidTo(refund), 0)).toBe(world.order.paidFen)
  })
})
