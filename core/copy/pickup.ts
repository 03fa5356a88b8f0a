import { fetchesReturns, type Pickup, type PickupStatus, type PickupView } from '../insurance/pickup'

const refusals: Readonly<Record<NonNullable<Pickup['reason']>, string>> = {
  notInsured: '微信没有查到这笔订单的运费险，请自己寄回',
  orderIncomplete: '订单里的地址不全，约不了上门取件，请自己寄回',
  refused: '微信暂时不受理，请自己寄回，或稍后再试',
  waybillUsed: '在微信的「退货提醒」里填的单号是别的包裹的，请在这里填寄回的单号',
}

const title = '上门取件，免付基础运费'

const said: Readonly<Record<Exclude<PickupStatus, 'sent' | 'closed'>, (pickup: Pickup) => PickupView>> = {
  wanted: () => ({ title, text: '正在联系微信，通常一分钟内好', mayBook: false }),
  open: () => ({
    ...{ title, mayBook: false },
    text: '微信已给您发「退货提醒」服务通知：点开选「上门取件」和方便的时间，地址已填好。取走后单号自动填到这里',
  }),
  booked: ({ parcel }) => ({
    title: '已约上门取件',
    text: `${parcel ? `${parcel.company} ${parcel.trackingNo}。` : ''}要改时间或取消，在微信的「退货提醒」里操作`,
    mayBook: false,
  }),
  cancelled: () => ({
    title: '上门取件已取消',
    text: '请在微信的「退货提醒」里重新约。改成自己寄的话，运费险认的还是取消的那张运单，可能赔不了，请先问客服',
    mayBook: false,
  }),
  refused: ({ reason }) => ({
    title: '没有约成上门取件',
    text: refusals[reason ?? 'refused'],
    mayBook: reason === 'refused',
  }),
}

const offer: PickupView = {
  title,
  text: '微信派快递员来取，时间您选，不用填单号',
  mayBook: true,
}

/** What stands on the case while its goods are to be sent; null where nobody fetches them. */
export const pickupView = (
  pickup: Pickup | null,
  of: Parameters<typeof fetchesReturns>,
): PickupView | null => {
  if (!pickup) return fetchesReturns(...of) ? offer : null
  return pickup.status === 'sent' || pickup.status === 'closed' ? null : said[pickup.status](pickup)
}
