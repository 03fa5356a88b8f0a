import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import type { Turn } from '../../core/conversation/turn'
import { parseObject } from '../../local/gateway/ejson'
import { tableOf } from '../../local/gateway/schema'
import { BareCloud } from './bare'
import { dropFolder, makeFolder } from './folders'
import { pastTurn } from './history'

const KILLS = 20
const PER_SECOND = 200
/** A cloud lives so long, ms; each a little longer than the one before, so that the kills meet it everywhere. */
const LIFE_MS = 400
const LONGER_MS = 27
const CONVERSATIONS = 40

/** What somebody wants to have stored, and how often that was tried. */
interface Wish {
  readonly n: number
  readonly tries: number
}

const conversationOf = ({ n }: Wish): number => 1 + (n % CONVERSATIONS)

/** A repeat has the sender's `clientId` of the first try, and a place (`_id`, `seq`) that is still free. */
const turnOf = (wish: Wish): Turn => {
  const seq = 1 + wish.n * 100 + wish.tries
  return { ...pastTurn(conversationOf(wish), seq), clientId: `kill-${wish.n}` }
}

/** Writers of turns who repeat what was not answered, as every sender does. */
class Writers {
  readonly acknowledged: string[] = []
  private made = 0
  private unanswered: Wish[] = []

  /** Writes at the given rate until the time is over, and kills the cloud in the middle of it. */
  async until(cloud: BareCloud, lifeMs: number): Promise<void> {
    const writes = this.repeats(cloud)
    const startedAt = performance.now()
    for (let n = 0; performance.now() < startedAt + lifeMs; n += 1) {
      const wait = startedAt + (n * 1_000) / PER_SECOND - performance.now()
      if (wait > 1) await pause(wait)
      writes.push(this.write(cloud, { n: (this.made += 1), tries: 0 }))
    }
    await cloud.kill()
    await Promise.all(writes)
  }

  /** Until nothing is unanswered. */
  async finish(cloud: BareCloud): Promise<void> {
    while (this.unanswered.length > 0) await Promise.all(this.repeats(cloud))
    await cloud.kill()
  }

  private repeats(cloud: BareCloud): Promise<void>[] {
    return this.unanswered.splice(0).map(({ n, tries }) => this.write(cloud, { n, tries: tries + 1 }))
  }

  /** What the unique index refuses was stored by an earlier try: that is an answer too. */
  private async write(cloud: BareCloud, wish: Wish): Promise<void> {
    const turn = turnOf(wish)
    const refused = await cloud.db
      .collection('turns')
      .add(turn)
      .then(
        () => '',
        (error: unknown) => (error as Error).message,
      )
    if (refused === '' || refused.includes('E11000')) this.acknowledged.push(turn.clientId)
    else this.unanswered.push(wish)
  }
}

/** How often each `clientId` is in the file, as SQLite itself tells after the last kill. */
const recount = (dataDir: string): Map<string, number> => {
  const db = new Database(join(dataDir, 'cloud.db'))
  const [{ integrity_check: state }] = db.pragma('integrity_check') as [{ integrity_check: string }]
  if (state !== 'ok') throw new Error(`the file is damaged: ${state}`)
  const times = new Map<string, number>()
  for (const text of db
    .prepare(`SELECT doc FROM "${tableOf('turns')}"`)
    .pluck()
    .iterate()) {
    const id = String(parseObject(text, 0).clientId)
    times.set(id, (times.get(id) ?? 0) + 1)
  }
  db.close()
  return times
}

/** Twenty times SIGKILL under 200 writes a second: what was acknowledged is there, and once. */
export const measureKills = async (): Promise<Record<string, number>> => {
  const dataDir = makeFolder('kills')
  const writers = new Writers()
  try {
    for (let kill = 0; kill < KILLS; kill += 1)
      await writers.until(await BareCloud.open(dataDir), LIFE_MS + kill * LONGER_MS)
    await writers.finish(await BareCloud.open(dataDir))
    const times = recount(dataDir)
    return {
      killRuns: KILLS,
      killWrites: writers.acknowledged.length,
      killLost: writers.acknowledged.filter((id) => !times.has(id)).length,
      killDoubled: [...times.values()].filter((count) => count > 1).length,
    }
  } finally {
    dropFolder(dataDir)
  }
}
