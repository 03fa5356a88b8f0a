import type { DeskContract } from '../../../core/contracts/desk.contract'
import type { Placed } from '../../../core/conversation/recall'
import { err, ok } from '../../../core/shared/result'
import type { DeskActor } from '../../actor'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { settle } from '../../turns/settle'
import { takeTurn } from '../../turns/take-turn'
import { changeOwn } from './own'

const placed = async (ports: Ports, conversationId: string, id: string): Promise<Placed | null> => {
  const [seq = 0, position = 0] = id.split('.').map(Number)
  const [turn] = await ports.turns.after(conversationId, seq - 1, 1)
  const message = turn?.seq === seq ? turn.messages[position] : undefined
  return turn && message ? { ...message, seq, position, at: turn.at } : null
}

/** What WeChat or WeCom has told somebody of it already stays told. */
export const recall: UseCase<DeskContract['desk']['recall'], DeskActor> = (
  { messageId, ...asked },
  { actor, ports },
) =>
  changeOwn({ ports, actor }, asked, async ({ row: { openid, conversationId }, newest, clientId }) => {
    const { shop, agent } = actor
    const message = await placed(ports, conversationId, messageId)
    if (!message) return err('notFound')
    const by = { agentId: agent.userid, name: agent.name }
    const taken = await takeTurn(ports, { shop, openid, clientId, seen: newest.seq }, async () => ({
      command: { type: 'recall', by, message },
      handOff: null,
    }))
    if (!taken.ok) return taken
    await settle(ports, shop, taken.value)
    return ok(taken.value.turn)
  })
