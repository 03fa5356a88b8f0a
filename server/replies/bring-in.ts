import { mergeReplies, type Merged, type Merging } from '../../core/quick-replies/merge'
import type { QuickReply } from '../../core/quick-replies/quick-reply'
import type { ReplyRow, RowProblem } from '../../core/quick-replies/read-rows'
import { ok, type Result } from '../../core/shared/result'
import type { RefusalCode } from '../../core/contracts/refusals'
import type { Ports } from '../ports'
import { sideBySide } from '../side-by-side'
import { alone } from './alone'

export type BringInPorts = Pick<Ports, 'replyBook' | 'leases' | 'newId' | 'pause'>

export interface BringIn extends Pick<Merging, 'shopId' | 'initialsOf'> {
  readonly rows: readonly ReplyRow[]
  /** The pictures that the rows name, and what is wrong with them; whose replies they may not change. */
  readonly lookAt: (existing: readonly QuickReply[]) => Promise<{
    readonly pictures: Merging['pictures']
    readonly problems: readonly RowProblem[]
  }>
}

/** Brings rows of a file into a shop's replies, all of them or, when there are problems, none. */
export const bringIn = (
  ports: BringInPorts,
  { rows, lookAt, shopId, initialsOf }: BringIn,
): Promise<Result<Merged, RefusalCode>> =>
  alone(ports, shopId, async () => {
    const { replyBook } = ports
    const existing = await replyBook.all(shopId)
    const { pictures, problems } = await lookAt(existing)
    const newId = () => `${shopId}:${ports.newId()}`
    const merged = mergeReplies(rows, existing, { shopId, newId, initialsOf, pictures })
    const all = [...problems, ...merged.problems].sort((one, other) => one.line - other.line)
    if (all.length > 0) return ok({ ...merged, problems: all })
    const writes = [
      ...merged.added.map((reply) => () => replyBook.add(reply)),
      ...merged.changed.map((reply) => () => replyBook.change(reply)),
    ]
    await sideBySide<() => Promise<unknown>>(writes, (write) => write())
    return ok(merged)
  })
