import { caseIn, type CaseEffect, type CaseRecord, type CaseStep } from '../../core/aftersales/record'
import { isUnreturned } from '../../core/aftersales/policy/history'
import { rowOf } from '../../core/aftersales/row'
import type { Order } from '../../core/orders/order'
import { dateOf, MINUTE, type Instant } from '../../core/shared/time'
import type { Shop } from '../../core/shop/shop'
import { earnCoupon } from '../coupons/earn'
import { onReturnArrived } from '../insurance/arrived'
import { freezeRefund } from '../money/freeze'
import { followParcel } from '../parcels/follow'
import type { Ports } from '../ports'
import { payFreight } from './pay-freight'
import { checkStep } from './check-step'
import { tellStep, type Told } from './tell-step'

/** What could not be done is tried again after that. */
const AGAIN_MS = MINUTE

/** What was granted ahead of the goods counts on the day on which it was asked for, and what of it is lost. */
const noteAhead = async (ports: Ports, shopId: string, record: CaseRecord): Promise<void> => {
  const { caseNo, openedAt, ruling, state } = record
  if (ruling.aheadFen === 0) return
  const lostFen = isUnreturned(record) ? (state.terms?.amountFen ?? 0) : 0
  await ports.caseDays.note(shopId, dateOf(openedAt), { caseNo, fen: ruling.aheadFen, lostFen })
}

/** The lists as the step leaves its case. */
export const projectStep = async (ports: Ports, { step, order }: Told): Promise<void> => {
  const record = caseIn(step, step.caseNo)
  if (!record) return
  await ports.cases.project(rowOf(step, record, order), step.nth === 1)
  await noteAhead(ports, step.shopId, record)
}

/** Writes the refund down that was approved; once more finds that it is on its way. @throws when others were at it */
const refund = async (ports: Ports, { order }: Told, { approval }: CaseRecord): Promise<void> => {
  if (!approval) throw new Error('money without an approval')
  const frozen = await freezeRefund(ports, approval, order)
  if (!frozen.ok && frozen.error !== 'nothingLeft')
    throw new Error(`refund not written down: ${frozen.error}`)
}

/** Follows what the case sends to and fro; a number that nobody can follow stays as it was typed. */
const follow = async (ports: Ports, shop: Shop, { step, record }: Settled): Promise<void> => {
  const { parcel, replacements } = record.state
  const of = { orderNo: step.orderNo, caseNo: record.caseNo }
  if (parcel) await followParcel(ports, shop, { ...parcel, use: { for: 'return', ...of } })
  for (const sent of replacements.filter(({ end }) => end === null)) {
    await followParcel(ports, shop, { ...sent.parcel, use: { for: 'replacement', ...of } })
  }
}

/** R127: her insurance pays by itself once the returned parcel has arrived. */
const claim = async (ports: Ports, _: Shop, { step, record }: Settled): Promise<void> => {
  const { openid, state } = record
  const { shopId, orderNo, caseNo } = step
  const { parcel } = state
  if (parcel) await onReturnArrived(ports, { shopId, orderNo, caseNo, openid, parcel, freightFen: null })
}

interface Settled extends Told {
  readonly record: CaseRecord
}

/** Answers when it is to be looked at again where it is not at its end yet. */
type Doer = (ports: Ports, shop: Shop, settled: Settled) => Promise<Instant | null> | Promise<void>

const doers: Readonly<Record<CaseEffect, Doer>> = {
  project: (ports, _, settled) => projectStep(ports, settled),
  refund: (ports, _, settled) => refund(ports, settled, settled.record),
  freight: (ports, _, settled) => payFreight(ports, settled),
  claim,
  coupon: earnCoupon,
  follow,
  check: checkStep,
  tell: tellStep,
}

/** First what is money and parcels, last the words about it. */
const inOrder: readonly CaseEffect[] = [
  'project',
  'refund',
  'freight',
  'claim',
  'coupon',
  'follow',
  'check',
  'tell',
]

/** Does what a step asks for outside; what fails stays with it, and the clock does it. */
export const settleStep = async (
  ports: Ports,
  shop: Shop,
  { step, order }: { readonly step: CaseStep; readonly order: Order },
): Promise<void> => {
  if (step.pendingAt === null) return
  const record = caseIn(step, step.caseNo)
  if (!record) return
  const left = new Map<CaseEffect, Instant>()
  for (const effect of inOrder.filter((one) => step.effects.includes(one))) {
    try {
      const again = await doers[effect](ports, shop, { step, order, record })
      if (again) left.set(effect, again)
    } catch (error) {
      ports.log.error('effect of a case not done', { step: step._id, effect, error })
      left.set(effect, ports.now() + AGAIN_MS)
    }
  }
  const pendingAt = left.size === 0 ? null : Math.min(...left.values())
  await ports.caseSteps.leave(step, { effects: [...left.keys()], pendingAt })
}
