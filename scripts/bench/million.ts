import { join } from 'node:path'
import type { Cloudbase } from '../../server/adapters/cloudbase/app'
import { say } from '../lib/run'
import { BareCloud } from './bare'
import { dropFolder, makeFolder } from './folders'
import { makeHistory, pastTurn, TURNS_EACH } from './history'
import { measureQueries } from './queries'
import { median, rounded } from './statistics'
import { RANGES, runLoad } from './talk'
import { Town } from './town'

const MANY = 1_000_000
const FEW = 10_000
const STARTS = 5
const READS = 3_000
const ROUNDS = 6
const ROUND_SECONDS = 5
const WARM_UP = { range: RANGES.rate, shoppers: 1_000, perSecond: 80, seconds: 8 }

type Db = Cloudbase['db']
type Figures = Record<string, number>

/** One of the million, another each time. */
const anyTurn = (n: number) => pastTurn(1 + ((n * 7_919) % (MANY / TURNS_EACH)), 1 + (n % TURNS_EACH))

const readOne = (db: Db, n: number): Promise<unknown> => db.collection('turns').doc(anyTurn(n)._id).get()

const page = (db: Db, n: number): Promise<unknown> =>
  db
    .collection('turns')
    .where({ conversationId: anyTurn(n).conversationId })
    .orderBy('seq', 'desc')
    .limit(20)
    .get()

/** Killed and started again: until the first document is read. */
const measureStart = async (dataDir: string): Promise<Figures> => {
  const times: number[] = []
  for (let n = 0; n < STARTS; n += 1) {
    const { cloud, ms } = await BareCloud.timed(dataDir, (db) => readOne(db, n))
    await cloud.kill()
    times.push(ms)
  }
  return { startMs1M: rounded(median(times), 0) }
}

/** Reads, pages and writes all over the file, then the most memory that the process has held. */
const measureMemory = async (dataDir: string): Promise<Figures> => {
  const cloud = await BareCloud.open(dataDir)
  for (let n = 0; n < READS; n += 1) {
    await Promise.all([readOne(cloud.db, n), page(cloud.db, n)])
    const { _id } = anyTurn(n)
    if (n % 3 === 0) await cloud.db.collection('turns').doc(_id).update({ behind: true })
  }
  const rss = await cloud.mostRssMb()
  await cloud.kill()
  return { gatewayRssMb1M: rounded(rss, 0) }
}

/** "Main job" in two towns, one with a past and one without, by turns: what the machine does meets both alike. */
const measureSends = async (past: string): Promise<Figures> => {
  const towns = [await Town.open(past), await Town.open()]
  const times: number[][] = towns.map(() => [])
  let refused = 0
  const everyday = { range: RANGES.roundTrip, shoppers: 60, perSecond: 20, seconds: ROUND_SECONDS }
  try {
    for (const town of towns) await runLoad(town, WARM_UP)
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [at, town] of towns.entries()) {
        const served = await runLoad(town, { ...everyday, from: round * 20 * ROUND_SECONDS })
        times[at]?.push(...served.times)
        refused += served.refused + served.lost
      }
    }
  } finally {
    for (const town of towns) await town.close()
  }
  const [withPast = 0, without = 0] = times.map(median)
  say(`  round trip p50: ${rounded(withPast)} ms with a past, ${rounded(without)} ms without`)
  return { sendRatio1M: rounded(withPast / without), refused }
}

/** What a million stored messages change: queries, memory, starts, and the round trip of a new message. */
export const measureMillion = async (): Promise<Figures> => {
  const folder = makeFolder('million')
  const many = { dataDir: join(folder, 'many'), conversations: MANY / TURNS_EACH }
  const few = { dataDir: join(folder, 'few'), conversations: FEW / TURNS_EACH }
  try {
    await makeHistory(few)
    await makeHistory(many)
    return {
      ...(await measureQueries(many, few)),
      ...(await measureStart(many.dataDir)),
      ...(await measureMemory(many.dataDir)),
      ...(await measureSends(many.dataDir)),
    }
  } finally {
    dropFolder(folder)
  }
}
