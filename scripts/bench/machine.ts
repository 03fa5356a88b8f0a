import { openCloudbase, type Cloudbase } from '../../server/adapters/cloudbase/app'
import type { BareUp } from './bare-process'
import { next, start, stop } from './child'
import { pastTurn } from './history'
import { median, rounded } from './statistics'

const WARM_UP = 300
const ROUNDS = 1_000
const AT_ONCE = 16

/** What the machine takes for this on which the goals were set: they are comparable where it takes no longer. */
const REFERENCE_MS = 2.1

/** What a message costs at least: a read, an insert, a projection, one after the other. */
const exchange = async (db: Cloudbase['db'], n: number): Promise<void> => {
  const turn = pastTurn(1, n)
  await db.collection('turns').doc(turn._id).get()
  await db.collection('turns').add(turn)
  await db.collection('conversations').doc(turn.conversationId).update({ seq: n })
}

/** Times of `ROUNDS` exchanges with so many under way, ms, and how many there were a second. */
const exchangeAll = async (db: Cloudbase['db'], atOnce: number) => {
  const times: number[] = []
  let left = ROUNDS
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      const startedAt = performance.now()
      await exchange(db, left)
      times.push(performance.now() - startedAt)
    }
  }
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: atOnce }, work))
  return { times, perS: (ROUNDS * 1_000) / (performance.now() - startedAt) }
}

/**
 * The unmodified SDK against a gateway that only acknowledges: nothing of ours takes part, so this is how fast the
 * machine is just now at what everything here is made of (system calls, waking a process, JSON). A neighbour on
 * the same host slows it down threefold without a trace in `noise`.
 */
export const measureMachine = async (): Promise<Record<string, number>> => {
  const child = await start('acknowledge-process.ts', [])
  try {
    Object.assign(process.env, await next<BareUp>(child))
    const { db } = openCloudbase()
    for (let n = 0; n < WARM_UP; n += 1) await exchange(db, n)
    const alone = median((await exchangeAll(db, 1)).times)
    const { perS } = await exchangeAll(db, AT_ONCE)
    return {
      machineP50Ms: rounded(alone),
      machinePerS: rounded(perS, 0),
      machineSlowness: rounded(alone / REFERENCE_MS),
    }
  } finally {
    await stop(child)
  }
}
