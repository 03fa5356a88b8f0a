import { precedenceOf } from '../../core/desk/precedence'
import { nothingKnown, type RoutingFacts } from '../../core/routing/waiting'
import { MINUTE, SECOND } from '../../core/shared/time'
import { precedenceText } from '../../console/features/sessions/precedence-text'
import { sampleRules } from '../support/floor'
import { NOW } from '../support/samples'

const told = (known: Partial<RoutingFacts>, { waitedMs = 10 * SECOND, rules = sampleRules } = {}) => {
  const row = { _id: 's', queuedAt: NOW - waitedMs, routing: { ...nothingKnown, ...known } }
  const precedence = precedenceOf(row, 'linxiao', { rules, now: NOW })
  return precedence && precedenceText(precedence)
}

describe('a place in the queue', () => {
  it('says nothing of somebody who waits like everybody', () => {
    expect(told({})).toBeUndefined()
    expect(precedenceOf({ _id: 'old', queuedAt: NOW }, 'linxiao', { rules: undefined, now: NOW })).toBe(
      undefined,
    )
  })

  it('says by which tag somebody is served before others, and by how much', () => {
    expect(told({ tags: ['VIP'] })).toBe('“VIP”优先，按早来 1 分钟算')
    const lanes = [...sampleRules.lanes, { tag: '生日', aheadMs: 90 * SECOND }]
    const both = { tags: ['VIP', '生日'] }
    expect(told(both, { rules: { ...sampleRules, lanes } })).toBe('“生日”优先，按早来 90 秒算')
  })

  it('says when nobody overtakes her any more, in a shop in which somebody could', () => {
    const long = { waitedMs: sampleRules.patienceMs }
    expect(told({ tags: ['VIP'] }, long)).toBe('等了超过 5 分钟，不再让别人插到前面')
    expect(told({}, { ...long, rules: { ...sampleRules, lanes: [] } })).toBeUndefined()
  })

  it('says what she is to whoever looks at the queue, and through how many hands she went', () => {
    expect(told({ dedicatedId: 'linxiao', lastId: 'linxiao' })).toBe('您是她的专属客服')
    expect(told({ ownerId: 'linxiao', hops: 2 })).toBe('这个会话最先由您接待（首问负责）；转过 2 次手')
    expect(told({ lastId: 'linxiao', stage: 'aftersales' })).toBe('上次由您接待；售后组接待')
    expect(told({ lastId: 'hejing' }, { waitedMs: MINUTE })).toBeUndefined()
  })
})
