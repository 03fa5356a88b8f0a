import * as z from 'zod/mini'
import { mobileOf } from '../claim/phone'

const field = (max: number, missing: string, tooLong: string) =>
  z.string(missing).check(z.trim(), z.minLength(1, missing), z.maxLength(max, tooLong))

/** Where an order shall go instead; messages are refusal codes, each belongs to its field. */
export const Address = z.lazy(() =>
  z.object({
    name: field(50, 'recipientMissing', 'recipientTooLong'),
    phone: z.string('phoneFormat').check(
      z.trim(),
      z.refine((phone) => mobileOf(phone) !== null, 'phoneFormat'),
    ),
    province: field(60, 'regionMissing', 'regionMissing'),
    city: field(60, 'regionMissing', 'regionMissing'),
    /** Some cities have no districts. */
    district: z.string('regionMissing').check(z.trim(), z.maxLength(60, 'regionMissing')),
    detail: field(120, 'detailMissing', 'detailTooLong'),
  }),
)
export type Address = z.infer<typeof Address>

const Reason = field(100, 'reasonMissing', 'reasonTooLong')

/** What a shopper may ask of an order (R100). */
export const Wanted = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('cancel'), reason: Reason }),
    z.object({ kind: z.literal('address'), address: Address }),
  ]),
)
export type Wanted = z.infer<typeof Wanted>

export const RequestKind = z.enum(['cancel', 'address'])
export type RequestKind = z.infer<typeof RequestKind>
