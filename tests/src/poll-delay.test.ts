import { pollDelay } from '../../src/features/conversation/polling.shared'

describe('polling', () => {
  const need = { quietMs: 0, status: 'bot', failures: 0, hearsBell: false } as const
  it('is quick while somebody speaks, slow when nobody does, slower when the server is not reached', () => {
    expect(pollDelay(need)).toBe(1_500)
    expect(pollDelay({ ...need, quietMs: 61_000 })).toBe(10_000)
    expect(pollDelay({ ...need, quietMs: 61_000, status: 'assigned' })).toBe(1_500)
    expect([1, 2, 3, 9].map((failures) => pollDelay({ ...need, failures }))).toEqual([
      3_000, 6_000, 10_000, 10_000,
    ])
  })
})
