import type { MessageView } from '../../core/conversation/message'
import type { ServiceView } from '../../core/conversation/thread'
import { ok } from '../../core/shared/result'
import type { Ports } from '../../src/features/conversation/ports'
import { conversationStore } from '../../src/features/conversation/store'
import { Telling } from '../../src/features/conversation/telling'
import { message } from '../support/conversation-rig'

const assigned: ServiceView = { status: 'assigned', agentName: '林晓' }
const lin: MessageView['from'] = { kind: 'agent', name: '林晓' }

/** An open page, and what its agent is told. */
const rig = (service: ServiceView = assigned) => {
  const at = { now: 1_000_000 }
  const told: unknown[] = []
  let waiting: { ms: number; then: () => void } | null = null
  const store = conversationStore()
  store.update(({ thread }) => ({ thread: { ...thread, service } }))
  const presence = (input: unknown) => {
    told.push(input)
    return Promise.resolve(ok({}))
  }
  const ports = {
    api: { conversation: { presence } },
    deviceNow: () => at.now,
    after: (ms: number, then: () => void) => {
      waiting = { ms, then }
      return () => (waiting = null)
    },
  } as unknown as Ports
  const hears = (seq: number, from: MessageView['from']) =>
    store.update(({ thread }) => ({
      thread: { ...thread, seq, messages: [...thread.messages, message(seq, { from })] },
    }))
  const wait = () => {
    at.now += waiting?.ms ?? 0
    waiting?.then()
  }
  return { telling: new Telling(store, ports), told, at, hears, wait, waits: () => waiting !== null }
}

it('tells how far the shopper was shown it once the agent has said something new, and only then', () => {
  const { telling, told, hears } = rig()
  hears(1, { kind: 'shopper' })
  telling.shown()
  expect(told).toEqual([])
  hears(2, lin)
  telling.shown()
  telling.shown()
  expect(told).toEqual([{ seen: 2, isTyping: false }])
})

it('tells the newest of what comes quickly, four seconds later', () => {
  const { telling, told, hears, wait } = rig()
  for (const seq of [1, 2, 3]) {
    hears(seq, lin)
    telling.shown()
  }
  expect(told).toHaveLength(1)
  wait()
  expect(told[1]).toEqual({ seen: 3, isTyping: false })
})

it('tells of the first key after something was said', () => {
  const { telling, told } = rig()
  telling.writes()
  telling.said()
  telling.writes()
  telling.writes()
  expect(told).toHaveLength(2)
})

it('tells that she writes every four seconds at most, with what she was shown', () => {
  const { telling, told, at, hears } = rig()
  hears(1, { kind: 'shopper' })
  telling.shown()
  telling.writes()
  telling.writes()
  at.now += 4_000
  telling.writes()
  expect(told).toEqual([
    { seen: 1, isTyping: true },
    { seen: 1, isTyping: true },
  ])
})

it('tells at once that she writes, right after what she read was told', () => {
  const { telling, told, hears } = rig()
  hears(1, lin)
  telling.shown()
  telling.writes()
  expect(told).toEqual([
    { seen: 1, isTyping: false },
    { seen: 1, isTyping: true },
  ])
})

it('tells nothing while nobody serves her, nor when the page is not seen any more', () => {
  const bot = rig({ status: 'bot' })
  bot.telling.writes()
  expect(bot.told).toEqual([])

  const { telling, told, hears, waits } = rig()
  hears(1, lin)
  telling.shown()
  hears(2, lin)
  telling.shown()
  telling.stop()
  expect(waits()).toBe(false)
  expect(told).toHaveLength(1)
})
