import { deedOf } from '../../core/logistics/case-news'
import { newsKeyOf, type OnTrack } from '../parcels/tell'
import { tellCase } from './by-system'

/** The cases of a parcel hear what became of it. */
export const hearParcel: OnTrack = async (ports, change) => {
  const key = newsKeyOf(change)
  for (const use of change.parcel.uses) {
    const type = deedOf(use, change.news.kind)
    if (!type) continue
    const rows =
      use.caseNo === undefined
        ? await ports.cases.ofOrder(change.shop._id, use.orderNo)
        : [{ _id: use.caseNo }]
    for (const { _id: caseNo } of rows) {
      await tellCase(ports, { caseNo, deed: { type }, clientId: `${key}:${caseNo}` })
    }
  }
  return true
}
