import { isOpen } from './case'
import type { CaseRecord } from './record'

/** Is it his: did he take its last step at the desk? */
export const isInCharge = ({ inCharge }: Pick<CaseRecord, 'inCharge'>, userid: string): boolean =>
  inCharge === userid

/**
 * While a case is open, whoever is in charge of it may read what its shopper says, and every agent as long as nobody
 * is: that is noted down.
 */
export const mayReadShopper = (
  record: { readonly inCharge?: string | undefined; readonly state: Pick<CaseRecord['state'], 'status'> },
  userid: string,
): boolean => isOpen(record.state.status) && (record.inCharge === undefined || isInCharge(record, userid))
