import { keepWritings, newWriting, readWritings } from '../../console/features/knowledge/writing'

afterEach(() => window.sessionStorage.clear())

it('what was written and not saved is there again', () => {
  const written = { ...newWriting('k-1', { title: '开发票' }), validFrom: Date.UTC(2025, 10, 21) }
  keepWritings({ 'k-1': written })
  expect(readWritings()).toEqual({ 'k-1': written })
})

it('one that can’t be read is left out alone', () => {
  const kept = newWriting('k-1', { title: '开发票' })
  const broken = { ...newWriting('k-2', {}), validFrom: -1 }
  keepWritings({ 'k-1': kept, 'k-2': broken })
  expect(readWritings()).toEqual({ 'k-1': kept })
})

it('what nobody can read is nothing', () => {
  window.sessionStorage.setItem('xiaomei.knowledge.writings', '[')
  expect(readWritings()).toEqual({})
})
