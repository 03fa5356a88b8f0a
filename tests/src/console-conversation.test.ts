/** @jest-environment node */
import type { DeskService, DeskThread } from '../../core/contracts/desk.contract'
import type { DeskNote } from '../../core/contracts/desk/notes'
import type { RefusalCode } from '../../core/contracts/refusals'
import type { MessageView } from '../../core/conversation/message'
import { err, ok, type Result } from '../../core/shared/result'
import { DAY, MINUTE } from '../../core/shared/time'
import { LiveConversation } from '../../console/features/conversation/live'
import type { ConversationPorts } from '../../console/features/conversation/ports'
import { newestRead } from '../../console/features/conversation/newest-read'
import { rowsOf } from '../../console/features/conversation/rows'
import {
  afterAnswer,
  afterHistory,
  afterOpening,
  afterPull,
  emptyThread,
  oldestSeq,
  withNote,
} from '../../console/features/conversation/thread'

const NOW = Date.UTC(2025, 10, 21, 2, 0)

const mine: DeskService = {
  status: 'assigned',
  agentName: '林晓',
  isMine: true,
  assignedAt: NOW,
  firstReplyAt: null,
  wait: null,
}

const message = (seq: number, more: Partial<MessageView> = {}): MessageView => ({
  id: `${seq}.0`,
  seq,
  at: NOW + seq * 1_000,
  from: { kind: 'shopper' },
  body: { kind: 'text', text: `message ${seq}` },
  clientId: `shopper-${seq}`,
  session: '251121-12',
  ...more,
})

const note = (seq: number): DeskNote => ({
  id: `note:${seq}`,
  seq,
  at: NOW + seq * 1_000,
  by: { userid: 'linxiao', name: '林晓' },
  text: 'a note',
  mentions: [],
  clientId: `note-${seq}`,
  session: '251121-12',
})

const thread = (messages: readonly MessageView[], more: Partial<DeskThread> = {}): DeskThread => ({
  messages: [...messages],
  seq: messages.at(-1)?.seq ?? 0,
  service: mine,
  now: NOW,
  ...more,
})

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => message(from + index))
const ids = (messages: readonly { readonly id: string }[]) => messages.map(({ id }) => id)

describe('the thread of a session', () => {
  const opened = afterOpening(emptyThread, { ...thread(range(31, 60)), hasEarlier: true })

  it('shows each message once and in order, whatever arrives twice or late', () => {
    const twice = afterPull(afterPull(opened, thread([message(62)])), thread([message(61), message(62)]))
    expect(ids(twice.messages)).toEqual(ids(range(31, 62)))
  })

  it('keeps its cursor before a gap, so that the next pull brings what is missing', () => {
    const answered = afterAnswer(opened, thread([message(63)]))
    expect(answered.seq).toBe(60)
    expect(afterPull(answered, thread(range(61, 63))).messages).toHaveLength(33)
  })

  it('moves its cursor with an answer that follows at once', () => {
    expect(afterAnswer(opened, thread([message(61)])).seq).toBe(61)
  })

  it('puts older pages before the newer, and asks from the oldest message or note', () => {
    const more = afterHistory(opened, { messages: range(1, 30), notes: [note(1)], hasEarlier: false })
    expect(ids(more.messages)).toEqual(ids(range(1, 60)))
    expect(oldestSeq(more)).toBe(1)
  })

  it('begins anew behind a gap that a long sleep left, rather than showing a hole', () => {
    const later = afterOpening(opened, { ...thread(range(90, 99)), hasEarlier: true })
    expect(ids(later.messages)).toEqual(ids(range(90, 99)))
    expect(later.hasEarlier).toBe(true)
  })

  it('shows an earlier message as it is by now, and an older word on the service not at all', () => {
    const taken = { kind: 'notice', notice: { type: 'recalled', agentName: '林晓' } } as const
    const recalled = afterPull(opened, thread([], { seq: 61, changed: [message(40, { body: taken })] }))
    expect(recalled.messages.find(({ id }) => id === '40.0')?.body).toEqual(taken)
    const old = thread([], { service: { status: 'bot' }, now: NOW - 1 })
    expect(afterPull(recalled, old).service).toEqual(mine)
  })
})

describe('the rows of a session', () => {
  const shown = { notes: [], hasEarlier: false, now: NOW, userid: 'linxiao', unread: null }
  const kinds = (messages: readonly MessageView[], more: Partial<Parameters<typeof rowsOf>[0]> = {}) =>
    rowsOf({ ...shown, messages, ...more }, []).map(({ kind }) => kind)

  it('say where a day and a session begin', () => {
    const yesterday = message(1, { at: NOW - DAY, session: '251120-7' })
    expect(kinds([yesterday, message(2), message(3)])).toEqual([
      'day',
      'session',
      'message',
      'day',
      'session',
      'message',
      'message',
    ])
  })

  it('do not say that a session begins where its beginning is not loaded', () => {
    expect(kinds([message(5)], { hasEarlier: true })).toEqual(['message'])
  })

  it('mark what is new above the first of the shopper’s words, and nothing that came while one looked', () => {
    const messages = [message(1), message(2, { from: { kind: 'bot' } }), message(3), message(4)]
    const unread = { after: 1, upTo: 3 }
    expect(rowsOf({ ...shown, messages, unread }, []).map(({ key }) => key)).toEqual([
      'session 1.0',
      '1.0',
      '2.0',
      'unread',
      '3.0',
      '4.0',
    ])
    expect(kinds([message(1), message(4)], { unread })).not.toContain('unread')
  })

  it('put a note between the messages before and after it', () => {
    expect(kinds([message(1), message(3)], { notes: [note(2)] })).toEqual([
      'session',
      'message',
      'note',
      'message',
    ])
  })

  it('tell the same writer once, until he was quiet for a while', () => {
    const own = { kind: 'agent', name: '林晓', agentId: 'linxiao' } as const
    const messages = [
      message(1, { from: own }),
      message(2, { from: own }),
      message(3, { from: own, at: NOW + 10 * MINUTE }),
    ]
    const rows = rowsOf({ ...shown, messages }, []).flatMap((row) => (row.kind === 'message' ? [row] : []))
    expect(rows.map(({ isFirst, isOwn }) => [isFirst, isOwn])).toEqual([
      [true, true],
      [false, true],
      [true, true],
    ])
  })
})

describe('what the shopper was shown', () => {
  const lin = { kind: 'agent', name: '林晓', agentId: 'linxiao' } as const
  const he = { kind: 'agent', name: '何静', agentId: 'hejing' } as const
  const messages = [
    message(1, { from: lin }),
    message(2, { from: he }),
    message(3),
    message(4, { from: lin }),
  ]

  it('is marked at the newest of one’s own words among it', () => {
    expect(newestRead(messages, 'linxiao', 4)).toBe('4.0')
    expect(newestRead(messages, 'linxiao', 3)).toBe('1.0')
    expect(newestRead(messages, 'linxiao', 0)).toBeNull()
    expect(newestRead(messages, 'zhoumin', 4)).toBeNull()
  })

  it('is known from the last pull, whatever is answered meanwhile', () => {
    const presence = { others: [{ userid: 'hejing', name: '何静' }], readTo: 3, isShopperTyping: false }
    const pulled = afterPull(emptyThread, thread([message(1)], { presence }))
    expect(afterAnswer(pulled, thread([message(2)])).presence).toEqual(presence)
  })

  it('stays known when the server is not heard any more, who else looks does not', async () => {
    const { open, answers, later } = rig()
    const presence = { others: [{ userid: 'hejing', name: '何静' }], readTo: 1, isShopperTyping: true }
    answers.pull = () => ok(thread([], { seq: 1, presence }))
    const live = open()
    live.show()
    await settled()
    later()
    await settled()
    expect(live.state().thread.presence).toEqual(presence)
    answers.pull = () => err('offline')
    later()
    await settled()
    expect(live.state().thread.presence).toEqual({ others: [], readTo: 1, isShopperTyping: false })
  })
})

/** A desk whose server answers as told, and whose time goes on when it is told to. */
const rig = () => {
  const kept = new Map<string, unknown>()
  const timers = new Map<number, () => void>()
  const said: { clientId: string; text: string }[] = []
  const pulled: (number | null)[] = []
  const answers = {
    reply: (): RefusalCode | null => null,
    pull: (): Result<DeskThread, RefusalCode> => ok(thread([], { seq })),
    carry: true,
  }
  let [seq, count, readTo, told, passed] = [1, 0, 0, 0, 0]
  const ports: ConversationPorts = {
    api: {
      pull: async ({ after }) => {
        pulled.push(after)
        if (after === null) return ok({ ...thread([message(1)]), hasEarlier: false })
        return answers.pull()
      },
      history: async () => ok({ messages: [], hasEarlier: false }),
      typing: async () => {
        told += 1
        return ok({})
      },
      upload: async () => ok({ uploadId: 'u'.repeat(16), url: 'put', headers: {} }),
      reply: async ({ clientId, body }) => {
        said.push({ clientId, text: body.kind === 'text' ? body.text : body.kind })
        const refusal = answers.reply()
        if (refusal) return err(refusal)
        seq += 1
        const from = { kind: 'agent', name: '林晓', agentId: 'linxiao' } as const
        return ok(thread([message(seq, { from, clientId })]))
      },
    },
    notes: {
      add: async ({ clientId }) => {
        seq += 1
        return ok({ note: { ...note(seq), clientId }, now: NOW })
      },
    },
    carry: async ({ onPercent }) => {
      onPercent(50)
      return answers.carry
    },
    kept: {
      read: (name) => kept.get(name),
      write: (name, value) => {
        if (value === undefined) kept.delete(name)
        else kept.set(name, value)
      },
      names: (beginning) => [...kept.keys()].filter((name) => name.startsWith(beginning)),
      onOther: () => () => undefined,
    },
    readTo: () => readTo,
    markRead: (to) => {
      readTo = to
    },
    deviceNow: () => NOW + passed,
    after: (_ms, then) => {
      const id = (count += 1)
      timers.set(id, then)
      return () => {
        timers.delete(id)
      }
    },
    newClientId: () => `client-${(count += 1)}`,
  }
  const open = () => new LiveConversation('session', ports)
  /** Everything that was to happen later happens. */
  const later = () => {
    const due = [...timers.values()]
    timers.clear()
    for (const then of due) then()
  }
  const pass = (ms: number) => {
    passed += ms
  }
  return { open, later, said, pulled, kept, answers, timers, pass, told: () => told }
}

/** As soon as what was promised is done. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

const text = (words: string) => ({ kind: 'text', text: words }) as const

describe('a conversation at the desk', () => {
  it('keeps a reply that could not go, through a reload, and sends it once under the same id', async () => {
    const { open, later, said, answers, kept } = rig()
    answers.reply = () => 'offline'
    const live = open()
    live.show()
    await settled()
    live.sending.say(text('hello'))
    await settled()
    expect(live.state().outbox).toMatchObject([{ status: 'waiting', refusal: 'offline' }])

    const again = open() // the page was loaded anew
    await settled()
    answers.reply = () => null
    later()
    await settled()
    expect(new Set(said.map(({ clientId }) => clientId)).size).toBe(1)
    expect(again.state().outbox).toEqual([])
    expect(kept.size).toBe(0)
  })

  it('keeps a refused reply for a person to decide, and lets the next one pass', async () => {
    const { open, said, answers } = rig()
    const live = open()
    live.show()
    await settled()
    answers.reply = () => (said.length === 1 ? 'textTooLong' : null)
    live.sending.say(text('first'))
    live.sending.say(text('second'))
    await settled()
    expect(live.state().outbox).toMatchObject([{ status: 'failed', refusal: 'textTooLong' }])

    live.sending.retry(live.state().outbox[0]!.clientId)
    await settled()
    expect(said.map((one) => one.text)).toEqual(['first', 'second', 'first'])
    expect(said[2]!.clientId).toBe(said[0]!.clientId)
    expect(live.state().outbox).toEqual([])
  })

  it('sends what was written in the order in which it was written, a note among it', async () => {
    const { open, said } = rig()
    const live = open()
    live.show()
    await settled()
    live.sending.say(text('one'))
    live.sending.say({ kind: 'note', text: 'for us', mentions: [] })
    live.sending.say(text('two'))
    await settled()
    const { messages, notes } = live.state().thread
    expect(said.map((one) => one.text)).toEqual(['one', 'two'])
    expect([...messages.map(({ seq }) => seq), notes[0]!.seq].sort()).toEqual([1, 2, 3, 4])
  })

  it('tells the shopper every four seconds at most that one writes to her', () => {
    const { open, pass, told } = rig()
    const live = open()
    live.writes()
    live.writes()
    expect(told()).toBe(1)
    pass(4_000)
    live.writes()
    expect(told()).toBe(2)
  })

  it('carries a picture first, and carries it again when storage did not take it', async () => {
    const { open, later, said, answers } = rig()
    answers.carry = false
    const live = open()
    live.show()
    await settled()
    live.sending.sayImage(new Blob(['a picture']), 'blob:1')
    await settled()
    expect(said).toEqual([])
    expect(live.state().outbox).toMatchObject([{ status: 'waiting', body: { percent: 50 } }])

    answers.carry = true
    later()
    await settled()
    expect(said.map((one) => one.text)).toEqual(['image'])
    expect(live.state().outbox).toEqual([])
  })

  it('asks for nothing while nobody looks, and goes on where it was afterwards', async () => {
    const { open, later, pulled, timers } = rig()
    const live = open()
    live.show()
    await settled()
    live.hide()
    later()
    await settled()
    expect(pulled).toEqual([null])
    expect(timers.size).toBe(0)
    live.show()
    await settled()
    expect(pulled).toEqual([null, 1])
  })

  it('stops asking for a session that is not one’s own any more, and keeps what was read', async () => {
    const { open, later, answers, pulled } = rig()
    answers.pull = () => err('notFound')
    const live = open()
    live.show()
    await settled()
    later()
    await settled()
    expect(live.state()).toMatchObject({ isAway: true, phase: 'open' })
    expect(live.state().thread.messages).toHaveLength(1)
    const asked = pulled.length
    later()
    await settled()
    expect(pulled).toHaveLength(asked)
  })

  it('shows a note of one’s own once, though it is pulled as well', () => {
    const opened = afterOpening(emptyThread, { ...thread([message(1)]), hasEarlier: false })
    const pulled = afterPull(withNote(opened, note(2)), thread([], { seq: 2, notes: [note(2)] }))
    expect(pulled.notes).toHaveLength(1)
    expect(pulled.seq).toBe(2)
  })
})
