import type { StoredParcel } from '../orders/order'
import type { TrackState, TrackWord } from './track'

/** In this order: a line that speaks of a return may speak of a signature too. */
const meanings: readonly (readonly [RegExp, TrackState])[] = [
  [/退回(?!地址)|退签|退件中|原路返回/, 'returned'],
  [/拒收|拒签|派件异常|投递失败|无法(联系|派送)|滞留|破损|超区|丢失|遗失|疑难|问题件/, 'exception'],
  [/(未|待|请(您)?(及时)?|准备|等待)(签收|妥投|取)/, 'outForDelivery'],
  [/已签收|签收成功|签收人|已妥投|妥投|已取(件|走|出)|代收点已签/, 'signed'],
  [/派送|派件|投递|送货上门|配送中|(快递柜|驿站|自提)/, 'outForDelivery'],
  [/揽收|揽件|收件|已取货|收寄/, 'accepted'],
]

/** What a line means that a shop's own system sends: it has words, and no state. */
export const stateOfText = (text: string): TrackState =>
  meanings.find(([words]) => words.test(text))?.[1] ?? 'inTransit'

/** What a shop's own system says of a parcel (docs/intake.md). */
export const wordOfShop = ({
  track,
  shippedAt,
  deliveredAt,
}: Pick<StoredParcel, 'track' | 'shippedAt' | 'deliveredAt'>): TrackWord => ({
  points: track.map(({ at, text }) => ({ at, text, state: stateOfText(text) })),
  ...(shippedAt !== undefined && { shippedAt }),
  ...(deliveredAt !== undefined && { signedAt: deliveredAt }),
})
