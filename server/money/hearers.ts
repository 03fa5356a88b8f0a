import { hearMoney } from '../cases/hear-money'
import { couponHears } from '../coupons/hears'
import { insuranceHears } from '../insurance/hears'
import { invoicesHear } from '../invoices/follow'
import type { OnMoved } from './moved'

/** Who hears of money that moved; each hears all of it. */
const hearers: readonly OnMoved[] = [hearMoney, insuranceHears, couponHears, invoicesHear]

/** Ends when all have heard. @throws when one of them could not; the others have heard all the same */
export const tellHearers: OnMoved = async (ports, moved) => {
  const told = await Promise.allSettled(hearers.map((hear) => hear(ports, moved)))
  const deaf = told.find((one) => one.status === 'rejected')
  if (deaf) throw deaf.reason
}
