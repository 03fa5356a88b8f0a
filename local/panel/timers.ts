import { Cron } from 'croner'

import type { FunctionHost } from '../functions/host'
import type { CallMeter } from '../meter/calls'

export interface TimerView {
  readonly fn: string
  readonly name: string
  /** Seven fields in China's time. */
  readonly cron: string
  /** Null when it never runs again. */
  readonly nextAt: number | null
  readonly last: { readonly at: number; readonly ms: number; readonly ok: boolean } | null
}

/** The timers of config.json, with their next and their last run. */
export const listTimers = (host: FunctionHost, calls: CallMeter, now: number): readonly TimerView[] =>
  host.functions.flatMap(({ name: fn, config }) =>
    config.triggers.map(({ name, config: cron }) => {
      const job = new Cron(cron, { timezone: 'Asia/Shanghai', mode: '7-part', paused: true })
      const nextAt = job.nextRun(new Date(now))?.getTime() ?? null
      const row = calls
        .entries()
        .filter((entry) => entry.fn === fn)
        .sort((a, b) => b.lastAt - a.lastAt)[0]
      const last = row ? { at: row.lastAt, ms: row.lastMs, ok: row.lastOk } : null
      return { fn, name, cron, nextAt, last }
    }),
  )
