import { seedCategoryWords, seedCreditNames, seedRejectWords } from '../../copy/aftersales-seed'
import type { Reason } from '../kinds'
import type { AfterSalesPolicy, Category, RefusalCode } from './policy'

const noReason: Reason[] = ['noReason7Days', 'noLongerWanted', 'wrongChoice']
const quality: Reason[] = [
  'quality',
  'damaged',
  'notAsDescribed',
  'wrongGoods',
  'missingParts',
  'fake',
  'empty',
]
const carrier: Reason[] = ['notReceived', 'noTracking', 'lateDelivery', 'empty']

/** C9: whole is enough; unopened only where the category says so. */
const whole = { days: 7, unopened: false }
const unopened = { days: 7, unopened: true }

const category = (
  id: keyof typeof seedCategoryWords,
  own: Pick<Category, 'noReason'> & { readonly days: number; readonly pieces: number },
): Category => {
  const { name, words, conditions, definition, obvious } = seedCategoryWords[id]
  const evidence = { pieces: own.pieces, videos: 0 }
  return {
    ...{ id, name, words: [...words], conditions: [...conditions], noReason: own.noReason },
    quality: { definition, obvious: [...obvious], days: own.days, evidence },
  }
}

const categories: Category[] = [
  category('custom', { noReason: null, days: 15, pieces: 1 }),
  category('fresh', { noReason: null, days: 1, pieces: 2 }),
  category('digital', { noReason: unopened, days: 15, pieces: 1 }),
  category('intimate', { noReason: unopened, days: 15, pieces: 1 }),
  category('general', { noReason: whole, days: 15, pieces: 1 }),
]

const trusted = ['excellent', 'good']
const known = [...trusted, 'normal']

const remedies: AfterSalesPolicy['remedies'] = [
  { id: 'offer-cancel', when: { sent: false }, types: ['refundOnly'] },
  { id: 'offer-not-received', when: { goods: 'notReceived' }, types: ['refundOnly', 'reissue'] },
  {
    id: 'offer-no-reason',
    when: { goods: 'received', sent: true, reasons: [...noReason, 'other', 'lateDelivery'] },
    types: ['return', 'exchange'],
  },
  {
    id: 'offer-quality',
    when: { goods: 'received', sent: true, reasons: quality },
    types: ['refundOnly', 'return', 'exchange', 'reissue'],
  },
  {
    id: 'offer-repair',
    when: {
      goods: 'received',
      sent: true,
      reasons: ['quality', 'damaged', 'other'],
      except: ['fresh', 'digital'],
    },
    types: ['repair'],
  },
]

/** R116, R124, C13: by amount, evidence and credit; more where anybody can see it. */
const returnFree: AfterSalesPolicy['returnFree'] = [
  {
    id: 'free-small',
    when: { reasons: quality, mostFen: 10_000, pieces: 1, levels: known },
  },
  {
    id: 'free-obvious',
    when: { reasons: quality, obvious: true, mostFen: 20_000, pieces: 2, levels: trusted },
  },
  {
    id: 'free-fresh',
    when: { reasons: quality, categories: ['fresh'], mostFen: 30_000, pieces: 2, levels: known },
  },
]

const approvals: AfterSalesPolicy['approvals'] = [
  { id: 'auto-unsent', when: { types: ['refundOnly'], sent: false, except: ['custom'] } },
  {
    id: 'auto-no-reason',
    when: { types: ['return'], reasons: noReason, withinDays: 7, levels: known },
  },
  {
    id: 'auto-quality',
    when: {
      types: ['refundOnly', 'return', 'exchange', 'reissue'],
      reasons: quality,
      mostFen: 20_000,
      pieces: 1,
      levels: known,
    },
  },
]

const freight: AfterSalesPolicy['freight'] = [
  { id: 'freight-quality', when: { reasons: quality }, payer: 'shop', compensationFen: 1_200 },
  { id: 'freight-carrier', when: { reasons: carrier }, payer: 'shop', compensationFen: 1_200 },
  { id: 'freight-shopper', when: {}, payer: 'shopper', compensationFen: 0 },
]

const credit: AfterSalesPolicy['credit'] = {
  windowDays: 365,
  levels: [
    {
      ...{ id: 'poor', name: seedCreditNames.poor, needs: 'any' },
      conditions: [
        { metric: 'unreturned', atLeast: 1 },
        { metric: 'faults', atLeast: 3 },
        { metric: 'refused', atLeast: 3 },
      ],
    },
    {
      ...{ id: 'excellent', name: seedCreditNames.excellent, needs: 'all' },
      conditions: [
        { metric: 'days', atLeast: 180 },
        { metric: 'orders', atLeast: 10 },
        { metric: 'refundPercent', atMost: 20 },
        { metric: 'faults', atMost: 0 },
      ],
    },
    {
      ...{ id: 'good', name: seedCreditNames.good, needs: 'all' },
      conditions: [
        { metric: 'days', atLeast: 30 },
        { metric: 'orders', atLeast: 3 },
        { metric: 'refundPercent', atMost: 40 },
        { metric: 'faults', atMost: 1 },
      ],
    },
    { id: 'normal', name: seedCreditNames.normal, needs: 'all', conditions: [] },
  ],
}

const refusalsBy: Partial<Record<keyof typeof seedRejectWords, RefusalCode[]>> = {
  excepted: ['noReasonExcepted'],
  late: ['noReasonLate'],
  qualityLate: ['qualityLate'],
  opened: ['opened'],
  amount: ['amountTooHigh', 'nothingLeft'],
}

const rejects = Object.entries(seedRejectWords).map(([id, text]) => ({
  ...{ id, text },
  refusals: refusalsBy[id as keyof typeof seedRejectWords] ?? [],
}))

/** What a shop starts from: serves C4, C9 and C13; S0's figures where it has some, the others are ours to change. */
export const seedAfterSalesPolicy: AfterSalesPolicy = {
  version: 1,
  ...{ categories, noReason, quality, remedies, returnFree, approvals, freight, credit, rejects },
  evidence: [{ id: 'evidence-fake', when: { reasons: ['fake'] }, need: { pieces: 2, videos: 0 } }],
  prepay: [
    { id: 'prepay-good', when: { reasons: noReason, withinDays: 7, mostFen: 50_000, levels: trusted } },
    { id: 'prepay-quality', when: { reasons: quality, mostFen: 50_000, levels: trusted } },
  ],
  instant: [
    { id: 'instant-unsent', when: { types: ['refundOnly'], sent: false, except: ['custom'] } },
    {
      id: 'instant-excellent',
      when: { sent: true, goods: 'received', withinDays: 7, mostFen: 20_000, levels: ['excellent'] },
    },
  ],
  campaigns: [],
  caps: [
    { id: 'cap-shopper-day', per: 'shopper', count: 3, fen: 60_000 },
    { id: 'cap-shop-day', per: 'shop', count: 300, fen: 2_000_000 },
  ],
  brake: {
    ...{ id: 'brake-losses', windowDays: 30, leastFen: 100_000 },
    steps: [
      { overPermille: 10, stops: ['instant'] },
      { overPermille: 30, stops: ['instant', 'prepay', 'returnFree'] },
    ],
  },
  authority: { machine: 100_000, agent: 50_000, supervisor: null },
  coupons: [
    {
      ...{ id: 'coupon-quality', when: { reasons: quality }, after: ['refunded', 'replaced'] },
      ...{ amountFen: 500, leastSpendFen: 4_900, validDays: 30 },
    },
    {
      ...{
        id: 'coupon-late',
        when: { reasons: ['lateDelivery'] },
        after: ['refunded', 'replaced', 'rejected'],
      },
      ...{ amountFen: 500, leastSpendFen: 4_900, validDays: 30 },
    },
  ],
}
