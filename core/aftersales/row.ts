import * as z from 'zod/mini'
import type { Order } from '../orders/order'
import { CaseNo } from '../refunds/numbers'
import { railOf } from '../refunds/rail'
import { OrderNo, ShopId } from '../shared/ids'
import { present } from '../shared/present'
import { Instant } from '../shared/time'
import { isOpen, type Case } from './case'
import { CaseRecord, type CaseStep } from './record'
import { stays } from './stays'

/** Where a case stands in the desk's lists: the shop has the word, somebody else has, or it is over. */
export const CaseListName = z.enum(['due', 'waiting', 'over'])
export type CaseListName = z.infer<typeof CaseListName>

/** A case as lists and clocks find it: a projection of its order's steps, never newer than them. `_id` = caseNo. */
export const CaseRow = z.lazy(() =>
  z.object({
    _id: CaseNo,
    shopId: ShopId,
    orderNo: OrderNo,
    /** The step that it was made from: an older one changes nothing. */
    seq: z.int(),
    openid: z.string(),
    record: CaseRecord,
    /** Of its first goods. */
    title: z.string(),
    sku: z.optional(z.string()),
    image: z.optional(z.string()),
    openedAt: Instant,
    list: CaseListName,
    /** By when somebody has to act; of one that is over, minus the moment: what ended last stands first. */
    listAt: z.int(),
    /** Since when a supervisor has the word or is asked; null: none is. */
    askedAt: z.nullable(Instant),
    /** When the clock looks at it; null when nothing runs. */
    lookAt: z.nullable(Instant),
  }),
)
export type CaseRow = z.infer<typeof CaseRow>

/** What the list is made from, beside the case. */
type Ordered = Pick<Order, 'items' | 'paidThrough' | 'payMethod'>

/** Money that no rail of ours moves a person has to move. */
const listOf = ({ status }: Case, order: Ordered): CaseListName => {
  if (!isOpen(status)) return 'over'
  const { waitsFor } = stays[status]
  const isByHand = status === 'refunding' && railOf(order) !== 'wechatPay'
  return waitsFor === 'agent' || waitsFor === 'supervisor' || isByHand ? 'due' : 'waiting'
}

/** When the clock has something to do about it: the reminder, then what follows from its passing. */
export const lookAtOf = ({ deadline }: Case): Instant | null => {
  if (!deadline) return null
  return deadline.warned ? deadline.nextAt : Math.min(deadline.warnAt, deadline.nextAt)
}

const askedAtOf = ({ asked, state, changedAt }: CaseRecord): Instant | null =>
  asked?.at ?? (state.status === 'disputed' ? changedAt : null)

/** A case of a step as the lists hold it. */
export const rowOf = (
  { shopId, orderNo, seq }: Pick<CaseStep, 'shopId' | 'orderNo' | 'seq'>,
  record: CaseRecord,
  order: Ordered,
): CaseRow => {
  const { caseNo, openid, openedAt, changedAt, state } = record
  const goods = order.items[state.wish.lines[0]?.item ?? 0]
  const list = listOf(state, order)
  return {
    ...{ _id: caseNo, shopId, orderNo, seq, openid, record, openedAt, list },
    title: goods?.title ?? orderNo,
    ...present({ sku: goods?.sku, image: goods?.image }),
    listAt: list === 'over' ? -changedAt : (state.deadline?.dueAt ?? changedAt),
    askedAt: askedAtOf(record),
    lookAt: lookAtOf(state),
  }
}
