import { err, ok, type Result } from '../shared/result'
import type { Instant } from '../shared/time'
import { assertNever } from '../shared/assert-never'
import {
  askedOnceMore,
  evolving,
  heardAs,
  type Hearing,
  type TransferCommand,
  type TransferEvent,
} from '../refunds/transfer'
import type { Coupon, CouponReport, CouponState, CouponStatus } from './coupon'

export type CouponEvent = TransferEvent<CouponReport>
export type CouponRefusal = 'notAllowed' | 'numberDiffers' | 'amountDiffers'

/** What the clock may do in each state. */
const allowed: Readonly<Record<CouponStatus, readonly TransferCommand['type'][]>> = {
  frozen: ['ask'],
  asked: ['ask', 'fail'],
  granted: [],
  failed: [],
}

/** The rule: what a command makes of a coupon, or why not. */
export const decideCoupon = (
  command: TransferCommand,
  { state }: Coupon,
): Result<CouponEvent, CouponRefusal> => {
  if (!allowed[state.status].includes(command.type)) return err('notAllowed')
  return command.type === 'fail' ? ok({ type: 'failed', code: command.code }) : ok({ type: 'asked' })
}

/** An answer that comes after it was given up says that she has one all the same: a person has to look. */
const hears: Readonly<Record<CouponStatus, Hearing>> = {
  frozen: 'news',
  asked: 'news',
  granted: 'known',
  failed: 'doubt',
}

/** What an answer makes of a coupon; null when nothing. */
export const hearOfCoupon = (
  report: CouponReport,
  coupon: Coupon,
): Result<CouponEvent | null, CouponRefusal> => heardAs(hears[coupon.state.status], report, coupon)

type Change = Exclude<CouponEvent, { type: 'doubted' }>

const stateAfter = (event: Change, state: CouponState, at: Instant): CouponState => {
  switch (event.type) {
    case 'asked':
      return askedOnceMore(state, at)
    case 'failed':
      return { status: 'failed', at, code: event.code }
    case 'reported':
      return { status: 'granted', at: event.report.at, terms: event.report.terms }
    case 'queried':
    case 'paidOffline':
      return state // no command leads there
    default:
      return assertNever(event)
  }
}

const isOver = ({ state: { status } }: Coupon): boolean => status === 'granted' || status === 'failed'

/** Facts are never refused; one about a coupon that is over changes only its doubts. */
export const evolveCoupon = evolving<Coupon, Change>({ isOver, stateAfter })
