import { always } from '../../../core/calendar/open-time'
import {
  dueAt,
  nextLookAt,
  pauseClock,
  resumeClock,
  scoreAt,
  startClock,
  stepsDue,
  type Clock,
  type Timing,
} from '../../../core/policy/clock'
import { isOpenService } from '../../../core/conversation/state'
import { platformMinimum, presets, seedStandard, seedStrict } from '../../../core/policy/presets'
import {
  PresetName,
  rowFor,
  ServicePolicy,
  Urgency,
  ClockType,
  Level,
  type Facts,
  type PolicyRow,
} from '../../../core/policy/service-policy'
import { servicePolicyOf } from '../../../core/policy/waits'
import { Rail } from '../../../core/refunds/rail'
import { Stage } from '../../../core/routing/rules'
import { present } from '../../../core/shared/present'
import { HOUR, MINUTE, SECOND } from '../../../core/shared/time'
import { Shop } from '../../../core/shop/shop'
import { botSays, callHuman, say } from '../../support/commands'
import { given, type Step } from '../../support/given'
import { sampleShop } from '../../support/samples'

const T0 = Date.UTC(2026, 10, 20, 2)
const firstResponse = rowFor(seedStandard, 'firstResponse', {})!
const timing: Timing = { row: firstResponse, open: always }
/** What the product can know of a session (core/conversation/facts.ts). */
const told = {
  stage: [undefined, ...Stage.options],
  topic: [undefined, 'common', 'general'],
  left: [undefined, true as const],
  urgency: Urgency.options,
  level: [undefined, ...Level.options],
}
/** What it can know of a case (core/aftersales/times.ts). */
const toldOfCase = { rail: [undefined, ...Rail.options], fast: [undefined, true as const] }
const started = startClock(firstResponse, 1, T0)

describe('the row that sets a clock', () => {
  it('is the most specific that fits', () => {
    expect(rowFor(seedStandard, 'firstResponse', { stage: 'presales' })?.id).toBe('first-response-presales')
    expect(rowFor(seedStandard, 'firstResponse', { stage: 'aftersales' })?.id).toBe('first-response')
    const left = { left: true, urgency: 'urgent', stage: 'presales' } as const
    expect(rowFor(seedStandard, 'firstResponse', left)?.id).toBe('left-urgent')
  })

  it('is the strictest among those that are equally specific', () => {
    const stage = { ...firstResponse, id: 'stage', when: { stage: 'sale' as const }, standardMs: 9 * MINUTE }
    const tier = { ...firstResponse, id: 'tier', when: { tier: 'vip' }, standardMs: 2 * MINUTE }
    const policy = { version: 1, rows: [stage, tier] }
    expect(rowFor(policy, 'firstResponse', { stage: 'sale', tiers: ['new', 'vip'] })?.id).toBe('tier')
    expect(rowFor(policy, 'firstResponse', { stage: 'sale', tiers: ['new'] })?.id).toBe('stage')
  })

  it('is none where the shop promises nothing', () => {
    expect(rowFor(seedStandard, 'progress', { level: 'L1' })).toBeNull()
  })

  it.each(Object.entries({ seedStrict, seedStandard, platformMinimum }))(
    'has an own name in %s, steps from 60 s on and a limit that is not before the standard',
    (_name, policy) => {
      expect(ServicePolicy.safeParse(policy).success).toBe(true)
      expect(new Set(policy.rows.map(({ id }) => id)).size).toBe(policy.rows.length)
      for (const { ladder, targetMs, standardMs, limitMs } of policy.rows) {
        for (const { afterMs } of ladder) expect(afterMs).toBeGreaterThanOrEqual(60 * SECOND)
        expect(targetMs ?? standardMs).toBeLessThanOrEqual(standardMs)
        expect(limitMs ?? standardMs).toBeGreaterThanOrEqual(standardMs)
      }
    },
  )
})

describe('the promises of a shop', () => {
  const rowIds = (servicePolicy: Shop['servicePolicy']) =>
    servicePolicyOf({ hours: [], ...(servicePolicy && { servicePolicy }) }).rows.map(({ id }) => id)

  it('are seed-standard, a preset that it names, or a table of its own', () => {
    expect(rowIds(undefined)).toEqual(seedStandard.rows.map(({ id }) => id))
    for (const [name, preset] of Object.entries(presets))
      expect(rowIds(PresetName.parse(name))).toEqual(preset.rows.map(({ id }) => id))
    expect(rowIds({ version: 7, rows: [firstResponse] })).toEqual(['first-response'])
    expect(Shop.safeParse({ ...sampleShop, servicePolicy: 'seed-lax' }).success).toBe(false)
    expect(Shop.parse({ ...sampleShop, servicePolicy: 'seed-strict' }).servicePolicy).toBe('seed-strict')
  })

  /** The figures of requirements.md, R20–R51 and C1; ms. */
  it.each<[ClockType, Facts, Partial<PolicyRow>]>([
    ['firstResponse', {}, { targetMs: 15_000, standardMs: 60_000, limitMs: 180_000 }],
    ['firstResponse', { stage: 'presales' }, { targetMs: 30_000, standardMs: 60_000, limitMs: 180_000 }],
    ['firstResponse', { urgency: 'urgent' }, { standardMs: MINUTE }],
    ['firstResponse', { left: true, urgency: 'urgent' }, { standardMs: 10 * MINUTE, calendar: 'business' }],
    ['firstResponse', { left: true, urgency: 'normal' }, { standardMs: 30 * MINUTE }],
    ['firstResponse', { left: true, urgency: 'low' }, { standardMs: 2 * HOUR }],
    ['plan', {}, { standardMs: 5 * MINUTE, limitMs: 30 * MINUTE }],
    ['plan', { stage: 'aftersales' }, { standardMs: 24 * HOUR, calendar: 'wall' }],
    ['resolution', {}, { standardMs: 30 * MINUTE }],
    ['resolution', { topic: 'common' }, { standardMs: 5 * MINUTE }],
    ['resolution', { topic: 'general' }, { standardMs: 15 * MINUTE }],
    ['resolution', { stage: 'aftersales' }, { standardMs: 24 * HOUR, calendar: 'wall' }],
    ['progress', { level: 'L2' }, { standardMs: 2 * HOUR }],
    ['progress', { level: 'L3' }, { standardMs: 4 * HOUR }],
    ['escalation', {}, { standardMs: HOUR }],
    ['followUp', {}, { standardMs: 3 * 24 * HOUR, calendar: 'wall' }],
    ['review', {}, { standardMs: 2 * HOUR, calendar: 'business', limitMs: null }],
    ['review', { rail: 'platform' }, { standardMs: 2 * HOUR, limitMs: 48 * HOUR, limitCalendar: 'wall' }],
    ['refund', {}, { standardMs: 24 * HOUR, calendar: 'wall' }],
    ['refund', { fast: true }, { standardMs: 30 * MINUTE }],
    ['afterReceipt', {}, { standardMs: 72 * HOUR, calendar: 'workingDays', limitMs: 168 * HOUR }],
    ['reissue', {}, { standardMs: 48 * HOUR }],
    ['shipBack', {}, { standardMs: 168 * HOUR }],
    ['confirmReceipt', {}, { standardMs: 240 * HOUR }],
  ])('of seed-standard are those of the sources: %s %j', (clock, facts, figures) => {
    expect(rowFor(seedStandard, clock, facts)).toMatchObject(figures)
  })

  it.each(Object.entries(presets))(
    'are all in effect in %s, but for a channel that is not there',
    (_name, preset) => {
      const { stage, topic, left, urgency, level } = told
      const facts = stage.flatMap((one) =>
        topic.flatMap((two) =>
          left.flatMap((three) =>
            urgency.flatMap((four) =>
              level.map((five) =>
                present({ stage: one, topic: two, left: three, urgency: four, level: five }),
              ),
            ),
          ),
        ),
      )
      const ofCases = toldOfCase.rail.flatMap((rail) =>
        toldOfCase.fast.map((fast) => present({ rail, fast })),
      )
      const set = ClockType.options.flatMap((clock) =>
        [...facts, ...ofCases].flatMap(
          (some) => rowFor(preset, clock, { channel: 'miniProgram', ...some })?.id ?? [],
        ),
      )
      expect(preset.rows.map(({ id }) => id).filter((id) => !set.includes(id))).toEqual(['email'])
    },
  )

  it('count for what the shopper asks, from the words with which she asks for a person, and for whom she is', () => {
    const rowOf = (...steps: readonly Step[]) => {
      const { service } = given(...steps).state
      return isOpenService(service) ? service.waits?.clock.rowId : undefined
    }
    const handsOver = botSays('好的', { handOff: true })
    expect(rowOf(callHuman)).toBe('first-response')
    expect(rowOf(say('这个茶壶能放进洗碗机吗', handsOver))).toBe('first-response-presales')
    expect(rowOf(say('这个茶壶能放进洗碗机吗', botSays('在')), callHuman)).toBe('first-response-presales')
    expect(rowOf(say('杯子断了', handsOver))).toBe('first-response')
  })
})

describe('a clock', () => {
  it('is due after its standard, and is looked at first when it warns', () => {
    expect(dueAt(started, timing)).toBe(T0 + MINUTE)
    expect(nextLookAt(started, timing)).toBe(T0 + 45 * SECOND)
  })

  it('stands still while the shopper has the word', () => {
    const paused = pauseClock(started, timing, T0 + 30 * SECOND)
    expect(dueAt(paused, timing)).toBeNull()
    expect(nextLookAt(paused, timing)).toBeNull()
    expect(stepsDue(paused, timing, T0 + 60 * MINUTE).due).toEqual([])
    const resumed = resumeClock(paused, T0 + 10 * MINUTE)
    expect(dueAt(resumed, timing)).toBe(T0 + 10 * MINUTE + 30 * SECOND)
  })

  it('paused or resumed twice is paused or resumed once', () => {
    const paused = pauseClock(started, timing, T0 + 30 * SECOND)
    expect(pauseClock(paused, timing, T0 + 50 * SECOND)).toEqual(paused)
    expect(resumeClock(started, T0 + 50 * SECOND)).toEqual(started)
  })

  it('takes every step of its ladder once, in order, however late and often a timer comes', () => {
    const late = stepsDue(started, timing, T0 + 3 * MINUTE)
    expect(late.due).toEqual([
      { kind: 'warn' },
      { kind: 'ladder', action: 'remindAgent' },
      { kind: 'ladder', action: 'tellSupervisor' },
      { kind: 'ladder', action: 'reassign' },
    ])
    expect(stepsDue(late.clock, timing, T0 + 3 * MINUTE).due).toEqual([])
    expect(nextLookAt(late.clock, timing)).toBe(T0 + 5 * MINUTE)
    const last = stepsDue(late.clock, timing, T0 + 6 * MINUTE)
    expect(last.due).toEqual([{ kind: 'ladder', action: 'tellShopper' }])
    expect(nextLookAt(last.clock, timing)).toBeNull()
  })

  it('comes to the same whether it is looked at every second or once', () => {
    let clock: Clock = started
    const seen = []
    for (let second = 1; second <= 400; second += 1) {
      const step = stepsDue(clock, timing, T0 + second * SECOND)
      seen.push(...step.due)
      clock = step.clock
    }
    const once = stepsDue(started, timing, T0 + 400 * SECOND)
    expect(seen).toEqual(once.due)
    expect(clock).toEqual(once.clock)
  })

  it('is scored by what happened', () => {
    expect(scoreAt(started, timing, T0 + 15 * SECOND)).toMatchObject({ onTarget: true, kept: true })
    expect(scoreAt(started, timing, T0 + 61 * SECOND)).toMatchObject({
      onTarget: false,
      kept: false,
      withinLimit: true,
    })
    expect(scoreAt(started, timing, T0 + 181 * SECOND)).toMatchObject({ withinLimit: false })
  })
})
