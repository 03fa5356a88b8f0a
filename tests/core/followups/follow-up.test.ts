import { decide, dueOf, placed, roundFrom, type Answer, type Command } from '../../../core/followups/decide'
import { FollowUp } from '../../../core/followups/follow-up'
import { look } from '../../../core/followups/look'
import { figuresOf } from '../../../core/numbers/figures'
import { nothing } from '../../../core/numbers/sums'
import { followedSums, scoreOf } from '../../../core/followups/score'
import type { RefusalCode } from '../../../core/contracts/refusals'
import { DAY, HOUR, MINUTE } from '../../../core/shared/time'
import { NOW, sampleShop } from '../../support/samples'

const lin = { userid: 'linxiao', name: '林晓' }
let words = 0
const said = (more: object): Command => ({ by: lin, clientId: `words-${(words += 1)}`, ...more }) as Command
const answer = (given: Answer): Command => said({ type: 'answer', answer: given })
const satisfied = answer({ outcome: 'satisfied', note: '' })
const missed = (): Command => answer({ outcome: 'notReached', note: '没有接' })
const unhappy = (next: 'again' | 'supervisor' | 'nothing') =>
  answer({ outcome: 'notSatisfied', next, note: '想再补一个' })
const give = (to: string) => said({ type: 'give', to })
const rate = (stars: number, seq: number): Command => ({
  type: 'rate',
  rating: { stars, tags: [], comment: '' },
  seq,
})

const at = (ms: number) => ({ now: NOW + ms, promises: sampleShop })

const owed = (more: Partial<FollowUp> = {}): FollowUp =>
  placed(
    {
      ...{ _id: 'sample:261121-1', shopId: 'sample', conversationId: 'sample:mp:her', openid: 'her' },
      ...{ number: 1, day: '261121', called: '张女士', endedAt: NOW },
      ...{ reasons: ['late' as const], agentId: 'linxiao', tries: [], state: { status: 'open' as const } },
      ...{ clock: roundFrom({}, at(0)), seq: 7, clientId: '', version: 1, ...more },
    },
    at(0),
  )

/** One thing after the other, each so long after the session's end. */
const given = (...steps: readonly (readonly [ms: number, command: Command])[]) => {
  const after = steps.reduce<FollowUp>((so, [ms, command]) => {
    const done = decide(command, so, at(ms))
    if (!done.ok) throw new Error(`the past is impossible: ${done.error}`)
    return done.value
  }, owed())
  expect(FollowUp.parse(after)).toEqual(after)
  return {
    after,
    refuses: (ms: number, command: Command, why: RefusalCode) =>
      expect(decide(command, after, at(ms))).toEqual({ ok: false, error: why }),
  }
}

describe('a follow-up', () => {
  it('is due three days after the session, by night and on holidays too', () => {
    expect(dueOf(owed(), sampleShop)).toBe(NOW + 3 * DAY)
    expect(owed().listAt).toBe(NOW + 3 * DAY)
  })

  it('ends when she is satisfied, in time or not', () => {
    expect(given([DAY, satisfied]).after.state).toMatchObject({
      status: 'closed',
      outcome: 'satisfied',
      by: lin,
      kept: true,
    })
    expect(given([3 * DAY + 1, satisfied]).after.state).toMatchObject({ kept: false })
    given([DAY, satisfied]).refuses(DAY, missed(), 'notAllowed')
  })

  it('is tried three times when she can’t be reached, hours apart', () => {
    const once = given([DAY, missed()])
    expect(once.after).toMatchObject({ state: { status: 'open' }, tries: [{ outcome: 'notReached' }] })
    once.refuses(DAY + HOUR, missed(), 'tryLater')
    const { after } = given([DAY, missed()], [DAY + 4 * HOUR, missed()], [2 * DAY, missed()])
    expect(after.state).toMatchObject({ status: 'closed', outcome: 'notReached', kept: true })
    expect(after.tries).toHaveLength(2)
  })

  it('goes another round when more is done for her, and then is in time only if both were', () => {
    const again = given([DAY, unhappy('again')])
    expect(dueOf(again.after, sampleShop)).toBe(NOW + 4 * DAY)
    expect(given([DAY, unhappy('again')], [4 * DAY, satisfied]).after.state).toMatchObject({ kept: true })
    expect(given([3.5 * DAY, unhappy('again')], [4 * DAY, satisfied]).after.state).toMatchObject({
      kept: false,
    })
  })

  it('becomes the supervisors’ when they are asked, and ends when no more can be done', () => {
    expect(given([DAY, unhappy('supervisor')]).after).toMatchObject({
      agentId: null,
      state: { status: 'open' },
    })
    expect(given([DAY, unhappy('nothing')]).after.state).toMatchObject({
      status: 'closed',
      outcome: 'notSatisfied',
    })
  })

  it('ends after so many rounds, whatever is said to come next', () => {
    const rounds = Array.from({ length: 6 }, (_, n) => [n * HOUR, unhappy('again')] as const)
    expect(given(...rounds).after.state).toMatchObject({ status: 'closed', outcome: 'notSatisfied' })
  })

  it('changes hands, and not into the same ones', () => {
    const moved = given([HOUR, give('chenmo')])
    expect(moved.after.agentId).toBe('chenmo')
    moved.refuses(HOUR, give('chenmo'), 'notAllowed')
  })

  it('is done once, however often the same words come', () => {
    const first = missed()
    const { after } = given([DAY, first])
    expect(decide(first, after, at(DAY + MINUTE))).toEqual({ ok: true, value: after })
  })
})

describe('her own stars', () => {
  it('end it when they are five: all is well', () => {
    expect(given([DAY, rate(5, 9)]).after.state).toMatchObject({ outcome: 'satisfied', by: null, kept: true })
    expect(given([DAY, rate(4, 9)]).after.state).toEqual({ status: 'open' })
  })

  it('do not end what others were still working on', () => {
    const followUp = owed({ reasons: ['level'], level: 'L2' })
    expect(decide(rate(5, 9), followUp, at(DAY))).toMatchObject({ value: { state: { status: 'open' } } })
  })

  it('add a reason when they are few, and open again what was closed', () => {
    expect(given([HOUR, rate(1, 9)]).after.reasons).toEqual(['late', 'lowRating'])
    const { after } = given([HOUR, satisfied], [2 * HOUR, rate(2, 9)])
    expect(after.state).toEqual({ status: 'open' })
    expect(dueOf(after, sampleShop)).toBe(NOW + 2 * HOUR + 3 * DAY)
  })

  it('change nothing when they come late or twice', () => {
    const { after } = given([HOUR, rate(1, 9)], [2 * HOUR, satisfied])
    expect(decide(rate(1, 9), after, at(3 * HOUR))).toEqual({ ok: true, value: after })
    expect(decide(rate(5, 3), after, at(3 * HOUR))).toEqual({ ok: true, value: after })
  })
})

describe('its clock', () => {
  const looked = (ms: number, followUp = owed()) => look(followUp, at(ms))

  it('asks for nothing before two thirds, reminds then and when it is due, and tells the supervisors', () => {
    expect(looked(DAY)).toMatchObject({ reminds: false, tellsSupervisors: false })
    const warned = looked(2 * DAY)
    expect(warned).toMatchObject({ reminds: true, tellsSupervisors: false })
    expect(looked(2 * DAY + HOUR, warned.followUp).reminds).toBe(false)
    expect(looked(3 * DAY, warned.followUp)).toMatchObject({ reminds: true, tellsSupervisors: true })
  })

  it('that comes late finds all of it once', () => {
    const late = looked(5 * DAY)
    expect(late).toMatchObject({ reminds: true, tellsSupervisors: true })
    expect(late.followUp.lookAt).toBeNull()
    expect(looked(6 * DAY, late.followUp)).toMatchObject({ reminds: false, tellsSupervisors: false })
  })

  it('rings nobody at night: that waits for the opening', () => {
    const night = looked(2 * DAY + 14 * HOUR)
    expect(night.reminds).toBe(false)
    expect(night.followUp.lookAt).toBeGreaterThan(NOW + 2 * DAY + 14 * HOUR)
    expect(look(night.followUp, { now: night.followUp.lookAt ?? 0, promises: sampleShop }).reminds).toBe(true)
  })

  it('rests when it is done', () => {
    const { after } = given([DAY, satisfied])
    expect(looked(5 * DAY, after)).toMatchObject({ reminds: false, followUp: { lookAt: null } })
  })
})

it('counts as owed, done, in time, answered and satisfied', () => {
  const sums = (followUp: FollowUp) => Object.values(followedSums(scoreOf(followUp)))
  expect(sums(owed())).toEqual([1, 0, 0, 0, 0])
  expect(sums(given([DAY, satisfied]).after)).toEqual([1, 1, 1, 1, 1])
  expect(sums(given([4 * DAY, unhappy('nothing')]).after)).toEqual([1, 1, 0, 1, 0])
  const missedAll = given([DAY, missed()], [DAY + 4 * HOUR, missed()], [2 * DAY, missed()])
  expect(sums(missedAll.after)).toEqual([1, 1, 1, 0, 0])
})

it('shows those in time of all that are owed, and the satisfied of those who answered', () => {
  const sums = {
    followUps: 4,
    followUpsDone: 3,
    followUpsKept: 2,
    followUpsReached: 2,
    followUpsSatisfied: 1,
  }
  expect(figuresOf({ ...nothing, ...sums })).toMatchObject({ followUpsKeptShare: 0.5, satisfiedShare: 0.5 })
  expect(figuresOf(nothing)).toMatchObject({ followUpsKeptShare: null, satisfiedShare: null })
})
