import { seedAfterSalesPolicy as seed } from '../../../core/aftersales/policy/seed'
import type { PolicyDraft } from '../../../core/aftersales/policy/policy'
import type { When } from '../../../core/aftersales/policy/when'
import { creditConditionText } from '../../../core/copy/aftersales-policy'
import { typesText, whenText } from '../../../core/copy/aftersales-rules'
import { dateText } from '../../../core/shared/time'
import { policyWords } from '../../words/policy'
import type { Field, Group, OptionalList, Row } from './fields'
import type { Path } from './paths'

const { fields: labels, groups: names, sub, units } = policyWords

const lists: readonly OptionalList[] = [
  'approvals',
  'returnFree',
  'prepay',
  'instant',
  'campaigns',
  'coupons',
]

/** The policy in force and what of the usual one it does without: these can be switched on. */
export const knownOf = (base: PolicyDraft): PolicyDraft => {
  const withUsual = (list: OptionalList) => {
    const own = base[list] as readonly { readonly id: string }[]
    const usual = seed[list] as readonly { readonly id: string }[]
    return [...own, ...usual.filter(({ id }) => own.every((rule) => rule.id !== id))]
  }
  return { ...base, ...Object.fromEntries(lists.map((list) => [list, withUsual(list)])) }
}

type Category = PolicyDraft['categories'][number]

const noReasonRow = ({ id, name, words, noReason }: Category): Row => {
  const at = (...rest: Path): Path => ['categories', { id }, ...rest]
  const days: readonly Field[] = [
    {
      ...{ label: labels.days, path: at('noReason', 'days'), kind: 'number', unit: units.days, least: 1 },
      faults: { id, kinds: ['noReasonTooShort'] },
    },
    { label: labels.unopened, path: at('noReason', 'unopened'), kind: 'switch', on: true },
    { label: labels.conditions, path: at('conditions'), kind: 'words' },
  ]
  return {
    ...{ id, title: name, sub: words.length > 0 ? sub.words(words) : sub.rest },
    fields: [
      {
        ...{ label: labels.noReason, path: at('noReason'), kind: 'switch' },
        on: { days: 7, unopened: false },
      },
      ...(noReason ? days : []),
      ...(words.length > 0 ? [{ label: labels.words, path: at('words'), kind: 'words' as const }] : []),
    ],
  }
}

const qualityRow = ({ id, name, quality }: Category): Row => {
  const at = (...rest: Path): Path => ['categories', { id }, 'quality', ...rest]
  return {
    ...{ id, title: name, sub: sub.quality(quality.days) },
    fields: [
      {
        ...{ label: labels.definition, path: at('definition'), kind: 'text' },
        faults: { id, kinds: ['textMissing'] },
      },
      { label: labels.claimDays, path: at('days'), kind: 'number', unit: units.days, least: 1 },
      { label: labels.pieces, path: at('evidence', 'pieces'), kind: 'number', unit: units.pieces },
      { label: labels.videos, path: at('evidence', 'videos'), kind: 'number', unit: units.videos },
      { label: labels.obvious, path: at('obvious'), kind: 'words' },
    ],
  }
}

interface Rule {
  readonly id: string
  readonly when: When
}

const limits = (at: Path, { mostFen, withinDays, pieces }: When): readonly Field[] => [
  ...(mostFen === undefined
    ? []
    : [{ label: labels.mostFen, path: [...at, 'mostFen'], kind: 'yuan' as const }]),
  ...(withinDays === undefined
    ? []
    : [{ label: labels.withinDays, path: [...at, 'withinDays'], kind: 'number' as const, unit: units.days }]),
  ...(pieces === undefined
    ? []
    : [
        {
          ...{ label: labels.pieces, path: [...at, 'pieces'], kind: 'number' as const },
          ...{ unit: units.pieces, least: 1 },
        },
      ]),
]

type More<R> = (rule: R, at: Path) => readonly Field[]

/** Rules of one kind, those that the draft does without among them. */
const ruleRows = <L extends OptionalList>(
  list: L,
  { draft, known }: Policies,
  more: More<PolicyDraft[L][number]> = () => [],
): readonly Row[] =>
  (known[list] as readonly (PolicyDraft[L][number] & Rule)[]).map((usual) => {
    const now = (draft[list] as readonly (PolicyDraft[L][number] & Rule)[]).find(({ id }) => id === usual.id)
    const { id, when } = now ?? usual
    const at: Path = [list, { id }]
    return {
      ...{ id, list, title: whenText(when, draft), isOff: now === undefined },
      fields: now ? [...limits([...at, 'when'], when), ...more(now, at)] : [],
    }
  })

/** Shown, and changed by whoever runs the deployment. */
const fixed = (id: string, title: string, words: string): Row => ({ id, title, sub: words, fields: [] })

interface Policies {
  readonly draft: PolicyDraft
  readonly known: PolicyDraft
}

const campaignRows = ({ draft, known }: Policies): readonly Row[] =>
  ruleRows('campaigns', { draft, known }).map((row) => {
    const one = known.campaigns.find(({ id }) => id === row.id)
    if (!one) return row
    return { ...row, title: one.name, sub: `${dateText(one.from)} – ${dateText(one.to)}，${row.title}` }
  })

const capRows = ({ caps, brake }: PolicyDraft): readonly Row[] => [
  ...caps.map(({ id, per }) => ({
    ...{ id, title: sub.caps[per] },
    fields: [
      {
        ...{ label: labels.count, path: ['caps', { id }, 'count'], kind: 'number' as const },
        ...{ unit: units.times, mayBeEmpty: true as const },
      },
      {
        ...{ label: labels.total, path: ['caps', { id }, 'fen'], kind: 'yuan' as const },
        mayBeEmpty: true as const,
      },
    ],
  })),
  ...(brake
    ? [
        {
          ...{ id: brake.id, title: sub.brake, sub: sub.brakeWhy(brake.windowDays) },
          fields: [
            { label: labels.leastFen, path: ['brake', 'leastFen'], kind: 'yuan' as const },
            ...brake.steps.map(({ stops }, index) => ({
              ...{ label: sub.stops(stops), path: ['brake', 'steps', index, 'overPermille'] },
              kind: 'percent' as const,
            })),
          ],
        },
      ]
    : []),
]

const freightRows = (draft: PolicyDraft): readonly Row[] =>
  draft.freight.map(({ id, when, payer }) => ({
    ...{ id, title: whenText(when, draft), sub: sub.payer[payer] },
    fields:
      payer === 'shop'
        ? [{ label: labels.compensation, path: ['freight', { id }, 'compensationFen'], kind: 'yuan' }]
        : [],
  }))

const couponRows = (policies: Policies): readonly Row[] =>
  ruleRows('coupons', policies, (_rule, at) => [
    { label: labels.amount, path: [...at, 'amountFen'], kind: 'yuan' },
    { label: labels.leastSpend, path: [...at, 'leastSpendFen'], kind: 'yuan' },
    { label: labels.validDays, path: [...at, 'validDays'], kind: 'number', unit: units.days, least: 1 },
  ])

const authorityRows: readonly Row[] = (['machine', 'agent', 'supervisor'] as const).map((who) => ({
  ...{ id: `authority-${who}`, title: sub.authority[who] },
  fields: [
    {
      ...{ label: labels.alone, path: ['authority', who], kind: 'yuan' },
      ...(who === 'supervisor' && { mayBeEmpty: true as const }),
    },
  ],
}))

const rejectRows = ({ rejects }: PolicyDraft): readonly Row[] =>
  rejects.map(({ id, refusals }, index) => ({
    ...{ id, title: sub.reject(index + 1), ...(refusals.length > 0 && { sub: sub.offeredFirst }) },
    fields: [
      {
        ...{ label: labels.text, path: ['rejects', { id }, 'text'], kind: 'text' },
        faults: { id, kinds: ['textMissing'] },
      },
    ],
  }))

const offerRows = (draft: PolicyDraft): readonly Row[] => [
  ...draft.remedies.map(({ id, when, types }) => fixed(id, whenText(when, draft), typesText(types))),
  ...draft.evidence.map(({ id, when, need }) => fixed(id, whenText(when, draft), sub.need(need))),
]

const creditRows = ({ credit }: PolicyDraft): readonly Row[] =>
  credit.levels.map(({ id, name, needs, conditions }) =>
    fixed(id, name, conditions.map(creditConditionText).join(sub.needs[needs]) || sub.rest),
  )

const group = (id: keyof typeof names, rows: readonly Row[]): Group => ({ id, ...names[id], rows })

/** The rules of a draft in the order in which merchants look for them, by tab. */
export const tabsOf = (draft: PolicyDraft, known: PolicyDraft): Readonly<Record<Tab, readonly Group[]>> => {
  const policies = { draft, known }
  return {
    returns: [
      group('noReason', draft.categories.map(noReasonRow)),
      group('quality', draft.categories.map(qualityRow)),
    ],
    fast: [
      group('approvals', ruleRows('approvals', policies)),
      group('returnFree', ruleRows('returnFree', policies)),
      group('instant', ruleRows('instant', policies)),
      group('prepay', ruleRows('prepay', policies)),
      ...(known.campaigns.length > 0 ? [group('campaigns', campaignRows(policies))] : []),
      group('caps', capRows(draft)),
    ],
    freight: [group('freight', freightRows(draft)), group('coupons', couponRows(policies))],
    words: [group('authority', authorityRows), group('rejects', rejectRows(draft))],
    fixed: [group('remedies', offerRows(draft)), group('credit', creditRows(draft))],
  }
}

export const tabs = ['returns', 'fast', 'freight', 'words', 'fixed'] as const
export type Tab = (typeof tabs)[number]
