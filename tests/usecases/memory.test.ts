import { SECOND } from '../../core/shared/time'
import { createMemory } from '../../server/adapters/cloudbase/memory'

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

  it('is not trusted for a while once it was wrong, because others write as well', () => {
    const memory = memoryOf()
    memory.set('a', 'one')
    memory.doubt()
    expect(memory.get('a')).toBeUndefined()
    memory.set('b', 'two')
    expect(memory.get('b')).toBeUndefined()
    at += 5 * SECOND
    memory.set('c', 'three')
    expect(memory.get('c')).toBe('three')
  })
})
