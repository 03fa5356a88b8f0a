import { parcelNoticeWords } from '../../core/copy/parcels'
import { ParcelTrouble, type ParcelNotice } from '../../core/logistics/notice'
import type { FollowedParcel, ParcelUse } from '../../core/logistics/parcel'
import { present } from '../../core/shared/present'
import { minuteText } from '../../core/shared/time'
import { inform } from '../turns/inform'
import { isPast } from './tell-agents'
import { newsKeyOf, type OnTrack } from './tell'

const noticeOf = (
  { company, trackingNo, track }: FollowedParcel,
  { for: brings, orderNo }: ParcelUse,
  trouble: ParcelTrouble,
): ParcelNotice => {
  const [newest] = track.points
  const last = newest && { at: newest.at, text: newest.text }
  return { type: 'parcel', orderNo, brings, trouble, company, trackingNo, ...present({ last }) }
}

/** Of a return that stands still its case tells. */
const isCases = (use: ParcelUse, trouble: ParcelTrouble): boolean =>
  use.for === 'return' && trouble === 'stalled'

/** Warns her of a parcel that stands still or met with something, once for each time (R138). */
export const tellShopper: OnTrack = async (ports, change) => {
  const { shop, parcel, news } = change
  const trouble = ParcelTrouble.safeParse(news.kind)
  if (!trouble.success || isPast(change)) return true
  for (const use of parcel.uses) {
    const { orderNo } = use
    const openid = isCases(use, trouble.data) ? null : (await ports.orders.find(shop._id, orderNo))?.openid
    if (!openid) continue
    const values = {
      ...parcelNoticeWords(use.for, trouble.data),
      ...{ 订单号: orderNo, 快递: parcel.company, 单号: parcel.trackingNo, 时间: minuteText(ports.now()) },
    }
    const id = `${newsKeyOf(change)}:${orderNo}`
    await inform(ports, shop, {
      openid,
      id,
      command: { type: 'inform', notice: noticeOf(parcel, use, trouble.data) },
      outside: { _id: id, kind: 'parcelTrouble', values },
    })
  }
  return true
}
