import type { OrderCard } from '../../../core/orders/order-view'
import { deadlineText, momentText, type Instant } from '../../../core/shared/time'
import { promiseWords as words } from '../../copy/orders'

/** A sentence round a time: what happens next and by when, or what happened last. */
export interface PromiseText {
  readonly icon: 'clock' | 'truck' | null
  readonly before: string
  readonly time: string
  readonly after: string
  /** The promise was not kept. */
  readonly late: boolean
}

interface Deadline {
  readonly icon: 'clock' | 'truck'
  readonly by: Instant
  readonly after: string
  readonly afterLate: string
}

const promised = ({ icon, by, after, afterLate }: Deadline, now: Instant): PromiseText => {
  if (by >= now) return { icon, before: '', time: deadlineText(by, now), after, late: false }
  return { icon, before: words.lateBefore, time: momentText(by, now), after: afterLate, late: true }
}

const happened = (at: Instant, now: Instant, after: string): PromiseText => ({
  icon: null,
  before: '',
  time: momentText(at, now),
  after,
  late: false,
})

/** The one line that goes with an order's state, by the clock of the server. */
export const promiseOf = (order: OrderCard, now: Instant): PromiseText => {
  const { status, placedAt, shipBy, arriveBy, deliveredAt } = order
  switch (status) {
    case 'paid':
      if (shipBy === undefined) return happened(placedAt, now, words.paid)
      return promised({ icon: 'clock', by: shipBy, after: words.ship, afterLate: words.shipLate }, now)
    case 'shipped':
      if (arriveBy === undefined) return happened(placedAt, now, words.sent)
      return promised({ icon: 'truck', by: arriveBy, after: words.arrive, afterLate: words.arriveLate }, now)
    case 'delivered':
    case 'completed':
      return deliveredAt === undefined
        ? happened(placedAt, now, words.placed)
        : happened(deliveredAt, now, words.received)
    case 'unpaid':
    case 'cancelled':
      return happened(placedAt, now, words.placed)
  }
}
