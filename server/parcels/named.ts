import { detectCarriers } from '../../core/logistics/carriers'
import { checkTrackingNo, type TrackingNoRefusal, type Waybill } from '../../core/logistics/tracking-no'
import { err, type Result } from '../../core/shared/result'

interface Named {
  readonly company?: string | undefined
  readonly trackingNo: string
}

/** The parcel that somebody names: where no carrier is said, the number tells whose it is. */
export const waybillNamed = ({ company, trackingNo }: Named): Result<Waybill, TrackingNoRefusal> => {
  const named = company ?? detectCarriers(trackingNo.trim().toUpperCase())[0]?.name
  return named === undefined ? err('carrierMissing') : checkTrackingNo(named, trackingNo)
}
