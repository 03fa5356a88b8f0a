/** A conversation on a phone whose time stands still, with a server that answers as told. */
import type { MessageView } from '../../core/conversation/message'
import type { Thread } from '../../core/conversation/thread'
import { ok } from '../../core/shared/result'
import { Conversation } from '../../src/features/conversation/conversation'
import type { Ports } from '../../src/features/conversation/ports'
import { Sending } from '../../src/features/conversation/sending'

export const NOW = Date.UTC(2026, 10, 21, 2, 0)

export const message = (seq: number, more: Partial<MessageView> = {}): MessageView => ({
  id: `${seq}.0`,
  seq,
  at: NOW + seq * 1_000,
  from: { kind: 'bot' },
  body: { kind: 'text', text: `message ${seq}` },
  clientId: `server:${seq}`,
  ...more,
})

export const thread = (messages: readonly MessageView[], more: Partial<Thread> = {}): Thread => ({
  messages: [...messages],
  seq: messages[messages.length - 1]?.seq ?? 0,
  service: { status: 'bot' },
  now: NOW,
  ...more,
})
export const page = (from: number, to: number, more: Partial<Thread> = {}) => ({
  ...thread(
    Array.from({ length: to - from + 1 }, (_, i) => message(from + i)),
    more,
  ),
  hasEarlier: from > 1,
})

/** A server that answers as told, and a device whose time stands still. */
export const rig = () => {
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

export const settled = () => new Promise<void>((then) => setTimeout(then, 0))

export const opened = async (ports: Ports) => {
  const sending = new Sending(ports)
  await sending.restore()
  const conversation = new Conversation(ports, sending)
  await conversation.enter({ from: 'home' })
  return conversation
}
