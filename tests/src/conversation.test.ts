import type { MessageView } from '../../core/conversation/message'
import type { ServiceView, Thread } from '../../core/conversation/thread'
import { err, ok } from '../../core/shared/result'
import { Conversation } from '../../src/features/conversation/conversation'
import { fileBody } from '../../src/features/conversation/outbox.shared'
import type { Ports } from '../../src/features/conversation/ports'
import { pollDelay } from '../../src/features/conversation/polling.shared'
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
  const timers: (() => void)[] = []
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
    upload: ({ onProgress }: { onProgress: (percent: number) => void }) => {
      onProgress(43)
      return Promise.resolve(ok(true))
    },
    watchBell: () => () => undefined,
    newClientId: () => `client-${(ids += 1)}`,
    deviceNow: () => 0,
    after: (_: number, then: () => void) => {
      timers.push(then)
      return () => undefined
    },
    readStored: (name: string) => stored.get(name) ?? null,
    writeStored: (name: string, value: unknown) => void stored.set(name, JSON.parse(JSON.stringify(value))),
  } as unknown as Ports
  return { ports, sent, answers, stored }
}

const settled = () => new Promise<void>((then) => setTimeout(then, 0))
const rows = (conversation: Conversation) => {
  const state = conversation.state()
  return rowsOf(state.thread, state.outbox)
}
const opened = async (ports: Ports) => {
  const conversation = new Conversation(ports)
  await conversation.enter({ from: 'home' })
  return conversation
}

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

  it('keeps what did not get out, and sends it again under the same clientId', async () => {
    const { ports, answers, sent } = rig()
    const conversation = await opened(ports)
    answers.send = () => err('offline')
    conversation.say([{ kind: 'text', text: '在吗' }])
    await settled()
    const failed = rows(conversation).at(-1)
    expect(failed).toMatchObject({ state: 'failed', refusal: 'offline' })
    answers.send = () => null
    conversation.retry(failed?.key ?? '')
    conversation.retry(failed?.key ?? '')
    await settled()
    expect(sent.map(({ clientId }) => clientId)).toEqual([failed?.key, failed?.key])
    expect(rows(conversation).filter(({ speaker }) => speaker === 'shopper')).toHaveLength(1)
  })

  it('survives leaving the page, and does not show twice what had arrived after all', async () => {
    const { ports, answers, stored } = rig()
    const conversation = await opened(ports)
    answers.send = () => err('offline')
    conversation.say([{ kind: 'text', text: '在吗' }])
    await settled()
    expect((await opened(ports)).state().outbox).toMatchObject([{ status: 'failed', refusal: 'offline' }])

    const clientId = conversation.state().outbox[0]?.clientId ?? ''
    const arrived = page(1, 2)
    arrived.messages.push(message(3, { from: { kind: 'shopper' }, clientId }))
    const enter = () => Promise.resolve(ok(arrived))
    const again = await opened({
      ...ports,
      api: { ...ports.api, conversation: { ...ports.api.conversation, enter } },
    })
    expect(again.state().outbox).toEqual([])
    expect(stored.get('outbox')).toBeDefined()
  })

  it('keeps a failed message where it failed while others go on', async () => {
    const { ports, answers } = rig()
    const conversation = await opened(ports)
    answers.send = () => err('tooFast')
    conversation.say([{ kind: 'text', text: 'first' }])
    await settled()
    answers.send = () => null
    conversation.say([{ kind: 'text', text: 'second' }])
    await settled()
    expect(rows(conversation).map(({ state }) => state)).toEqual(['sent', 'sent', 'failed', 'sent'])
  })

  it('carries a photo, says how far, and sends its upload; a lost file is carried again', async () => {
    const { ports, answers, sent } = rig()
    const conversation = await opened(ports)
    const percents: unknown[] = []
    conversation.subscribe(() => {
      const body = conversation.state().outbox[0]?.body
      if (body?.kind === 'image') percents.push(body.percent)
    })
    answers.send = () => err('fileMissing')
    conversation.say([fileBody('image', { path: 'wxfile://a.jpg', bytes: 10 })])
    await settled()
    expect(percents).toEqual(expect.arrayContaining([null, 40, 100]))
    expect(sent).toMatchObject([{ body: { kind: 'image', uploadId: 'u'.repeat(16) } }])
    expect(conversation.state().outbox).toMatchObject([{ status: 'failed', body: { uploadId: null } }])
    answers.send = () => null
    conversation.retry(sent[0]?.clientId ?? '')
    await settled()
    expect(conversation.state().outbox).toEqual([])
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
