import type { Order } from '../../../core/orders/order'
import type { Instant } from '../../../core/shared/time'
import { DAY, HOUR, MINUTE } from '../../../core/shared/time'
import { people } from '../people'
import { storyDay } from '../story'
import { plots, type Deed, type Plot, type When } from './plots'

/** What happens at that moment, of the plot of that place. */
export interface Happening {
  readonly at: Instant
  /** `ask` begins the case. */
  readonly does: Deed | 'ask'
}

/** A plot with the order that it is about. */
export interface Cast {
  readonly plot: Plot
  readonly order: Order & { readonly openid: string }
  readonly happenings: readonly Happening[]
}

const momentOf = (when: When, now: Instant): Instant => {
  if (typeof when === 'number') return now - when * MINUTE
  const [daysAgo, clock] = when
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return storyDay(now) - daysAgo * DAY + hour * HOUR + minute * MINUTE
}

/** Whoever asks has had it for no longer: seven days without a reason are not over. */
const NEW_MS = 6 * DAY

/** Had all of it come by then, and not long before? */
const hadCome = ({ parcels }: Order, at: Instant): boolean =>
  parcels.length > 0 && parcels.every(({ deliveredAt = 0 }) => deliveredAt < at && deliveredAt > at - NEW_MS)

const nameOf = new Map(people.map(({ shopId, openid, name }) => [`${shopId}:${openid}`, name]))
const isSpecial = new Set(people.filter(({ plot }) => plot !== 'usual').map(({ name }) => name))

/** The shopper who was named; else one who has no story of her own. */
const isHers = ({ order: { name } }: Plot, { shopId, openid }: Order): boolean => {
  const owner = nameOf.get(`${shopId}:${openid ?? ''}`) ?? ''
  return name === undefined ? !isSpecial.has(owner) : owner === name
}

/** Nothing but the goods that are wanted. */
const hasGoods = ({ order: { goods } }: Plot, { items: [first, ...others] }: Order): boolean =>
  !goods || (others.length === 0 && first !== undefined && goods.includes(first.title))

const fits = (plot: Plot, order: Order): boolean => {
  const { pieces = 1, fromPaidFen = 0 } = plot.order
  const isEnough = order.paidFen >= fromPaidFen && (order.items[0]?.quantity ?? 0) >= pieces
  return plot.shopId === order.shopId && isEnough && isHers(plot, order) && hasGoods(plot, order)
}

const happeningsOf = ({ asks, then }: Plot, now: Instant): Happening[] => [
  { at: momentOf(asks.at, now), does: 'ask' },
  ...then.map(([when, does]) => ({ at: momentOf(when, now), does })),
]

/**
 * An order for each plot, of a shopper of her own, that had come by the time she asks. A plot that finds none at this
 * hour is left out.
 */
export const castAt = (orders: readonly Order[], now: Instant): Cast[] => {
  const taken = new Set<string>()
  return plots.flatMap((plot) => {
    const happenings = happeningsOf(plot, now)
    const asked = happenings[0]?.at ?? now
    const isFree = ({ shopId, openid }: Order) => !taken.has(`${shopId}:${openid ?? ''}`)
    const order = orders.find((one) => fits(plot, one) && hadCome(one, asked) && isFree(one))
    if (typeof order?.openid !== 'string') return []
    taken.add(`${order.shopId}:${order.openid}`)
    return [{ plot, order: { ...order, openid: order.openid }, happenings }]
  })
}
