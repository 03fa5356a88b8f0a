import type { DeskContract } from '../../../core/contracts/desk.contract'
import type { Input } from '../../../core/contracts/procedure'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { MessageBody } from '../../../core/conversation/message'
import { err, ok, type Result } from '../../../core/shared/result'
import type { DeskActor } from '../../actor'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { settle } from '../../turns/settle'
import { takeTurn, type Thread } from '../../turns/take-turn'
import { quoteOf } from '../conversation/sent'
import { changeOwn } from './own'

type Reply = DeskContract['desk']['reply']

const bodyOf = async (
  ports: Ports,
  thread: Thread,
  { kind, text, quote: id }: Input<Reply>['body'],
): Promise<Result<MessageBody, RefusalCode>> => {
  if (id === undefined) return ok({ kind, text })
  const quote = await quoteOf(ports, thread, id)
  return quote ? ok({ kind, text, quote }) : err('notFound')
}

/** The shopper reads it as she reads what is typed into the app's chat; that chat is not told of it again. */
export const reply: UseCase<Reply, DeskActor> = ({ body, ...asked }, { actor, ports }) =>
  changeOwn({ ports, actor }, asked, async ({ row: { openid }, newest, clientId }) => {
    const { shop, agent } = actor
    const said = await bodyOf(ports, { shop, openid }, body)
    if (!said.ok) return said
    const by = { agentId: agent.userid, name: agent.name }
    const taken = await takeTurn(ports, { shop, openid, clientId, seen: newest.seq }, async () => ({
      command: { type: 'reply', by, body: said.value },
      handOff: null,
    }))
    if (!taken.ok) return taken
    await settle(ports, shop, taken.value)
    return ok(taken.value.turn)
  })
