import { Cron } from 'croner'

import type { FunctionHost } from './host'

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

/**
 * Starts the timers of every function: seven fields (second … year) in China's time, as on the platform.
 * A run that takes longer than its period overlaps with the next one, as on the platform.
 */
export const startTimers = (host: FunctionHost, now: () => number): (() => void) => {
  const jobs = host.functions.flatMap(({ name, config }) =>
    config.triggers.map(
      (trigger) =>
        new Cron(trigger.config, { timezone: 'Asia/Shanghai', mode: '7-part', unref: true }, () => {
          fireTimer(host, name, now()).catch(() => undefined) // the host has logged it; the next run comes anyway
        }),
    ),
  )
  return () => {
    for (const job of jobs) job.stop()
  }
}
