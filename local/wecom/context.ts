import type { Address, After, StandInApp } from './config'
import type { Faults } from './faults'
import type { Ledger } from './ledger'
import type { OnceCodes } from '../once-codes'
import type { Tokens } from './tokens'

/** What the parts of the server share. */
export interface Context {
  readonly apps: readonly StandInApp[]
  readonly ledger: Ledger
  readonly tokens: Tokens
  /** Of members who signed in on a page. */
  readonly codes: OnceCodes<Address>
  readonly faults: Faults
  readonly now: () => number
  readonly after: After
  /** Where the server answers, prefix included; it is known once it listens. */
  origin: string
}
