import type { logisticsContract } from '../../../core/contracts/logistics.contract'
import { pushEnded } from '../../../core/logistics/asked'
import { hear } from '../../../core/logistics/follow'
import { ok } from '../../../core/shared/result'
import type { SystemActor } from '../../actor'
import { changeParcel } from '../../parcels/change'
import { tellNews, type OnTrack } from '../../parcels/tell'
import type { UseCase } from '../../serve'

/** A push about a parcel. One that is not followed any more is taken without a word: a repeat would be of no use. */
export const toldOf =
  (onTrack: OnTrack): UseCase<typeof logisticsContract.parcels.told, SystemActor> =>
  async ({ parcelId, word, isOver, corrected }, { actor: { shop }, ports }) => {
    const now = ports.now()
    const parcel = await changeParcel(ports, shop, {
      id: parcelId,
      by: (known) => pushEnded(hear(known, word, { source: 'carrier', now }), { isOver, corrected }, now),
    })
    if (parcel) await tellNews(ports, { shop, parcel }, onTrack)
    return ok({})
  }
