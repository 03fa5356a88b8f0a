import type { ParcelTrouble } from '../logistics/notice'
import type { FollowedParcel, NewsKind, ParcelUse } from '../logistics/parcel'
import { orderTail } from '../orders/order-view'
import { deadlineText, HOUR, momentText, type Instant } from '../shared/time'

/** What a parcel brings, in a few letters. */
export const parcelNames: Readonly<Record<ParcelUse['for'], string>> = {
  order: '订单的包裹',
  return: '退回来的包裹',
  replacement: '补寄的包裹',
}

interface Told {
  readonly parcel: FollowedParcel
  /** Who should be contacted: 张女士. */
  readonly called: string
  /** By when; null when the shop promises nothing. */
  readonly contactBy: Instant | null
  readonly now: Instant
}

const whatOf = ({ company, trackingNo, uses: [use] }: FollowedParcel): string =>
  use
    ? `尾号 ${orderTail(use.orderNo)} ${parcelNames[use.for]}（${company} ${trackingNo}）`
    : `${company} ${trackingNo}`

const lastOf = ({ track: { points } }: FollowedParcel, now: Instant): string => {
  const [newest] = points
  return newest ? `最后一条：${momentText(newest.at, now)} ${newest.text}` : '还没有任何物流记录'
}

const quietFor = ({ track, openedAt }: FollowedParcel, now: Instant): string =>
  `${Math.floor((now - (track.lastMovedAt ?? openedAt)) / HOUR)} 小时没有更新`

const contact = ({ called, contactBy, now }: Told): string =>
  contactBy === null
    ? `请联系${called}，告诉进展`
    : `请在 ${deadlineText(contactBy, now)} 前联系${called}，告诉进展`

type Alarming = Exclude<NewsKind, 'moved' | 'arrived' | 'returned'>

/** What agents and supervisors read in WeCom about parcels that need somebody (R41, R42, R138). */
export const parcelAlarms: Readonly<Record<Alarming, (told: Told) => string>> = {
  stalled: (told) =>
    `物流停滞：${whatOf(told.parcel)} ${quietFor(told.parcel, told.now)}。${lastOf(told.parcel, told.now)}。${contact(told)}`,
  exception: ({ parcel, called, now }) =>
    `物流异常：${whatOf(parcel)}。${lastOf(parcel, now)}。请联系快递核实，并告诉${called}`,
  remindAgent: ({ parcel, called, now }) =>
    `还没有联系${called}：${whatOf(parcel)} ${quietFor(parcel, now)}，现在就告诉她进展`,
  tellSupervisor: ({ parcel, called, now }) =>
    `物流停滞后还没有人联系${called}：${whatOf(parcel)} ${quietFor(parcel, now)}。${lastOf(parcel, now)}`,
}

/** As its shopper calls it. */
export const shopperParcels: Readonly<Record<ParcelUse['for'], string>> = {
  order: '您订单的包裹',
  return: '您寄回的包裹',
  replacement: '补寄给您的包裹',
}

const troubleWords: Readonly<Record<ParcelTrouble, string>> = {
  stalled: '物流停住了，商家在联系快递',
  exception: '物流异常，商家在联系快递',
}

/** What her notice says (订阅消息): at most 20 characters a field. */
export const parcelNoticeWords = (brings: ParcelUse['for'], trouble: ParcelTrouble) => ({
  事项: shopperParcels[brings],
  结果: troubleWords[trouble],
})
