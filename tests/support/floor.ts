import { agentIdOf, placeIdOf, type Agent, type Place } from '../../core/routing/agent'
import type { RoutingRules } from '../../core/routing/rules'
import { nothingKnown, type Waiting } from '../../core/routing/waiting'
import { MINUTE } from '../../core/shared/time'
import { NOW } from './samples'

/** An agent of the sample shop who is on duty with two places; `more` says what is different. */
export const agentOf = (userid: string, more: Partial<Agent> = {}): Agent => ({
  _id: agentIdOf('mianyu', userid),
  shopId: 'mianyu',
  userid,
  name: userid,
  duty: 'on',
  capacity: 2,
  ...more,
})

/** The first `count` places of an agent, taken ten minutes ago. */
export const holds = (userid: string, count: number, takenAt = NOW - 10 * MINUTE): Place[] =>
  Array.from({ length: count }, (_, at) => ({
    _id: placeIdOf(agentIdOf('mianyu', userid), at + 1),
    shopId: 'mianyu',
    agentId: userid,
    conversationId: `held-${userid}-${at}`,
    sessionId: `held-${userid}-${at}`,
    takenAt,
  }))

/** Somebody who has waited for so long. */
export const waits = (sessionId: string, forMs: number, more: Partial<Waiting> = {}): Waiting => ({
  ...nothingKnown,
  sessionId,
  since: NOW - forMs,
  ...more,
})

/** 售前 helps 售后 after two minutes; VIPs have a head start of a minute; after five minutes nobody is overtaken. */
export const sampleRules: RoutingRules = {
  groups: [
    { id: 'vip', name: '贵宾', stages: [], tags: ['高投诉风险'], overflow: [{ afterMs: 0, to: 'after' }] },
    { id: 'before', name: '售前', stages: ['presales'], tags: [], overflow: [] },
    {
      id: 'after',
      name: '售后',
      stages: ['sale', 'aftersales'],
      tags: [],
      overflow: [{ afterMs: 2 * MINUTE, to: 'before' }],
    },
  ],
  lanes: [{ tag: 'VIP', aheadMs: MINUTE }],
  patienceMs: 5 * MINUTE,
  dedicatedWaitMs: 2 * MINUTE,
}
