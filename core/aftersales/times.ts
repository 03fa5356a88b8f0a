import { seedStandard } from '../policy/presets'
import { rowFor, type Facts } from '../policy/service-policy'
import { servicePolicyOf, type Promises } from '../policy/waits'
import { businessTime } from '../shop/hours'
import { openingOf } from '../shop/opening'
import type { CaseClocks, ClockRow, Times } from './clocks'
import { CaseClock } from './kinds'

/** What is known of a case when its clocks are set; the more, the more specific a row may fit. */
export type CaseFacts = Pick<Facts, 'caseType' | 'rail' | 'fast' | 'tiers' | 'campaign'>

/** A shop's own table may not know of cases: what it leaves out is seed-standard's, since no case goes without a clock. */
const rowOf = (clock: CaseClock, promises: Promises, facts: CaseFacts): ClockRow => {
  const known: Facts = { channel: 'miniProgram', stage: 'aftersales', ...facts }
  for (const policy of [servicePolicyOf(promises), seedStandard]) {
    const row = rowFor(policy, clock, known)
    if (row) return { row, version: policy.version }
  }
  throw new Error(`no row sets ${clock}`)
}

/** The clocks of a case: the rows of the shop's ServicePolicy that fit it best, and the shop's hours. */
export const timesOf = (promises: Promises, facts: CaseFacts): Times => ({
  clocks: Object.fromEntries(
    CaseClock.options.map((clock) => [clock, rowOf(clock, promises, facts)]),
  ) as CaseClocks,
  businessTime: businessTime(openingOf(promises)),
})
