import { callsPerson } from '../../../core/bot/understand'
import type { shopperContract } from '../../../core/contracts/shopper.contract'
import type { Service } from '../../../core/conversation/state'
import { conversationIdOf } from '../../../core/shared/ids'
import { ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import { botAnswer } from '../../bot/answer'
import { askedOnce } from '../../knowledge/ask-assistant'
import type { UseCase } from '../../serve'
import { handOffOf } from '../../turns/assign-queue'
import { awayFrom } from '../../turns/gone-home'
import { settle } from '../../turns/settle'
import { takeTurn } from '../../turns/take-turn'
import { threadView } from '../../turns/view'
import { dropUpload } from '../uploads/take-upload'
import { toSent, uploadsOf, type Sent } from './sent'

/** Who left a message outside hours says once more that he wants a person. */
const asksAgain = ({ body }: Sent, { status }: Service): boolean =>
  status === 'offline' && body.kind === 'text' && callsPerson(body.text, false)

export const send: UseCase<typeof shopperContract.conversation.send, ShopperActor> = async (
  { clientId, body, seen },
  { actor, ports },
) => {
  const { shop, openid } = actor
  // an upload is gone once it was sent: a repeat is answered before it is looked for
  const uploads = uploadsOf(body)
  const first =
    uploads.length > 0 ? await ports.turns.byClientId(conversationIdOf(shop._id, openid), clientId) : null
  if (first) return ok(await threadView(ports, shop, { turns: [first], state: first.state, seq: first.seq }))
  const sent = await toSent(ports, actor, body)
  if (!sent.ok) return sent

  const asking = { ...ports, assistant: askedOnce(ports.assistant) }
  const taken = await takeTurn(ports, { shop, openid, clientId, seen }, async (state, now) => {
    const { service } = state
    const answer = await botAnswer(asking, actor, { sent: sent.value, state, now })
    const asks = answer?.handOff === true || asksAgain(sent.value, service)
    const handOff = asks ? await handOffOf(ports, shop) : await awayFrom(ports, shop, service)
    return { command: { type: 'say', body: sent.value.body, answer }, handOff }
  })
  if (!taken.ok) return taken

  await settle(ports, shop, taken.value)
  for (const uploadId of uploads) await dropUpload(ports, uploadId)
  const { turn } = taken.value
  return ok(await threadView(ports, shop, { turns: [turn], state: turn.state, seq: turn.seq }))
}
