import { laneWords } from '../../../core/copy/lane'
import type { LaneCommand } from '../../../core/lane/grammar'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Command, Person } from '../../../core/conversation/commands'
import type { Turn } from '../../../core/conversation/turn'
import type { Level } from '../../../core/policy/service-policy'
import { answerDueAt } from '../../../core/policy/waits'
import { personOf } from '../../../core/routing/agent'
import type { Result } from '../../../core/shared/result'
import type { Instant } from '../../../core/shared/time'
import type { Shop } from '../../../core/shop/shop'
import type { SessionRow } from '../../session-ports'
import { act } from '../../turns/act'
import { calledOf, clientIdOf, resolve, type Desk } from './desk'

type Work = Extract<LaneCommand, { type: 'plan' | 'progress' | 'level' }>

/** By when she is owed the next news, as this turn left it. */
const newsBy = ({ state: { service } }: Turn, shop: Shop): Instant | null => {
  const clock = service.status === 'assigned' ? service.owed?.progress : undefined
  return clock ? answerDueAt(shop, { clock }) : null
}

const done = (
  desk: Desk,
  { openid }: SessionRow,
  command: (by: Person) => Command,
): Promise<Result<Turn, RefusalCode>> => {
  const thread = { shop: desk.shop, openid, clientId: clientIdOf(desk) }
  return act(desk.ports, thread, { command: command(personOf(desk.agent)) })
}

const plan = async (desk: Desk, row: SessionRow): Promise<string> => {
  const said = await done(desk, row, (by) => ({ type: 'plan', by }))
  return said.ok ? laneWords.planGiven(calledOf(row)) : failed(row, said.error, laneWords.planNotOwed)
}

const progress = async (desk: Desk, row: SessionRow): Promise<string> => {
  const said = await done(desk, row, (by) => ({ type: 'progress', by }))
  if (!said.ok) return failed(row, said.error, laneWords.progressNotOwed)
  return laneWords.progressTold(calledOf(row), newsBy(said.value, desk.shop), said.value.at)
}

const setLevel = async (desk: Desk, row: SessionRow, level: Level): Promise<string> => {
  const said = await done(desk, row, (by) => ({ type: 'setLevel', by, level }))
  if (!said.ok) return failed(row, said.error, (called) => laneWords.levelSame(called, level))
  return laneWords.levelSet(calledOf(row), { level, by: newsBy(said.value, desk.shop), now: said.value.at })
}

const failed = (
  row: SessionRow,
  code: RefusalCode,
  notAllowed: (called: ReturnType<typeof calledOf>) => string,
): string => (code === 'notAllowed' ? notAllowed(calledOf(row)) : laneWords.refused(calledOf(row), code))

const written = (command: Work): string =>
  command.type === 'level' ? `/level ${command.level?.slice(1) ?? ''}` : `/${command.type}`

const about = async (
  desk: Desk,
  command: Work,
  say: (desk: Desk, row: SessionRow) => Promise<string>,
): Promise<string> => {
  const found = resolve(desk, command.to, (open) => laneWords.whichOneFor(written(command), open))
  return found.ok ? say(desk, found.value) : found.error
}

/** `/plan`, `/progress`, `/level 2`: what an agent says of his work; the shopper reads nothing of it (R21, R38–R40). */
export const work = async (desk: Desk, command: Work): Promise<string> => {
  if (command.type !== 'level') return about(desk, command, command.type === 'plan' ? plan : progress)
  const { level } = command
  if (level === null) return laneWords.whichLevel
  return about(desk, command, (_desk, row) => setLevel(desk, row, level))
}
