import * as z from 'zod/mini'
import { DeskCase, DeskCaseRow, StaffDeed } from '../../aftersales/desk-view'
import { EvidenceView } from '../../aftersales/view'
import { CaseNo } from '../../refunds/numbers'
import { ClientId, SessionId, UploadId } from '../../shared/ids'
import { Instant } from '../../shared/time'
import { procedure } from '../procedure'
import { refusalCodes } from '../refusals'

const roles = ['agent', 'supervisor'] as const

/** Which cases: those that wait for the shop, those that wait for others, those for a supervisor, those that are over. */
export const CaseList = z.enum(['due', 'waiting', 'asked', 'over'])
export type CaseList = z.infer<typeof CaseList>

const one = z.lazy(() => z.object({ case: DeskCase }))
const rows = z.lazy(() => z.array(DeskCaseRow))

/** After-sales cases as those see them who answer for the shop. */
export const casesArea = {
  /** What is due first stands first (over: the newest first), 30 a page. */
  list: procedure({
    roles,
    input: z.object({ list: CaseList, cursor: z.optional(z.string().check(z.maxLength(80))) }),
    output: z.object({
      cases: rows,
      next: z.nullable(z.string()),
      /** How many there are of each, 100 at most. */
      counts: z.object({ due: z.int(), late: z.int(), waiting: z.int(), asked: z.int() }),
      now: Instant,
    }),
  }),
  find: procedure({ roles, input: z.object({ caseNo: CaseNo }), output: one }),
  /** The cases of the shopper of a session that the reader may read, newest first, at most 20. */
  ofShopper: procedure({
    roles,
    input: z.object({ sessionId: SessionId }),
    output: z.object({ cases: rows, now: Instant }),
  }),
  /**
   * One step. Of two at once one decides; the other is told `changedMeanwhile`, and `find` says who did.
   * `needsSupervisor` above one's limit (R48).
   */
  act: procedure({
    roles,
    input: z.lazy(() => z.object({ clientId: ClientId, caseNo: CaseNo, version: z.int(), deed: StaffDeed })),
    output: one,
  }),
  /** Approves several as they were asked for; each is answered by itself. */
  approveAll: procedure({
    roles,
    input: z.object({
      clientId: ClientId,
      cases: z.array(z.object({ caseNo: CaseNo, version: z.int() })).check(z.minLength(1), z.maxLength(50)),
    }),
    output: z.object({
      answers: z.array(z.object({ caseNo: CaseNo, refused: z.nullable(z.enum(refusalCodes)) })),
    }),
  }),
  /**
   * A coupon in place of one that could not be issued (R135), one of those that the case's view names. `notAllowed`
   * while she has one or may still get one; `needsSupervisor` above one's limit.
   */
  grantCoupon: procedure({
    roles,
    input: z.object({ clientId: ClientId, caseNo: CaseNo, couponId: z.string().check(z.maxLength(40)) }),
    output: one,
  }),
  /** Where to put a photo of what was found wrong, or of a transfer; then `addFile`. */
  addFile: procedure({
    roles,
    input: z.object({ uploadId: UploadId }),
    output: z.object({ file: EvidenceView }),
  }),
  /** Why a case may be refused, as the shop words it. */
  reasons: procedure({
    roles,
    input: z.object({}),
    output: z.object({ reasons: z.array(z.object({ id: z.string(), words: z.string() })) }),
  }),
}
