import * as z from 'zod/mini'
import { DAY, HOUR } from '../shared/time'

const days = z.int().check(z.positive())

/** What a shop keeps of its shoppers and for how long: its own data, told to them word by word on the privacy page. */
export const PrivacyPolicy = z.object({
  /** Conversations and the files in them, after they were said. */
  conversationDays: days,
  /** Orders and their addresses, after they were placed. */
  orderDays: days,
  /** How long a prepared download can be fetched. */
  downloadHours: z.int().check(z.positive()),
  /** How long a request to delete can be taken back before it begins. */
  deletionWaitHours: z.int().check(z.nonnegative()),
})
export type PrivacyPolicy = z.infer<typeof PrivacyPolicy>

/** Of a shop that has not said otherwise: three years is what 电子商务法 (article 31) asks for of transactions. */
const usualPolicy: PrivacyPolicy = {
  conversationDays: 1_095,
  orderDays: 1_095,
  downloadHours: 72,
  deletionWaitHours: 24,
}

export const privacyOf = ({ privacy }: { readonly privacy?: PrivacyPolicy | undefined }): PrivacyPolicy =>
  privacy ?? usualPolicy

export const downloadMs = ({ downloadHours }: PrivacyPolicy): number => downloadHours * HOUR
export const deletionWaitMs = ({ deletionWaitHours }: PrivacyPolicy): number => deletionWaitHours * HOUR
export const orderMs = ({ orderDays }: PrivacyPolicy): number => orderDays * DAY
export const conversationMs = ({ conversationDays }: PrivacyPolicy): number => conversationDays * DAY
