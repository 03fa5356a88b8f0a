import type { CaseView } from '../../../core/aftersales/view'
import { couponWords } from '../../../core/copy/coupons'
import { AsideCard } from './aside-card'

/** The coupon that she was given when her case was over (R135): how much, from what on, until when. */
export function CouponCard({ view: { coupon } }: { readonly view: CaseView }) {
  if (coupon === null) return null
  return (
    <AsideCard
      icon='bag'
      name={couponWords.name}
      overFen={coupon.amountFen}
      state={{ text: couponWords.states.granted, isGood: true }}
      next={coupon.text}
    />
  )
}
