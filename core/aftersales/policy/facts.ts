import * as z from 'zod/mini'
import type { Order } from '../../orders/order'
import { Fen } from '../../shared/money'
import { present } from '../../shared/present'
import { Instant } from '../../shared/time'
import { askedFen, type Wish } from '../case'
import { CaseType, GoodsState, Reason } from '../kinds'
import { History } from './credit'

const Count = z.int().check(z.nonnegative())

/** What was granted ahead of the goods so far today, by rules. */
const Used = z.lazy(() => z.object({ count: Count, fen: Fen }))

/** All that a decision hangs on: kept with it, it can be made again by another policy (what-if.ts). */
export const PolicyFacts = z.lazy(() =>
  z.object({
    now: Instant,
    // the order
    placedAt: Instant,
    sent: z.boolean(),
    /** When the last of its goods came; null while they are on their way, or nobody knows. */
    receivedAt: z.nullable(Instant),
    /** The goods that the wish is about. */
    goodsOf: z.array(z.object({ item: z.int(), title: z.string(), sku: z.optional(z.string()) })),
    /** At most this for them (refundable.ts). */
    refundableFen: Fen,
    // the wish
    type: CaseType,
    reason: Reason,
    goods: GoodsState,
    askedFen: Fen,
    description: z.string(),
    photos: Count,
    videos: Count,
    /** Are they unopened, as she says? Null: nobody asked. */
    unopened: z.nullable(z.boolean()),
    // what the shop knows
    history: History,
    used: z.object({ shopper: Used, shop: Used }),
    /** Of what was paid ahead in the brake's window: how much, and how much of it was lost. */
    losses: z.object({ aheadFen: Fen, lostFen: Fen }),
  }),
)
export type PolicyFacts = z.infer<typeof PolicyFacts>

type Bought = Pick<Order, 'status' | 'placedAt' | 'completedAt' | 'items' | 'parcels'>

const latest = (moments: readonly (Instant | undefined)[]): Instant | null =>
  moments.reduce<Instant | null>((last, one) => (one === undefined ? last : Math.max(last ?? one, one)), null)

/** The day of receipt, from which the seven days count (R117): of the last parcel, else when the order was completed. */
export const receivedAtOf = ({ parcels, completedAt }: Bought): Instant | null =>
  latest(parcels.map(({ deliveredAt }) => deliveredAt)) ?? completedAt ?? null

const isSent = ({ status, parcels }: Bought): boolean =>
  status === 'shipped' ||
  status === 'delivered' ||
  status === 'completed' ||
  parcels.some(({ shippedAt, deliveredAt }) => shippedAt !== undefined || deliveredAt !== undefined)

const ofKind = ({ evidence }: Wish, kind: 'photo' | 'video'): number =>
  evidence.filter((one) => one.kind === kind).length

/** What order and wish say; the rest is what the shop knows beside them. */
export const factsOf = (
  order: Bought,
  wish: Wish,
  known: Pick<PolicyFacts, 'now' | 'refundableFen' | 'unopened' | 'history' | 'used' | 'losses'>,
): PolicyFacts => ({
  ...known,
  placedAt: order.placedAt,
  sent: isSent(order),
  receivedAt: receivedAtOf(order),
  goodsOf: wish.lines.map(({ item }) => ({
    item,
    title: order.items[item]?.title ?? '',
    ...present({ sku: order.items[item]?.sku }),
  })),
  type: wish.type,
  reason: wish.reason,
  goods: wish.goods,
  askedFen: askedFen(wish),
  description: wish.description,
  photos: ofKind(wish, 'photo'),
  videos: ofKind(wish, 'video'),
})
