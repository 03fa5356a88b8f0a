import { cronOf } from './cron'
import type { FunctionHost } from './host'

/** How the timers misbehave, as the platform's do at times; read at every run, so a test may change it. */
export interface TimerFaults {
  /** How long after its time a run begins, ms. */
  readonly lateMs?: number
  /** How many runs begin at once: 2 is a doubled timer, whose runs overlap. */
  readonly times?: number
}

/** Calls `run` once at an instant (epoch ms); gives the way to call it off. */
export type Alarm = (instant: number, run: () => void) => () => void

export interface TimerOptions {
  readonly faults?: TimerFaults
  /** The machine's clock by default; tests turn their own. */
  readonly alarm?: Alarm
}

/** A timeout of the machine reaches 24 days; until then it looks again each day. */
const longestWaitMs = 86_400_000

const realAlarm =
  (now: () => number): Alarm =>
  (instant, run) => {
    let timer: NodeJS.Timeout
    const wait = (): void => {
      const left = instant - now()
      const step = left > longestWaitMs ? wait : run
      timer = setTimeout(step, Math.min(Math.max(left, 0), longestWaitMs)).unref()
    }
    wait()
    return () => clearTimeout(timer)
  }

const eventOf = (name: string, at: number): unknown => ({
  Type: 'Timer',
  TriggerName: name,
  Time: new Date(at).toISOString(),
  Message: '',
})

/** Runs a function as its timer would. @throws CloudError what the function did wrong */
export const fireTimer = async (host: FunctionHost, fn: string, now: number): Promise<unknown> => {
  const trigger = host.functions.find(({ name }) => name === fn)?.config.triggers[0]
  const event = eventOf(trigger?.name ?? fn, now)
  return JSON.parse(await host.call(fn, event, { caller: { anonymous: true }, source: 'timer' })) as unknown
}

interface Clock {
  readonly now: () => number
  readonly alarm: Alarm
}

/** Calls `run` at each instant of the pattern, each time with the instant that was meant. Gives the way to stop. */
const repeat = (pattern: string, { now, alarm }: Clock, run: (instant: number) => void): (() => void) => {
  const cron = cronOf(pattern)
  let cancel = (): void => undefined
  const next = (after: number): void => {
    const instant = cron.nextRun(new Date(after))?.getTime()
    if (instant === undefined) return
    cancel = alarm(instant, () => {
      next(Math.max(instant, now())) // what was slept through is not made up for
      run(instant)
    })
  }
  next(now())
  return () => cancel()
}

interface Firing {
  readonly fire: (fn: string, instant: number) => void
  /** Calls off what is late. */
  readonly stop: () => void
}

/** Runs functions as often and as late as the faults say. */
const firing = (host: FunctionHost, alarm: Alarm, faults: TimerFaults): Firing => {
  const late = new Set<() => void>()
  const run = (fn: string, instant: number): void => {
    const times = faults.times ?? 1
    // the host has logged what failed; the next run comes anyway
    for (let n = 0; n < times; n += 1) void fireTimer(host, fn, instant).catch(() => undefined)
  }
  const delay = (fn: string, instant: number, lateMs: number): void => {
    const cancel = alarm(instant + lateMs, () => {
      late.delete(cancel)
      run(fn, instant)
    })
    late.add(cancel)
  }
  return {
    fire: (fn, instant) => (faults.lateMs ? delay(fn, instant, faults.lateMs) : run(fn, instant)),
    stop: () => {
      for (const cancel of late) cancel()
      late.clear()
    },
  }
}

/**
 * Starts the timers of every function, and again whenever a config.json has changed. A run that takes longer than
 * its period overlaps with the next one, as on the platform; a failed run is not tried again.
 */
export const startTimers = (
  host: FunctionHost,
  now: () => number,
  { faults = {}, alarm = realAlarm(now) }: TimerOptions = {},
): (() => void) => {
  const { fire, stop } = firing(host, alarm, faults)
  const startAll = () =>
    host.functions.flatMap(({ name, config }) =>
      config.triggers.map((trigger) =>
        repeat(trigger.config, { now, alarm }, (instant) => fire(name, instant)),
      ),
    )
  let ends = startAll()
  const endAll = (): void => {
    for (const end of ends) end()
  }
  const forget = host.onReload(() => {
    endAll()
    ends = startAll()
  })
  return () => {
    forget()
    endAll()
    stop()
  }
}
