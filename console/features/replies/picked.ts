import type { DeskReply } from '../../../core/contracts/desk/replies'
import { fill, missingSlots } from '../../../core/shared/template'

/** A reply as it goes into the composer: nothing is sent by itself. */
export interface PickedReply {
  readonly replyId: string
  readonly text: string
  /** The picture that goes behind it. */
  readonly image: { readonly url: string } | null
}

export type Values = Readonly<Record<string, string>>

/** The reply with everything filled in; else the names that have no value yet: never a hole. */
export const pick = (
  { _id, text, image }: Pick<DeskReply, '_id' | 'text' | 'image'>,
  values: Values,
): { readonly picked: PickedReply } | { readonly missing: readonly string[] } => {
  const missing = missingSlots(text, values)
  return missing.length > 0 ? { missing } : { picked: { replyId: _id, text: fill(text, values), image } }
}
