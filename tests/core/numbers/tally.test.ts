import type { Step } from '../../support/given'
import { given } from '../../support/given'
import {
  assignTo,
  callHuman,
  cancel,
  chenMo,
  end,
  linXiao,
  reply,
  requeue,
  say,
  transfer,
} from '../../support/commands'
import { NOW } from '../../support/samples'
import { DAY, HOUR, MINUTE, SECOND } from '../../../core/shared/time'
import { tallyOf } from '../../support/numbers'

const at = (ms: number): Step => ({ now: NOW + ms })

describe('what a session is measured by', () => {
  it('is nothing while only the bot serves', () => {
    expect(given(say('在吗')).state.service).not.toHaveProperty('tally')
  })

  it('is how long she stood in the queue, who had her, how long, and how soon he answered', () => {
    const past = given(
      ...[callHuman, at(20 * SECOND), assignTo(linXiao), at(32 * SECOND), reply(linXiao)],
      ...[at(50 * SECOND), say('好的'), at(MINUTE), reply(linXiao), at(3 * MINUTE), end(linXiao)],
    )
    expect(tallyOf(past)).toMatchObject({
      askedAt: NOW,
      since: null,
      queuedMs: 20 * SECOND,
      first: { agentId: 'linxiao', usedMs: 32 * SECOND },
      hands: [
        {
          agentId: 'linxiao',
          handledMs: 160 * SECOND,
          waits: 2,
          waitMs: 42 * SECOND,
          waitsKept: 2,
          passedOn: 0,
        },
      ],
    })
  })

  it('is how often a plan, the session and news of it were in time, for whoever had it then', () => {
    const past = given(
      ...[callHuman, assignTo(linXiao), { type: 'plan', by: linXiao } as const],
      { type: 'setLevel', by: linXiao, level: 'L2' } as const,
      ...[transfer(linXiao, chenMo), at(3 * HOUR), { type: 'progress', by: chenMo } as const, end(chenMo)],
    )
    expect(tallyOf(past).hands).toMatchObject([
      { agentId: 'linxiao', plans: 1, plansKept: 1 },
      {
        ...{ agentId: 'chenmo', resolutions: 1, resolutionsKept: 0 },
        ...{ progresses: 2, progressesKept: 1 }, // the first one late, the next one just begun
      },
    ])
  })

  it('goes on through transfers and back into the queue: each agent has his own part, the last one stands last', () => {
    const past = given(
      ...[callHuman, assignTo(linXiao), at(MINUTE), transfer(linXiao, chenMo), at(3 * MINUTE)],
      ...[requeue(chenMo), at(4 * MINUTE), assignTo(linXiao), at(9 * MINUTE), end(linXiao)],
    )
    expect(tallyOf(past)).toMatchObject({
      queuedMs: MINUTE,
      hands: [
        { agentId: 'chenmo', handledMs: 2 * MINUTE, passedOn: 1 },
        { agentId: 'linxiao', handledMs: 6 * MINUTE, passedOn: 1 },
      ],
    })
  })

  it('counts the time of whoever gave up into no queue but her own, and goes on when she asks again', () => {
    const past = given(callHuman, at(MINUTE), cancel)
    expect(tallyOf(past)).toMatchObject({ askedAt: NOW, since: null, queuedMs: MINUTE, hands: [] })
    const again = given(
      callHuman,
      at(MINUTE),
      cancel,
      at(5 * MINUTE),
      callHuman,
      at(7 * MINUTE),
      assignTo(linXiao),
    )
    expect(tallyOf(again)).toMatchObject({
      askedAt: NOW,
      queuedMs: 3 * MINUTE,
      hands: [{ agentId: 'linxiao' }],
    })
  })

  it('remembers the session that this one repeats: one with a person that ended within 7 days before', () => {
    const first = [callHuman, assignTo(linXiao), end(linXiao)]
    const soon = given(...first, at(7 * DAY - 1), callHuman, assignTo(chenMo))
    expect(tallyOf(soon)).toMatchObject({ repeats: 'session-1' })
    const late = given(...first, at(7 * DAY), callHuman, assignTo(chenMo))
    expect(tallyOf(late)).not.toHaveProperty('repeats')
    const botOnly = given(...first, at(DAY), say('在吗'))
    expect(botOnly.state.service).not.toHaveProperty('tally')
  })
})
