import * as z from 'zod/mini'
import { ImageBody } from '../conversation/bodies'
import { Instant } from '../shared/time'
import { LeadsTo } from './leads-to'

/** Its name in a shop, and in files. */
export const EntryKey = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/))

/** R100: where a shop's tree of categories begins. A category is a path: 售后/退款. */
export const startCategories = ['订单', '支付', '配送', '商品', '售后'] as const

export const Audience = z.enum(['all', 'shopper', 'agent'])
export type Audience = z.infer<typeof Audience>

/** For whom it is said at all: what it leaves out fits everything. */
export const Scope = z.lazy(() =>
  z.object({
    /** The order that she came from stands so. */
    statuses: z.optional(
      z.array(z.enum(['unpaid', 'paid', 'shipped', 'delivered', 'completed', 'cancelled'])),
    ),
    /** One of these words stands in the title of what she looks at or has ordered. */
    goods: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(30))).check(z.maxLength(20))),
  }),
)
export type Scope = z.infer<typeof Scope>

const Question = z.string().check(z.minLength(2), z.maxLength(60))

export const MOST_SIMILAR = 100
export const ANSWER_MAX = 1_000
/** Manuals and policies (R102). */
export const ARTICLE_MAX = 30_000

/** One piece of what a shop knows: asked in many ways, answered in one. */
export const Entry = z.lazy(() =>
  z
    .object({
      key: EntryKey,
      category: z.string().check(z.regex(/^[^/\s][^/]{0,19}(?:\/[^/]{1,20}){0,2}$/u)),
      title: Question,
      /** The same in the words that shoppers use. */
      similar: z.array(Question).check(z.maxLength(MOST_SIMILAR)),
      /** `{审核时限}` and the like are filled from the shop's policy, so that they cannot go stale. */
      answer: z.string().check(z.minLength(1), z.maxLength(ARTICLE_MAX)),
      /** A manual or a policy: cut into passages, each of which answers by itself (R102). */
      isArticle: z.optional(z.literal(true)),
      image: z.optional(ImageBody),
      leadsTo: z.optional(LeadsTo),
      /** What is worth asking next (R110). */
      next: z.optional(z.array(Question).check(z.maxLength(5))),
      scope: z.optional(Scope),
      validFrom: z.optional(Instant),
      /** From then on it is not said any more. */
      validUntil: z.optional(Instant),
      /** Absent: all. */
      audience: z.optional(Audience),
      /** Its place among the questions that are offered first (R7, R163); absent: it is none of them. */
      hot: z.optional(z.int().check(z.minimum(1), z.maximum(99))),
    })
    .check(z.refine(({ isArticle, answer }) => isArticle === true || answer.length <= ANSWER_MAX)),
)
export type Entry = z.infer<typeof Entry>

/** Who asks, when, and what she came from. */
export interface Asker {
  readonly by: 'shopper' | 'agent'
  readonly now: Instant
  /** The order that she came from; absent: none. */
  readonly order?: { readonly status: string; readonly titles: readonly string[] } | undefined
}

const isOfTime = ({ validFrom, validUntil }: Entry, now: Instant): boolean =>
  (validFrom === undefined || validFrom <= now) && (validUntil === undefined || now < validUntil)

const isForOrder = (scope: Scope, order: Asker['order']): boolean =>
  (scope.statuses === undefined || scope.statuses.some((status) => status === order?.status)) &&
  (scope.goods === undefined ||
    scope.goods.some((word) => order?.titles.some((title) => title.includes(word)) === true))

const others = { shopper: 'agent', agent: 'shopper' } as const

/** Whether it may be said to who asks. Colleagues know of every order, so no scope hides anything from them. */
export const isFor = (entry: Entry, { by, now, order }: Asker): boolean =>
  isOfTime(entry, now) &&
  entry.audience !== others[by] &&
  (by === 'agent' || entry.scope === undefined || isForOrder(entry.scope, order))
