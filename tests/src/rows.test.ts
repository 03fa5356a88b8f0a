import type { MessageView } from '../../core/conversation/message'
import type { ServiceView } from '../../core/conversation/thread'
import { rowsOf } from '../../src/features/conversation/rows.shared'
import { message, NOW } from '../support/conversation-rig'

describe('rows', () => {
  const rowsWith = (messages: readonly MessageView[], service: ServiceView = { status: 'bot' }) =>
    rowsOf({ messages, service, now: NOW }, [])
  const notice = (seq: number, value: object): MessageView =>
    message(seq, { from: { kind: 'system' }, body: { kind: 'notice', notice: value } as never })

  it('says who speaks once, and since when the agent serves', () => {
    const agent = { from: { kind: 'agent', name: '林晓' } } as const
    const assigned = notice(2, { type: 'assigned', agentName: '林晓' })
    const who = rowsWith([message(1), assigned, message(3, agent), message(4, agent)]).map((row) => row.who)
    expect(who).toEqual(['小美 · 智能客服', '', '客服 林晓 · 10:00 接入', ''])
  })

  it('draws the picture of whoever speaks once, until somebody else did or time went by', () => {
    const agent = { from: { kind: 'agent', name: '👩‍🌾小禾' } } as const
    const own = { from: { kind: 'shopper' } } as const
    const late = { at: NOW + 400_000 }
    const rows = rowsWith([
      ...[message(1), message(2), message(3, own), message(4, own)],
      ...[message(5, agent), message(6, agent), message(7, { ...agent, ...late })],
    ])
    expect(rows.map(({ isJoined }) => isJoined)).toEqual([false, true, false, false, false, true, false])
    expect(rows[4]?.initial).toBe('👩‍🌾')
  })

  it('gives the time again after five minutes', () => {
    const stamps = rowsWith([message(1), message(2), message(3, { at: NOW + 400_000 })]).map(
      ({ stamp }) => stamp,
    )
    expect(stamps).toEqual(['今天 10:00', '', '今天 10:06'])
  })

  it('shows the place in the queue live at the last notice only', () => {
    const queued = { type: 'queued', ahead: 2, waitMs: null }
    const service: ServiceView = { status: 'queued', ahead: 1, waitMs: 60_000 }
    const live = rowsWith([notice(1, queued), notice(2, queued)], service).map((row) => row.live)
    expect(live).toEqual([null, service])
  })
})
