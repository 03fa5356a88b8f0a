import { keyed } from '../../core/orders/claim/keyed'
import { orderIdOf, type Order, type Recipient } from '../../core/orders/order'
import type { Instant } from '../../core/shared/time'
import { drawOrder, type Draw } from './orders'
import { people, type Person } from './people'
import { randomOf } from './random'

/** How an export writes the recipient's phone. */
const masks = {
  whole: (phone: string) => phone,
  /** The last four can be read: it is claimed by order number, digits and name. */
  middle: (phone: string) => `${phone.slice(0, 3)}****${phone.slice(-4)}`,
  /** Nothing can be read that somebody could know: an agent links it. */
  most: (phone: string) => `${phone.slice(0, 3)}******${phone.slice(-2)}`,
} as const

interface Told {
  readonly orderNo: string
  readonly name: string
  readonly mask: keyof typeof masks
  readonly draw: Draw
}

/** Orders as an export of 微信小店 brings them: they belong to nobody until somebody claims them. */
const told: readonly Told[] = [
  { orderNo: '3729946591347480101', name: '刘芳', mask: 'whole', draw: { age: 'fresh', wish: 'alive' } },
  { orderNo: '3729946591347480102', name: '刘芳', mask: 'whole', draw: { age: 'old', wish: 'alive' } },
  { orderNo: '3729946591347480103', name: '刘芳', mask: 'middle', draw: { age: 'moving', wish: 'alive' } },
  { orderNo: '3729946591347480104', name: '刘芳', mask: 'most', draw: { age: 'arrived', wish: 'alive' } },
  { orderNo: '3729946591347480201', name: '叶知秋', mask: 'whole', draw: { age: 'moving', wish: 'alive' } },
]

const toldOf = (person: Person): readonly Told[] => told.filter(({ name }) => name === person.name)

const exported = ({ recipient, ...order }: Order, { orderNo, mask }: Told): Order => {
  const to: Recipient | undefined = recipient && { ...recipient, phone: masks[mask](recipient.phone) }
  const _id = orderIdOf(order.shopId, orderNo)
  return keyed({
    ...order,
    _id,
    orderNo,
    openid: null,
    paidThrough: '微信小店',
    ...(to && { recipient: to }),
  })
}

/** Orders of nobody that went to these people. */
export const unownedOrders = (now: Instant): Order[] =>
  people
    .filter(({ plot }) => plot === 'none')
    .flatMap((person) => {
      const random = randomOf(person.name.charCodeAt(0))
      return toldOf(person).map((one) => exported(drawOrder(person, one.draw, { now, random }), one))
    })

/** What the chooser says of somebody who has orders to claim: what she would know of one. */
export const claimHint = (person: Person): string => {
  const [first] = toldOf(person)
  return first ? `，可认领：${first.orderNo}，尾号 ${person.phone.slice(-4)}` : ''
}
