import { caseThreadOf } from '../../core/admission/check'
import { toCaseView, type Links, type Surroundings } from '../../core/aftersales/to-view'
import type { CaseRecord, CaseStep } from '../../core/aftersales/record'
import { isAsking, standingsOf } from '../../core/aftersales/content-check'
import type { CaseRow } from '../../core/aftersales/row'
import type { CaseView } from '../../core/aftersales/view'
import { payoutView, refundView } from '../../core/copy/case-money'
import { tellFreight } from '../../core/copy/freight'
import type { Insurance } from '../../core/insurance/insurance'
import { toOrderInsurance } from '../../core/insurance/view'
import { endOf } from '../../core/coupons/earned'
import { pickupView } from '../../core/copy/pickup'
import { carrierOf, OTHER } from '../../core/logistics/carriers'
import { parcelIdOf } from '../../core/logistics/parcel'
import { cleanTrackingNo } from '../../core/logistics/tracking-no'
import type { Order } from '../../core/orders/order'
import type { Payout, PayoutPurpose } from '../../core/refunds/payout'
import type { Refund } from '../../core/refunds/refund'
import type { Instant } from '../../core/shared/time'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'

/** Everything that is shown beside a case, for whichever reader. */
export interface Around extends Surroundings {
  readonly refunds: readonly Refund[]
  readonly payouts: readonly Payout[]
}

const parcelIdsOf = (shopId: string, { state }: CaseRecord): readonly string[] =>
  [state.parcel, ...state.replacements.map(({ parcel }) => parcel)]
    .filter((parcel) => parcel !== null)
    .map(({ company, trackingNo }) =>
      parcelIdOf(shopId, {
        carrier: carrierOf(company)?.code ?? OTHER,
        trackingNo: cleanTrackingNo(trackingNo),
      }),
    )

const filesOf = (caseNo: string, record: CaseRecord, steps: readonly CaseStep[]): readonly string[] => {
  const added = steps
    .filter((step) => step.caseNo === caseNo)
    .flatMap(({ events }) => events)
    .flatMap(({ command }) => {
      if (command.type === 'addEvidence') return command.evidence
      return command.type === 'findFault' ? command.photos : []
    })
  const { wish, findings } = record.state
  return [...new Set([...wish.evidence, ...findings, ...added].map(({ fileId }) => fileId))]
}

const linksOf = async (ports: Ports, fileIds: readonly string[]): Promise<Links> =>
  fileIds.length === 0 ? new Map<string, string>() : ports.files.links(fileIds)

const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1]

const refundFor = (refunds: readonly Refund[], { payMethod }: Order) => {
  const refund = last(refunds)
  return refund ? refundView(refund, payMethod) : null
}

/** The newest one: those before it have failed. */
const payoutFor = (purpose: PayoutPurpose, payouts: readonly Payout[]) => {
  const payout = last(payouts.filter((one) => one.purpose === purpose))
  return payout ? payoutView(payout) : null
}

interface Books {
  readonly refunds: readonly Refund[]
  readonly payouts: readonly Payout[]
  /** Of the order. */
  readonly insurance: Insurance | null
  readonly now: Instant
}

const moneyOf = (
  { record }: CaseRow,
  order: Order,
  { refunds, payouts, insurance, now }: Books,
): Surroundings['money'] => {
  const money = {
    refund: refundFor(refunds, order),
    freight: payoutFor('freight', payouts),
    insurance: toOrderInsurance(insurance, now),
    insurancePayout: payoutFor('insurance', payouts),
  }
  return tellFreight(money, { record, insurance })
}

/** What stands around a case: its story, money, parcels, insurance, and links that expire. */
export const aroundCase = async (
  ports: Ports,
  shop: Shop,
  { row, order }: { readonly row: CaseRow; readonly order: Order },
): Promise<Around> => {
  const { record, orderNo } = row
  const { caseNo } = record
  const parcelIds = parcelIdsOf(shop._id, record)
  const [steps, refunds, payouts, parcels, insurance, coupons, pickup, checks] = await Promise.all([
    ports.caseSteps.ofOrder(shop._id, orderNo),
    ports.refundBook.ofOrder(shop._id, orderNo),
    ports.payoutBook.ofCase(shop._id, caseNo),
    parcelIds.length === 0 ? [] : ports.tracks.among(parcelIds),
    ports.insurances.find(shop._id, orderNo),
    endOf(record.state) === null ? [] : ports.couponBook.ofCase(shop._id, caseNo),
    record.state.status === 'waitingForParcel' ? ports.pickups.find(caseNo) : null,
    shop.checks ? ports.checks.ofConversation(caseThreadOf(caseNo)) : [],
  ])
  const links = await linksOf(ports, filesOf(caseNo, record, steps))
  const own = refunds.filter((refund) => refund.caseNo === caseNo)
  const now = ports.now()
  return {
    ...{ order, steps, links, parcels, now, refunds: own, payouts, returnTo: shop.returnTo ?? null },
    standings: standingsOf(checks, isAsking(caseNo, steps)),
    coupon: last(coupons) ?? null,
    pickup: pickupView(pickup, [insurance, shop.insurance]),
    money: moneyOf(row, order, { refunds: own, payouts, insurance, now }),
  }
}

/** One case in full, as its shopper sees it. */
export const showCase = async (
  ports: Ports,
  shop: Shop,
  shown: { readonly row: CaseRow; readonly order: Order },
): Promise<CaseView> => toCaseView(shown.row, await aroundCase(ports, shop, shown))
