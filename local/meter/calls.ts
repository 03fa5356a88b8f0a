import type { CallFigures } from '../functions/figures'

import { Histogram } from './histogram'

/** One call of a function, as far as it is counted. */
export type CallReport = Omit<CallFigures, 'at' | 'requestId' | 'code'>

/** One procedure of one door since the start, or since `reset`. */
export interface ProcedureRow {
  readonly fn: string
  readonly procedure: string
  readonly calls: number
  readonly errors: number
  readonly cold: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly maxMs: number
  readonly gbSeconds: number
  readonly bytesIn: number
  readonly bytesOut: number
  /** When the last one ended. */
  readonly lastAt: number
  readonly lastMs: number
  readonly lastOk: boolean
}

interface Counted extends Record<Summed, number> {
  readonly times: Histogram
  lastAt: number
  lastMs: number
  lastOk: boolean
}

type Summed = 'calls' | 'errors' | 'cold' | 'gbSeconds' | 'bytesIn' | 'bytesOut'

/** Procedure names come from callers: what is over this many is counted as one. */
const MOST_ROWS = 500
const others = { fn: '…', procedure: '…' }
const OTHERS = '… …'

type Named = Pick<CallReport, 'fn' | 'procedure' | 'source'>

/** By this the gateway's meter knows whose requests they were: `shopper conversation.send`, `clock timer`. */
export const causeOf = ({ fn, procedure, source }: Named): string => `${fn} ${procedure || source}`

const none = (): Counted => ({
  calls: 0,
  errors: 0,
  cold: 0,
  gbSeconds: 0,
  bytesIn: 0,
  bytesOut: 0,
  times: new Histogram(),
  lastAt: 0,
  lastMs: 0,
  lastOk: true,
})

/** Counts calls by door and procedure, in bounded space. */
export class CallMeter {
  private rows = new Map<string, Counted & { readonly fn: string; readonly procedure: string }>()

  constructor(private readonly now: () => number) {}

  record(report: CallReport): void {
    const row = this.at(report)
    row.calls += 1
    row.errors += report.ok ? 0 : 1
    row.cold += report.cold ? 1 : 0
    row.gbSeconds += report.gbSeconds
    row.bytesIn += report.bytesIn
    row.bytesOut += report.bytesOut
    row.times.add(report.ms)
    Object.assign(row, { lastAt: this.now(), lastMs: report.ms, lastOk: report.ok })
  }

  entries(): readonly ProcedureRow[] {
    return [...this.rows.values()].map(({ times, ...row }) => ({
      ...row,
      p50Ms: times.percentile(0.5),
      p95Ms: times.percentile(0.95),
      maxMs: times.max,
    }))
  }

  total(): Readonly<Record<Summed, number>> {
    const sum = none()
    for (const row of this.rows.values()) {
      for (const name of ['calls', 'errors', 'cold', 'gbSeconds', 'bytesIn', 'bytesOut'] as const) {
        sum[name] += row[name]
      }
    }
    const { calls, errors, cold, gbSeconds, bytesIn, bytesOut } = sum
    return { calls, errors, cold, gbSeconds, bytesIn, bytesOut }
  }

  reset(): void {
    this.rows = new Map()
  }

  private at(report: CallReport) {
    const key = causeOf(report)
    const own = this.rows.get(key) ?? (this.rows.size < MOST_ROWS ? undefined : this.rows.get(OTHERS))
    if (own) return own
    const isOne = this.rows.size < MOST_ROWS
    const named = isOne ? { fn: report.fn, procedure: report.procedure || report.source } : others
    const made = { ...named, ...none() }
    this.rows.set(isOne ? key : OTHERS, made)
    return made
  }
}
