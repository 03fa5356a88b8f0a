import type { ClientId } from '../shared/ids'

/** What comes from the desk is told apart from what shoppers send: theirs have no colon. */
const PREFIX = 'desk:'

export const deskClientId = (clientId: ClientId): string => `${PREFIX}${clientId}`

/** The sender's own id again, for the page that looks for its words. */
export const clientIdAtDesk = (clientId: string): string =>
  clientId.startsWith(PREFIX) ? clientId.slice(PREFIX.length) : clientId
