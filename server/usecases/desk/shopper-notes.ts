import type { DeskContract } from '../../../core/contracts/desk.contract'
import type { ShopperNoteView } from '../../../core/contracts/desk/shoppers'
import type { ShopperNote } from '../../../core/desk/shopper-note'
import { deskClientId } from '../../../core/desk/client-id'
import { err, ok } from '../../../core/shared/result'
import type { DeskActor } from '../../actor'
import type { UseCase } from '../../serve'
import { findOwn } from '../orders/own-order'
import { noteLook } from './note-look'
import { openSession } from './open-session'

type Shoppers = DeskContract['shoppers']

export const shopperNoteView = (
  { _id, by, text, at }: ShopperNote,
  { role, agent }: DeskActor,
): ShopperNoteView => ({
  id: _id,
  by: by.name,
  isMine: by.userid === agent.userid || role === 'supervisor',
  text,
  at,
})

export const setTags: UseCase<Shoppers['setTags'], DeskActor> = async (
  { sessionId, tags, tagsVersion },
  { actor, ports },
) => {
  const found = await openSession(ports, actor, sessionId)
  if (!found.ok) return found
  const { shopId, openid } = found.value.row
  const once = [...new Set(tags)]
  const version = await ports.shoppers.setTags({ shopId, openid }, once, tagsVersion)
  return version === null ? err('changedMeanwhile') : ok({ tags: once, tagsVersion: version })
}

export const reveal: UseCase<Shoppers['reveal'], DeskActor> = async (
  { sessionId, orderNo },
  { actor, ports },
) => {
  const found = await openSession(ports, actor, sessionId)
  if (!found.ok) return found
  const { openid } = found.value.row
  const order = await findOwn(ports, { shop: actor.shop, openid }, orderNo)
  if (!order?.recipient) return err('notFound')
  await noteLook(ports, actor, { openid, action: 'revealed', sessionId, orderNo })
  const { name, phone, province, city, district, detail } = order.recipient
  return ok({ name, phone, address: [province, city, district, detail].filter(Boolean).join('') })
}

export const addNote: UseCase<Shoppers['addNote'], DeskActor> = async (
  { sessionId, clientId, text },
  { actor, ports },
) => {
  const found = await openSession(ports, actor, sessionId)
  if (!found.ok) return found
  const { shopId, openid } = found.value.row
  const { userid, name } = actor.agent
  const _id = `${shopId}:${openid}:${deskClientId(userid, clientId)}`
  const note = { _id, shopId, openid, by: { userid, name }, text, at: ports.now() }
  const kept = await ports.shopperNotes.add(note)
  return ok({ note: shopperNoteView(kept, actor) })
}

export const dropNote: UseCase<Shoppers['dropNote'], DeskActor> = async (
  { sessionId, noteId },
  { actor, ports },
) => {
  const found = await openSession(ports, actor, sessionId)
  if (!found.ok) return found
  const { shopId, openid } = found.value.row
  const note = await ports.shopperNotes.find(noteId)
  if (!note) return ok({}) // taken away before
  if (note.shopId !== shopId || note.openid !== openid) return err('notFound')
  if (!shopperNoteView(note, actor).isMine) return err('forbidden')
  await ports.shopperNotes.drop(noteId)
  return ok({})
}
