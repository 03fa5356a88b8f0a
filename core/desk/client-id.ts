import type { ClientId } from '../shared/ids'

/** What comes from the desk is told apart from what shoppers send (theirs have no colon), and from each other agent's. */
export const deskClientId = (userid: string, clientId: ClientId): string => `desk:${userid}:${clientId}`

/** The sender's own id again, for the page that looks for its words. */
export const clientIdAtDesk = (clientId: string): string => clientId.replace(/^desk:[^:]+:/, '')

/** Whose uploads are an agent's: no shopper's openid has a colon. */
export const uploaderAtDesk = (userid: string): string => `desk:${userid}`
