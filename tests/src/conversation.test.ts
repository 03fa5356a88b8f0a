import type { MessageView } from '../../core/conversation/message'
import type { ServiceView, Thread } from '../../core/conversation/thread'
import { err, ok } from '../../core/shared/result'
import { Conversation } from '../../src/features/conversation/conversation'
import { fileBody, outgoing } from '../../src/features/conversation/outbox.shared'
import type { Ports } from '../../src/features/conversation/ports'
import { pollDelay } from '../../src/features/conversation/polling.shared'
import { Sending } from '../../src/features/conversation/sending'
import { rowsOf } from '../../src/features/conversation/rows.shared'
import {
  afterEntering,
  afterHistory,
  afterPull,
  afterReply,
  emptyThread,
  mergeMessages,
  oldestSeq,
} from '../../src/features/conversation/thread.shared'

const NOW = Date.UTC(2026, 10, 21, 2, 0)

const message = (seq: number, more: Partial<MessageView> = {}): MessageView => ({
  id: `${seq}.0`,
  seq,
  at: NOW + seq * 1_000,
  from: { kind: 'bot' },
  body: { kind: 'text', text: `message ${seq}` },
  clientId: `server:${seq}`,
  ...more,
})

const thread = (messages: readonly MessageView[], more: Partial<Thread> = {}): Thread => ({
  messages: [...messages],
  seq: messages[messages.length - 1]?.seq ?? 0,
  service: { status: 'bot' },
  now: NOW,
  ...more,
})
const page = (from: number, to: number, more: Partial<Thread> = {}) => ({
  ...thread(
    Array.from({ length: to - from + 1 }, (_, i) => message(from + i)),
    more,
  ),
  hasEarlier: from > 1,
})
const seqs = ({ messages }: { messages: readonly MessageView[] }) => messages.map(({ seq }) => seq)

describe('the thread', () => {
  it('keeps each message once and in order, however they come', () => {
    const first = mergeMessages([], [message(3), message(1)])
    expect(mergeMessages(first, [message(2), message(3), message(2)]).map(({ seq }) => seq)).toEqual([
      1, 2, 3,
    ])
  })

  it('puts ten messages of one turn in their order', () => {
    const turn = [10, 2, 0].map((position) => message(4, { id: `4.${position}` }))
    expect(mergeMessages([], turn).map(({ id }) => id)).toEqual(['4.0', '4.2', '4.10'])
  })

  it('keeps a known message the object it was, so that its row is not drawn again', () => {
    const known = [message(1)]
    expect(mergeMessages(known, [message(1)])).toBe(known)
    expect(mergeMessages(known, [message(1), message(2)])[0]).toBe(known[0])
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

/** A server that answers as told, and a device whose time stands still. */
const rig = () => {
  const sent: { clientId: string; body: unknown }[] = []
  const stored = new Map<string, unknown>()
  const timers = new Set<{ ms: number; then: () => void }>()
  const lines: Line[] = []
  const dropped: (string | null)[] = []
  const answers = {
    send: (): unknown => null,
    begin: (): unknown => ok({ uploadId: 'u'.repeat(16), cloudPath: 'inbox/u' }),
  }
  let ids = 0
  let seq = 2
  const say = (clientId: string) => {
    seq += 1
    return ok(thread([message(seq, { from: { kind: 'shopper' }, clientId })], { seq }))
  }
  const ports = {
    api: {
      conversation: {
        enter: () => Promise.resolve(ok(page(1, 2))),
        pull: () => Promise.resolve(ok(thread([], { seq }))),
        send: (input: { clientId: string; body: unknown }) => {
          sent.push(input)
          return Promise.resolve(answers.send() ?? say(input.clientId))
        },
      },
      uploads: { begin: () => Promise.resolve(answers.begin()) },
    },
    files: {
      keep: (name: string) => Promise.resolve(name),
      open: ({ kept }: { kept: string | null }) => Promise.resolve(kept === null ? null : `again://${kept}`),
      drop: ({ kept }: { kept: string | null }) => void dropped.push(kept),
      sweep: () => undefined,
    },
    upload: ({ onProgress }: { onProgress: (percent: number) => void }) => {
      onProgress(43)
      return Promise.resolve(ok(true))
    },
    watchBell: () => () => undefined,
    watchLine: (listener: Line) => {
      lines.push(listener)
      return () => undefined
    },
    newClientId: () => `client-${(ids += 1)}`,
    deviceNow: () => 0,
    after: (ms: number, then: () => void) => {
      const timer = { ms, then }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    readStored: (name: string) => stored.get(name) ?? null,
    writeStored: (name: string, value: unknown) => void stored.set(name, JSON.parse(JSON.stringify(value))),
  } as unknown as Ports
  /** The longest of the waits that are under way is over: those of the outbox, not the next pull. */
  const waited = (ms: number) => {
    for (const timer of [...timers].filter((one) => one.ms === ms)) {
      timers.delete(timer)
      timer.then()
    }
  }
  return {
    ports,
    sent,
    answers,
    stored,
    lines,
    dropped,
    waited,
    waits: () => [...timers].map(({ ms }) => ms),
  }
}
type Line = Parameters<Ports['watchLine']>[0]

const settled = () => new Promise<void>((then) => setTimeout(then, 0))
const rows = (conversation: Conversation) => {
  const state = conversation.state()
  return rowsOf(state.thread, state.outbox)
}
const opened = async (ports: Ports) => {
  const sending = new Sending(ports)
  await sending.restore()
  const conversation = new Conversation(ports, sending)
  await conversation.enter({ from: 'home' })
  return conversation
}

const enteredAsking = async (ports: Ports, visit: string) => {
  const sending = new Sending(ports)
  await sending.restore()
  const conversation = new Conversation(ports, sending)
  await conversation.enter({ from: 'home' }, { text: '我要退换货', visit })
  return conversation
}

describe('what a tile asks', () => {
  it('is said once for a visit, however often its page is loaded again', async () => {
    const { ports, sent } = rig()
    for (const _load of [1, 2]) {
      const conversation = await enteredAsking(ports, 'visit-1')
      await settled()
      conversation.leave()
    }
    expect(sent.map(({ clientId }) => clientId)).toEqual(['visit-1', 'visit-1'])
  })

  it('is not said again while it still waits to be sent', async () => {
    const { ports, answers } = rig()
    answers.send = () => err('offline')
    await enteredAsking(ports, 'visit-1')
    await settled()
    const again = await enteredAsking(ports, 'visit-1')
    expect(again.state().outbox.map(({ clientId }) => clientId)).toEqual(['visit-1'])
  })
})

describe('the outbox', () => {
  it('shows what is said at once, under the key that it keeps when it has arrived', async () => {
    const { ports } = rig()
    const conversation = await opened(ports)
    conversation.say([{ kind: 'text', text: '在吗' }])
    const onItsWay = rows(conversation).at(-1)
    expect(onItsWay).toMatchObject({ state: 'sending', speaker: 'shopper' })
    await settled()
    expect(rows(conversation).at(-1)).toMatchObject({ key: onItsWay?.key, state: 'sent' })
    expect(conversation.state().outbox).toEqual([])
  })

  it('sends by itself what the network stopped, under the same clientId: at once when it is back', async () => {
    const { ports, answers, sent, lines } = rig()
    const conversation = await opened(ports)
    answers.send = () => err('offline')
    conversation.say([{ kind: 'text', text: '在吗' }])
    await settled()
    const waiting = rows(conversation).at(-1)
    expect(waiting).toMatchObject({ state: 'sending' })
    expect(conversation.state()).toMatchObject({ offline: true, hold: { why: 'offline' } })
    answers.send = () => null
    lines.forEach(({ onBack }) => onBack())
    await settled()
    expect(sent.map(({ clientId }) => clientId)).toEqual([waiting?.key, waiting?.key])
    expect(rows(conversation).filter(({ speaker }) => speaker === 'shopper')).toHaveLength(1)
    expect(conversation.state()).toMatchObject({ offline: false, hold: null, outbox: [] })
  })

  it('waits longer after each try without network, thirty seconds at most', async () => {
    const { ports, answers, waits, waited } = rig()
    const conversation = await opened(ports)
    answers.send = () => err('offline')
    conversation.say([{ kind: 'text', text: '在吗' }])
    for (const ms of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000]) {
      await settled()
      expect(waits()).toContain(ms)
      waited(ms)
    }
    await settled()
    expect(waits()).toContain(30_000)
  })

  it('goes on by itself after a restart, in order, and does not send what had arrived', async () => {
    const { ports, answers, stored, sent } = rig()
    const conversation = await opened(ports)
    answers.send = () => err('offline')
    conversation.say([{ kind: 'text', text: 'first' }])
    conversation.say([{ kind: 'text', text: 'second' }])
    await settled()
    const ids = conversation.state().outbox.map(({ clientId }) => clientId)
    answers.send = () => null
    sent.length = 0
    const again = await opened(ports)
    await settled()
    expect(sent.map(({ clientId }) => clientId)).toEqual(ids)
    expect(again.state().outbox).toEqual([])
    expect(stored.get('outbox')).toEqual([])
  })

  it('leaves the messages of another page alone when its own have gone', async () => {
    const { ports, answers, stored } = rig()
    const conversation = await opened(ports)
    stored.set('outbox', [{ clientId: 'of-another-tab' }])
    answers.send = () => null
    conversation.say([{ kind: 'text', text: '在吗' }])
    await settled()
    expect(stored.get('outbox')).toEqual([{ clientId: 'of-another-tab' }])
  })

  it('keeps a refused message where it failed while others go on, until it is tapped', async () => {
    const { ports, answers } = rig()
    const conversation = await opened(ports)
    answers.send = () => err('textTooLong')
    conversation.say([{ kind: 'text', text: 'first' }])
    await settled()
    answers.send = () => null
    conversation.say([{ kind: 'text', text: 'second' }])
    await settled()
    expect(rows(conversation).map(({ state }) => state)).toEqual(['sent', 'sent', 'failed', 'sent'])
    conversation.retry(rows(conversation)[2]?.key ?? '')
    await settled()
    expect(rows(conversation).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent', 'sent'])
  })

  it('slows down when the server says so, and goes on by itself', async () => {
    const { ports, answers, waited, lines } = rig()
    const conversation = await opened(ports)
    answers.send = () => err('tooFast')
    conversation.say([{ kind: 'text', text: '在吗' }])
    await settled()
    expect(conversation.state()).toMatchObject({ hold: { why: 'tooFast', until: 3_000 }, offline: false })
    lines.forEach(({ onBack }) => onBack())
    expect(conversation.state().hold).not.toBeNull()
    answers.send = () => null
    waited(3_000)
    await settled()
    expect(conversation.state()).toMatchObject({ hold: null, outbox: [] })
  })

  it('asks for a tap when trouble on the server stays', async () => {
    const { ports, answers, waited } = rig()
    const conversation = await opened(ports)
    answers.send = () => err('internal')
    conversation.say([{ kind: 'text', text: '在吗' }])
    for (const ms of [1_000, 2_000, 4_000]) {
      await settled()
      waited(ms)
    }
    await settled()
    expect(conversation.state().outbox).toMatchObject([{ status: 'failed', refusal: 'internal' }])
  })

  it('carries a photo, says how far, and sends its upload; a lost file is carried again by itself', async () => {
    const { ports, answers, sent, waited, dropped } = rig()
    const conversation = await opened(ports)
    const percents: unknown[] = []
    conversation.subscribe(() => {
      const body = conversation.state().outbox[0]?.body
      if (body?.kind === 'image') percents.push(body.percent)
    })
    answers.send = () => err('fileMissing')
    conversation.say([fileBody('image', { path: 'wxfile://a.jpg', bytes: 10 })])
    await settled()
    expect(percents).toEqual(expect.arrayContaining([null, 40]))
    expect(sent).toMatchObject([{ body: { kind: 'image', uploadId: 'u'.repeat(16) } }])
    expect(conversation.state().outbox).toMatchObject([{ status: 'sending', body: { uploadId: null } }])
    answers.send = () => null
    waited(1_000)
    await settled()
    expect(conversation.state().outbox).toEqual([])
    expect(dropped).toEqual([`${sent[0]?.clientId ?? ''}.0`])
  })

  it('says a photo before the words that were typed after it, however long it takes', async () => {
    const { ports, sent } = rig()
    let arrive = (): void => undefined
    const slow = new Promise<void>((then) => (arrive = then))
    const conversation = await opened({ ...ports, upload: () => slow.then(() => ok(true)) })
    conversation.say([fileBody('image', { path: 'wxfile://a.jpg', bytes: 10 })])
    conversation.say([{ kind: 'text', text: '看这里' }])
    await settled()
    expect(sent).toEqual([])
    arrive()
    await settled()
    expect(sent.map(({ body }) => (body as { kind: string }).kind)).toEqual(['image', 'text'])
  })

  it('finds its file again after a restart, and does not carry twice what lies there', async () => {
    const { ports, answers, sent } = rig()
    const carried: string[] = []
    const upload: Ports['upload'] = ({ path }) => {
      carried.push(path)
      return Promise.resolve(ok(true))
    }
    const conversation = await opened({ ...ports, upload: () => Promise.resolve(err('offline')) })
    conversation.say([fileBody('image', { path: 'wxfile://tmp/a.jpg', bytes: 10 })])
    await settled()
    const { clientId } = conversation.state().outbox[0] ?? { clientId: '' }

    answers.send = () => err('offline')
    await opened({ ...ports, upload })
    await settled()
    answers.send = () => null
    await opened({ ...ports, upload })
    await settled()
    expect(carried).toEqual([`again://${clientId}.0`])
    expect(sent.map((one) => one.clientId)).toEqual([clientId, clientId])
  })

  it('says that a file is gone, and lets what comes after it pass', async () => {
    const { ports, sent, stored } = rig()
    const lost = outgoing('client-lost', fileBody('image', { path: 'wxfile://tmp/a.jpg', bytes: 10 }))
    stored.set('outbox', [lost, outgoing('client-text', { kind: 'text', text: '看这里' }), { broken: true }])
    const conversation = await opened(ports)
    await settled()
    expect(conversation.state().outbox).toMatchObject([{ clientId: 'client-lost', refusal: 'fileGone' }])
    expect(sent).toMatchObject([{ clientId: 'client-text' }])
  })
})

describe('without network', () => {
  it('shows what was read last with its time, and enters when the server is reached', async () => {
    const { ports, lines } = rig()
    const before = await opened(ports)
    before.setVisible(false)
    let line: unknown = err('offline')
    const entered: unknown[] = []
    const enter = (input: unknown) => {
      entered.push(input)
      return Promise.resolve(line ?? ok(page(1, 3)))
    }
    const pull = () => Promise.resolve(line ?? ok(thread([])))
    const api = { ...ports.api, conversation: { ...ports.api.conversation, enter, pull } } as never
    const again = await opened({ ...ports, api })
    expect(again.state()).toMatchObject({ phase: 'ready', offline: true, thread: { now: NOW, seq: 2 } })
    line = null
    lines.forEach(({ onBack }) => onBack())
    await settled()
    expect(entered).toHaveLength(2)
    expect(entered[1]).toEqual(entered[0])
    expect(again.state()).toMatchObject({ offline: false, thread: { seq: 3 } })
  })

  it('says why it did not open when there is nothing to show', async () => {
    const { ports } = rig()
    const enter = () => Promise.resolve(err('offline'))
    const api = { ...ports.api, conversation: { ...ports.api.conversation, enter } } as never
    expect((await opened({ ...ports, api })).state()).toMatchObject({ phase: 'failed', refusal: 'offline' })
  })
})

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
