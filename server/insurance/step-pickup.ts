import { evolvePickup, type Pickup, type PickupNews } from '../../core/insurance/pickup'
import type { InsuranceRules } from '../../core/insurance/rules'
import { mayReturnIn, parcelIdOf } from '../../core/logistics/parcel'
import { waybillOf } from '../../core/logistics/tracking-no'
import { tellCase } from '../cases/by-system'
import type { ReturnPickup } from '../insurance-ports'
import type { Ports } from '../ports'

interface Asking {
  readonly pickup: Pickup
  readonly rules: InsuranceRules
  readonly insurer: ReturnPickup
}

const open = async (ports: Ports, { pickup, rules, insurer }: Asking): Promise<PickupNews> => {
  const { shopId, orderNo, _id: caseNo } = pickup
  const [order, insurance] = await Promise.all([
    ports.orders.find(shopId, orderNo),
    ports.insurances.find(shopId, orderNo),
  ])
  const returnTo = rules.wechat?.returnTo
  if (!order || !insurance || !returnTo) return { type: 'refused', reason: 'orderIncomplete' }
  const opened = await insurer.open({ insurance, order, rules, caseNo, returnTo })
  if (opened.ok) return { type: 'opened', returnId: opened.value }
  const { error } = opened
  if (error === 'busy') return { type: 'silent' }
  return { type: 'refused', reason: error === 'pickupBooked' ? 'refused' : error }
}

/** The case went on without it: WeChat lets go of what she has not booked; what is booked only she can cancel. */
const close = async ({ pickup, rules, insurer }: Asking): Promise<PickupNews> => {
  const closed = pickup.returnId === null ? null : await insurer.close(rules, pickup.returnId)
  return closed?.ok === false && closed.error === 'busy' ? { type: 'silent' } : { type: 'closed' }
}

const look = async ({ rules, insurer }: Asking, returnId: string): Promise<PickupNews> => {
  const trip = await insurer.look(rules, returnId)
  return trip.ok ? { type: 'seen', trip: trip.value } : { type: 'silent' }
}

const newsOf = async (ports: Ports, asking: Asking): Promise<PickupNews> => {
  const { pickup } = asking
  const row = await ports.cases.find(pickup._id)
  if (row?.record.state.status !== 'waitingForParcel') return close(asking)
  return pickup.returnId === null ? open(ports, asking) : look(asking, pickup.returnId)
}

/** A number that she filled in at WeChat is held to what one that she types here is. */
const isFree = async (ports: Ports, { shopId, orderNo, parcel }: Pickup): Promise<boolean> => {
  const known = parcel && (await ports.tracks.find(parcelIdOf(shopId, waybillOf(parcel))))
  return mayReturnIn(known, orderNo).ok
}

/** What becomes of it by the news. */
const afterNews = async (ports: Ports, pickup: Pickup, news: PickupNews): Promise<Pickup> => {
  const now = ports.now()
  const next = evolvePickup(pickup, news, now)
  if (next.status !== 'sent' || (await isFree(ports, next))) return next
  return evolvePickup(pickup, { type: 'refused', reason: 'waybillUsed' }, now)
}

/** The goods are fetched: the case hears it as from her, who booked it; once more it has heard. */
const tell = (ports: Ports, { _id: caseNo, openid, parcel }: Pickup): Promise<void> | undefined =>
  parcel
    ? tellCase(ports, {
        ...{ caseNo, deed: { type: 'shipBack', parcel }, clientId: `pickup:${caseNo}:${parcel.trackingNo}` },
        by: { actor: 'shopper', id: openid },
      })
    : undefined

/** The next step of a pickup that is due; harmless twice and at the same time. */
export const stepPickup = async (ports: Ports, pickup: Pickup): Promise<void> => {
  const rules = (await ports.shops.find(pickup.shopId))?.insurance
  const insurer = ports.insurers.wechat.returnPickup
  const news: PickupNews =
    rules && insurer
      ? await newsOf(ports, { pickup, rules, insurer })
      : { type: 'refused', reason: 'refused' }
  const next = await afterNews(ports, pickup, news)
  // the case first: whoever dies in between is followed by the clock, which looks again
  if (next.status === 'sent') await tell(ports, next)
  await ports.pickups.replace(next)
}
