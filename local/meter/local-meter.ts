import type { Meter } from '../gateway/meter'

import { CallMeter, type CallReport } from './calls'
import { Rates } from './rates'

interface Calls {
  /** Tells of every call when it is over. */
  onCall(listener: (report: CallReport) => void): void
}

/** What the host and the gateway of one cloud tell, counted since its start. */
export class LocalMeter {
  readonly calls: CallMeter
  readonly rates: Rates
  readonly startedAt: number

  constructor(sources: { readonly host: Calls; readonly gateway: Meter }, now: () => number) {
    this.startedAt = now()
    this.calls = new CallMeter(now)
    this.rates = new Rates(now)
    sources.host.onCall((report) => {
      this.calls.record(report)
      const bytes = report.bytesIn + report.bytesOut
      this.rates.add({ calls: 1, errors: report.ok ? 0 : 1, bytes })
    })
    sources.gateway.onAnswer = ({ bytes }) => this.rates.add({ requests: 1, bytes })
  }
}
