import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Arrival, Staffing } from '../core/routing/simulation'
import { answer } from '../core/routing/staffing'
import { err, ok, type Result } from '../core/shared/result'
import { say } from './lib/run'
import { generateArrivals } from './simulate/arrivals'
import { playPolicy } from './simulate/policy'
import { readArrivals } from './simulate/read-arrivals'
import { simulateWords as words } from './simulate/words'

interface Asked extends Staffing {
  readonly file: string | undefined
  readonly hours: number
}

const MOST = { agents: 500, capacity: 50, hours: 24 * 14 } as const

const readArguments = (): Result<Asked> => {
  const options = {
    file: { type: 'string' },
    agents: { type: 'string', default: '6' },
    capacity: { type: 'string', default: '4' },
    hours: { type: 'string' },
  } as const
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  if (positionals.length !== 1 || positionals[0] !== 'routing') return err(words.usage)
  if (values.file !== undefined && values.hours !== undefined) return err(words.fileAndHours)
  const numbers = { agents: values.agents, capacity: values.capacity, hours: values.hours ?? '24' }
  for (const name of ['agents', 'capacity', 'hours'] as const) {
    const number = Number(numbers[name])
    if (!Number.isInteger(number) || number < 1 || number > MOST[name])
      return err(words.notANumber(`--${name}`, numbers[name], MOST[name]))
  }
  const { agents, capacity, hours } = numbers
  return ok({ file: values.file, agents: Number(agents), capacity: Number(capacity), hours: Number(hours) })
}

const arrivalsOf = ({ file, hours }: Asked): Result<readonly Arrival[]> => {
  if (file === undefined) return ok(generateArrivals(hours))
  try {
    // npm runs this in the project's folder; the file is named from where the person stands.
    return readArrivals(readFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), file)), file)
  } catch {
    return err(words.unreadable(file))
  }
}

/** Says it and ends with 2: it was called wrongly. */
const refuse = (why: string): void => {
  say(why)
  process.exitCode = 2
}

const playRouting = (): void => {
  const asked = readArguments()
  if (!asked.ok) return refuse(asked.error)
  const arrivals = arrivalsOf(asked.value)
  if (!arrivals.ok) return refuse(arrivals.error)
  const { agents, capacity, file, hours } = asked.value
  const handleMs = arrivals.value.reduce((sum, one) => sum + one.handleMs, 0)
  process.stdout.write(
    words.report({
      answer: answer(arrivals.value, { agents, capacity }),
      count: arrivals.value.length,
      averageHandleMs: handleMs / arrivals.value.length,
      source: file ?? words.generated(hours),
    }),
  )
}

const main = (): void => {
  const [what, ...rest] = process.argv.slice(2)
  if (what !== 'policy') return playRouting()
  const played = playPolicy(rest)
  if (!played.ok) return refuse(played.error)
  process.stdout.write(played.value)
}

try {
  main()
} catch (error) {
  // an option that there is not
  say(error instanceof Error ? error.message : String(error))
  refuse(words.usage)
}
