import * as z from 'zod/mini'
import { CaseDraft, CaseForm, Quote } from '../../aftersales/form'
import { CaseCard, CaseView, EvidenceView } from '../../aftersales/view'
import { SentParcel, Wish } from '../../aftersales/case'
import { CaseNo } from '../../refunds/numbers'
import { ClientId, OrderNo, UploadId } from '../../shared/ids'
import { Instant } from '../../shared/time'
import { procedure } from '../procedure'

const roles = ['shopper'] as const
/** One of the shopper's own cases, and the sender's id of what is done: repeated, it answers the first answer. */
const own = () => ({ clientId: ClientId, caseNo: CaseNo })
const answer = z.lazy(() => z.object({ case: CaseView, now: Instant }))

/** Words that the shopper writes. */
const Said = z.string().check(z.maxLength(500, 'textTooLong'))
/** Somebody may have changed the case since the page showed it: `changedMeanwhile`. */
const seen = { version: z.int() }

/** After-sales as the shopper asks for it (R112). Somebody else's order or case is `notFound`. */
export const casesContract = {
  /**
   * What can be asked for one's own order: goods that are left, with the draft that was begun. `caseNo`: a case whose wish
   * is changed; what it holds itself is free for it.
   */
  form: procedure({
    roles,
    input: z.object({ orderNo: OrderNo, caseNo: z.optional(CaseNo) }),
    output: CaseForm,
  }),
  /** What the shop's policy says now of a wish, before it is sent: `免退货`, who bears the freight, by when. */
  quote: procedure({
    roles,
    input: z.lazy(() => z.object({ orderNo: OrderNo, wish: Wish, caseNo: z.optional(CaseNo) })),
    output: Quote,
  }),
  /** Keeps what was filled in; an older page's draft does not go over a newer one: `changedMeanwhile`. */
  saveDraft: procedure({
    roles,
    input: z.lazy(() => z.object({ orderNo: OrderNo, revision: z.int(), draft: CaseDraft })),
    output: z.object({ revision: z.int(), savedAt: Instant }),
  }),
  /** Checks an upload and keeps it for a case of this order. */
  addFile: procedure({
    roles,
    input: z.object({ orderNo: OrderNo, uploadId: UploadId, kind: z.enum(['photo', 'video']) }),
    output: z.object({ file: EvidenceView }),
  }),
  /** Asks for it. `itemTaken` when another case holds the goods; what the policy is against, a person decides (C15). */
  submit: procedure({
    roles,
    input: z.lazy(() => z.object({ clientId: ClientId, orderNo: OrderNo, wish: Wish })),
    output: answer,
  }),
  /** One's own cases, newest first, 20 a page; of one order when it is named. */
  list: procedure({
    roles,
    input: z.object({
      orderNo: z.optional(OrderNo),
      cursor: z.optional(z.string().check(z.maxLength(60))),
    }),
    output: z.lazy(() => z.object({ cases: z.array(CaseCard), next: z.nullable(z.string()), now: Instant })),
  }),
  find: procedure({ roles, input: z.object({ caseNo: CaseNo }), output: answer }),
  /** Changes what is asked for, while nobody decided or after a refusal. */
  amend: procedure({
    roles,
    input: z.lazy(() => z.object({ ...own(), ...seen, wish: Wish })),
    output: answer,
  }),
  addEvidence: procedure({
    roles,
    input: z.object({ ...own(), fileIds: z.array(z.string().check(z.maxLength(300))) }),
    output: answer,
  }),
  /** Takes it back, hurries it (once per clock), answers a proposal, appeals, says what came. */
  act: procedure({
    roles,
    input: z.object({
      ...own(),
      ...seen,
      deed: z.enum([
        'cancel',
        'hurry',
        'acceptProposal',
        'declineProposal',
        'appeal',
        'confirmReceived',
        'reportProblem',
      ]),
    }),
    output: answer,
  }),
  /** The goods are on their way back, or their number was wrong. `company` is left out when the number tells it. */
  ship: procedure({
    roles,
    input: z.object({
      ...own(),
      parcel: z.object({
        company: z.optional(SentParcel.shape.company),
        trackingNo: z.string().check(z.maxLength(40)),
      }),
    }),
    output: answer,
  }),
  /** The insurer fetches the goods at her door, where the order's insurance has that; repeated, it is the same pickup. */
  bookPickup: procedure({ roles, input: z.object({ caseNo: CaseNo }), output: answer }),
  rate: procedure({
    roles,
    input: z.object({
      ...own(),
      stars: z.int().check(z.minimum(1), z.maximum(5)),
      comment: Said,
    }),
    output: answer,
  }),
}
