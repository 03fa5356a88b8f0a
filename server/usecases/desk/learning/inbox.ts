import type { DeskContract } from '../../../../core/contracts/desk.contract'
import { inboxOf } from '../../../../core/knowledge/inbox'
import { ok } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import type { UseCase } from '../../../serve'

export const count: UseCase<DeskContract['learning']['count'], DeskActor> = async (
  _input,
  { actor, ports },
) => {
  const [unanswered, wrong] = await Promise.all([
    ports.asks.countList(actor.shop._id, 'unanswered'),
    ports.asks.countList(actor.shop._id, 'wrong'),
  ])
  return ok({ unanswered, wrong })
}

/** The newest questions say what is asked now; what is older comes when these are settled. */
const NEWEST = 1_000
const SHOWN = 50

export const inbox: UseCase<DeskContract['learning']['inbox'], DeskActor> = async (
  { kind },
  { actor, ports },
) => {
  const now = ports.now()
  const [live, asks] = await Promise.all([
    ports.knowledge.live(actor.shop._id),
    ports.asks.ofList(actor.shop._id, kind, NEWEST),
  ])
  return ok({ ...(live ? inboxOf(live, asks, { kind, now, limit: SHOWN }) : { groups: [], more: 0 }), now })
}
