import { isOpen, type Case, type Wish } from '../../../core/aftersales/case'
import type { CaseContext, Command } from '../../../core/aftersales/commands'
import { decide, openDraft } from '../../../core/aftersales/decide'
import { evolve } from '../../../core/aftersales/evolve'
import { CaseType, GoodsState } from '../../../core/aftersales/kinds'
import { edges } from '../../../core/aftersales/table'
import type { Instant } from '../../../core/shared/time'
import { NOW } from '../../support/samples'
import { deeds, momentFor, platformRail, wishFor, worldOf } from './machine-rig'

/** A case that some story leads to. */
export interface Place {
  readonly current: Case
  readonly now: Instant
  readonly world: CaseContext
  /** The edges of the story, in order. */
  readonly story: readonly string[]
  /** The places that one command leads to from here. */
  readonly next: Set<Place>
}

/** What decides how a case can go on; two cases that agree in it have the same future. */
const keyOf = (current: Case): string => {
  const { status, wish, terms, proposal, money, arrivedAt, interceptTried } = current
  const { type, goods } = wish
  return JSON.stringify([status, type, goods, terms, proposal, money, arrivedAt !== null, interceptTried])
}

const commands: readonly Command[] = edges.flatMap(({ command, actors }) =>
  deeds
    .filter(({ type }) => type === command)
    .flatMap((deed) => actors.map((actor): Command => ({ ...deed, by: { actor } }))),
)
const distinct = [...new Map(commands.map((command) => [JSON.stringify(command), command])).values()]

export const commandsAt = ({ status }: Case): readonly Command[] =>
  distinct.filter(({ type }) => edges.some(({ from, command }) => from === status && command === type))

/** Every case that can come of a wish in a world, each by its shortest story. */
const placesFrom = (wish: Wish, world: CaseContext): readonly Place[] => {
  const begun: Place = { current: openDraft(wish, NOW, world), now: NOW, world, story: [], next: new Set() }
  const found = new Map([[keyOf(begun.current), begun]])
  for (const place of found.values()) {
    for (const command of commandsAt(place.current)) {
      const now = momentFor(command, place.current, place.now)
      const decided = decide(command, place.current, { ...world, now })
      if (!decided.ok) continue
      const current = evolve(place.current, decided.value)
      const key = keyOf(current)
      const story = [...place.story, decided.value.edge]
      const known = found.get(key) ?? { current, now, world, story, next: new Set<Place>() }
      found.set(key, known)
      place.next.add(known)
      told.set(decided.value.edge, told.get(decided.value.edge) ?? story)
    }
  }
  return [...found.values()]
}

/** The shortest story by which each edge was gone. */
export const told = new Map<string, readonly string[]>()

const worlds = [false, true].flatMap((orderOnItsWay) => [
  worldOf({ orderOnItsWay }),
  worldOf({ orderOnItsWay, rail: platformRail }),
])

/** Every place of the machine: all kinds of cases, on our own rail and on a platform's. */
export const places: readonly Place[] = worlds.flatMap((world) =>
  CaseType.options.flatMap((type) =>
    GoodsState.options.flatMap((goods) => placesFrom(wishFor({ type, goods }), world)),
  ),
)

/** The places from which an end can be reached. */
export const endable = (): ReadonlySet<Place> => {
  const good = new Set(places.filter(({ current }) => !isOpen(current.status)))
  for (let before = -1; before !== good.size;) {
    before = good.size
    for (const place of places) if ([...place.next].some((one) => good.has(one))) good.add(place)
  }
  return good
}
