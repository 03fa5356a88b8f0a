import type { FunctionFigures } from '../functions/figures'
import type { FunctionHost, Violation } from '../functions/host'
import type { Gateway } from '../gateway/gateway'
import type { CausedEntry, Waste } from '../gateway/meter'
import { causeOf, type ProcedureRow } from '../meter/calls'
import { kindOf } from '../meter/kinds'
import type { LocalMeter } from '../meter/local-meter'
import type { Second } from '../meter/rates'

/** Requests to the gateway, summed. */
export interface Requests {
  readonly requests: number
  readonly reads: number
  readonly writes: number
  readonly examined: number
  readonly returned: number
  readonly errors: number
  readonly bytes: number
}

export type ProcedureView = ProcedureRow & { readonly database: Requests }
export type CollectionUse = Requests & { readonly name: string }
/** One wasteful question, with how often it was asked lately. */
export type WasteView = Waste & { readonly times: number }

export interface Overview {
  readonly now: number
  readonly startedAt: number
  readonly rssBytes: number
  /** The last minute, a second each. */
  readonly seconds: readonly Readonly<Second>[]
  readonly calls: ReturnType<LocalMeter['calls']['total']>
  readonly database: Requests
  readonly functions: readonly FunctionFigures[]
  readonly procedures: readonly ProcedureView[]
  readonly collections: readonly CollectionUse[]
  readonly wastes: readonly WasteView[]
  /** What functions left behind after their replies, the newest first. */
  readonly violations: readonly Violation[]
  readonly violationCount: number
}

const SHOWN_SECONDS = 60
const SHOWN_VIOLATIONS = 20

const sumOf = (entries: readonly CausedEntry[]): Requests => {
  const sum = { requests: 0, reads: 0, writes: 0, examined: 0, returned: 0, errors: 0, bytes: 0 }
  for (const entry of entries) {
    const kind = kindOf(entry.action)
    sum.requests += entry.requests
    sum.reads += kind === 'read' ? entry.requests : 0
    sum.writes += kind === 'write' ? entry.requests : 0
    sum.examined += entry.examined
    sum.returned += entry.returned
    sum.errors += entry.errors
    sum.bytes += entry.bytesIn + entry.bytesOut
  }
  return sum
}

const groupBy = <T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}

const wastesOf = (wastes: readonly Waste[]): readonly WasteView[] =>
  [...groupBy(wastes, ({ action, on, fields }) => [action, on, ...fields].join('\n')).values()]
    .flatMap((same) => {
      const worst = same.reduce((a, b) => (b.examined > a.examined ? b : a))
      return [{ ...worst, times: same.length }]
    })
    .sort((a, b) => b.examined - a.examined)

/** Everything that the page shows live, in one answer. */
export const overviewOf = (
  { gateway, host, meter }: { gateway: Gateway; host: FunctionHost; meter: LocalMeter },
  now: number,
): Overview => {
  const caused = gateway.meter.caused()
  const database = caused.filter(({ action }) => action.startsWith('database.'))
  const byCause = groupBy(database, ({ by }) => by)
  const ofCollection = groupBy(database, ({ on }) => on)
  return {
    now,
    startedAt: meter.startedAt,
    rssBytes: process.memoryUsage.rss(),
    seconds: meter.rates.last(SHOWN_SECONDS),
    calls: meter.calls.total(),
    database: sumOf(database),
    functions: host.figures(),
    procedures: meter.calls.entries().map((row) => ({
      ...row,
      database: sumOf(byCause.get(causeOf({ ...row, source: '' })) ?? []),
    })),
    collections: [...ofCollection].map(([name, entries]) => ({ name, ...sumOf(entries) })),
    wastes: wastesOf(gateway.meter.wastes),
    violations: host.violations.slice(-SHOWN_VIOLATIONS).reverse(),
    violationCount: host.violations.length,
  }
}
