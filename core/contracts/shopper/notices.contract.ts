import * as z from 'zod/mini'
import { NoticeKind } from '../../notices/notice'
import { ClientId } from '../../shared/ids'
import { procedure } from '../procedure'

const roles = ['shopper'] as const

export const NoticeOffer = z.object({
  kind: NoticeKind,
  templateId: z.string(),
  /** How many she agreed to that were not sent yet. */
  left: z.int(),
})
export type NoticeOffer = z.infer<typeof NoticeOffer>

const Offers = z.object({ offers: z.array(NoticeOffer) })

/** Notices through WeChat when the shopper is not in the mini-program (R8). */
export const noticesContract = {
  /** What can be agreed to; nothing when the shop has no template for it. */
  offers: procedure({ roles, input: z.object({}), output: Offers }),
  /** The shopper tapped “允许” for these: each can be sent once more. A repeat with the same clientId adds nothing. */
  consent: procedure({
    roles,
    input: z.object({
      templateIds: z.array(z.string().check(z.maxLength(64))).check(z.minLength(1), z.maxLength(3)),
      clientId: ClientId,
    }),
    output: Offers,
  }),
}
