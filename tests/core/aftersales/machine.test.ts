import fc from 'fast-check'
import { Case, CaseStatus, isOpen } from '../../../core/aftersales/case'
import { ladderStepAt } from '../../../core/aftersales/clocks'
import type { CaseContext, Command } from '../../../core/aftersales/commands'
import { decide, openDraft } from '../../../core/aftersales/decide'
import { evolve } from '../../../core/aftersales/evolve'
import { Actor, CaseType, GoodsState } from '../../../core/aftersales/kinds'
import { openStatuses, stays } from '../../../core/aftersales/stays'
import { commandsFor, edgeId, edges } from '../../../core/aftersales/table'
import { DAY, MINUTE } from '../../../core/shared/time'
import { NOW } from '../../support/samples'
import { deeds, momentFor, platformRail, standardClocks, wishFor, worldOf } from './machine-rig'
import { commandsAt, endable, places, told, type Place } from './machine-walk'

describe('the table of after-sales', () => {
  it.each(edges.map((edge) => [edgeId(edge), edge.from] as const))('has a story for “%s”', (id, from) => {
    const story = told.get(id)
    expect(story?.at(-1)).toBe(id)
    expect(story?.[0]?.startsWith('draft ')).toBe(true)
    expect(openStatuses).toContain(from)
  })

  it('names every edge once', () => {
    expect(new Set(edges.map(edgeId)).size).toBe(edges.length)
  })

  it('reaches every status', () => {
    const reached = new Set(places.map(({ current }) => current.status))
    expect(CaseStatus.options.filter((status) => !reached.has(status))).toEqual([])
  })

  it('has no dead end: whatever happened, a case can still come to its end', () => {
    const good = endable()
    expect(places.filter((place) => !good.has(place)).map(({ story }) => story)).toEqual([])
  })

  it('gives every case that is open a deadline, before which the clock does nothing and at which it always does something', () => {
    const open = places.filter(({ current }) => isOpen(current.status))
    const pass: Command = { type: 'pass', by: { actor: 'clock' } }
    const wrong = open.filter(({ current, world }) => {
      if (!current.deadline) return true
      const { nextAt } = current.deadline
      const early = decide(pass, current, { ...world, now: nextAt - 1 })
      return early.ok || early.error !== 'notYet' || !decide(pass, current, { ...world, now: nextAt }).ok
    })
    expect(wrong.map(({ story }) => story)).toEqual([])
  })

  it('takes every deadline away with the end', () => {
    const ended = places.filter(({ current }) => !isOpen(current.status))
    expect(ended.length).toBeGreaterThan(0)
    expect(ended.filter(({ current }) => current.deadline !== null)).toEqual([])
  })

  it('uses every clock that a shop can set', () => {
    const used = openStatuses.flatMap((status) => [stays[status].clock, stays[status].instead?.clock])
    expect(Object.keys(standardClocks).filter((clock) => !used.some((one) => one === clock))).toEqual([])
  })

  it('refuses what the table does not offer, and to those to whom it does not', () => {
    const oneOfEach = [...new Map(places.map((place) => [place.current.status, place])).values()]
    const refusals = oneOfEach.flatMap(({ current, world, now }) =>
      deeds.flatMap((deed) =>
        Actor.options
          .filter((actor) => !commandsFor(current.status, actor).includes(deed.type))
          .map((actor) => decide({ ...deed, by: { actor } }, current, { ...world, now })),
      ),
    )
    const answers = new Set(refusals.map((decided) => (decided.ok ? 'done' : decided.error)))
    expect(answers).toEqual(new Set(['notAllowed', 'notYours']))
  })
})

/** One turn of fate: anything at all, or something that fits, some time later, perhaps in another world. */
const turn = fc.record({
  anything: fc.option(
    fc.record({ deed: fc.constantFrom(...deeds), actor: fc.constantFrom(...Actor.options) }),
    {
      freq: 2,
    },
  ),
  which: fc.nat(10_000),
  waits: fc.option(fc.integer({ min: 0, max: 12 * DAY })),
  orderOnItsWay: fc.boolean(),
})

const commandOf = (
  { anything, which }: typeof turn extends fc.Arbitrary<infer T> ? T : never,
  current: Case,
) => {
  const fitting = commandsAt(current)
  const command: Command | undefined = anything
    ? { ...anything.deed, by: { actor: anything.actor } }
    : fitting[which % Math.max(1, fitting.length)]
  return command ?? ({ type: 'hurry', by: { actor: 'shopper' } } as const)
}

const check = (before: Case, after: Case) => {
  if (!isOpen(before.status)) expect(after).toBe(before)
  if (after !== before) expect(after.version).toBe(before.version + 1)
  expect(after.replacements.filter(({ end }) => end === null).length).toBeLessThanOrEqual(1)
  expect((after.deadline === null) === !isOpen(after.status)).toBe(true)
  expect(after.status === 'negotiating').toBe(after.proposal !== null)
  if (after.status === 'refunded') expect(after.money).not.toBe('none')
  if (after.status === 'cancelled') expect(after.money).toBe('none')
}

describe('any story of a case', () => {
  const wishes = fc.record({
    type: fc.constantFrom(...CaseType.options),
    goods: fc.constantFrom(...GoodsState.options),
  })
  it('keeps its rules: an end stays, one replacement at a time, one refund, every change a version', () => {
    fc.assert(
      fc.property(
        wishes,
        fc.boolean(),
        fc.array(turn, { minLength: 20, maxLength: 60 }),
        (wish, isPlatform, turns) => {
          let world: CaseContext = worldOf(isPlatform ? { rail: platformRail } : {})
          let current = openDraft(wishFor(wish), NOW, world)
          let refunds = 0
          for (const one of turns) {
            const { waits, orderOnItsWay } = one
            const command = commandOf(one, current)
            const now = waits === null ? momentFor(command, current, world.now) : world.now + waits
            world = { ...world, now, orderOnItsWay }
            const decided = decide(command, current, world)
            if (!decided.ok) continue
            const after = evolve(current, decided.value)
            check(current, after)
            expect(evolve(after, decided.value)).toBe(after) // told twice
            if (after.status === 'refunding' && current.status !== 'refunding') refunds += 1
            current = after
          }
          expect(refunds).toBeLessThanOrEqual(1)
          expect(Case.parse(current)).toEqual(current)
        },
      ),
    )
  })

  it('leaves a case as it was when a fact does not follow on it', () => {
    const draft = openDraft(wishFor(), NOW, worldOf())
    const submitted = decide({ type: 'submit', by: { actor: 'shopper' } }, draft, worldOf())
    if (!submitted.ok) throw new Error(submitted.error)
    expect(evolve({ ...draft, version: 7 }, submitted.value)).toMatchObject({ status: 'draft', version: 7 })
  })

  it('ends when its people do nothing more and only the clock rings, or waits for the shop with a supervisor told', () => {
    const alike = ({ current, world }: Place) =>
      JSON.stringify([current.status, current.money, current.terms, world.rail])
    const unlike = new Map(places.map((place) => [alike(place), place]))
    for (const { current, world, now } of unlike.values()) {
      let one = current
      let at = now
      for (let rings = 0; rings < 12 && isOpen(one.status); rings += 1) {
        at = Math.max(at + MINUTE, one.deadline?.nextAt ?? at)
        const decided = decide({ type: 'pass', by: { actor: 'clock' } }, one, { ...world, now: at })
        if (!decided.ok) throw new Error(`${decided.error} in ${one.status}`)
        one = evolve(one, decided.value)
      }
      if (!isOpen(one.status)) continue
      expect(stays[one.status].waitsFor).not.toBe('shopper')
      if (one.deadline) expect(ladderStepAt(one.deadline, world)).toBe('tellSupervisor')
    }
  })
})
