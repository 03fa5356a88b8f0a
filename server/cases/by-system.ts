import type { Who } from '../../core/aftersales/case'
import type { Deed } from '../../core/aftersales/commands'
import { stepCase } from '../../core/aftersales/step'
import type { Ports } from '../ports'
import { caseOn } from './case-on'
import { settleStep } from './settle-step'
import { takeStep } from './take-step'

/** A fact about a parcel or money, by which id a repeat of it is known. */
export interface Fact {
  readonly caseNo: string
  readonly deed: Deed
  readonly clientId: string
  /** Whose doing it was, where that is known; absent: nobody's. */
  readonly by?: Who
}

/**
 * A case hears of a fact that another machine told of. One that says nothing to the case as it stands (late, twice,
 * overtaken) changes nothing. @throws when others changed the order's cases all the time: it is told again
 */
export const tellCase = async (
  ports: Ports,
  { caseNo, deed, clientId, by = { actor: 'system' } }: Fact,
): Promise<void> => {
  const row = await ports.cases.find(caseNo)
  if (!row) return
  const [shop, order] = await Promise.all([
    ports.shops.find(row.shopId),
    ports.orders.find(row.shopId, row.orderNo),
  ])
  if (!shop || !order) return
  const taken = await takeStep(ports, { shop, order, clientId }, (ground) => {
    const record = caseOn(ground, caseNo)
    return record.ok ? stepCase(record.value, { deed, by }, ground) : record
  })
  if (taken.ok) {
    if (!taken.value.isRepeat) await settleStep(ports, shop, { step: taken.value.step, order })
    return
  }
  if (taken.error === 'busy' || taken.error === 'internal') throw new Error(`case not told: ${taken.error}`)
  ports.log.info('a fact said nothing to its case', {
    caseNo,
    deed: deed.type,
    status: row.record.state.status,
  })
}
