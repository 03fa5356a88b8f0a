import { reasonsFor } from '../../../core/followups/owed'
import type { Command } from '../../../core/conversation/commands'
import { HOUR, MINUTE } from '../../../core/shared/time'
import { assignTo, callHuman, chenMo, end, linXiao, rate, reply, say, served } from '../../support/commands'
import { given, type Step } from '../../support/given'
import { NOW } from '../../support/samples'

const after = (ms: number) => ({ now: NOW + ms })
const escalate: Command = { type: 'escalate', by: linXiao, reason: '要赔三倍' }
const level = (to: 'L1' | 'L2' | 'L3'): Command => ({ type: 'setLevel', by: linXiao, level: to })
const reach: Command = {
  type: 'reach',
  by: linXiao,
  body: { kind: 'text', text: '杯子换好了吗' },
  followsUp: 'session-1',
}
const invite: Command = { type: 'inviteRating', by: linXiao }

/** What is owed once all that has happened. */
const owedAfter = (...steps: readonly Step[]) => {
  const { service, lastServed } = given(...steps).state
  if (service.status !== 'ended') throw new Error(`it is ${service.status}`)
  return reasonsFor(service, lastServed?.sessionId === service.sessionId ? lastServed.rating : null)
}

describe('a follow-up', () => {
  it('is owed by no session that went well', () => {
    expect(owedAfter(...served, after(MINUTE), reply(linXiao), end(linXiao))).toEqual([])
    expect(owedAfter(...served, reply(linXiao), end(linXiao), rate('session-1', 4))).toEqual([])
  })

  it.each([
    [1, ['lowRating']],
    [2, ['lowRating']],
    [3, []],
  ])('is owed for few stars: %d', (stars, reasons) => {
    expect(owedAfter(...served, end(linXiao), rate('session-1', stars))).toEqual(reasons)
    expect(owedAfter(...served, invite, rate('session-1', stars), end(linXiao))).toEqual(reasons)
  })

  it('is owed when a supervisor was asked for help, whoever ends it', () => {
    expect(owedAfter(...served, escalate, end(linXiao))).toEqual(['escalated'])
    const moved = [...served, escalate, { type: 'transfer', by: linXiao, to: chenMo } as const]
    expect(owedAfter(...moved, end(chenMo))).toEqual(['escalated'])
  })

  it('is owed when the problem lay with somebody else, not when it was the agent’s own', () => {
    expect(owedAfter(...served, level('L2'), end(linXiao))).toEqual(['level'])
    expect(owedAfter(...served, level('L3'), end(linXiao))).toEqual(['level'])
    expect(owedAfter(...served, level('L2'), level('L1'), end(linXiao))).toEqual([])
  })

  it('is owed when plan or solution came too late, in the first hands too', () => {
    expect(owedAfter(...served, after(40 * MINUTE), reply(linXiao), end(linXiao))).toEqual(['late'])
    const plan: Command = { type: 'plan', by: linXiao }
    const handed = [
      ...served,
      after(6 * MINUTE),
      plan,
      { type: 'transfer', by: linXiao, to: chenMo } as const,
    ]
    expect(owedAfter(...handed, end(chenMo))).toEqual(['late'])
  })

  it('is not owed when five stars have said that all is well, but for a problem that was still worked on', () => {
    const full = [invite, rate('session-1', 5)]
    expect(owedAfter(...served, escalate, after(HOUR), ...full, end(linXiao))).toEqual([])
    expect(owedAfter(...served, level('L3'), ...full, end(linXiao))).toEqual(['level'])
  })

  it('is owed by no visit that is one itself, and the bot owes none', () => {
    const visit = [
      ...served,
      end(linXiao),
      after(HOUR),
      reach,
      after(2 * HOUR),
      say('没有换好'),
      after(9 * HOUR),
    ]
    expect(owedAfter(...visit, escalate, end(linXiao), rate('session-2', 1))).toEqual([])
    expect(
      reasonsFor({ agentName: null, followsUp: undefined, tally: undefined, level: 'L3' }, { stars: 1 }),
    ).toEqual([])
  })

  it('has every reason that there is', () => {
    const all = [...served, escalate, level('L2'), after(HOUR), end(linXiao), rate('session-1', 1)]
    expect(owedAfter(...all)).toEqual(['lowRating', 'escalated', 'level', 'late'])
  })
})

describe('an agent who writes of his own accord', () => {
  const over: readonly Step[] = [...served, end(linXiao), after(HOUR)]

  it('opens a session that is his, with his words in it', () => {
    given(...over)
      .when(reach)
      .then({
        says: ['system: assigned', 'agent: 杯子换好了吗'],
        events: ['opened', 'assigned', 'replied'],
        status: 'assigned',
        service: { followsUp: 'session-1', agentId: 'linxiao', count: 2, firstReplyAt: NOW + HOUR },
      })
  })

  it('is waited for once she answers, as for a reply; no clock of the work begins', () => {
    const { service } = given(...over, reach, after(2 * HOUR), say('没有')).state
    expect(service).toMatchObject({ waits: { for: 'reply' } })
    expect(service).not.toHaveProperty('owed')
  })

  it('ends what she had with the bot, and never enters a session of somebody else', () => {
    given(...over, say('在吗', null))
      .when(reach)
      .then({ events: ['ended', 'opened', 'assigned', 'replied'] })
    given(...over, callHuman)
      .when(reach)
      .refused('notAllowed')
    given(...over, callHuman, assignTo(chenMo))
      .when(reach)
      .refused('notAllowed')
  })

  it('is measured by nothing, and makes no session a repeated one', () => {
    const { service } = given(...over, reach, after(2 * HOUR), end(linXiao)).state
    expect(service).not.toHaveProperty('tally')
    const { lastServed } = given(...over, reach, after(2 * HOUR), end(linXiao)).state
    expect(lastServed).toMatchObject({ sessionId: 'session-2', followsUp: 'session-1' })
  })
})
