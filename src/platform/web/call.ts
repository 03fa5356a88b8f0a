import type { Call } from '../../../core/contracts/procedure'
import { err } from '../../../core/shared/result'
import { webDoor } from './door'
import { postCall } from './post'
import { endSession, sessionToken } from './session'
import { askSignIn } from './sign-in'

const isExpired = (reply: unknown): boolean =>
  typeof reply === 'object' && reply !== null && 'error' in reply && reply.error === 'sessionExpired'

/** One call with the session of this browser; without one the shopper is asked to sign in. */
export const callWeb = async (call: Call): Promise<unknown> => {
  const token = await sessionToken()
  const reply =
    token === '' || !webDoor
      ? err('sessionExpired')
      : await postCall(webDoor.call, call, { authorization: `Bearer ${token}` })
  if (isExpired(reply)) {
    endSession()
    askSignIn()
  }
  return reply
}
