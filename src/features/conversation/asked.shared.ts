import type { ServiceView } from '../../../core/conversation/thread'
import { personWords } from '../../copy/faq'

/** What the page that led here lets the shopper say. */
export interface Asked {
  /** '' for nothing. */
  readonly text: string
  /** A person is called then. */
  readonly person?: boolean
  /** The same however often the page is loaded again: said once. '' when nobody gave one. */
  readonly visit: string
}

/** Nobody is there or called yet. */
export const canCallPerson = (status: ServiceView['status']): boolean =>
  status !== 'queued' && status !== 'assigned' && status !== 'offline'

/** The messages that it comes to, each with its id: they go out in order, and are not lost without network. */
export const saidAtOnce = (
  { text, person = false }: Asked,
  visit: string,
  status: ServiceView['status'],
): readonly { readonly clientId: string; readonly text: string }[] => [
  // the person first: the bot does not answer words that were meant for somebody else
  ...(person && canCallPerson(status) ? [{ clientId: `${visit}.person`, text: personWords.said }] : []),
  ...(text === '' ? [] : [{ clientId: visit, text }]),
]
