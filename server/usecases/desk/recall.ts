import type { DeskContract } from '../../../core/contracts/desk.contract'
import { err } from '../../../core/shared/result'
import { personOf } from '../../../core/routing/agent'
import type { DeskActor } from '../../actor'
import type { UseCase } from '../../serve'
import { act } from '../../turns/act'
import { messageAt } from '../../turns/read-turns'
import { changeOwn } from './own'

/** What WeChat or WeCom has told somebody of it already stays told. */
export const recall: UseCase<DeskContract['desk']['recall'], DeskActor> = (
  { messageId, ...asked },
  { actor, ports },
) =>
  changeOwn({ ports, actor }, asked, async ({ row: { openid, conversationId }, newest, clientId }) => {
    const { shop, agent } = actor
    const message = await messageAt(ports, conversationId, messageId)
    if (!message) return err('notFound')
    const thread = { shop, openid, clientId, seen: newest.seq }
    return act(ports, thread, { command: { type: 'recall', by: personOf(agent), message } })
  })
