import type { Agent } from '../../../core/routing/agent'
import { route, type Floor } from '../../../core/routing/route'
import { MINUTE, SECOND } from '../../../core/shared/time'
import { agentOf, holds, sampleRules, waits } from '../../support/floor'
import { NOW } from '../../support/samples'

const floor = (own: Partial<Floor>): Floor => ({ waiting: [], agents: [], places: [], now: NOW, ...own })

/** `session → agent`, in the order in which they were given. */
const given = (own: Partial<Floor>): string[] =>
  route(floor(own)).map(({ sessionId, agent }) => `${sessionId} → ${agent.userid}`)

/** Who gets the only one who waits, and why. */
const whoAndWhy = (waiting: Floor['waiting'][number], own: Partial<Floor>): string[] =>
  route(floor({ rules: sampleRules, ...own, waiting: [waiting] })).map(
    ({ agent, why }) => `${agent.userid}：${why}`,
  )

const sales: Agent = agentOf('sales', { groups: ['before'] })
const care: Agent = agentOf('care', { groups: ['after'] })

describe('who is served first', () => {
  it('is who waits longest, and those without a place go on waiting', () => {
    const waiting = [waits('new', SECOND), waits('old', MINUTE), waits('older', 2 * MINUTE)]
    expect(given({ waiting, agents: [agentOf('lin')] })).toEqual(['older → lin', 'old → lin'])
  })

  it('is a VIP, before those who came less than the head start earlier', () => {
    const vip = waits('vip', 10 * SECOND, { tags: ['VIP'] })
    const agents = [agentOf('lin', { capacity: 1 })]
    const before = (forMs: number) =>
      given({ waiting: [waits('other', forMs), vip], agents, rules: sampleRules })[0]
    expect(before(MINUTE)).toBe('vip → lin')
    expect(before(MINUTE + 11 * SECOND)).toBe('other → lin')
  })

  it('is nobody’s turn before theirs who have waited longer than the shop’s patience', () => {
    const rules = { ...sampleRules, lanes: [{ tag: 'VIP', aheadMs: 60 * MINUTE }] }
    const waiting = [waits('vip', MINUTE, { tags: ['VIP'] }), waits('patient', 5 * MINUTE)]
    expect(given({ waiting, agents: [agentOf('lin')], rules })).toEqual(['patient → lin', 'vip → lin'])
  })
})

describe('who serves', () => {
  it('is nobody who is off duty, pauses, is full, or whose duty is over', () => {
    const agents = [
      agentOf('off', { duty: 'off' }),
      agentOf('busy', { duty: 'busy' }),
      agentOf('over', { onUntil: NOW }),
      agentOf('full'),
    ]
    expect(given({ waiting: [waits('a', MINUTE)], agents, places: holds('full', 2) })).toEqual([])
  })

  it('is who holds the least of what he can hold', () => {
    const agents = [agentOf('lin', { capacity: 4 }), agentOf('he')]
    const places = [...holds('lin', 1), ...holds('he', 1)]
    expect(whoAndWhy(waits('a', MINUTE), { agents, places, rules: undefined })).toEqual([
      'lin：手上最少（1 / 4）',
    ])
  })

  it('is, of those who hold as much, who was given the fewest lately, then who was given one longest ago', () => {
    const agents = [agentOf('lin'), agentOf('he')]
    const waiting = [waits('a', MINUTE)]
    const lately = [...holds('lin', 1, NOW - MINUTE), ...holds('he', 1, NOW - 60 * MINUTE)]
    expect(given({ waiting, agents, places: lately })).toEqual(['a → he'])
    const longAgo = [...holds('lin', 1, NOW - 9 * MINUTE), ...holds('he', 1, NOW - 8 * MINUTE)]
    expect(given({ waiting, agents, places: longAgo })).toEqual(['a → lin'])
  })

  it('is, of those who hold nothing, who gave his last one back longest ago', () => {
    const agents = [agentOf('lin', { freedAt: NOW - MINUTE }), agentOf('he', { freedAt: NOW - 2 * MINUTE })]
    expect(given({ waiting: [waits('a', MINUTE)], agents })).toEqual(['a → he'])
  })

  it('is each of idle equals in turn: no name is always the first', () => {
    const agents = ['a', 'b', 'c', 'd'].map((userid) => agentOf(userid))
    const counts = new Map<string, number>()
    for (let n = 1; n <= 400; n += 1) {
      const [first] = route(floor({ waiting: [waits(`mianyu:251121-${n}`, MINUTE)], agents }))
      const userid = first?.agent.userid ?? ''
      counts.set(userid, (counts.get(userid) ?? 0) + 1)
    }
    expect([...counts.keys()].sort()).toEqual(['a', 'b', 'c', 'd'])
    expect(Math.min(...counts.values())).toBeGreaterThan(70)
  })

  it('is somebody else than who lost the session, unless nobody else has a place', () => {
    const waiting = waits('a', MINUTE, { avoidId: 'lin', ownerId: 'lin' })
    const agents = [agentOf('lin'), agentOf('he')]
    expect(whoAndWhy(waiting, { agents, places: holds('he', 1) })).toEqual(['he：别人都没有空位'])
    expect(whoAndWhy(waiting, { agents, places: holds('he', 2) })).toEqual(['lin：首问负责（最先接待）'])
  })
})

describe('whom the shopper knows', () => {
  const agents = [agentOf('mine', { groups: ['before'] }), agentOf('owner'), agentOf('last'), agentOf('idle')]
  const known = { dedicatedId: 'mine', ownerId: 'owner', lastId: 'last', stage: 'aftersales' } as const

  it('goes first: her own agent whatever his group, the first of this session, the last of all', () => {
    const places = [...holds('mine', 1), ...holds('owner', 1), ...holds('last', 1)]
    const whom = (facts: object) => whoAndWhy(waits('a', SECOND, facts), { agents, places })
    expect(whom(known)).toEqual(['mine：专属客服'])
    expect(whom({ ...known, dedicatedId: null })).toEqual(['owner：售后组，首问负责（最先接待）'])
    expect(whom({ lastId: 'last' })).toEqual(['last：上次接待过这位顾客'])
  })

  it('is waited for a while when he is hers alone and full, while others are served', () => {
    const places = holds('mine', 2)
    const hers = (forMs: number) => waits('hers', forMs, { dedicatedId: 'mine' })
    const rules = sampleRules
    const others = agents.slice(0, 2)
    expect(given({ waiting: [hers(MINUTE), waits('other', SECOND)], agents: others, places, rules })).toEqual(
      ['other → owner'],
    )
    expect(given({ waiting: [hers(2 * MINUTE)], agents: others, places, rules })).toEqual(['hers → owner'])
    const off = others.map((agent) => (agent.userid === 'mine' ? { ...agent, duty: 'off' as const } : agent))
    expect(given({ waiting: [hers(SECOND)], agents: off, places, rules })).toEqual(['hers → owner'])
  })

  it('is followed by who is good at what she asks', () => {
    const skilled = agentOf('bills', { skills: ['invoice'] })
    const asks = waits('a', SECOND, { topics: ['invoice'] })
    expect(whoAndWhy(asks, { agents: [agentOf('lin'), skilled], places: holds('bills', 1) })).toEqual([
      'bills：擅长顾客问的事',
    ])
  })
})

describe('groups', () => {
  const sale = (forMs: number) => waits('a', forMs, { stage: 'aftersales' })

  it('serve their own; who is in none helps in all', () => {
    expect(whoAndWhy(sale(SECOND), { agents: [sales, care] })).toEqual(['care：售后组，别人都没有空位'])
    expect(whoAndWhy(sale(SECOND), { agents: [sales, agentOf('any')] })).toEqual([
      'any：售后组，别人都没有空位',
    ])
  })

  it('get help after the time that the shop says, not before', () => {
    const own = { agents: [sales, care], places: holds('care', 2) }
    expect(whoAndWhy(sale(2 * MINUTE - 1), own)).toEqual([])
    expect(whoAndWhy(sale(2 * MINUTE), own)).toEqual([
      'sales：售后组 2 分钟没有空位，由别组帮接，别人都没有空位',
    ])
  })

  it('leave nobody alone when none of them is on duty', () => {
    expect(whoAndWhy(sale(SECOND), { agents: [sales, { ...care, duty: 'off' }] })).toEqual([
      'sales：售后组没有人在岗，由别组接，别人都没有空位',
    ])
  })

  it('are chosen by the shopper’s tags before what she asks, and by nothing when nothing is known', () => {
    const risky = agentOf('zhou', { groups: ['vip'] })
    const agents = [sales, care, risky]
    const tagged = waits('a', SECOND, { stage: 'presales', tags: ['高投诉风险'] })
    expect(whoAndWhy(tagged, { agents })).toEqual(['zhou：贵宾组，别人都没有空位'])
    expect(whoAndWhy(tagged, { agents, places: holds('zhou', 2) })[0]).toMatch(/^care：/)
    expect(given({ waiting: [waits('a', SECOND)], agents, places: holds('care', 1) })).not.toEqual([])
  })
})
