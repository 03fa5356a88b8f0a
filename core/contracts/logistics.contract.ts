import * as z from 'zod/mini'
import { Instant } from '../shared/time'
import { TrackMove } from '../logistics/track'
import { procedure } from './procedure'

const parcels = {
  /** Who follows parcels for the shop tells of one. Late, repeated and out of order changes nothing in the end. */
  told: procedure({
    roles: ['system'],
    input: z.object({
      parcelId: z.string(),
      word: z.object({ points: z.array(TrackMove).check(z.maxLength(1_000)), signedAt: z.optional(Instant) }),
      /** It will tell no more. */
      isOver: z.boolean(),
      /** The carrier that it found the parcel to be with. */
      corrected: z.optional(z.string().check(z.maxLength(40))),
    }),
    output: z.object({}),
  }),
}

/** What comes in about parcels from somebody who follows them, beside the shop's own pushes (intake.contract.ts). */
export const logisticsContract = { parcels }
