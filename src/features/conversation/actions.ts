import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Rating } from '../../../core/conversation/rating'
import type { OrderCard } from '../../../core/orders/order-view'
import type { Place } from '../../platform/place'
import type { Point } from '../../ui/hold'
import type { Playback } from './playback'

/** What can be done from within the list. The same object as long as the page is open: rows are not redrawn for it. */
export interface ChatActions {
  readonly sayText: (text: string) => void
  readonly sayOrder: (order: OrderCard) => void
  readonly retry: (clientId: string) => void
  readonly discard: (clientId: string) => void
  readonly preview: (url: string) => void
  readonly playVideo: (url: string, posterUrl: string | undefined) => void
  readonly openOrder: (orderNo: string) => void
  readonly openCase: (caseNo: string) => void
  readonly openLink: (url: string) => void
  readonly openPlace: (place: Place) => void
  /** Offers to call or copy that number. */
  readonly askPhone: (phone: string, at: Point) => void
  /** Offers what can be done with the message under that key. */
  readonly hold: (key: string, at: Point) => void
  /** Shows the message with that id, when it is loaded. */
  readonly showMessage: (id: string) => void
  readonly playback: Playback
  readonly cancelHandOff: () => void
  readonly callHuman: () => void
  /** Answers null, or why it was not taken. */
  readonly rate: (sessionId: string, rating: Rating) => Promise<RefusalCode | null>
}
