import type { After, StandInApp } from './config'
import type { Faults } from './faults'
import type { Ledger } from './ledger'
import type { Tokens } from './tokens'

/** What the parts of the server share. */
export interface Context {
  readonly apps: readonly StandInApp[]
  readonly ledger: Ledger
  readonly tokens: Tokens
  readonly faults: Faults
  readonly now: () => number
  readonly after: After
  /** Where the server answers, prefix included; it is known once it listens. */
  origin: string
}
