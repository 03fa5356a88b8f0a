import * as z from 'zod/mini'
import { ImageBody } from '../conversation/bodies'
import type { AgentRole } from '../routing/agent'
import { ShopId } from '../shared/ids'
import { DAY, Instant } from '../shared/time'

/** Who may send a reply: `shop` everybody, `group:id` that group's agents (R45), `person:userid` one agent. */
export const Shelf = z.string().check(z.regex(/^(?:shop|(?:group|person):.{1,64})$/u))
export type Shelf = z.infer<typeof Shelf>

export const SHOP_SHELF: Shelf = 'shop'
/** Every group's: what an agent who serves all groups may send. */
export const ANY_GROUP: Shelf = 'group:*'
export const groupShelf = (group: string): Shelf => `group:${group}`
export const personShelf = (userid: string): Shelf => `person:${userid}`

/** A quick reply (R4, R72, R186). Variables in braces: {称呼} {订单尾号} {时间} … */
export const QuickReply = z.object({
  _id: z.string(),
  shopId: ShopId,
  shelf: z._default(Shelf, SHOP_SHELF),
  /** Its `/n` and its place in lists; no two of a shop have the same. */
  position: z.int(),
  /** Empty: of no category. */
  category: z._default(z.string(), ''),
  title: z.string(),
  text: z.string(),
  /** Words of shoppers that call for it (R84). */
  keywords: z._default(z.array(z.string()), []),
  /** First letters of the title in pinyin, made where it is written: 发货时间 fhsj. */
  initials: z._default(z.string(), ''),
  /** Sent behind the text. */
  image: z.optional(ImageBody),
  /** Goes up with each change of its words, not of its number. */
  version: z._default(z.int(), 0),
})
export type QuickReply = z.infer<typeof QuickReply>

/** Who looks after replies. */
export interface Keeper {
  readonly role: AgentRole
  readonly userid: string
}

/** Supervisors keep what is the shop's and a group's; what is one's own everybody keeps himself, and nobody else. */
export const mayKeep = (shelf: Shelf, { role, userid }: Keeper): boolean =>
  shelf === personShelf(userid) || (role === 'supervisor' && !shelf.startsWith('person:'))

/** How long a sending counts, and is kept. */
export const USES_COUNT_MS = 30 * DAY

/** One sending of a reply. `_id` is that of what the agent typed, so that a repeat counts once. */
export const ReplyUse = z.object({
  _id: z.string(),
  shopId: ShopId,
  replyId: z.string(),
  userid: z.string(),
  at: Instant,
})
export type ReplyUse = z.infer<typeof ReplyUse>
