import type { Command } from '../../../core/conversation/commands'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Thread } from '../../../core/conversation/thread'
import { ok, type Result } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import type { Ports } from '../../ports'
import { handOffOf } from '../../turns/assign-queue'
import { settle } from '../../turns/settle'
import { takeTurn } from '../../turns/take-turn'
import { threadView } from '../../turns/view'

interface Change {
  readonly clientId: string
  readonly command: Command
}

/** One command of the shopper's that needs nothing but itself. */
export const change = async (
  ports: Ports,
  { shop, openid }: ShopperActor,
  { clientId, command }: Change,
): Promise<Result<Thread, RefusalCode>> => {
  const taken = await takeTurn(ports, { shop, openid, clientId }, async () => ({
    command,
    handOff: command.type === 'callHuman' ? await handOffOf(ports, shop) : null,
  }))
  if (!taken.ok) return taken
  await settle(ports, shop, taken.value)
  const { turn } = taken.value
  return ok(await threadView(ports, shop, { turns: [turn], state: turn.state, seq: turn.seq }))
}
