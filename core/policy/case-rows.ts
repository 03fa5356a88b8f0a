import type { CaseClock } from '../aftersales/kinds'
import { DAY, HOUR, MINUTE } from '../shared/time'
import type { LadderStep, PolicyRow } from './service-policy'

/** remind the agent → tell a supervisor → tell the shopper, within the hour after the warning (R33, R41, R42). */
const afterwards = (standardMs: number): LadderStep[] => [
  { afterMs: standardMs, action: 'remindAgent' },
  { afterMs: standardMs + HOUR / 2, action: 'tellSupervisor' },
  { afterMs: standardMs + HOUR, action: 'tellShopper' },
]

const caseRow = (clock: CaseClock, standardMs: number, more: Partial<PolicyRow> = {}): PolicyRow => ({
  id: `case-${clock}`,
  clock,
  when: {},
  targetMs: null,
  standardMs,
  limitMs: null,
  warnAtPercent: 75,
  calendar: 'wall',
  // who has the word is another clock here
  pausesForShopper: false,
  ladder: afterwards(standardMs),
  ...more,
})

/** What passes by itself: nobody of the shop has to be told. */
const silent = { ladder: [] } as const satisfies Partial<PolicyRow>

/** A seller gives the money back within seven days once it has the goods again (law, reference/after-sales.md). */
const LAW = { limitMs: 7 * DAY, limitCalendar: 'wall' } as const

/** 自定义交易组件: the merchant reviews within 48 h, else the platform does. */
const PLATFORM_REVIEW = { limitMs: 48 * HOUR, limitCalendar: 'wall' } as const

/** The same in every preset. Rows without a number are ours: no source names one. */
const common: readonly PolicyRow[] = [
  caseRow('draft', 30 * DAY, silent),
  caseRow('intake', MINUTE, silent),
  caseRow('proceed', MINUTE, silent),
  caseRow('answerProposal', 2 * DAY, silent),
  /** 自定义交易组件: the user applies to the platform within 7 d of the refusal. */
  caseRow('appeal', 7 * DAY, { ...silent, limitMs: 7 * DAY }),
  caseRow('verdict', 3 * DAY, { calendar: 'workingDays' }),
  /** 自定义交易组件: the user uploads the return's waybill within 7 d. */
  caseRow('shipBack', 7 * DAY, { ...silent, limitMs: 7 * DAY }),
  /** 自定义交易组件: the merchant confirms receipt within 10 d. */
  caseRow('confirmReceipt', 10 * DAY, { limitMs: 10 * DAY }),
  /** R115. */
  caseRow('reissue', 48 * HOUR),
  caseRow('repair', 7 * DAY),
  caseRow('receive', 10 * DAY, silent),
  caseRow('complain', 7 * DAY, silent),
  caseRow('intercept', 2 * DAY, silent),
  caseRow('offlineRefund', DAY),
]

/** R120. */
const workingDays = caseRow('afterReceipt', 3 * DAY, { calendar: 'workingDays', ...LAW })

/** R113; in the shop's hours as every clock that waits for a person (C12). */
const twoHours = { calendar: 'business' } as const

const platformReview = caseRow('review', 2 * HOUR, {
  id: 'case-review-platform',
  when: { rail: 'platform' },
  ...twoHours,
  ...PLATFORM_REVIEW,
})

/** R114; C4: refund-only and what was paid ahead. */
const refund = caseRow('refund', DAY, LAW)

const fastRefund = (standardMs: number): PolicyRow =>
  caseRow('refund', standardMs, { id: 'case-refund-fast', when: { fast: true }, ...LAW })

/** The 2 h of S0 within the 24 h of S0 and S2 (C3); after-sales as a whole within 24 h (R36). */
export const strictCaseRows: readonly PolicyRow[] = [
  ...common,
  caseRow('review', 2 * HOUR, { ...twoHours, limitMs: DAY, limitCalendar: 'wall' }),
  platformReview,
  { ...workingDays, targetMs: DAY },
  refund,
  fastRefund(10 * MINUTE),
]

export const standardCaseRows: readonly PolicyRow[] = [
  ...common,
  caseRow('review', 2 * HOUR, twoHours),
  platformReview,
  workingDays,
  refund,
  fastRefund(30 * MINUTE),
]

/** S3's "1个工作日", and what platforms and the law let pass (C3). */
export const minimumCaseRows: readonly PolicyRow[] = [
  ...common,
  caseRow('review', DAY, { calendar: 'workingDays' }),
  { ...platformReview, standardMs: DAY, calendar: 'wall', ladder: afterwards(DAY) },
  caseRow('afterReceipt', 7 * DAY, LAW),
  caseRow('refund', 2 * DAY, LAW),
  fastRefund(2 * HOUR),
]
