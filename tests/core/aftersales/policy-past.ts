import { decideByPolicy } from '../../../core/aftersales/policy/decide-by-policy'
import type { PolicyFacts } from '../../../core/aftersales/policy/facts'
import type { AfterSalesPolicy } from '../../../core/aftersales/policy/policy'
import type { PastCase } from '../../../core/aftersales/policy/what-if'

/** A day on which one shopper asked for all of this, one after the other, as the shop decided it then. */
export const pastDay = (policy: AfterSalesPolicy, many: readonly PolicyFacts[]): readonly PastCase[] => {
  let used = { count: 0, fen: 0 }
  return many.map((told, index) => {
    const facts = { ...told, now: told.now + index, used: { shopper: used, shop: used } }
    const ruling = decideByPolicy(policy, facts)
    if (ruling.aheadFen > 0) used = { count: used.count + 1, fen: used.fen + ruling.aheadFen }
    return { caseNo: `S${index}`, openid: 'yuqing', facts, ruling }
  })
}
