import type { RefusalCode } from '../../core/contracts/refusals'
import type { Result } from '../../core/shared/result'
import { underLease, type LeasePorts } from '../under-lease'

/** Whoever changes a shop's replies does it alone: between looking for a free number and taking it nobody else takes it. */
export const alone = <T>(
  ports: LeasePorts,
  shopId: string,
  work: () => Promise<Result<T, RefusalCode>>,
): Promise<Result<T, RefusalCode>> => underLease(ports, `replies:${shopId}`, work)
