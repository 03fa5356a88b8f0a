import type { CaseRecord, CaseStep } from '../../core/aftersales/record'
import { earnedBy } from '../../core/coupons/earned'
import type { Shop } from '../../core/shop/shop'
import { policyOf } from '../cases/judge'
import { freezeCoupon } from '../money/freeze'
import type { Ports } from '../ports'

interface Ended {
  readonly step: CaseStep
  readonly record: CaseRecord
}

/**
 * R135: writes down the coupon that a case has earned by its end, from where the clock of the money grants it. Once
 * more it finds that this was done, also by another version of the policy. @throws when others were at it all the time
 */
export const earnCoupon = async (ports: Ports, shop: Shop, { step, record }: Ended): Promise<void> => {
  const policy = policyOf(shop)
  const rule = earnedBy(record, policy)
  if (!rule) return
  const { caseNo, openid } = record
  const by = { kind: 'rule', rule: rule.id, policyVersion: policy.version } as const
  const { shopId, orderNo } = step
  const frozen = await freezeCoupon(ports, { shopId, openid, orderNo, caseNo, rule, by, clientId: null })
  if (!frozen.ok && frozen.error === 'busy') throw new Error('coupon not written down')
}
