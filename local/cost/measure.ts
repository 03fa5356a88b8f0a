import { kindOf } from '../meter/kinds'
import { causeOf } from '../meter/calls'
import type { Usage } from './estimate'
import type { Step } from './mix'
import { Town } from './town'

/** What one procedure adds to a conversation. */
export interface ProcedureShare {
  readonly name: string
  readonly calls: number
  readonly requests: number
  readonly gbSeconds: number
}

export interface Measured {
  /** A conversation whose page hears no bell, and one whose page does. */
  readonly plain: Usage
  readonly withBell: Usage
  readonly shares: readonly ProcedureShare[]
  /** One run of the clock that finds nothing to do. */
  readonly tick: Usage
}

const CONVERSATIONS = 3
const TICKS = 5

interface Talk {
  readonly shopper: number
  seq: number
  sessionId: string | null
}

interface Thread {
  readonly seq?: number
  readonly messages?: readonly { readonly body: { readonly kind: string; readonly sessionId?: string } }[]
}

/** Remembers how far the shopper has read, and which session she may rate. */
const read = (talk: Talk, answer: unknown): void => {
  const { seq, messages = [] } = answer as Thread
  talk.seq = Math.max(talk.seq, seq ?? 0)
  for (const { body } of messages) if (body.sessionId) talk.sessionId = body.sessionId
}

const says = async (town: Town, talk: Talk, text: string): Promise<void> => {
  const body = { kind: 'text', text }
  read(
    talk,
    await town.call(talk.shopper, 'conversation.send', { clientId: town.newId(), body, seen: talk.seq }),
  )
}

const pulls = async (town: Town, talk: Talk): Promise<void> =>
  read(talk, await town.call(talk.shopper, 'conversation.pull', { after: talk.seq }))

const rates = async (town: Town, talk: Talk): Promise<void> => {
  if (talk.sessionId === null) throw new Error('the conversation ended without a rating being asked for')
  const rating = { stars: 5, tags: [], comment: '' }
  const { sessionId, shopper } = talk
  await town.call(shopper, 'conversation.rate', { clientId: town.newId(), sessionId, rating })
}

/** How each step is done. */
const deeds: Readonly<Record<Step['does'], (town: Town, talk: Talk) => Promise<unknown>>> = {
  viewsHome: (town, { shopper }) => town.call(shopper, 'home.view', {}),
  enters: async (town, talk) => {
    const input = { clientId: town.newId(), scene: { from: 'home' } }
    read(talk, await town.call(talk.shopper, 'conversation.enter', input))
  },
  asksBot: (town, talk) => says(town, talk, '我的快递到哪了'),
  asksForPerson: async (town, talk) =>
    read(talk, await town.call(talk.shopper, 'conversation.callHuman', { clientId: town.newId() })),
  saysToPerson: (town, talk) => says(town, talk, '我昨天买的茶叶还没有收到，能帮我看看到哪里了吗'),
  personSays: (town) => town.agentSays('您好，我看到包裹今天上午已经到您附近的网点了，下午会送到'),
  pulls,
  personEnds: (town) => town.agentSays('/end'),
  rates,
}

const timesOf = ({ times, timesWithBell }: Step, hearsBell: boolean): number =>
  hearsBell ? (timesWithBell ?? times) : times

interface Play {
  readonly steps: readonly Step[]
  readonly hearsBell: boolean
}

const talkThrough = async (town: Town, shopper: number, { steps, hearsBell }: Play): Promise<void> => {
  const talk: Talk = { shopper, seq: 0, sessionId: null }
  await town.changeAgent()
  for (const step of steps) {
    for (let n = 0; n < timesOf(step, hearsBell); n += 1) await deeds[step.does](town, talk)
  }
}

/** What the meters counted while `work` ran, divided by how often it did the thing. */
const usageOf = async (town: Town, times: number, work: () => Promise<void>): Promise<Usage> => {
  const { gateway, panel } = town.cloud
  gateway.meter.reset()
  panel.meter.calls.reset()
  const before = { egress: town.egressBytes, stored: town.storedBytes }
  await work()
  const counts = { read: 0, write: 0, storage: 0, function: 0, other: 0 }
  for (const { action, requests, by } of gateway.meter.caused()) {
    if (by !== '') counts[kindOf(action)] += requests
  }
  const { calls, gbSeconds } = panel.meter.calls.total()
  return {
    calls: calls / times,
    gbSeconds: gbSeconds / times,
    reads: counts.read / times,
    writes: counts.write / times,
    storage: counts.storage / times,
    egressBytes: (town.egressBytes - before.egress) / times,
    storedBytes: Math.max(0, town.storedBytes - before.stored) / times,
  }
}

const sharesOf = ({ cloud }: Town, times: number): readonly ProcedureShare[] => {
  const caused = cloud.gateway.meter.caused()
  return cloud.panel.meter.calls.entries().map((row) => {
    const name = causeOf({ ...row, source: '' })
    const own = caused.filter(({ by, action }) => by === name && action.startsWith('database.'))
    const requests = own.reduce((sum, entry) => sum + entry.requests, 0)
    return { name, calls: row.calls / times, requests: requests / times, gbSeconds: row.gbSeconds / times }
  })
}

/** Plays the mix in a shop of its own, through the very bundles that are uploaded, and tells what it took. */
export const measure = async (functionsDir: string, steps: readonly Step[]): Promise<Measured> => {
  const town = await Town.open(functionsDir)
  let shopper = 0
  const several = (hearsBell: boolean) => async () => {
    for (let n = 0; n < CONVERSATIONS; n += 1) await talkThrough(town, (shopper += 1), { steps, hearsBell })
  }
  try {
    await talkThrough(town, (shopper += 1), { steps, hearsBell: true }) // instances, connections and tokens are warm after it
    const plain = await usageOf(town, CONVERSATIONS, several(false))
    const shares = sharesOf(town, CONVERSATIONS)
    const withBell = await usageOf(town, CONVERSATIONS, several(true))
    const ticks = async () => {
      for (let n = 0; n < TICKS; n += 1) await town.cloud.fireTimer('clock')
    }
    await ticks() // what the conversations left to do is no part of an idle run
    const tick = await usageOf(town, TICKS, ticks)
    return { plain, withBell, shares, tick }
  } finally {
    await town.close()
  }
}
