import { freeze } from '../../../core/refunds/freeze'
import { railOf } from '../../../core/refunds/rail'
import { heldBy, isOver, Refund, type RefundState, type RefundWord } from '../../../core/refunds/refund'
import { allowed, decide, evolve, hear, hears, nextStep } from '../../../core/refunds/refund-machine'
import type { RefundCommand } from '../../../core/refunds/refund-machine'
import { HOUR, MINUTE } from '../../../core/shared/time'
import { NOW } from '../../support/samples'
import { approved, byHand, frozen, onPlatform, own, proof, says } from './samples'

const ask: RefundCommand = { type: 'ask' }
const confirm: RefundCommand = { type: 'confirm', amountFen: 5_269, proof }
const payOffline: RefundCommand = { type: 'payOffline', amountFen: 5_269, proof }
const giveUp: RefundCommand = { type: 'giveUp', reason: '平台上只能退 ¥50.00' }
const fail: RefundCommand = { type: 'fail', code: 'RESOURCE_NOT_EXISTS' }

type Step = RefundCommand | RefundWord

/** Commands and the rail's words, a minute apart. */
const given = (refund = frozen()) => {
  let at = NOW
  const story = {
    refund: () => refund,
    when: (...steps: Step[]) => {
      for (const step of steps) {
        at += MINUTE
        const found =
          typeof step === 'string' ? hear(says(refund, step, { at }), refund) : decide(step, refund, at)
        if (!found.ok) throw new Error(found.error)
        if (found.value) refund = evolve(refund, found.value, at)
      }
      return story
    },
    then: (status: RefundState['status']) => {
      expect(refund.state.status).toBe(status)
      expect(Refund.parse(refund)).toEqual(refund)
      return story
    },
    refused: (command: RefundCommand, error: string) =>
      expect(decide(command, refund, at)).toEqual({ ok: false, error }),
  }
  return story
}

describe('a refund by WeChat Pay', () => {
  it('is written down, asked for, taken and done', () => {
    const { refund } = given().when(ask, 'processing', 'succeeded').then('succeeded')
    expect(refund()).toMatchObject({ theirNo: '50000000382025112200001', version: 4, dueAt: null })
  })

  it('is asked for again, unchanged and less and less often, as long as nothing is heard', () => {
    const story = given()
    const waits: number[] = []
    for (let tries = 1; tries <= 12; tries += 1) {
      const { number, amountFen } = story.refund()
      story.when(ask).then('asked')
      expect(story.refund()).toMatchObject({ number, amountFen, state: { tries } })
      waits.push((story.refund().dueAt ?? 0) - (NOW + tries * MINUTE))
    }
    expect(waits.slice(0, 3)).toEqual([MINUTE, 2 * MINUTE, 4 * MINUTE])
    expect(waits[11]).toBe(6 * HOUR)
    expect(nextStep(story.refund())).toBe('ask')
  })

  it('is queried while it is on its way and silent', () => {
    const { refund } = given().when(ask, 'processing', { type: 'query' }, 'processing', { type: 'query' })
    expect(refund()).toMatchObject({ state: { status: 'processing', looks: 2 } })
    expect(nextStep(refund())).toBe('query')
    expect(refund().dueAt).toBe(NOW + 5 * MINUTE + 4 * MINUTE)
  })

  it('is done by the first word, whether others come late, twice or never', () => {
    given().when(ask, 'succeeded', 'processing', 'succeeded', 'abnormal').then('succeeded')
    given().when(ask, 'abnormal', 'succeeded', 'abnormal').then('succeeded')
    given().when('succeeded').then('succeeded')
    const { refund } = given().when(ask, 'succeeded')
    const { version } = refund()
    expect(given(refund()).when('succeeded', 'processing').refund().version).toBe(version)
  })

  it('is not believed with another amount or another number', () => {
    const refund = given().when(ask).refund()
    const heard = (more: object) => hear(says(refund, 'succeeded', more), refund)
    expect(heard({ amountFen: 5_268 })).toEqual({ ok: false, error: 'amountDiffers' })
    expect(heard({ number: '251122091200214R2' })).toEqual({ ok: false, error: 'numberDiffers' })
  })

  it('that nobody can receive is given back by hand, with a proof of the same amount', () => {
    const story = given().when(ask, 'processing', 'abnormal').then('abnormal')
    story.refused({ ...payOffline, amountFen: 5_000 }, 'amountDiffers')
    story.refused({ ...payOffline, proof: { ...proof, reference: ' ' } }, 'proofMissing')
    story.when(payOffline).then('offline')
    story.refused(payOffline, 'notAllowed')
  })

  it('is never given back by hand while the rail may have taken it, nor when the rail took it up again', () => {
    given().when(ask).refused(payOffline, 'notAllowed')
    given().when(ask, 'processing').refused(payOffline, 'notAllowed')
    given().when(ask, 'abnormal', 'processing').then('processing').refused(payOffline, 'notAllowed')
    const abnormal = given().when(ask, 'abnormal').refund()
    expect(hear(says(abnormal, 'processing', { at: NOW }), abnormal)).toEqual({ ok: true, value: null })
  })

  it('that was abnormal a while ago is paid by hand only when the rail says so once more', () => {
    const refund = given().when(ask, 'abnormal').refund()
    const later = NOW + HOUR
    expect(decide(payOffline, refund, later)).toEqual({ ok: false, error: 'queryFirst' })
    expect(decide({ type: 'query' }, refund, later)).toMatchObject({ ok: true })
    const heard = hear(says(refund, 'abnormal', { at: later }), refund)
    if (!heard.ok || !heard.value) throw new Error('not heard')
    expect(decide(payOffline, evolve(refund, heard.value, later), later)).toMatchObject({ ok: true })
  })

  it('that the rail refuses for good is a person’s, who may have it asked for again under the same number', () => {
    const story = given().when(ask, fail).then('abnormal')
    expect(story.refund()).toMatchObject({ state: { code: 'RESOURCE_NOT_EXISTS' }, dueAt: null })
    expect(nextStep(story.refund())).toBeNull()
    story.when(ask, 'succeeded').then('succeeded')
  })

  it('counts the worst when words contradict each other, and keeps them for a person to look at', () => {
    const closed = given().when(ask, 'closed').then('closed')
    expect(heldBy(closed.refund())).toBe(0)
    closed.when('succeeded', 'succeeded').then('closed')
    expect(closed.refund().doubts).toEqual(['succeeded'])
    expect(heldBy(closed.refund())).toBe(5_269)
    const twice = given().when(ask, 'abnormal', payOffline, 'succeeded').then('offline')
    expect(heldBy(twice.refund())).toBe(2 * 5_269)
  })
})

describe('a refund elsewhere', () => {
  it('on the platform is confirmed here with a proof', () => {
    const story = given(frozen(onPlatform))
    expect(story.refund().dueAt).toBeNull()
    story.refused({ ...confirm, proof: { ...proof, reference: '' } }, 'proofMissing')
    story.refused({ ...confirm, amountFen: 5_000 }, 'amountDiffers')
    expect(story.when(confirm).then('succeeded').refund().state).toMatchObject({ proof })
    story.refused(confirm, 'notAllowed')
  })

  it('that the platform does not make is given up with a reason, and a further number follows', () => {
    const story = given(frozen(onPlatform))
    story.refused({ ...giveUp, reason: ' ' }, 'reasonMissing')
    const before = [story.when(giveUp).then('closed').refund()]
    const next = freeze(approved(5_000), { order: onPlatform, before }, NOW)
    expect(next).toMatchObject({ ok: true, value: { number: '251122091200214R2', amountFen: 5_000 } })
  })

  it('by hand has a picture or a number of it', () => {
    const files = [{ fileId: 'files/mianyu/1', kind: 'photo' as const }]
    given(frozen(byHand))
      .when({ ...payOffline, proof: { by: proof.by, files } })
      .then('offline')
  })

  it('believes no word of WeChat Pay', () => {
    const refund = frozen(onPlatform)
    expect(hear(says(refund, 'succeeded'), refund)).toEqual({ ok: false, error: 'notAllowed' })
    expect(nextStep(refund)).toBeNull()
  })

  it.each([
    ['小程序', '微信支付', 'wechatPay'],
    ['小程序', undefined, 'wechatPay'],
    ['小程序', '货到付款', 'offline'],
    ['小程序', '余额', 'platform'],
    ['微信小店', '微信支付', 'platform'],
    ['线下', undefined, 'offline'],
    ['', '微信支付', 'platform'],
  ])('what was paid through “%s” by %s goes back by %s', (paidThrough, payMethod, rail) => {
    expect(railOf({ paidThrough, ...(payMethod !== undefined && { payMethod }) })).toBe(rail)
  })
})

describe('the tables of a refund', () => {
  const commands: readonly RefundCommand[] = [ask, { type: 'query' }, fail, confirm, payOffline, giveUp]
  const states: Record<RefundState['status'], RefundState> = {
    frozen: { status: 'frozen' },
    asked: { status: 'asked', at: NOW, tries: 1 },
    processing: { status: 'processing', at: NOW, looks: 0 },
    succeeded: { status: 'succeeded', at: NOW },
    closed: { status: 'closed', at: NOW },
    abnormal: { status: 'abnormal', at: NOW },
    offline: { status: 'offline', at: NOW, proof },
  }
  const edges = [own, onPlatform, byHand].flatMap((order) =>
    Object.values(states).flatMap((state) => commands.map((command) => ({ order, state, command }))),
  )

  it('say what may be done: everything else is refused', () => {
    for (const { order, state, command } of edges) {
      const refund = { ...frozen(order), state }
      const may = allowed[refund.rail][state.status].includes(command.type)
      expect({ rail: refund.rail, state, command, may: decide(command, refund, NOW).ok }).toMatchObject({
        may,
      })
    }
  })

  it('have no dead end: whatever is not over can be ended by somebody', () => {
    for (const { order, state } of edges) {
      const refund = { ...frozen(order), state }
      if (refund.rail !== 'wechatPay' && state.status !== 'frozen') continue
      const isHeard = refund.rail === 'wechatPay' && hears[state.status].succeeded === 'news'
      expect(isOver(refund) || isHeard || allowed[refund.rail][state.status].includes('payOffline')).toBe(
        true,
      )
    }
  })

  it('change nothing that is over, but for its doubts', () => {
    for (const state of [states.succeeded, states.closed, states.offline]) {
      const refund = { ...frozen(), state }
      expect(evolve(refund, { type: 'reported', report: says(refund, 'abnormal') }, NOW)).toBe(refund)
      expect(evolve(refund, { type: 'asked' }, NOW)).toBe(refund)
    }
  })
})

describe('freezing', () => {
  const frozenBeside = (before: Refund[], amountFen: number, caseNo?: string) =>
    freeze(approved(amountFen, caseNo), { order: own, before }, NOW)

  it('makes no second refund of the same approval, and of a larger one the rest under a further number', () => {
    const first = given().when(ask, 'succeeded').refund()
    expect(frozenBeside([first], 5_269)).toEqual({ ok: false, error: 'nothingLeft' })
    expect(frozenBeside([first], 4_000)).toEqual({ ok: false, error: 'nothingLeft' })
    const more = frozenBeside([first], 6_000)
    expect(more).toMatchObject({
      ok: true,
      value: { number: '251122091200214R2', amountFen: 731, seq: 2, _id: 'mianyu:3729946591347486037:2' },
    })
  })

  it('makes a further refund of what was closed, never of what is abnormal or doubted', () => {
    const closed = given().when(ask, 'closed').refund()
    expect(frozenBeside([closed], 5_269)).toMatchObject({ ok: true, value: { amountFen: 5_269 } })
    const held = [given().when(ask, 'abnormal'), given().when(ask, 'closed', 'succeeded')]
    for (const { refund } of held)
      expect(frozenBeside([refund()], 5_269)).toEqual({ ok: false, error: 'nothingLeft' })
  })

  it('never lets the refunds of all cases be more than what was paid', () => {
    const first = frozen(own, 16_000)
    expect(frozenBeside([first], 701, '251122091200215')).toEqual({ ok: false, error: 'amountTooHigh' })
    const rest = frozenBeside([first], 700, '251122091200215')
    expect(rest).toMatchObject({ ok: true, value: { number: '251122091200215R1', seq: 2 } })
    const unpaid = { ...own, status: 'unpaid' as const }
    expect(freeze(approved(1), { order: unpaid, before: [] }, NOW)).toEqual({
      ok: false,
      error: 'amountTooHigh',
    })
  })

  it('cannot be done under a number that WeChat Pay would not take', () => {
    expect(() => frozenBeside([], 100, 'case:1')).toThrow()
  })
})
