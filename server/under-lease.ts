import type { RefusalCode } from '../core/contracts/refusals'
import { err, type Result } from '../core/shared/result'
import { SECOND } from '../core/shared/time'
import type { Ports } from './ports'

/** Longer than a file takes to be written. */
const LEASE_MS = 60 * SECOND
const TRIES = 5
const PAUSE_MS = 200

export type LeasePorts = Pick<Ports, 'leases' | 'newId' | 'pause'>

/** Whoever changes what has that name does it alone. `busy` while somebody else is at it. */
export const underLease = async <T>(
  { leases, newId, pause }: LeasePorts,
  name: string,
  work: () => Promise<Result<T, RefusalCode>>,
): Promise<Result<T, RefusalCode>> => {
  const holder = newId()
  for (let left = TRIES; !(await leases.take(name, holder, LEASE_MS)); left -= 1) {
    if (left === 1) return err('busy')
    await pause(PAUSE_MS)
  }
  try {
    return await work()
  } finally {
    await leases.drop(name, holder)
  }
}
