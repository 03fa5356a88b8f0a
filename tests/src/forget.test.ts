import { forgetDeleted, type ForgetPorts } from '../../src/features/privacy/forget.shared'

const phone = (kept: Record<string, unknown>) => {
  const stored = new Map(Object.entries(kept))
  const told: string[] = []
  const ports: ForgetPorts = {
    readStored: (name) => stored.get(name) ?? null,
    writeStored: (name, value) => (value === null ? stored.delete(name) : stored.set(name, value)),
    dropFiles: () => told.push('files'),
    announce: () => told.push('announced'),
  }
  return { stored, told, ports }
}
const kept = {
  ...{ outbox: [1], thread: {}, readTo: 7, draft: '在吗', 'orders.all': {}, home: {} },
  ...{ caseForm: {}, caseDrafts: [], 'invoice-wish': { kind: 'person', title: '张小姐', email: '' } },
  ...{ 'faq-searches': ['退货'], rated: { 'return-1': true } },
  shop: 'open',
}
const view = (status: 'deleted' | 'submitted', at = 1_000) => ({
  requests: [{ kind: 'delete' as const, status, at }],
})

it('a phone forgets its copies when the deletion is done, and keeps what is the shop’s', () => {
  const { stored, told, ports } = phone(kept)
  forgetDeleted(ports, view('deleted'))
  expect([...stored.keys()].sort()).toEqual(['forgottenAt', 'shop'])
  expect(told).toEqual(['announced', 'files'])
})

it('it forgets nothing while the deletion waits', () => {
  const { stored, told, ports } = phone(kept)
  forgetDeleted(ports, view('submitted'))
  expect(stored.size).toBe(Object.keys(kept).length)
  expect(told).toEqual([])
})

it('what is kept after a deletion stays, until the next one', () => {
  const { stored, ports } = phone(kept)
  forgetDeleted(ports, view('deleted'))
  stored.set('draft', '又来了')
  forgetDeleted(ports, view('deleted'))
  expect(stored.get('draft')).toBe('又来了')
  forgetDeleted(ports, view('deleted', 2_000))
  expect(stored.has('draft')).toBe(false)
})
