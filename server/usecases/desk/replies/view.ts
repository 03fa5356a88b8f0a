import type { DeskReply } from '../../../../core/contracts/desk/replies'
import {
  ANY_GROUP,
  groupShelf,
  mayKeep,
  personShelf,
  SHOP_SHELF,
  type QuickReply,
  type Shelf,
} from '../../../../core/quick-replies/quick-reply'
import type { DeskActor } from '../../../actor'
import type { Ports } from '../../../ports'

/** What somebody may send; a supervisor looks after every group's. */
export const shelvesOf = ({ role, agent }: DeskActor): readonly Shelf[] => {
  const groups = role === 'supervisor' ? undefined : agent.groups
  return [SHOP_SHELF, ...(groups?.map(groupShelf) ?? [ANY_GROUP]), personShelf(agent.userid)]
}

export const keeperOf = ({ role, agent }: DeskActor) => ({ role, userid: agent.userid })

/** Replies as the desk gets them, with links to their pictures. */
export const replyViews = async (
  { files }: Pick<Ports, 'files'>,
  actor: DeskActor,
  replies: readonly QuickReply[],
): Promise<DeskReply[]> => {
  const pictures = replies.flatMap(({ image }) => image?.fileId ?? [])
  const links = pictures.length > 0 ? await files.links(pictures) : new Map<string, string>()
  return replies.map(({ image, ...reply }) => ({
    ...reply,
    image: image ? { url: links.get(image.fileId) ?? '' } : null,
    mayKeep: mayKeep(reply.shelf, keeperOf(actor)),
  }))
}

/** One of the shop's that the actor may change; null: there is none. */
export const ownOf = (all: readonly QuickReply[], replyId: string, actor: DeskActor): QuickReply | null => {
  const found = all.find(({ _id }) => _id === replyId)
  return found && mayKeep(found.shelf, keeperOf(actor)) ? found : null
}
