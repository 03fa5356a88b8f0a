import fc from 'fast-check'
import { decideInsurance, evolveInsurance, askAgainAt } from '../../../core/insurance/machine'
import { heardOfInsurance, insuranceHears, type InsurerReport } from '../../../core/insurance/hearing'
import { InsuranceStatus, isOver, type Insurance } from '../../../core/insurance/insurance'
import type { InsuranceCommand } from '../../../core/insurance/commands'
import { commandsFor, edgeId, edges, stays, type InsuranceActor } from '../../../core/insurance/table'
import { DAY, HOUR, MINUTE } from '../../../core/shared/time'
import { NOW } from '../../support/samples'
import { claim, ENDS_AT, given, offered, parcel, policy, speakers } from './rig'

const active = () => given(offered()).when({ type: 'accept', policy })
const claiming = () => active().when(claim)
const failed = () => claiming().when({ type: 'fail', reason: 'payoutFailed' })

const places: readonly (() => Insurance)[] = [
  offered,
  active().get,
  claiming().get,
  claiming().when({ type: 'take', reportNo: 'R1' }).get,
  failed().get,
]

const deeds: readonly InsuranceCommand[] = [
  { type: 'accept', policy },
  { type: 'refuse', reason: 'notOpened' },
  { type: 'withdraw', reason: 'orderCancelled' },
  claim,
  { type: 'end' },
  { type: 'take' },
  { type: 'pay', paidFen: 800 },
  { type: 'fail', reason: 'other' },
  { type: 'claimAgain', parcel },
  { type: 'forgo' },
  { type: 'pass' },
]

describe('the way of an insurance', () => {
  it('goes from the offer to the money without anybody asking for it', () => {
    given(offered())
      .then({ status: 'offered', deadline: NOW - HOUR + 3 * DAY, dueAt: NOW })
      .when({ type: 'accept', policy })
      .then({ status: 'active', deadline: ENDS_AT, dueAt: ENDS_AT })
      .at(NOW + 5 * DAY)
      .when(claim)
      .then({ status: 'claiming', deadline: NOW + 6 * DAY, dueAt: NOW + 5 * DAY })
      .when({ type: 'take', reportNo: 'R1' })
      .then({ deadline: NOW + 6 * DAY, isLate: false })
      .when({ type: 'pay', paidFen: 800 })
      .then({ status: 'paid', paidFen: 800, deadline: null, endedAt: NOW + 5 * DAY })
  })

  it('ends without a promise when nobody stands for it in time', () => {
    given(offered())
      .refuses({ type: 'pass' }, 'notYet')
      .at(NOW + 3 * DAY)
      .when({ type: 'pass' })
      .then({ status: 'cancelled', failure: { reason: 'overdue', at: NOW + 3 * DAY }, policy: null })
  })

  it('is claimed once: a second parcel of the order gets nothing more', () => {
    claiming().refuses(claim, 'notAllowed').when({ type: 'pay', paidFen: 800 }).refuses(claim, 'notAllowed')
  })

  it('claims no more than its cover, not without a waybill, and not after its end', () => {
    active()
      .refuses({ ...claim, amountFen: 1_001 } as InsuranceCommand, 'amountTooHigh')
      .refuses({ ...claim, amountFen: 0 } as InsuranceCommand, 'amountMissing')
      .refuses({ ...claim, parcel: { company: '', trackingNo: ' ' } } as InsuranceCommand, 'parcelMissing')
      .at(ENDS_AT)
      .refuses(claim, 'coverOver')
      .when({ type: 'pass' })
      .then({ status: 'expired' })
  })

  it('that the shop gives can be taken back with the order, an insurer’s cannot', () => {
    active().when({ type: 'withdraw', reason: 'orderCancelled' }).then({ status: 'cancelled' })
    given(offered('wechat'))
      .when({ type: 'accept', policy })
      .refuses({ type: 'withdraw', reason: 'orderCancelled' }, 'notRevocable')
  })

  it('lets a late claim stay open, marked, and looks at it again a day later', () => {
    claiming()
      .at(NOW + DAY)
      .when({ type: 'pass' })
      .then({ status: 'claiming', isLate: true, deadline: NOW + 2 * DAY })
  })

  it('can be claimed again after a failure, a few times', () => {
    const story = failed().then({
      status: 'failed',
      deadline: ENDS_AT,
      failure: { reason: 'payoutFailed', at: NOW },
    })
    for (const attempt of [2, 3, 4, 5]) {
      story
        .when({ type: 'claimAgain', parcel: { ...parcel, trackingNo: `SF${attempt}` } })
        .then({ status: 'claiming', failure: null })
      expect(story.get().claim).toMatchObject({
        attempt,
        isTaken: false,
        parcel: { trackingNo: `SF${attempt}` },
      })
      story.when({ type: 'fail', reason: 'waybillBound', code: '2021' })
    }
    story.refuses({ type: 'claimAgain', parcel }, 'tooManyAttempts')
    failed().refuses({ type: 'claimAgain', parcel }, 'notYours', 'system')
  })

  it('of the own fund pays what was frozen, an insurer what it reckons', () => {
    claiming().refuses({ type: 'pay', paidFen: 700 }, 'amountDiffers')
    given(offered('wechat'))
      .when({ type: 'accept', policy })
      .when(claim)
      .when({ type: 'pay', paidFen: 700 })
      .then({ status: 'paid', paidFen: 700, dueAt: null })
  })
})

describe('the table', () => {
  it('names every edge once, and reaches every status', () => {
    expect(new Set(edges.map(edgeId)).size).toBe(edges.length)
    const reached = new Set(['offered', ...edges.map(({ to }) => to)])
    expect(InsuranceStatus.options.filter((status) => !reached.has(status))).toEqual([])
  })

  it('gives whatever is open a deadline that leads on, and takes it away at the end', () => {
    for (const place of places) {
      const current = place()
      expect(Object.keys(stays)).toContain(current.status)
      const at = current.deadline ?? 0
      const early = decideInsurance({ type: 'pass' }, current, { actor: 'clock', now: at - 1, claimMs: DAY })
      expect(early).toEqual({ ok: false, error: 'notYet' })
      const passed = decideInsurance({ type: 'pass' }, current, { actor: 'clock', now: at, claimMs: DAY })
      const next = passed.ok ? evolveInsurance(current, passed.value) : current
      expect(next.version).toBe(current.version + 1)
      expect(next.deadline === null).toBe(isOver(next.status))
    }
  })

  it('refuses what it does not offer, and to those to whom it does not', () => {
    const actors: readonly InsuranceActor[] = [...new Set(Object.values(speakers)), 'supervisor']
    const answers = places.flatMap((place) =>
      deeds.flatMap((command) =>
        actors
          .filter((actor) => !commandsFor(place().status, actor).includes(command.type))
          .map((actor) => decideInsurance(command, place(), { actor, now: NOW, claimMs: DAY })),
      ),
    )
    expect(new Set(answers.map((answer) => (answer.ok ? 'done' : answer.error)))).toEqual(
      new Set(['notAllowed', 'notYours']),
    )
  })

  it('leaves an insurance as it was when a fact comes late or twice', () => {
    const before = active().get()
    const decided = decideInsurance(claim, before, { actor: 'system', now: NOW, claimMs: DAY })
    if (!decided.ok) throw new Error(decided.error)
    const after = evolveInsurance(before, decided.value)
    expect(evolveInsurance(after, decided.value)).toBe(after)
  })
})

describe('an insurer’s word', () => {
  const hear = (current: Insurance, report: InsurerReport) => heardOfInsurance(current, report)

  it('moves what it is news to', () => {
    expect(hear(offered(), { word: 'covered', policy })).toEqual({ type: 'accept', policy })
    expect(hear(active().get(), { word: 'expired' })).toEqual({ type: 'end' })
    expect(hear(claiming().get(), { word: 'claiming', reportNo: 'R1' })).toEqual({
      type: 'take',
      reportNo: 'R1',
    })
    expect(hear(claiming().get(), { word: 'expired' })).toEqual({ type: 'fail', reason: 'tooLate' })
  })

  it('of success may follow that of failure: WeChat pays once more by itself', () => {
    expect(hear(failed().get(), { word: 'paid', paidFen: null })).toEqual({ type: 'pay', paidFen: 800 })
  })

  it('said twice changes nothing, and one that cannot be true is a doubt, once', () => {
    const taken = claiming().when({ type: 'take', reportNo: 'R1' }).get()
    expect(hear(taken, { word: 'claiming', reportNo: 'R1' })).toBeNull()
    expect(hear(active().get(), { word: 'paid', paidFen: 900 })).toBe('doubt')
    expect(hear({ ...active().get(), doubts: ['paid'] }, { word: 'paid', paidFen: 900 })).toBeNull()
  })

  it('about an end never opens it again', () => {
    for (const status of InsuranceStatus.options.filter(isOver)) {
      expect(Object.values(insuranceHears[status])).not.toContain('news')
    }
  })
})

it('pays a claim once, whatever happens in whatever order', () => {
  const step = fc.record({
    command: fc.constantFrom(...deeds),
    actor: fc.constantFrom<InsuranceActor>('system', 'insurer', 'clock', 'agent'),
    passes: fc.constantFrom(0, MINUTE, DAY, 40 * DAY),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.constantFrom('ownFund', 'wechat'), (steps, insurer) => {
      let current = offered(insurer)
      let now = NOW
      let paid = 0
      for (const { command, actor, passes } of steps) {
        now += passes
        const decided = decideInsurance(command, current, { actor, now, claimMs: DAY })
        if (!decided.ok) continue
        current = evolveInsurance(current, decided.value)
        if (current.status === 'paid') paid += current.paidFen
        if (current.dueAt === null) expect(isOver(current.status)).toBe(true)
      }
      expect(paid).toBeLessThanOrEqual(1_000)
      expect(current.status === 'paid' ? current.paidFen : 0).toBe(paid)
    }),
  )
})

it('asks a silent insurer less and less often, but never past the deadline', () => {
  const waiting = { ...offered(), deadline: NOW + 10 * HOUR }
  expect([0, 1, 2].map((tries) => askAgainAt({ ...waiting, tries }, NOW) - NOW)).toEqual([
    MINUTE,
    2 * MINUTE,
    4 * MINUTE,
  ])
  expect(askAgainAt({ ...waiting, tries: 30 }, NOW)).toBe(NOW + 6 * HOUR)
  expect(askAgainAt({ ...waiting, tries: 30 }, NOW + 9 * HOUR)).toBe(NOW + 10 * HOUR)
})
