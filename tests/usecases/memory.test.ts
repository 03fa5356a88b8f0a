import { SECOND } from '../../core/shared/time'
import { createMemory, Trust } from '../../server/adapters/cloudbase/memory'

let at = 0
const memoryOf = (atMost = 10) => createMemory<string>({ atMost, forMs: 60 * SECOND, now: () => at })
beforeEach(() => {
  at = 1_000
})

describe('what an instance remembers between calls', () => {
  it('is forgotten after its time', () => {
    const memory = memoryOf()
    memory.set('a', 'one')
    at += 59 * SECOND
    expect(memory.get('a')).toBe('one')
    at += SECOND
    expect(memory.get('a')).toBeUndefined()
  })

  it('is bounded: the oldest goes first', () => {
    const memory = memoryOf(2)
    for (const key of ['a', 'b', 'c']) memory.set(key, key)
    expect(['a', 'b', 'c'].map((key) => memory.get(key))).toEqual([undefined, 'b', 'c'])
  })
})

describe('the trust in what is remembered', () => {
  const after = (answers: readonly boolean[]) => {
    const trust = new Trust()
    for (const wasRight of answers) trust.learn(wasRight)
    return trust.isWorthIt
  }
  const many = (wasRight: boolean, count: number) => Array.from({ length: count }, () => wasRight)

  it('is there at the beginning and outlives a few mistakes', () => {
    expect(after([])).toBe(true)
    expect(after(many(false, 5))).toBe(true)
  })

  it('is lost when other instances write as often, and comes back when they stop', () => {
    expect(after(many(false, 20))).toBe(false)
    expect(after([...many(false, 20), ...many(true, 20)])).toBe(true)
  })
})
