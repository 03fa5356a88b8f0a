import * as z from 'zod/mini'
import { Fen } from '../../shared/money'
import { Instant } from '../../shared/time'
import { deadlineOf, type Times } from '../clocks'
import { isAboutMoney, sendsGoodsBack, type CaseClock, type CaseType } from '../kinds'
import type { PolicyDecision } from './decision'
import { EvidenceNeed, RefusalCode } from './policy'

/** How long something takes, by which row of the shop's ServicePolicy: the same that sets the clock (C3). */
const Span = z.lazy(() =>
  z.object({
    rowId: z.string(),
    ms: z.int(),
    calendar: z.enum(['wall', 'business', 'workingDays']),
  }),
)
export type Span = z.infer<typeof Span>

/**
 * What a shopper is told before she submits, in the order in which it is said; each as data, by the rule that says so.
 * The words stand in core/copy/aftersales-policy.ts.
 */
export const Told = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('refused'),
      code: RefusalCode,
      item: z.optional(z.int()),
      days: z.optional(z.int()),
    }),
    /** Still to be shown. */
    z.object({ kind: z.literal('evidence'), missing: EvidenceNeed }),
    z.object({ kind: z.literal('asksUnopened') }),
    /** What counts as a quality problem of these goods (R121). */
    z.object({ kind: z.literal('definition'), texts: z.array(z.string()) }),
    /** How goods have to be that go back (R118). */
    z.object({ kind: z.literal('conditions'), texts: z.array(z.string()) }),
    /** 免退货: of money, or of a new piece. */
    z.object({ kind: z.literal('returnFree') }),
    z.object({ kind: z.literal('instant') }),
    z.object({ kind: z.literal('approvedAtOnce') }),
    z.object({ kind: z.literal('prepays') }),
    z.object({ kind: z.literal('freight'), by: z.enum(['shop', 'shopper']), mostFen: Fen }),
    z.object({ kind: z.literal('review'), span: Span, by: Instant }),
    /** Money, counted from the approval or from the day on which the shop has the goods (C4). */
    z.object({ kind: z.literal('refund'), span: Span, after: z.enum(['approval', 'receipt']) }),
    z.object({ kind: z.literal('shipment'), span: Span, after: z.enum(['approval', 'receipt']) }),
    /** When a bank shows the money is the bank's (C4). */
    z.object({ kind: z.literal('bank') }),
  ]),
)
export type Told = z.infer<typeof Told>

/** What was decided, of which wish, by which clocks, and when she looks. */
export interface Telling {
  readonly decision: PolicyDecision
  readonly wish: { readonly type: CaseType; readonly goods: 'notReceived' | 'received' }
  readonly times: Times
  readonly now: Instant
}

const spanOf = (clock: CaseClock, { clocks }: Times): Span => {
  const { row } = clocks[clock]
  return { rowId: row.id, ms: row.standardMs, calendar: row.calendar }
}

const kindness = ({ decision }: Telling): readonly Told[] => [
  ...(decision.waivesReturn ? [{ kind: 'returnFree' } as const] : []),
  ...(decision.instant ? [{ kind: 'instant' } as const] : []),
  ...(decision.approves && !decision.instant ? [{ kind: 'approvedAtOnce' } as const] : []),
  ...(decision.prepays && !decision.instant ? [{ kind: 'prepays' } as const] : []),
  ...(decision.freightBy
    ? [{ kind: 'freight', by: decision.freightBy, mostFen: decision.freightFen } as const]
    : []),
]

const sendsBack = ({ decision, wish }: Telling): boolean =>
  wish.goods === 'received' && sendsGoodsBack(wish.type) && !decision.waivesReturn

const written = ({ decision: { definitions, conditions } }: Telling): readonly Told[] => [
  ...(definitions.length > 0 ? [{ kind: 'definition' as const, texts: [...definitions] }] : []),
  ...(conditions.length > 0 ? [{ kind: 'conditions' as const, texts: [...conditions] }] : []),
]

const outcome = (telling: Telling): readonly Told[] => {
  const { wish, decision, times } = telling
  const after = sendsBack(telling) ? 'receipt' : 'approval'
  if (isAboutMoney(wish.type)) {
    const isLater = after === 'receipt' && !decision.prepays
    const span = spanOf(isLater ? 'afterReceipt' : 'refund', times)
    return [{ kind: 'refund', span, after: isLater ? 'receipt' : 'approval' }, { kind: 'bank' }]
  }
  return [{ kind: 'shipment', span: spanOf(wish.type === 'repair' ? 'repair' : 'reissue', times), after }]
}

const review = ({ decision, times, now }: Telling): readonly Told[] =>
  decision.approves
    ? []
    : [{ kind: 'review', span: spanOf('review', times), by: deadlineOf('review', now, times).dueAt }]

/** "免退货", "运费由商家承担", "预计2小时内审核": from the decision and from the rows of the clocks that will run. */
export const toldOf = (telling: Telling): readonly Told[] => {
  const { refusals, missing, asksUnopened } = telling.decision
  if (refusals.length > 0) {
    return [
      ...refusals.map(({ rule: _, ...refusal }) => ({ kind: 'refused', ...refusal }) as const),
      ...review(telling),
    ]
  }
  return [
    ...(missing ? [{ kind: 'evidence', missing } as const] : []),
    ...(asksUnopened ? [{ kind: 'asksUnopened' } as const] : []),
    ...kindness(telling),
    ...written(telling),
    ...review(telling),
    ...outcome(telling),
  ]
}
