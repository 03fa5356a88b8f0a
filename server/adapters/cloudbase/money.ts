import { Coupon } from '../../../core/coupons/coupon'
import { Payout } from '../../../core/refunds/payout'
import { Refund } from '../../../core/refunds/refund'
import type { Instant } from '../../../core/shared/time'
import type { CouponBook, PayoutBook, RefundBook, TransferBook } from '../../money-ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'
import { putVersion } from './put-version'

/** WeChat Pay refunds an order in 50 parts at most. */
const MOST_OF_ORDER = 100

interface Stored {
  readonly _id: string
  readonly number: string
  readonly version: number
}

/** With when others are told of it, which is no part of a transfer. */
const stored = <T extends Stored>(transfer: T, untoldAt: Instant | null): T => ({ ...transfer, untoldAt })

const bookOf = <T extends Stored>({ command }: Cloudbase, transfers: Collection<T>): TransferBook<T> => ({
  insert: (transfer) => transfers.insert(stored(transfer, null)),
  byNumber: async (number) => (await transfers.find({ number }, { limit: 1 }))[0] ?? null,
  replace: (transfer, untoldAt) =>
    putVersion(
      transfers,
      untoldAt === null ? transfer : stored(transfer, untoldAt), // what waits to be told already goes on waiting
      transfer.version - 1,
    ),
  putOff: async ({ _id, version }, dueAt) => {
    await transfers.patch({ _id, version }, { dueAt })
  },
  due: (now, limit) => transfers.find({ dueAt: command.lte(now) }, { order: [['dueAt', 'asc']], limit }),
  untold: (now, limit) =>
    transfers.find({ untoldAt: command.lte(now) }, { order: [['untoldAt', 'asc']], limit }),
  markTold: async ({ _id, version }, again) => {
    await transfers.patch({ _id, version }, { untoldAt: again })
  },
})

const byNumber = ({ number: one }: Stored, { number: other }: Stored): number =>
  one.length - other.length || (one < other ? -1 : 1)

export const cloudbaseRefundBook = (cloudbase: Cloudbase): RefundBook => {
  const refunds = new Collection(cloudbase, 'refunds', Refund)
  return {
    ...bookOf(cloudbase, refunds),
    ofOrder: (shopId, orderNo) =>
      refunds.find({ shopId, orderNo }, { order: [['seq', 'asc']], limit: MOST_OF_ORDER }),
  }
}

export const cloudbasePayoutBook = (cloudbase: Cloudbase): PayoutBook => {
  const payouts = new Collection(cloudbase, 'payouts', Payout)
  return {
    ...bookOf(cloudbase, payouts),
    ofCase: async (shopId, caseNo) =>
      (await payouts.find({ shopId, caseNo }, { limit: MOST_OF_ORDER })).sort(byNumber),
  }
}

export const cloudbaseCouponBook = (cloudbase: Cloudbase): CouponBook => {
  const coupons = new Collection(cloudbase, 'coupons', Coupon)
  return {
    ...bookOf(cloudbase, coupons),
    ofCase: async (shopId, caseNo) =>
      (await coupons.find({ shopId, caseNo }, { limit: MOST_OF_ORDER })).sort(byNumber),
  }
}
