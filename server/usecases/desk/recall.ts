import type { DeskContract } from '../../../core/contracts/desk.contract'
import type { Placed } from '../../../core/conversation/recall'
import { err } from '../../../core/shared/result'
import { personOf } from '../../../core/routing/agent'
import type { DeskActor } from '../../actor'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { act } from '../../turns/act'
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
    const thread = { shop, openid, clientId, seen: newest.seq }
    return act(ports, thread, { command: { type: 'recall', by: personOf(agent), message } })
  })
