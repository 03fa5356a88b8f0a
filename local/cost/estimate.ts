import { DAYS_A_MONTH, TICKS_A_DAY } from './mix'
import { overage, packages, type Package } from './prices'

/** What the cloud bills, of anything. */
export interface Usage {
  /** Calls of functions. */
  readonly calls: number
  readonly gbSeconds: number
  readonly reads: number
  readonly writes: number
  /** Uploads, downloads and links. */
  readonly storage: number
  /** Traffic of functions to servers outside (WeCom). */
  readonly egressBytes: number
  /** What the database keeps of it. */
  readonly storedBytes: number
}

export const noUsage: Usage = {
  calls: 0,
  gbSeconds: 0,
  reads: 0,
  writes: 0,
  storage: 0,
  egressBytes: 0,
  storedBytes: 0,
}

export const plus = (a: Usage, b: Usage, times = 1): Usage => ({
  calls: a.calls + b.calls * times,
  gbSeconds: a.gbSeconds + b.gbSeconds * times,
  reads: a.reads + b.reads * times,
  writes: a.writes + b.writes * times,
  storage: a.storage + b.storage * times,
  egressBytes: a.egressBytes + b.egressBytes * times,
  storedBytes: a.storedBytes + b.storedBytes * times,
})

/** What 调用次数 counts: functions, database and storage together (prices.ts). */
export const billedCalls = ({ calls, reads, writes, storage }: Usage): number =>
  calls + reads + writes + storage

/** A month of so many conversations a day, and of the clock that ticks all the while. */
export const monthOf = (a: { conversation: Usage; tick: Usage }, conversationsADay: number): Usage =>
  plus(
    plus(noUsage, a.conversation, conversationsADay * DAYS_A_MONTH),
    { ...a.tick, storedBytes: 0 }, // a tick that finds nothing to do keeps nothing
    TICKS_A_DAY * DAYS_A_MONTH,
  )

export interface Bill {
  readonly package: Package
  /** The package's price and what goes beyond it. */
  readonly yuan: number
  readonly beyondYuan: number
}

const GB = 1024 ** 3
const beyond = (used: number, included: number): number => Math.max(0, used - included)

const billOf = (month: Usage, chosen: Package): Bill => {
  const beyondYuan =
    (beyond(billedCalls(month), chosen.calls) / 10_000) * overage.yuanPer10kCalls +
    beyond(month.gbSeconds, chosen.gbSeconds) * overage.yuanPerGbSecond +
    beyond(month.egressBytes / GB, chosen.egressGb) * overage.yuanPerEgressGb +
    beyond(month.storedBytes / GB, chosen.storedGb) * overage.yuanPerStoredGbDay * DAYS_A_MONTH
  return { package: chosen, yuan: chosen.yuanAMonth + beyondYuan, beyondYuan }
}

/** What the month costs with each package, the cheapest first. */
export const billsOf = (month: Usage): readonly Bill[] =>
  packages.map((chosen) => billOf(month, chosen)).sort((a, b) => a.yuan - b.yuan)
