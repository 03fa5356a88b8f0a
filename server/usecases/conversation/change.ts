import type { Command } from '../../../core/conversation/commands'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Thread } from '../../../core/conversation/thread'
import { ok, type Result } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import type { Ports } from '../../ports'
import { act } from '../../turns/act'
import { handOffOf } from '../../turns/assign-queue'
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
  const handOff = () => handOffOf(ports, shop)
  const needs = command.type === 'callHuman' ? { handOff } : {}
  const taken = await act(ports, { shop, openid, clientId }, { command, ...needs })
  if (!taken.ok) return taken
  const turn = taken.value
  return ok(await threadView(ports, shop, { turns: [turn], state: turn.state, seq: turn.seq }))
}
