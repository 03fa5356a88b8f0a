import { told } from '../../core/logistics/asked'
import type { FollowedParcel, ParcelNews } from '../../core/logistics/parcel'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import { changeParcel } from './change'

/** What became of a parcel. */
export interface TrackChange {
  readonly shop: Shop
  readonly parcel: FollowedParcel
  readonly news: ParcelNews
}

/**
 * Hears what becomes of parcels. The same news may come again, after a crash or when `false` was answered (not yet,
 * try later): what is done about it carries `newsKeyOf` and is done once.
 */
export type OnTrack = (ports: Ports, change: TrackChange) => Promise<boolean>

/** The same for every repeat of one news, and for no other: a client id. */
export const newsKeyOf = ({ parcel, news }: Pick<TrackChange, 'parcel' | 'news'>): string =>
  `track:${parcel._id}:${news.kind}:${news.at}`

const isTold = async (ports: Ports, change: TrackChange, onTrack: OnTrack): Promise<boolean> => {
  try {
    return await onTrack(ports, change)
  } catch (error) {
    ports.log.error('news of a parcel not told', { parcel: change.parcel._id, news: change.news.kind, error })
    return false
  }
}

/** Tells what is not told yet, in order. It is marked after that: a crash in between tells it once more. */
export const tellNews = async (
  ports: Ports,
  { shop, parcel }: Pick<TrackChange, 'shop' | 'parcel'>,
  onTrack: OnTrack,
): Promise<void> => {
  const now = ports.now()
  if (parcel.news.length === 0 || (parcel.tellAt ?? 0) > now) return
  const done: ParcelNews[] = []
  for (const news of parcel.news) {
    if (await isTold(ports, { shop, parcel, news }, onTrack)) done.push(news)
  }
  await changeParcel(ports, shop, { id: parcel._id, by: (stored) => told(stored, { done, now }) })
}
