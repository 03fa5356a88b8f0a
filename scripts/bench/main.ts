import { parseArgs } from 'node:util'
import { ensureBuilt } from '../lib/builds'
import { say, secondsSince } from '../lib/run'
import { measureGateway } from './gateway'
import { measureKills } from './kills'
import { measureMillion } from './million'
import { waitForQuiet, watchNoise } from './noise'
import { measureRate, warmUp } from './rate'
import { measureRequire } from './require'
import { measureChatPage, measureSizes } from './sizes'
import { measureRequests, measureRoundTrip, measureSend } from './talk'
import { Town } from './town'

/** The whole of it ends within this time, whatever happens. */
const LONGEST_MS = 10 * 60_000

type Figures = Record<string, unknown>

const inTown: Readonly<Record<string, (town: Town) => Promise<Record<string, number>>>> = {
  requests: measureRequests,
  send: measureSend,
  roundTrip: measureRoundTrip,
  rate: measureRate,
}

const alone: Readonly<Record<string, () => Promise<Figures>>> = {
  sizes: () => Promise.resolve(measureSizes()),
  chatPage: measureChatPage,
  require: measureRequire,
  gateway: measureGateway,
  kills: measureKills,
  million: measureMillion,
}

const parts = [...Object.keys(alone), ...Object.keys(inTown)]

/** `--only a,b` chooses parts, `--now` does not wait for a quiet machine. */
const readOptions = (args: readonly string[]) => {
  const options = { only: { type: 'string' }, now: { type: 'boolean', default: false } } as const
  const { values } = parseArgs({ args: [...args], options })
  const chosen = values.only?.split(',') ?? parts
  const unknown = chosen.filter((name) => !parts.includes(name))
  if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(', ')}. There is: ${parts.join(', ')}`)
  return { chosen, atOnce: values.now }
}

/** Runs one part and tells what came of it. */
const told = async (name: string, work: () => Promise<Figures>): Promise<Figures> => {
  const startedAt = Date.now()
  say(`${name} …`)
  const figures = await work()
  say(`  ${JSON.stringify(figures)} (${secondsSince(startedAt)} s)`)
  return figures
}

const measureInTown = async (chosen: readonly string[], results: Figures[]): Promise<void> => {
  const names = Object.keys(inTown).filter((name) => chosen.includes(name))
  if (names.length === 0) return
  const town = await Town.open()
  try {
    await warmUp(town)
    for (const name of names)
      results.push(await told(name, () => inTown[name]?.(town) ?? Promise.resolve({})))
    const { violations } = await town.figures()
    results.push({ violations })
  } finally {
    await town.close()
  }
}

/** Refusals of all parts together; otherwise the parts' keys are their own. */
const together = (results: readonly Figures[]): Figures => {
  const refused = results.reduce((sum, figures) => sum + Number(figures.refused ?? 0), 0)
  return { ...Object.assign({}, ...results), refused } as Figures
}

const main = async (): Promise<void> => {
  const { chosen, atOnce } = readOptions(process.argv.slice(2))
  await ensureBuilt(
    chosen.some((name) => name === 'sizes' || name === 'chatPage') ? ['functions', 'weapp'] : ['functions'],
  )
  const results: Figures[] = []
  if (!atOnce) await waitForQuiet()
  const noise = watchNoise()
  for (const [name, work] of Object.entries(alone)) {
    if (chosen.includes(name)) results.push(await told(name, work))
  }
  await measureInTown(chosen, results)
  process.stdout.write(`${JSON.stringify({ ...together(results), noise: noise() })}\n`)
}

const tooLong = setTimeout(() => {
  say('the benchmark took longer than ten minutes')
  process.exit(1)
}, LONGEST_MS)

main().then(
  () => clearTimeout(tooLong),
  (error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error))
    process.exit(1)
  },
)
