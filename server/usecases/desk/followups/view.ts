import type { FollowUpView } from '../../../../core/contracts/desk/followups'
import { dueOf } from '../../../../core/followups/decide'
import type { FollowUp } from '../../../../core/followups/follow-up'
import { timingOf } from '../../../../core/policy/waits'
import type { Agent } from '../../../../core/routing/agent'
import { present } from '../../../../core/shared/present'
import { sessionCodeOf } from '../../../../core/shared/ids'
import type { Shop } from '../../../../core/shop/shop'
import type { DeskActor } from '../../../actor'

const ruleOf = ({ clock, state }: FollowUp, shop: Shop): FollowUpView['rule'] => {
  const timing = clock && state.status === 'open' ? timingOf(shop, { clock }) : null
  return timing && { for: 'followUp', standardMs: timing.row.standardMs }
}

const closedView = ({ state }: FollowUp): FollowUpView['closed'] => {
  if (state.status === 'open') return null
  const { at, outcome, by, note, kept } = state
  return { at, outcome, byName: by?.name ?? null, note, kept }
}

/** As whoever asks sees it; who has left the shop stays under his userid. */
export const followUpView = (
  { shop, agent: reader }: DeskActor,
  agents: readonly Agent[],
  followUp: FollowUp,
): FollowUpView => {
  const { _id, day, number, called, endedAt, reasons, level, rating, agentId, tries } = followUp
  const nameOf = (userid: string): string => agents.find((one) => one.userid === userid)?.name ?? userid
  return {
    sessionId: _id,
    code: sessionCodeOf(day, number),
    ...{ number, called, endedAt, reasons },
    ...present({ level, rating }),
    agent: agentId === null ? null : { userid: agentId, name: nameOf(agentId) },
    isMine: agentId === reader.userid,
    dueAt: dueOf(followUp, shop),
    rule: ruleOf(followUp, shop),
    tries: tries.map(({ by, ...tried }) => ({ ...tried, byName: by.name })),
    closed: closedView(followUp),
  }
}
