import type { RefusalCode } from '../../core/contracts/refusals'
import type { Command, HandOff } from '../../core/conversation/commands'
import type { Turn } from '../../core/conversation/turn'
import { ok, type Result } from '../../core/shared/result'
import type { Ports } from '../ports'
import { settle } from './settle'
import { takeTurn, type Said } from './take-turn'

interface Act {
  readonly command: Command
  /** How a hand-off would go, asked anew whenever the turn is tried again; left out where none can come of it. */
  readonly handOff?: () => Promise<HandOff>
}

/** Takes a turn by one command that is known before, and does what it asks for outside; answers the turn. */
export const act = async (
  ports: Ports,
  thread: Said,
  { command, handOff }: Act,
): Promise<Result<Turn, RefusalCode>> => {
  const propose = async () => ({ command, handOff: handOff ? await handOff() : null })
  const taken = await takeTurn(ports, thread, propose)
  if (!taken.ok) return taken
  await settle(ports, thread.shop, taken.value)
  return ok(taken.value.turn)
}
