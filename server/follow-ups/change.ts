import type { RefusalCode } from '../../core/contracts/refusals'
import { decide, type Command } from '../../core/followups/decide'
import type { FollowUp } from '../../core/followups/follow-up'
import { err, type Result } from '../../core/shared/result'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'

/** Racing writers each need one more try. */
const MOST_TRIES = 5

/** What is to be done to the follow-up of that session. */
export interface Change {
  readonly sessionId: string
  readonly command: Command
}

/** Does that to the follow-up of a session, once; null when there is none. */
export const changeFollowUp = async (
  ports: Ports,
  shop: Shop,
  { sessionId, command }: Change,
): Promise<Result<FollowUp, RefusalCode> | null> => {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const found = await ports.followUps.find(sessionId)
    if (found?.shopId !== shop._id) return null
    const after = decide(command, found, { now: ports.now(), promises: shop })
    if (!after.ok || after.value === found) return after
    if (await ports.followUps.put(after.value, found.version)) return after
  }
  return err('busy')
}
