import * as z from 'zod/mini'
import { CaseDraft } from '../../../core/aftersales/form'
import { CaseStep } from '../../../core/aftersales/record'
import { CaseRow } from '../../../core/aftersales/row'
import { Coupon } from '../../../core/coupons/coupon'
import { Insurance } from '../../../core/insurance/insurance'
import { Pickup } from '../../../core/insurance/pickup'
import { namelessRecord } from '../../../core/privacy/nameless-case'
import { Payout } from '../../../core/refunds/payout'
import { Instant } from '../../../core/shared/time'
import type { PersonalCases, Whose } from '../../privacy-ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'

/** CloudBase answers no more in one request. */
const MOST = 1_000

const Draft = z.lazy(() =>
  z.object({ _id: z.string(), orderNo: z.string(), draft: CaseDraft, savedAt: Instant }),
)

/** `_id` = shopId:openid:orderNo, and after a colon comes the semicolon. */
const draftsFrom = ({ command }: Cloudbase, { shopId, openid }: Whose) => ({
  _id: command.gte(`${shopId}:${openid}:`).and(command.lt(`${shopId}:${openid};`)),
})

interface Found {
  readonly _id: string
}

/** What was paid and fetched for cases. */
const moneyOf = (cloudbase: Cloudbase) => {
  const { command } = cloudbase
  const payouts = new Collection(cloudbase, 'payouts', Payout)
  const coupons = new Collection(cloudbase, 'coupons', Coupon)
  const pickups = new Collection(cloudbase, 'pickups', Pickup)
  const among = (shopId: string, found: readonly Found[]) => ({
    shopId,
    caseNo: command.in(found.map(({ _id }) => _id)),
  })
  return {
    payoutsOf: async (shopId: string, found: readonly Found[]) =>
      found.length === 0 ? [] : payouts.find(among(shopId, found), { limit: MOST }),
    couponsOf: async (shopId: string, found: readonly Found[]) =>
      found.length === 0 ? [] : coupons.find(among(shopId, found), { limit: MOST }),
    forget: async (shopId: string, found: readonly Found[]): Promise<void> => {
      if (found.length === 0) return
      const nobodys = { openid: '', version: command.inc(1) }
      await payouts.patch(among(shopId, found), nobodys)
      await coupons.patch(among(shopId, found), nobodys)
      await pickups.remove({ _id: command.in(found.map(({ _id }) => _id)) })
    },
  }
}

/** What after-sales holds of a shopper. */
export const cloudbasePersonalCases = (cloudbase: Cloudbase): PersonalCases => {
  const { command } = cloudbase
  const rows = new Collection(cloudbase, 'cases', CaseRow)
  const steps = new Collection(cloudbase, 'caseSteps', CaseStep)
  const drafts = new Collection(cloudbase, 'caseDrafts', Draft)
  const money = moneyOf(cloudbase)
  const insurances = new Collection(cloudbase, 'insurances', Insurance)
  return {
    casesOf: ({ shopId, openid }) => rows.find({ shopId, openid }, { limit: MOST }),
    casesAbout: (shopId, orderNos) =>
      rows.find({ shopId, orderNo: command.in([...orderNos]) }, { limit: MOST }),
    draftsOf: (whose) => drafts.find(draftsFrom(cloudbase, whose), { limit: MOST }),
    payoutsOf: money.payoutsOf,
    couponsOf: money.couponsOf,
    insurancesOf: ({ shopId, openid }) => insurances.find({ shopId, openid }, { limit: MOST }),
    putStep: ({ _id, cases, events }) => steps.patch({ _id }, { cases, events }).then(() => undefined),
    forgetCases: async (whose, found) => {
      await money.forget(whose.shopId, found)
      await drafts.remove(draftsFrom(cloudbase, whose))
      for (const { _id, record } of found)
        await rows.patch({ _id }, { openid: '', record: namelessRecord(record) })
    },
  }
}
