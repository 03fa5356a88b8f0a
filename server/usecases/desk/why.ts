import type { DeskContract } from '../../../core/contracts/desk.contract'
import { beginOf } from '../../../core/numbers/period'
import { hourFacts, movesOf, whySlow } from '../../../core/numbers/why'
import type { SumsOf } from '../../../core/numbers/sums'
import { shiftOf, staffedIn, type Shift } from '../../../core/routing/shift'
import { ok } from '../../../core/shared/result'
import { DAY, HOUR, type Instant } from '../../../core/shared/time'
import type { DeskActor } from '../../actor'
import type { UseCase } from '../../serve'

type Area = DeskContract['numbers']

interface OfDay {
  readonly hours: readonly SumsOf[]
  readonly shifts: readonly Shift[]
  readonly begins: Instant
  readonly now: Instant
}

const factsOf = ({ hours, shifts, begins, now }: OfDay) =>
  hours
    .map(({ key, sums }) => ({ hour: Number(key), sums }))
    .sort((one, other) => one.hour - other.hour)
    .map((row) => {
      const from = begins + row.hour * HOUR
      return hourFacts(row, staffedIn(shifts, from, now), Math.max(0, Math.min(HOUR, now - from)))
    })

/** Why shoppers waited on a day, and what would help (R52). */
export const why: UseCase<Area['why'], DeskActor> = async ({ date }, { actor, ports }) => {
  const { _id: shopId } = actor.shop
  const begins = beginOf(date)
  const now = ports.now()
  const [day, over, agents] = await Promise.all([
    ports.numbers.day(shopId, date),
    ports.shifts.between(shopId, begins, begins + DAY),
    ports.agents.list(shopId),
  ])
  const shifts = [...over, ...agents.flatMap((agent) => shiftOf(agent, now) ?? [])]
  const hours = whySlow(factsOf({ hours: day?.hours ?? [], shifts, begins, now }))
  return ok({ date, hours: [...hours], moves: [...movesOf(hours)], now })
}
