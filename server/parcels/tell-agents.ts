import { parcelAlarms } from '../../core/copy/parcels'
import { calledBy } from '../../core/lane/render'
import { dueAt } from '../../core/policy/clock'
import { timingOf } from '../../core/policy/waits'
import { conversationIdOf } from '../../core/shared/ids'
import type { Instant } from '../../core/shared/time'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import { staffOf } from '../turns/staff'
import { supervisorsOf, tellAll } from '../turns/tell-of-wait'
import { shopperOf } from './shopper'
import type { TrackChange } from './tell'

const contactByOf = (shop: Shop, { parcel }: TrackChange): Instant | null => {
  const contact = parcel.stall?.contact
  const timing = contact && timingOf(shop, { clock: contact })
  return contact && timing ? dueAt(contact, timing) : null
}

/** Who serves her now, else everybody on duty; what was not done in time, the supervisors. */
const readersOf = async (
  ports: Ports,
  { shop, news }: TrackChange,
  servedBy: string | null,
): Promise<readonly string[]> => {
  if (news.kind === 'tellSupervisor') return supervisorsOf(ports, shop)
  return servedBy === null ? (await staffOf(ports, shop._id)).map(({ userid }) => userid) : [servedBy]
}

/** Whom she is called by, and who serves her. */
const talkOf = async (ports: Ports, shop: Shop, openid: string | null) => {
  const conversation = openid && (await ports.turns.newest(conversationIdOf(shop._id, openid)))
  const service = conversation ? conversation.state.service : null
  const known = conversation ? conversation.state.shopper : null
  const shopper = known ?? (openid === null ? null : await ports.shoppers.find(shop._id, openid))
  return { called: calledBy(shopper), servedBy: service?.status === 'assigned' ? service.agentId : null }
}

/** Warns of a parcel that needs somebody. False: nobody is there now, or WeCom did not answer. */
export const tellAgents = async (ports: Ports, change: TrackChange): Promise<boolean> => {
  const { shop, parcel, news } = change
  if (news.kind === 'moved' || news.kind === 'arrived' || news.kind === 'returned') return true
  if (parcel.uses.length === 0 || isPast(change)) return true
  const openid = await shopperOf(ports, shop, parcel)
  const { called, servedBy } = await talkOf(ports, shop, openid)
  const userids = await readersOf(ports, change, servedBy)
  const at = { parcel, called, contactBy: contactByOf(shop, change), now: ports.now() }
  const told = await tellAll(ports, shop, { userids, text: parcelAlarms[news.kind](at) })
  return told.ok && userids.length > 0
}

/** It moves again, or she was contacted, before anybody could be told. */
export const isPast = ({ parcel: { stall, track }, news: { kind } }: TrackChange): boolean =>
  kind === 'exception' ? track.state !== 'exception' : stall === null || stall.contactedAt !== undefined
