import { isHis, reading } from '../../core/desk/access'
import { clientIdAtDesk, deskClientId } from '../../core/desk/client-id'
import { lookOf } from '../../core/desk/look'
import type { Service } from '../../core/conversation/state'
import { ClientId } from '../../core/shared/ids'
import { HOUR } from '../../core/shared/time'

const story = { asked: [], orderNos: [], photos: 0, botAnswers: 0, offeredPerson: false }
const session = { sessionId: 's1', number: 1, day: '261121', openedAt: 1, lastAt: 1, count: 1, story }
const lins: Service = {
  ...{ status: 'assigned', ...session, agentId: 'lin', agentName: '林晓' },
  ...{ assignedAt: 1, firstReplyAt: null },
}
const others: readonly Service[] = [
  { status: 'none' },
  { status: 'bot', ...session },
  { status: 'queued', ...session, queuedAt: 1 },
  { status: 'offline', ...session, opensAt: null },
  { status: 'ended', ...session, agentName: '林晓', endedAt: 2 },
]

describe('a session', () => {
  it('is its agent’s while it is assigned to him, and nobody’s before, after, or under another id', () => {
    expect(isHis(lins, 's1', 'lin')).toBe(true)
    expect(isHis(lins, 's0', 'lin')).toBe(false) // an earlier one of the same shopper
    expect(isHis(lins, 's1', 'he')).toBe(false)
    for (const service of others) expect(isHis(service, 's1', 'lin')).toBe(false)
  })

  it('is read by its agent; by a supervisor always, and noted unless it is his own', () => {
    const by = (role: 'agent' | 'supervisor', userid: string) =>
      reading(lins, 's1', { role, userid, levels: [] })
    expect([by('agent', 'lin'), by('agent', 'he')]).toEqual(['own', 'denied'])
    expect([by('supervisor', 'lin'), by('supervisor', 'he')]).toEqual(['own', 'supervised'])
    for (const service of others)
      expect(reading(service, 's1', { role: 'agent', userid: 'lin', levels: ['L2'] })).toBe('denied')
  })
})

it('what an agent sends has an id that no shopper can use up, nor a colleague, and that he gets back', () => {
  const sent = 'desk-reply-1'
  const stored = deskClientId('lin', sent)
  expect(ClientId.safeParse(stored).success).toBe(false)
  expect(stored).not.toBe(deskClientId('he', sent))
  expect(clientIdAtDesk(stored)).toBe(sent)
  for (const other of ['assign:1', 'wecom:corp:1:9', 'by-a-shopper'])
    expect(clientIdAtDesk(other)).toBe(other)
})

it('a look is one an hour, of one session or case and one reader', () => {
  const idOf = (more: object) =>
    lookOf({
      shopId: 'mianyu',
      subject: 'd',
      action: 'read',
      sessionId: 's1',
      by: 'he',
      at: 10 * HOUR,
      ...more,
    })._id
  expect(idOf({ at: 11 * HOUR - 1 })).toBe(idOf({}))
  const revealed = { action: 'revealed' as const, orderNo: '2606' }
  const ofCase = { sessionId: undefined, caseNo: '261121110000123' }
  const others = [{ at: 11 * HOUR }, { by: 'lin' }, { sessionId: 's2' }, revealed, ofCase].map(idOf)
  expect(new Set([...others, idOf({})]).size).toBe(6)
})
