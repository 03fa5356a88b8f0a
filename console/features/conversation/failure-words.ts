import { isRefusalCode } from '../../../core/contracts/refusals'
import { refusalWords } from '../../../core/copy/refusals'
import { conversationWords as words } from '../../words/conversation'

/** Why it did not go; a code from a newer server is still a failure that a person can read. */
export const refusalText = (code: string | undefined): string =>
  refusalWords[code !== undefined && isRefusalCode(code) ? code : 'internal']

/** What it waits for. */
export const waitsFor = (code: string | undefined): string => {
  const { waitingFor } = words
  return code === 'offline' || code === 'sessionExpired' ? waitingFor[code] : waitingFor.other
}
