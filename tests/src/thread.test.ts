import { merged } from '../../core/conversation/merge'
import type { MessageView } from '../../core/conversation/message'
import {
  afterEntering,
  afterHistory,
  afterPull,
  afterReply,
  emptyThread,
  oldestSeq,
} from '../../src/features/conversation/thread.shared'
import type { ServiceView } from '../../core/conversation/thread'
import { message, NOW, page, thread } from '../support/conversation-rig'

const seqs = ({ messages }: { messages: readonly MessageView[] }) => messages.map(({ seq }) => seq)

describe('the thread', () => {
  it('keeps each message once and in order, however they come', () => {
    const first = merged([], [message(3), message(1)])
    expect(merged(first, [message(2), message(3), message(2)]).map(({ seq }) => seq)).toEqual([1, 2, 3])
  })

  it('puts ten messages of one turn in their order', () => {
    const turn = [10, 2, 0].map((position) => message(4, { id: `4.${position}` }))
    expect(merged([], turn).map(({ id }) => id)).toEqual(['4.0', '4.2', '4.10'])
  })

  it('keeps a known message the object it was, so that its row is not drawn again', () => {
    const known = [message(1)]
    expect(merged(known, [message(1)])).toBe(known)
    expect(merged(known, [message(1), message(2)])[0]).toBe(known[0])
  })

  it('does not move the cursor past what an answer leaves out', () => {
    const entered = afterEntering(emptyThread, page(1, 3))
    expect(afterReply(entered, thread([message(6)])).seq).toBe(3)
    expect(afterReply(entered, thread([message(4), message(5)])).seq).toBe(5)
  })

  it('fills the gap by the next pull', () => {
    const said = afterReply(afterEntering(emptyThread, page(1, 3)), thread([message(6)]))
    const pulled = afterPull(said, page(4, 6))
    expect([seqs(pulled), pulled.seq]).toEqual([[1, 2, 3, 4, 5, 6], 6])
  })

  it('believes the newest word on where the service stands', () => {
    const queued: ServiceView = { status: 'queued', ahead: 1, waitMs: null }
    const later = afterPull(emptyThread, thread([], { service: queued, now: NOW + 10 }))
    expect(afterPull(later, thread([], { now: NOW })).service).toEqual(queued)
  })

  it('reads older pages before the oldest message, and starts anew behind a gap', () => {
    const entered = afterEntering(emptyThread, page(31, 60))
    expect(oldestSeq(entered)).toBe(31)
    const older = afterHistory(entered, page(1, 30))
    expect([seqs(older).length, older.hasEarlier]).toEqual([60, false])
    expect(seqs(afterEntering(older, page(100, 110)))[0]).toBe(100)
  })
})

it('shows a notice in place of what an agent took back, wherever it stands, and again when it is read again', () => {
  const entered = afterEntering(emptyThread, page(1, 3))
  const recalled = [{ id: '2.0', agentName: '林晓' }]
  const after = afterPull(entered, thread([], { seq: 4, recalled }))
  expect(after.messages.map(({ body }) => body.kind)).toEqual(['text', 'notice', 'text'])
  expect(after.messages[0]).toBe(entered.messages[0])
  expect(afterPull(after, thread([], { seq: 4, recalled })).messages).toEqual(after.messages)
})
