import { createContext, useContext } from 'react'
import type { MessageView } from '../../../core/conversation/message'

/** What can be done from a message. */
export interface MessageActions {
  readonly quote: (message: MessageView) => void
  /** The session that is open, where the message belongs to it. */
  readonly sessionOf: (message: MessageView) => string | null
  /** Takes one's own words back. */
  readonly recall: (id: string) => void
  readonly copy: (text: string) => void
  /** Scrolls to a message that is quoted, when it is here. */
  readonly goTo: (id: string) => void
  /** Goes to a message however far back it is. */
  readonly goBackTo: (message: MessageView) => void
  /** Shows a photo or a video large. */
  readonly view: (id: string) => void
  readonly retry: (clientId: string) => void
  readonly discard: (clientId: string) => void
  /** Puts a text that did not go out back into the composer. */
  readonly edit: (clientId: string) => void
}

const nothing = (): void => undefined

export const ActionsContext = createContext<MessageActions>({
  quote: nothing,
  sessionOf: () => null,
  recall: nothing,
  copy: nothing,
  goTo: nothing,
  goBackTo: nothing,
  view: nothing,
  retry: nothing,
  discard: nothing,
  edit: nothing,
})

export const useActions = (): MessageActions => useContext(ActionsContext)
