/**
 * Micro benchmark of the local gateway through the unmodified SDK, a part of `npm run bench`.
 * Prints one line of JSON. Without a folder the database is in memory; with one every write is synced.
 */
import { rmSync } from 'node:fs'
import path from 'node:path'

import cloudbase from '@cloudbase/node-sdk'

import { startCloud } from '../../local/cloud'

const rounds = 600
const parallel = 64

const p = (times: number[], at: number): number => {
  const sorted = [...times].sort((a, b) => a - b)
  return Number((sorted[Math.floor(sorted.length * at)] ?? 0).toFixed(3))
}

const timed = async (count: number, work: (n: number) => Promise<unknown>): Promise<number[]> => {
  const times: number[] = []
  for (let n = 0; n < count; n += 1) {
    const start = performance.now()
    await work(n)
    times.push(performance.now() - start)
  }
  return times
}

/** Operations a second with `parallel` workers. */
const rate = async (count: number, work: (n: number) => Promise<unknown>): Promise<number> => {
  let next = 0
  const start = performance.now()
  const worker = async (): Promise<void> => {
    while (next < count) {
      next += 1
      await work(next)
    }
  }
  await Promise.all(Array.from({ length: parallel }, worker))
  return Math.round((count * 1000) / (performance.now() - start))
}

const turn = (name: string, seq: number) => ({
  _id: `${name}:${seq}`,
  conversationId: name,
  seq,
  clientId: `${name}-${seq}`,
  pendingAt: null,
  messages: [{ id: `${seq}`, kind: 'text', text: '你好，我的快递到哪了？'.repeat(4), at: 1_795_292_049_000 }],
  events: [{ type: 'received' }],
  stateAfter: { status: 'queued', place: 3, limits: [1, 2, 3, 4, 5, 6] },
  effects: [],
})

type Db = ReturnType<ReturnType<typeof cloudbase.init>['database']>

const measure = async (db: Db): Promise<Record<string, number>> => {
  const turns = db.collection('turns')
  const last = (name: string) => turns.where({ conversationId: name }).orderBy('seq', 'desc').limit(1).get()
  const send = async (n: number): Promise<void> => {
    await last(`c${n % 500}`)
    await turns.add(turn(`c${n % 500}`, n))
    await db.collection('sessions').doc('s').update({ seq: n })
  }
  await db.collection('sessions').doc('s').set({ shopId: 'a', seq: 0 })
  const add = await timed(rounds, (n) => turns.add(turn('warm', n)))
  const get = await timed(rounds, (n) => turns.doc(`warm:${n}`).get())
  const page = await timed(rounds, () => last('warm'))
  const sends = await timed(rounds, send)
  return {
    getP50Ms: p(get, 0.5),
    addP50Ms: p(add, 0.5),
    lastTurnP50Ms: p(page, 0.5),
    sendP50Ms: p(sends, 0.5),
    sendP99Ms: p(sends, 0.99),
    sendsPerS: await rate(rounds * 4, (n) => send(n + rounds)),
    addsPerS: await rate(rounds * 4, (n) => turns.add(turn('many', n))),
  }
}

const main = async (): Promise<void> => {
  const folder = process.argv[2]
  const dataDir = folder ? path.join(folder, `bench-${process.pid}`) : ':memory:'
  const cloud = await startCloud({ dataDir })
  Object.assign(process.env, cloud.sdkEnv())
  const db = cloudbase.init({ env: 'local', keepalive: true }).database()
  const figures = { ...(await measure(db)), durable: folder !== undefined }
  await cloud.close()
  if (folder) rmSync(dataDir, { recursive: true, force: true })
  process.stdout.write(`${JSON.stringify(figures)}\n`)
}

void main()
