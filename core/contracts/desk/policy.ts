import * as z from 'zod/mini'
import { CaseType } from '../../aftersales/kinds'
import { PolicyDraft } from '../../aftersales/policy/policy'
import { PolicyNote } from '../../aftersales/policy/published'
import { Ruling } from '../../aftersales/ruling'
import { ClientId } from '../../shared/ids'
import { Fen } from '../../shared/money'
import { Instant } from '../../shared/time'
import { procedure } from '../procedure'

const roles = ['supervisor'] as const

/** What is wrong with a draft, and at which rule or category; `id` null: with the whole. */
const Fault = z.object({ fault: z.string(), id: z.nullable(z.string()), words: z.string() })
const wrong = () => z.object({ status: z.literal('wrong'), faults: z.array(Fault) })

const Sums = z.lazy(() =>
  z.object({ approved: z.int(), approvedFen: Fen, returnFree: z.int(), freightFen: Fen }),
)

/** A case of the past that the draft decides differently. */
export const PolicyDifference = z.lazy(() =>
  z.object({
    caseNo: z.string(),
    title: z.string(),
    /** 张女士 */
    called: z.string(),
    openedAt: Instant,
    type: CaseType,
    askedFen: Fen,
    /** The rule that makes the difference. */
    rule: z.string(),
    before: Ruling,
    after: Ruling,
    /** More (below 0: less) money that goes without a person. */
    moreFen: z.int(),
  }),
)
export type PolicyDifference = z.infer<typeof PolicyDifference>

const Replayed = z.lazy(() =>
  z.object({
    status: z.literal('done'),
    /** How many cases were looked at, the newest first, and since when. */
    cases: z.int(),
    since: Instant,
    /** False: there are more in these days than could be looked at; the caps of the oldest day count too little. */
    isWhole: z.boolean(),
    changed: z.int(),
    before: Sums,
    after: Sums,
    byRule: z.array(z.object({ rule: z.string(), cases: z.int(), moreFen: z.int() })),
    /** The newest first, at most 100 at once. */
    differences: z.array(PolicyDifference),
    /** Where those go on that do not stand here; null: these are all. */
    next: z.nullable(z.string()),
  }),
)
export type ReplayedPolicy = z.infer<typeof Replayed>

const Tried = z.lazy(() => z.discriminatedUnion('status', [wrong(), Replayed]))
export type TriedPolicy = z.infer<typeof Tried>

const Published = z.lazy(() =>
  z.discriminatedUnion('status', [
    wrong(),
    z.object({
      status: z.literal('published'),
      policy: PolicyDraft,
      /** By then every instance of the doors decides by it: each remembers a shop for a minute. */
      everywhereAt: Instant,
    }),
  ]),
)

/** What the shop grants after the sale (R112–R135): read, tried on past cases, put into force as a new version. */
export const policyArea = {
  /** What is in force, read now, and the newest 20 versions. */
  view: procedure({
    roles,
    input: z.object({}),
    output: z.object({ policy: PolicyDraft, history: z.array(PolicyNote), now: Instant }),
  }),
  /** One that was in force. */
  find: procedure({
    roles,
    input: z.object({ version: z.int() }),
    output: z.object({ policy: PolicyDraft }),
  }),
  /** Why a draft can't be published, in words; nothing when it can. */
  check: procedure({
    roles,
    input: z.object({ draft: PolicyDraft }),
    output: z.object({ faults: z.array(Fault) }),
  }),
  /** What would have come of the cases of the last days by a draft: of 10,000 at most, as many as time allows. */
  whatIf: procedure({
    roles,
    input: z.object({
      draft: PolicyDraft,
      days: z.int().check(z.minimum(1), z.maximum(90)),
      /** `next` of an answer: the same cases again, and the differences that follow. */
      cursor: z.optional(z.string().check(z.maxLength(80))),
    }),
    output: Tried,
  }),
  /** In place of the version that was read: `changedMeanwhile` when another one is in force by now. */
  publish: procedure({
    roles,
    input: z.object({
      clientId: ClientId,
      /** The version that was read. */
      version: z.int(),
      draft: PolicyDraft,
      note: z.string().check(z.maxLength(200)),
    }),
    output: Published,
  }),
}
