import type { FollowUpListName } from '../../../../core/contracts/desk/followups'
import type { DeskContract } from '../../../../core/contracts/desk.contract'
import type { FollowUp } from '../../../../core/followups/follow-up'
import { err, ok } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import type { FollowUpCursor, FollowUpList } from '../../../follow-up-ports'
import type { UseCase } from '../../../serve'
import { followUpView } from './view'

type Area = DeskContract['followUps']

const PAGE = 20

const cursorOf = ({ _id, listAt }: FollowUp): string => `${listAt}:${_id}`

const readCursor = (cursor: string): FollowUpCursor | null => {
  const [, listAt, sessionId] = /^(\d{1,16}):(.{1,100})$/.exec(cursor) ?? []
  return listAt && sessionId ? { listAt: Number(listAt), sessionId } : null
}

const listOf = (name: FollowUpListName, { agent, role }: DeskActor): FollowUpList => {
  switch (name) {
    case 'mine':
      return { status: 'open', agentId: agent.userid }
    case 'free':
      return { status: 'open', agentId: null }
    case 'all':
      return { status: 'open' }
    case 'done':
      return role === 'supervisor' ? { status: 'closed' } : { status: 'closed', agentId: agent.userid }
  }
}

export const list: UseCase<Area['list'], DeskActor> = async ({ list: name, cursor }, { actor, ports }) => {
  const { shop, role } = actor
  if (name === 'all' && role !== 'supervisor') return err('forbidden')
  const after = cursor === undefined ? null : readCursor(cursor)
  if (cursor !== undefined && !after) return err('badRequest')
  const [found, agents] = await Promise.all([
    ports.followUps.page(shop._id, listOf(name, actor), { limit: PAGE + 1, after }),
    ports.agents.list(shop._id),
  ])
  const page = found.slice(0, PAGE)
  const last = page[page.length - 1]
  return ok({
    followUps: page.map((one) => followUpView(actor, agents, one)),
    next: found.length > PAGE && last ? cursorOf(last) : null,
    now: ports.now(),
  })
}

export const count: UseCase<Area['count'], DeskActor> = async (_input, { actor, ports }) => {
  const { shop, agent, role } = actor
  const own = { agentId: agent.userid }
  const dueBy = ports.now()
  const [mine, free, late] = await Promise.all([
    ports.followUps.countOpen(shop._id, own),
    ports.followUps.countOpen(shop._id, { agentId: null }),
    ports.followUps.countOpen(shop._id, role === 'supervisor' ? { dueBy } : { ...own, dueBy }),
  ])
  return ok({ mine, free, late })
}
