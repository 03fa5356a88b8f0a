import { parseArgs } from 'node:util'
import { ensureBuilt } from '../lib/builds'
import { say, secondsSince } from '../lib/run'
import { measureCases } from './cases'
import { measureGateway } from './gateway'
import { measureImport } from './import-rows'
import { measureKills } from './kills'
import { measureMachine } from './machine'
import { measureMillion } from './million'
import { waitForQuiet, watchNoise } from './noise'
import { measurePolicy } from './policy'
import { measureRate, warmUp } from './rate'
import { measureRequire } from './require'
import { measureChatPage, measureSizes } from './sizes'
import { measureRequests, measureRoundTrip, measureSend } from './talk'
import { Town } from './town'

/** The whole of it ends within this time, whatever happens. */
const LONGEST_MS = 10 * 60_000

type Figures = Record<string, unknown>
type Parts = Readonly<Record<string, () => Promise<Figures>>>

const inTown: Readonly<Record<string, (town: Town) => Promise<Record<string, number>>>> = {
  requests: measureRequests,
  send: measureSend,
  roundTrip: measureRoundTrip,
  rate: measureRate,
}

const alone: Parts = {
  machine: measureMachine,
  sizes: () => Promise.resolve(measureSizes()),
  chatPage: measureChatPage,
  require: measureRequire,
  gateway: measureGateway,
  import: measureImport,
  policy: measurePolicy,
  kills: measureKills,
}

/** Last, because it writes gigabytes, which the disk may still be busy with afterwards. */
const heavy: Parts = { cases: measureCases, million: measureMillion }

const parts = [alone, inTown, heavy].flatMap((some) => Object.keys(some))

/** `--only a,b` chooses parts, `--now` does not wait for a quiet machine. */
const readOptions = (args: readonly string[]) => {
  const options = { only: { type: 'string' }, now: { type: 'boolean', default: false } } as const
  const { values } = parseArgs({ args: [...args], options })
  const chosen = values.only?.split(',') ?? parts
  const unknown = chosen.filter((name) => !parts.includes(name))
  if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(', ')}. There is: ${parts.join(', ')}`)
  return { chosen, atOnce: values.now }
}

/** What has come of the parts so far, and those that broke. */
const results: Figures[] = []
const broken: string[] = []

const wordsOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)

const broke = (name: string, error: unknown): void => {
  broken.push(name)
  say(wordsOf(error))
}

/** Runs one part and tells what came of it; the others still have their turn when it breaks. */
const runPart = async (name: string, work: () => Promise<Figures>): Promise<void> => {
  const startedAt = Date.now()
  say(`${name} …`)
  try {
    const figures = await work()
    results.push(figures)
    say(`  ${JSON.stringify(figures)} (${secondsSince(startedAt)} s)`)
  } catch (error) {
    broke(name, error)
  }
}

const runParts = async (some: Parts, chosen: readonly string[]): Promise<void> => {
  for (const [name, work] of Object.entries(some)) if (chosen.includes(name)) await runPart(name, work)
}

const runInTown = async (chosen: readonly string[]): Promise<void> => {
  const names = Object.keys(inTown).filter((name) => chosen.includes(name))
  if (names.length === 0) return
  const town = await Town.open()
  try {
    await warmUp(town)
    for (const name of names) await runPart(name, () => inTown[name]?.(town) ?? Promise.resolve({}))
    const { violations } = await town.figures()
    results.push({ violations })
  } finally {
    await town.close()
  }
}

/** The last line. Refusals are those of all parts together; otherwise the parts' keys are their own. */
const report = (noise: number | null): void => {
  const refused = results.reduce((sum, figures) => sum + Number(figures.refused ?? 0), 0)
  const figures = {
    ...Object.assign({}, ...results),
    refused,
    noise,
    ...(broken.length > 0 && { broken }),
  } as Figures
  process.stdout.write(`${JSON.stringify(figures)}\n`)
}

const main = async (): Promise<void> => {
  const { chosen, atOnce } = readOptions(process.argv.slice(2))
  await ensureBuilt(
    chosen.some((name) => name === 'sizes' || name === 'chatPage') ? ['functions', 'weapp'] : ['functions'],
  )
  if (!atOnce) await waitForQuiet()
  const noise = watchNoise()
  const tooLong = setTimeout(() => {
    say(`the benchmark took longer than ${LONGEST_MS / 60_000} minutes: the last part is missing`)
    report(noise())
    process.exit(1)
  }, LONGEST_MS)
  await runParts(alone, chosen)
  await runInTown(chosen).catch((error: unknown) => broke('town', error))
  await runParts(heavy, chosen)
  clearTimeout(tooLong)
  report(noise())
  process.exitCode = broken.length > 0 ? 1 : 0
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

main().catch((error: unknown) => {
  say(wordsOf(error))
  process.exit(1)
})
