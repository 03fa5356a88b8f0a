import type { DeskContract, DeskSaid } from '../../../core/contracts/desk.contract'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { MessageBody } from '../../../core/conversation/message'
import { uploaderAtDesk } from '../../../core/desk/client-id'
import { toOrderCard } from '../../../core/orders/order-view'
import { err, ok, type Result } from '../../../core/shared/result'
import { personOf } from '../../../core/routing/agent'
import type { DeskActor } from '../../actor'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { act } from '../../turns/act'
import type { Thread } from '../../turns/take-turn'
import { quoteOf } from '../conversation/sent'
import { findOwn } from '../orders/own-order'
import { dropUpload, takePicture } from '../uploads/take-upload'
import { changeOwn } from './own'
import { shelvesOf } from './replies/view'

type Made = Promise<Result<MessageBody, RefusalCode>>
type Of<K extends DeskSaid['kind']> = Extract<DeskSaid, { kind: K }>

const toText = async (ports: Ports, thread: Thread, { kind, text, quote: id }: Of<'text'>): Made => {
  if (id === undefined) return ok({ kind, text })
  const quote = await quoteOf(ports, thread, id)
  return quote ? ok({ kind, text, quote }) : err('notFound')
}

/** Of this shopper: nobody else's order gets into her chat. */
const toOrder = async (ports: Ports, thread: Thread, { kind, orderNo }: Of<'order'>): Made => {
  const order = await findOwn(ports, thread, orderNo)
  return order ? ok({ kind, order: toOrderCard(order) }) : err('notFound')
}

/** Of a reply that he may send. */
const toReplyImage = async (ports: Ports, actor: DeskActor, { replyId }: Of<'replyImage'>): Made => {
  const replies = await ports.replyBook.onShelves(actor.shop._id, shelvesOf(actor))
  const image = replies.find(({ _id }) => _id === replyId)?.image
  return image ? ok(image) : err('notFound')
}

interface Saying extends Thread {
  readonly actor: DeskActor
}

const bodyOf = (ports: Ports, { actor, ...thread }: Saying, said: DeskSaid): Made => {
  switch (said.kind) {
    case 'text':
      return toText(ports, thread, said)
    case 'order':
      return toOrder(ports, thread, said)
    case 'image':
      return takePicture(
        ports,
        { shop: thread.shop, openid: uploaderAtDesk(actor.agent.userid) },
        said.uploadId,
      )
    case 'replyImage':
      return toReplyImage(ports, actor, said)
  }
}

/** What is done with is put away; a repeat puts away nothing twice. */
const afterwards = async (
  ports: Ports,
  { shop, agent }: DeskActor,
  { said, clientId }: { readonly said: DeskSaid; readonly clientId: string },
): Promise<void> => {
  if (said.kind === 'image') await dropUpload(ports, said.uploadId)
  if (said.kind !== 'text' || said.replyId === undefined) return
  const use = { _id: `${shop._id}:${clientId}`, replyId: said.replyId, userid: agent.userid, at: ports.now() }
  await ports.quickReplies.countUse({ ...use, shopId: shop._id })
}

/** The shopper reads it as she reads what is typed into the app's chat; that chat is not told of it again. */
export const reply: UseCase<DeskContract['desk']['reply'], DeskActor> = (
  { body, ...asked },
  { actor, ports },
) =>
  changeOwn({ ports, actor }, asked, async ({ row: { openid, conversationId }, newest, clientId }) => {
    const { shop, agent } = actor
    // an upload is gone once it was sent: a repeat is answered before it is looked for
    const first = body.kind === 'image' ? await ports.turns.byClientId(conversationId, clientId) : null
    if (first) return ok(first)
    const said = await bodyOf(ports, { shop, openid, actor }, body)
    if (!said.ok) return said
    const thread = { shop, openid, clientId, seen: newest.seq }
    const taken = await act(ports, thread, {
      command: { type: 'reply', by: personOf(agent), body: said.value },
    })
    if (taken.ok) await afterwards(ports, actor, { said: body, clientId })
    return taken
  })
