import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openCloudbase } from '../../server/adapters/cloudbase/app'
import { ensureBuilt } from '../lib/builds'
import { say, secondsSince } from '../lib/run'
import { deskFirstLoadKb } from '../lib/sizes'
import { Consoles } from './desk/agents'
import { measureAssign } from './desk/assign'
import { measureEnds } from './desk/ends'
import { measureLists } from './desk/lists'
import { Talking } from './desk/load'
import { makeOldSessions } from './desk/old-sessions'
import { seedDesk } from './desk/people'
import { recount } from './desk/recount'
import { dropFolder, makeFolder } from './folders'
import { rounded } from './statistics'
import { Town } from './town'

/** Beside the talking: a million old sessions are made, everything is counted again. */
const REST_MS = 8 * 60_000

/** `--minutes` of talking, `--old` sessions that are over. */
const readOptions = (args: readonly string[]) => {
  const options = {
    minutes: { type: 'string', default: '10' },
    old: { type: 'string', default: '1000000' },
  } as const
  const { values } = parseArgs({ args: [...args], options })
  const [minutes, old] = [Number(values.minutes), Number(values.old)]
  if (!(minutes > 0 && minutes <= 60)) throw new Error('--minutes: more than 0, 60 at most')
  if (!(Number.isInteger(old) && old >= 0 && old <= 1_000_000)) throw new Error('--old: 0 to 1000000')
  return { minutes, old }
}

const figures: Record<string, number> = {}

/** Runs one part and tells what came of it. */
const runPart = async (name: string, work: () => Promise<Record<string, number>>): Promise<void> => {
  const startedAt = Date.now()
  say(`${name} …`)
  const found = await work()
  const refused = (figures.refused ?? 0) + (found.refused ?? 0)
  Object.assign(figures, found, { refused })
  say(`  ${JSON.stringify(found)} (${secondsSince(startedAt)} s)`)
}

const runInTown = async (past: string, minutes: number): Promise<void> => {
  const town = await Town.open(past, seedDesk)
  const consoles = new Consoles(town)
  const { db } = openCloudbase()
  try {
    const talking = new Talking(town, consoles)
    await runPart('talk', async () => {
      await talking.run(Math.round(minutes * 60))
      return recount(db, talking)
    })
    await runPart('assign', () => measureAssign(town, db))
    await runPart('lists', () => measureLists(town, consoles, db))
    await runPart('ends', () => measureEnds(town, consoles, db))
    const { rssMb, violations } = await town.figures()
    Object.assign(figures, { rssMb: rounded(rssMb, 0), violations })
  } finally {
    consoles.close()
    await town.close()
  }
}

const report = (isWhole: boolean): void => {
  process.stdout.write(`${JSON.stringify({ ...figures, ...(!isWhole && { broken: true }) })}\n`)
}

const main = async (): Promise<void> => {
  const { minutes, old } = readOptions(process.argv.slice(2))
  await ensureBuilt(['functions', 'console'])
  const tooLong = setTimeout(
    () => {
      say('the benchmark took too long: the last part is missing')
      report(false)
      process.exit(1)
    },
    minutes * 60_000 + REST_MS,
  )
  const past = join(makeFolder('desk'), 'cloud')
  mkdirSync(past)
  await runPart('sizes', async () => ({ deskFirstLoadKb: deskFirstLoadKb() }))
  if (old > 0) await makeOldSessions(past, old)
  await runInTown(past, minutes)
  clearTimeout(tooLong)
  dropFolder(past)
  report(true)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

main().catch((error: unknown) => {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  report(false)
  process.exit(1)
})
