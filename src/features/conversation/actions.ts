import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Rating } from '../../../core/conversation/thread'
import type { OrderCard } from '../../../core/orders/order-view'

/** What can be done from within the list. The same object as long as the page is open: rows are not redrawn for it. */
export interface ChatActions {
  readonly sayText: (text: string) => void
  readonly sayOrder: (order: OrderCard) => void
  readonly retry: (clientId: string) => void
  readonly discard: (clientId: string) => void
  readonly preview: (url: string) => void
  readonly openOrder: (orderNo: string) => void
  readonly cancelHandOff: () => void
  /** Answers null, or why it was not taken. */
  readonly rate: (sessionId: string, rating: Rating) => Promise<RefusalCode | null>
}
