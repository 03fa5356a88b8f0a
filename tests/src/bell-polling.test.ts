import type { MessageView } from '../../core/conversation/message'
import type { ServiceView } from '../../core/conversation/thread'
import { err, ok } from '../../core/shared/result'
import { Polling } from '../../src/features/conversation/polling'
import type { Ports } from '../../src/features/conversation/ports'
import { conversationStore } from '../../src/features/conversation/store'

const assigned: ServiceView = { status: 'assigned', agentName: '林晓' }
const queued: ServiceView = { status: 'queued', ahead: 1, waitMs: null }

const message = (seq: number): MessageView => ({
  id: `${seq}.0`,
  seq,
  at: seq,
  from: { kind: 'agent', name: '林晓' },
  body: { kind: 'text', text: `${seq}` },
  clientId: `server:${seq}`,
})

type Bell = Parameters<Ports['watchBell']>[0]

/** A page that was just entered, a server whose thread ends at `newest`, and a bell to ring. */
const rig = (service: ServiceView) => {
  const at = { newest: 0, service, online: true, pulls: 0 }
  const bells: (Bell & { ended: boolean })[] = []
  const timers: { ms: number; then: () => void; off: boolean }[] = []
  const store = conversationStore()
  store.update(({ thread }) => ({ thread: { ...thread, service } }))
  const pull = ({ after }: { after: number }) => {
    at.pulls += 1
    if (!at.online) return Promise.resolve(err('offline'))
    const messages = at.newest > after ? [message(at.newest)] : []
    return Promise.resolve(ok({ messages, seq: at.newest, service: at.service, now: at.pulls }))
  }
  const ports = {
    api: { conversation: { pull } },
    deviceNow: () => 0,
    after: (ms: number, then: () => void) => {
      const timer = { ms, then, off: false }
      timers.push(timer)
      return () => (timer.off = true)
    },
    watchBell: (listener: Bell) => {
      const bell = { ...listener, ended: false }
      bells.push(bell)
      return () => (bell.ended = true)
    },
  } as unknown as Ports
  const waiting = () => timers.filter(({ off }) => !off).at(-1)
  const polling = new Polling(store, ports)
  polling.begin()
  return {
    at,
    bells,
    polling,
    store,
    timers,
    bell: () => {
      const last = bells.at(-1)
      if (!last) throw new Error('nobody listens')
      return last
    },
    seq: () => store.state().thread.seq,
    /** How long it would wait for the next pull. */
    pace: () => waiting()?.ms,
    /** That time passes. */
    wait: async () => {
      waiting()?.then()
      await quiet()
    },
  }
}
const quiet = () => new Promise<void>((then) => setTimeout(then, 0))

it('pulls at once when the bell rings for what is not here yet, and not for what is', async () => {
  const { at, bell, seq } = rig(assigned)
  at.newest = 7
  bell().onRing(7, 0)
  await quiet()
  expect(seq()).toBe(7)
  const { pulls } = at
  bell().onRing(7, 0)
  await quiet()
  expect(at.pulls).toBe(pulls)
})

it('pulls slowly while the bell is heard, and as before once it is lost', async () => {
  const { bell, pace, wait } = rig(assigned)
  expect(pace()).toBe(1_500)
  bell().onRing(0, 0)
  await wait()
  expect(pace()).toBe(10_000)
  bell().onLost()
  expect(pace()).toBe(1_500)
})

it('goes on looking at the place in the queue, for which no bell rings', async () => {
  const { bell, pace, wait } = rig(queued)
  bell().onRing(0, 0)
  await wait()
  expect(pace()).toBe(5_000)
})

it('finds by pulling what no bell told', async () => {
  const { at, bell, seq, wait } = rig(assigned)
  bell().onRing(0, 0)
  at.newest = 3
  await wait()
  expect(seq()).toBe(3)
})

it('pulls again for a ring that comes while it is asking', async () => {
  const { at, bell, seq, polling } = rig(assigned)
  polling.stop()
  polling.resume() // asks; the answer was made before the agent spoke
  at.newest = 4
  bell().onRing(4, 0)
  await quiet()
  expect(seq()).toBe(4)
})

it('listens only while somebody may speak unasked, and while the page is seen', async () => {
  const { at, bells, polling, wait } = rig({ status: 'bot' })
  expect(bells).toHaveLength(0)
  at.service = assigned
  await wait()
  expect(bells.map(({ ended }) => ended)).toEqual([false])
  polling.stop()
  expect(bells.map(({ ended }) => ended)).toEqual([true])
  polling.resume()
  await quiet()
  expect(bells.map(({ ended }) => ended)).toEqual([true, false])
  at.service = { status: 'bot' }
  await wait()
  expect(bells.map(({ ended }) => ended)).toEqual([true, true])
})

it('asks again soon when it rang and the server was not reached', async () => {
  const { at, bell, pace } = rig(assigned)
  at.online = false
  bell().onRing(2, 0)
  await quiet()
  expect(pace()).toBe(3_000)
})

it('shows that the agent writes for as long as the bell says, and not once he has spoken', async () => {
  const { bell, store, timers } = rig(assigned)
  const isTyping = () => store.state().isAgentTyping
  bell().onRing(0, 6_000)
  expect(isTyping()).toBe(true)
  bell().onRing(0, 0)
  expect(isTyping()).toBe(false)
  bell().onRing(0, 5_000)
  timers.find(({ ms, off }) => ms === 5_000 && !off)?.then()
  expect(isTyping()).toBe(false)
})

it('does not show that he writes once nobody listens any more', () => {
  const { bell, store, polling } = rig(assigned)
  bell().onRing(0, 6_000)
  polling.stop()
  expect(store.state().isAgentTyping).toBe(false)
})
