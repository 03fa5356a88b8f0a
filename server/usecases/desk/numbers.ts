import type { NumbersView } from '../../../core/contracts/desk/numbers'
import type { DeskContract } from '../../../core/contracts/desk.contract'
import { usualGoals } from '../../../core/numbers/goals'
import { datesFrom, ownPeriod, periodOf, type Period } from '../../../core/numbers/period'
import { servicePolicyOf } from '../../../core/policy/waits'
import type { Agent } from '../../../core/routing/agent'
import { ok } from '../../../core/shared/result'
import { dateOf } from '../../../core/shared/time'
import type { Shop } from '../../../core/shop/shop'
import type { DeskActor } from '../../actor'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'

type Area = DeskContract['numbers']

/** Of all rows by which somebody in the chat may be answered: the shortest times, and the longest. */
const promiseOf = (shop: Shop): NumbersView['firstResponse'] => {
  const rows = servicePolicyOf(shop).rows.filter(
    ({ clock, when: { channel = 'miniProgram', left = false } }) =>
      clock === 'firstResponse' && channel === 'miniProgram' && !left,
  )
  if (rows.length === 0) return null
  const by = (pick: (...all: number[]) => number) => ({
    targetMs: pick(...rows.map(({ targetMs, standardMs }) => targetMs ?? standardMs)),
    standardMs: pick(...rows.map(({ standardMs }) => standardMs)),
    limitMs: pick(...rows.map(({ limitMs, standardMs }) => limitMs ?? standardMs)),
  })
  const [least, most] = [by(Math.min), by(Math.max)]
  const isSame = JSON.stringify(least) === JSON.stringify(most)
  return isSame ? least : { ...least, upTo: most }
}

const groupName = ({ routing }: Shop, id: string): string | null =>
  id === '' ? null : (routing?.groups.find((group) => group.id === id)?.name ?? id)

/** Who has left the shop stays under his userid. */
const nameIn = (agents: readonly Agent[], userid: string): string =>
  agents.find((agent) => agent.userid === userid)?.name ?? userid

const rowsOf = ({ days, hours, groups, agents }: Period, shop: Shop, all: readonly Agent[]) => ({
  days: days.map(({ key: date, sums }) => ({ date, sums })),
  hours: hours.map(({ key, sums }) => ({ hour: Number(key), sums })),
  groups: groups.map(({ key: id, sums }) => ({ id, name: groupName(shop, id), sums })),
  agents: agents.map(({ key: userid, sums }) => ({ userid, name: nameIn(all, userid), sums })),
})

const view = async (ports: Ports, actor: DeskActor, [from, to]: [string, string]): Promise<NumbersView> => {
  const { shop, agent, role } = actor
  const [found, agents] = await Promise.all([
    ports.numbers.days(shop._id, from, to),
    role === 'supervisor' ? ports.agents.list(shop._id) : [agent],
  ])
  const dates = datesFrom(from, to)
  const period = role === 'supervisor' ? periodOf(dates, found) : ownPeriod(dates, found, agent.userid)
  return {
    ...{ scope: role === 'supervisor' ? 'shop' : 'own', from, to, total: period.total, now: ports.now() },
    ...rowsOf(period, shop, agents),
    goals: shop.goals ?? usualGoals,
    firstResponse: promiseOf(shop),
  }
}

export const today: UseCase<Area['today'], DeskActor> = async (_input, { actor, ports }) => {
  const date = dateOf(ports.now())
  return ok(await view(ports, actor, [date, date]))
}

export const day: UseCase<Area['day'], DeskActor> = async ({ date }, { actor, ports }) =>
  ok(await view(ports, actor, [date, date]))

export const range: UseCase<Area['range'], DeskActor> = async ({ from, to }, { actor, ports }) =>
  ok(await view(ports, actor, [from, to]))
