import type { Parcel, TrackPoint } from '../../core/orders/order'
import { HOUR, MINUTE, startOfDay, type Instant } from '../../core/shared/time'
import { originOf, type Place } from './places'
import type { Random } from './random'
import type { DemoShopId } from './shops'

const companies = [
  { company: '顺丰速运', prefix: 'SF', digits: 13 },
  { company: '中通快递', prefix: '78', digits: 12 },
  { company: '圆通速递', prefix: 'YT', digits: 13 },
  { company: '韵达快递', prefix: '46', digits: 13 },
] as const

const signedAt = ['快递柜', '前台代收', '本人签收', '驿站代收'] as const

export interface Trip {
  readonly shopId: DemoShopId
  readonly to: Place
  readonly pickedAt: Instant
}

/** Midnight of the day after, when the counter opens too late for today's round. */
const roundAfter = (at: Instant, random: Random): Instant => {
  const opens = startOfDay(at) + 8 * HOUR + random.int(0, 80) * MINUTE
  return opens >= at ? opens : opens + 24 * HOUR
}

/** The whole trip of a parcel, oldest first: picked up, from hub to hub, brought by day, signed for. */
export const tripOf = ({ shopId, to, pickedAt }: Trip, random: Random): readonly TrackPoint[] => {
  const { city, store, hub } = originOf[shopId]
  const track: TrackPoint[] = [{ at: pickedAt, text: `已揽收，${city} ${store}` }]
  let at = pickedAt
  const later = (hours: number, text: string): void => {
    at += hours * HOUR + random.int(-20, 40) * MINUTE
    track.push({ at, text })
  }
  later(random.int(3, 7), `离开 ${hub}`)
  for (const stop of to.via[shopId]) {
    later(random.int(6, 11), `到达 ${stop}`)
    later(random.int(2, 4), `离开 ${stop}`)
  }
  later(random.int(2, 4), `到达 ${to.station}`)
  at = roundAfter(at, random)
  track.push({ at, text: `派送中，${to.station}的快递员正在送` })
  later(random.int(1, 6), `已签收，${random.pick(signedAt)}`)
  return track
}

/** What is known of a trip at `now`. It was delivered when its last line has come. */
export const parcelAt = (trip: readonly TrackPoint[], now: Instant, random: Random): Parcel => {
  const { company, prefix, digits } = random.pick(companies)
  const number = Array.from({ length: digits }, () => random.int(0, 9)).join('')
  const known = trip.filter(({ at }) => at <= now)
  const end = trip[trip.length - 1]
  const first = trip[0]
  return {
    company,
    trackingNo: `${prefix}${number}`,
    ...(first && { shippedAt: first.at }),
    ...(end && end.at <= now && { deliveredAt: end.at }),
    track: known.reverse(),
  }
}
