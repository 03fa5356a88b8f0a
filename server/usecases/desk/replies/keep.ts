import type { repliesArea } from '../../../../core/contracts/desk/replies'
import { putInOrder } from '../../../../core/quick-replies/put-in-order'
import { err, ok } from '../../../../core/shared/result'
import type { DeskActor } from '../../../actor'
import { alone } from '../../../replies/alone'
import type { UseCase } from '../../../serve'
import { ownOf, replyViews } from './view'

type Area = typeof repliesArea

export const order: UseCase<Area['order'], DeskActor> = ({ replyIds }, { actor, ports }) =>
  alone(ports, actor.shop._id, async () => {
    const all = await ports.replyBook.all(actor.shop._id)
    if (replyIds.some((id) => !ownOf(all, id, actor))) return err('notFound')
    const placed = putInOrder(replyIds, all)
    for (const reply of placed) await ports.replyBook.place(reply)
    return ok({ placed: placed.length })
  })

/** One that is gone already is what was asked for. */
export const remove: UseCase<Area['remove'], DeskActor> = ({ replyId, version }, { actor, ports }) =>
  alone(ports, actor.shop._id, async () => {
    const before = ownOf(await ports.replyBook.all(actor.shop._id), replyId, actor)
    if (!before) return ok({ stale: null })
    const [view = null] = await replyViews(ports, actor, [before])
    if (before.version !== version) return ok({ stale: view })
    await ports.replyBook.remove(before)
    return ok({ stale: null })
  })
