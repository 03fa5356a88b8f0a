import type { Deed } from '../aftersales/commands'
import type { NewsKind, ParcelUse } from './parcel'

/** What a case hears of parcels (core/aftersales/commands.ts). */
export type ParcelDeed = Extract<
  Deed['type'],
  | 'parcelArrived'
  | 'parcelStalled'
  | 'parcelReturned'
  | 'replacementArrived'
  | 'replacementLost'
  | 'intercepted'
  | 'interceptFailed'
>

const deeds: Readonly<Record<ParcelUse['for'], Partial<Record<NewsKind, ParcelDeed>>>> = {
  return: { arrived: 'parcelArrived', stalled: 'parcelStalled', returned: 'parcelReturned' },
  replacement: { arrived: 'replacementArrived', returned: 'replacementLost' },
  /** Of a case that has the order's own parcel stopped on its way; any other case does not hear of it. */
  order: { arrived: 'interceptFailed', returned: 'intercepted' },
}

/** What news of a parcel means to the case that it is for; null when nothing. */
export const deedOf = (use: Pick<ParcelUse, 'for'>, kind: NewsKind): ParcelDeed | null =>
  deeds[use.for][kind] ?? null
