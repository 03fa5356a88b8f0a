import { FollowedParcel } from '../../../core/logistics/parcel'
import type { Tracks } from '../../logistics-ports'
import type { CloudbaseDatabase } from './app'
import { Collection } from './collection'
import { putVersion } from './put-version'

/** CloudBase answers no more in one request. */
const MOST = 1_000

export const cloudbaseTracks = (cloudbase: CloudbaseDatabase): Tracks => {
  const tracks = new Collection(cloudbase, 'tracks', FollowedParcel)
  const { command } = cloudbase
  return {
    find: (parcelId) => tracks.get(parcelId),
    among: (parcelIds) =>
      parcelIds.length === 0
        ? Promise.resolve([])
        : tracks.find({ _id: command.in([...parcelIds]) }, { limit: MOST }),
    insertAll: (parcels) => tracks.insertAll(parcels),
    put: (parcel, before) => putVersion(tracks, parcel, before),
    due: (now, limit) => tracks.find({ lookAt: command.lte(now) }, { order: [['lookAt', 'asc']], limit }),
    putOff: async ({ _id, version }, lookAt) => {
      await tracks.patch({ _id, version }, { lookAt })
    },
    forget: (parcelIds) => tracks.remove({ _id: command.in([...parcelIds]) }),
  }
}
