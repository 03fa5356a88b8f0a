import type { RefusalCode } from '../../core/contracts/refusals'
import { err, type Result } from '../../core/shared/result'
import { SECOND } from '../../core/shared/time'
import type { Ports } from '../ports'

/** Longer than a file of replies takes to be written. */
const LEASE_MS = 30 * SECOND
const TRIES = 5
const PAUSE_MS = 200

/**
 * Whoever changes a shop's replies does it alone: between looking for a free number and taking it nobody else takes
 * it. `busy` while somebody else is at it.
 */
export const alone = async <T>(
  { leases, newId, pause }: Pick<Ports, 'leases' | 'newId' | 'pause'>,
  shopId: string,
  work: () => Promise<Result<T, RefusalCode>>,
): Promise<Result<T, RefusalCode>> => {
  const [name, holder] = [`replies:${shopId}`, newId()]
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
