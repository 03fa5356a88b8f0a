/** Timers come late, twice and overlapping; agents do not answer; colleagues are full: what the policy says holds. */
import fc from 'fast-check'
import { always } from '../../../core/calendar/open-time'
import type { HandOff, Person } from '../../../core/conversation/commands'
import { pauseClock, resumeClock, startClock, stepsDue, type Clock } from '../../../core/policy/clock'
import { seedStandard } from '../../../core/policy/presets'
import { LadderAction, rowFor, type LadderStep } from '../../../core/policy/service-policy'
import { MINUTE, SECOND } from '../../../core/shared/time'
import { assignTo, callHuman, chenMo, linXiao, served, transfer, zhouMin } from '../../support/commands'
import { given, run, type Past } from '../../support/given'
import { NOW } from '../../support/samples'

const firstResponse = rowFor(seedStandard, 'firstResponse', {})!
const look = { type: 'look' } as const
const queue: HandOff = { kind: 'queue', ahead: 0, waitMs: 60_000 }
const after = (ms: number) => ({ now: NOW + ms })

describe('timers', () => {
  const ladders = fc
    .uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 })
    .chain((minutes) =>
      fc.tuple(
        ...minutes.map((many) =>
          fc.record<LadderStep>({
            afterMs: fc.constant(many * MINUTE),
            action: fc.constantFrom(...LadderAction.options),
          }),
        ),
      ),
    )
  /** The shopper has the word, or gets an answer to wait for; the door of the clock looks. */
  const doings = fc.array(
    fc.record({
      passed: fc.integer({ min: 0, max: 3 * MINUTE }),
      what: fc.constantFrom('look', 'look', 'pause', 'resume'),
    }),
    { maxLength: 40 },
  )

  it('that are late, doubled or overlapping take the same steps as one that is always there', () => {
    fc.assert(
      fc.property(ladders, doings, (ladder, all) => {
        const timing = { row: { ...firstResponse, ladder }, open: always }
        const play = (isAlwaysThere: boolean) => {
          let [clock, now]: [Clock, number] = [startClock(firstResponse, 1, NOW), NOW]
          const seen: unknown[] = []
          const lookNow = () => {
            const step = stepsDue(clock, timing, now)
            seen.push(...step.due)
            clock = step.clock
          }
          for (const { passed, what } of all) {
            const until = now + passed
            while (isAlwaysThere && now + SECOND < until) {
              now += SECOND
              lookNow()
            }
            now = until
            if (what === 'look' || isAlwaysThere) lookNow()
            if (what === 'pause') clock = pauseClock(clock, timing, now)
            if (what === 'resume') clock = resumeClock(clock, now)
          }
          clock = resumeClock(clock, now)
          lookNow()
          return { seen, clock }
        }
        expect(play(false)).toEqual(play(true))
      }),
      { numRuns: 100 },
    )
  })
})

describe('whoever gets a shopper who has waited long', () => {
  const waitedLong = [callHuman, after(4 * MINUTE), { handOff: queue }, look] as const

  it('has as long as everybody until he is reminded, and until she goes to somebody else', () => {
    const got = [...waitedLong, assignTo(linXiao)] as const
    given(...got, after(4 * MINUTE + 59 * SECOND))
      .when(look)
      .refused('notAllowed')
    given(...got, after(5 * MINUTE))
      .when(look)
      .then({ effects: [expect.objectContaining({ type: 'remind', agentId: 'linxiao' })] })
    given(...got, after(5 * MINUTE), look, after(7 * MINUTE))
      .when(look)
      .then({ says: ['system: queued'], service: { status: 'queued', avoidId: 'linxiao' } })
  })

  it('has it so by a transfer too; her waiting is scored from its beginning', () => {
    const handed = [...served, after(2 * MINUTE), { handOff: null }, look, transfer(linXiao, chenMo)] as const
    given(...handed, after(3 * MINUTE), { handOff: queue })
      .when(look)
      .then({ effects: [expect.objectContaining({ type: 'remind', agentId: 'chenmo' })], status: 'assigned' })
    expect(given(...handed).state.service).toMatchObject({ waits: { clock: { since: NOW, usedMs: 0 } } })
  })
})

it('a colleague is looked for again when none had a place, as long as she waits', () => {
  const kept = [...served, after(3 * MINUTE), { handOff: null }, look, after(5 * MINUTE), look] as const
  given(...kept, after(5 * MINUTE + 59 * SECOND))
    .when(look)
    .refused('notAllowed')
  given(...kept, after(6 * MINUTE))
    .when(look)
    .then({ says: [], effects: [], status: 'assigned' })
  given(...kept, after(6 * MINUTE), look, after(9 * MINUTE), { handOff: queue })
    .when(look)
    .then({ says: ['system: queued'], status: 'queued' })
})

describe('nobody is left with an agent who does not answer', () => {
  const people: readonly Person[] = [linXiao, chenMo, zhouMin]
  const LATEST = 50 * SECOND
  const REASSIGN = firstResponse.ladder.find(({ action }) => action === 'reassign')?.afterMs ?? 0
  const moments = fc.array(
    fc.record({ passed: fc.integer({ min: SECOND, max: LATEST }), hasColleague: fc.boolean() }),
    { minLength: 100, maxLength: 400 },
  )
  const holderOf = ({ state: { service } }: Past): string | null =>
    service.status === 'assigned' ? service.agentId : null

  /** What the clock's door does, and the queue after it, while nobody ever answers. */
  const looked = (past: Past, handOff: HandOff | null): Past => {
    const { past: so } = run({ ...past, world: { ...past.world, handOff } }, look)
    const { service } = so.state
    if (service.status !== 'queued') return so
    const next = people.find(({ agentId }) => agentId !== service.avoidId) ?? linXiao
    return run(so, assignTo(next)).past
  }

  it('longer than the policy says, while a colleague has a place', () => {
    fc.assert(
      fc.property(moments, (all) => {
        let past: Past = given(...served)
        let heldMs = 0
        for (const { passed, hasColleague } of all) {
          past = { ...past, world: { ...past.world, now: past.world.now + passed } }
          const before = holderOf(past)
          past = looked(past, hasColleague ? queue : null)
          heldMs = hasColleague && holderOf(past) === before ? heldMs + passed : 0
          expect(heldMs).toBeLessThanOrEqual(REASSIGN + LATEST)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('and each of them is reminded of her', () => {
    let past: Past = given(...served)
    const reminded = new Set<string>()
    for (let second = 0; second < 20 * 60; second += 10) {
      past = { ...past, world: { ...past.world, now: NOW + second * SECOND, handOff: queue } }
      const { decision } = run(past, look)
      const effects = decision.ok ? decision.value.effects : []
      for (const effect of effects) if (effect.type === 'remind') reminded.add(effect.agentId)
      past = looked(past, queue)
    }
    expect([...reminded]).toEqual(expect.arrayContaining(['linxiao', 'chenmo']))
  })
})
