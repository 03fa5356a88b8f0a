import { setTimeout as pause } from 'node:timers/promises'
import { percentile } from '../../core/shared/percentile'
import { median, rounded } from './statistics'
import type { Town } from './town'

/** Everybody of these parts has an own range of shoppers, so that no part empties the other's push limits. */
export const RANGES = { send: 1, requests: 100, roundTrip: 101, rate: 201 }

/** Nobody says more at once than he may (ConversationPolicy.burst), however fast the machine is. */
const SENDERS = 99
const SENDS_EACH = 10

const now = (): number => performance.timeOrigin + performance.now()
let sent = 0
/** Distinct, and found again in the agent's chat. */
const newText = (): string => `请问第${(sent += 1)}号什么时候发货`
const markIn = (text: string): string => /第(\d+)号/.exec(text)?.[1] ?? ''

/** One shopper at a time says one thing to the agent who has her session. */
export const measureSend = async (town: Town): Promise<Record<string, number>> => {
  const times: number[] = []
  const cpuBefore = await town.figures()
  let refused = 0
  for (let round = 0; round <= SENDS_EACH; round += 1) {
    for (let n = RANGES.send; n < RANGES.send + SENDERS; n += 1) {
      const startedAt = performance.now()
      const { ok } = await town.send(n, `bench-send-${n}-${round}`, newText())
      if (round > 0) times.push(performance.now() - startedAt)
      if (!ok) refused += 1
    }
  }
  const { cpuMs } = await town.figures()
  await town.arrivals()
  return {
    sendP50Ms: rounded(median(times)),
    sendP99Ms: rounded(percentile(times, 0.99)),
    sendCloudCpuMs: rounded((cpuMs - cpuBefore.cpuMs) / (SENDERS * (SENDS_EACH + 1))),
    refused,
  }
}

interface Load {
  /** The first of the range, and with whom of it to begin. */
  readonly range: number
  readonly from?: number
  readonly shoppers: number
  readonly perSecond: number
  readonly seconds: number
}

export interface Served {
  /** From the moment when a message was due to be sent until its agent saw it, ms. */
  readonly times: readonly number[]
  readonly refused: number
  /** Never seen by an agent. */
  readonly lost: number
}

const DRAIN_MS = 5_000

/** Sends at fixed moments, whether or not earlier ones were answered: a slow cloud must not slow the clock. */
export const runLoad = async (
  town: Town,
  { range, from = 0, shoppers, perSecond, seconds }: Load,
): Promise<Served> => {
  const dueAt = new Map<string, number>()
  const calls: Promise<void>[] = []
  let refused = 0
  const startedAt = now()
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const due = startedAt + (n * 1000) / perSecond
    const wait = due - now()
    if (wait > 1) await pause(wait)
    const text = newText()
    dueAt.set(markIn(text), due)
    const call = town.send(range + ((from + n) % shoppers), `bench-load-${sent}`, text)
    calls.push(call.then(({ ok }) => void (refused += ok ? 0 : 1)))
  }
  await Promise.all(calls)
  return { ...(await collect(town, dueAt)), refused }
}

const collect = async (town: Town, dueAt: ReadonlyMap<string, number>) => {
  const seen = new Map<string, number>()
  const end = now() + DRAIN_MS
  do {
    if (seen.size > 0) await pause(100)
    for (const [text, at] of await town.arrivals()) {
      const mark = markIn(text)
      if (!seen.has(mark)) seen.set(mark, at)
    }
  } while (seen.size < dueAt.size && now() < end)
  const times = [...dueAt].flatMap(([mark, due]) => {
    const at = seen.get(mark)
    return at === undefined ? [] : at - due
  })
  return { times, lost: dueAt.size - times.length }
}

/** 20 messages a second over 60 agents for 30 s, until each is visible in the agent's chat. */
export const measureRoundTrip = async (town: Town): Promise<Record<string, number>> => {
  const load = { range: RANGES.roundTrip, shoppers: 60, perSecond: 20 }
  await runLoad(town, { ...load, seconds: 3 })
  const { times, refused, lost } = await runLoad(town, { ...load, seconds: 30 })
  return {
    roundTripP50Ms: rounded(percentile(times, 0.5)),
    roundTripP99Ms: rounded(percentile(times, 0.99)),
    refused: refused + lost,
  }
}

/** Requests to the database for one message, in a session that is open. */
export const measureRequests = async (town: Town): Promise<Record<string, number>> => {
  const requestsFor = async (shopper: number | string, text: string): Promise<number> => {
    const counts: number[] = []
    for (let n = 0; n < 4; n += 1) {
      const before = await town.figures()
      const { ok, value } = await town.send(
        shopper,
        `bench-count-${text.length}-${n}`,
        `${text}${'？'.repeat(n)}`,
      )
      if (!ok) throw new Error(`refused: ${String(value)}`)
      counts.push((await town.figures()).dbRequests - before.dbRequests)
    }
    return median(counts.slice(1)) // the first opens the session, or reads what the instance does not know yet
  }
  return {
    dbRequestsSend: await requestsFor(RANGES.requests, '在吗，想问一下'),
    dbRequestsBotAnswer: await requestsFor('oDemo00000000000000000000001', '我的快递到哪了'),
  }
}
