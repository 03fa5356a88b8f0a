import { CaseEnd, RefusalCode } from '../../../../core/aftersales/policy/policy'
import { Reason } from '../../../../core/aftersales/kinds'
import { reasonWords } from '../../../../core/copy/aftersales'
import { policyWords } from '../../../words/policy'
import type { Group, Row } from '../fields'
import { optionsOf, whenFields } from '../when-fields'
import { group, listGroup, titleOf, type Policies, type RowOf } from './rule'

const { fields: labels, sub, units, options } = policyWords

const freightRow =
  (policies: Policies): RowOf<'freight'> =>
  ({ when, payer }, at, isRest) => ({
    ...{ title: titleOf(when, policies), sub: sub.payer[payer] },
    fields: [
      { label: labels.payer, path: [...at, 'payer'], kind: 'choice', options: options.payer },
      ...(payer === 'shop'
        ? [
            {
              ...{ label: labels.compensation, path: [...at, 'compensationFen'] },
              kind: 'yuan' as const,
            },
          ]
        : []),
    ],
    ...(!isRest && { when: whenFields([...at, 'when'], policies.names) }),
  })

const couponRow =
  (policies: Policies): RowOf<'coupons'> =>
  ({ when }, at) => ({
    title: titleOf(when, policies),
    fields: [
      { label: labels.amount, path: [...at, 'amountFen'], kind: 'yuan', faults: ['amountMissing'] },
      { label: labels.leastSpend, path: [...at, 'leastSpendFen'], kind: 'yuan' },
      { label: labels.validDays, path: [...at, 'validDays'], kind: 'number', unit: units.days, least: 1 },
      { label: labels.stockId, path: [...at, 'stockId'], kind: 'digits', empty: 'absent' },
      {
        ...{ label: labels.after, path: [...at, 'after'], kind: 'choices', faults: ['nothingChosen'] },
        options: optionsOf(CaseEnd.options, policyWords.ends),
      },
    ],
    when: whenFields([...at, 'when'], policies.names),
  })

/** Who pays the way back, and what is given afterwards. */
export const moneyGroups = (policies: Policies): readonly Group[] => [
  listGroup('freight', policies, freightRow(policies)),
  listGroup('coupons', policies, couponRow(policies)),
]

const authorityRows: readonly Row[] = (['machine', 'agent', 'supervisor'] as const).map((who) => ({
  ...{ id: `authority-${who}`, title: sub.authority[who] },
  fields: [
    {
      ...{ label: labels.alone, path: ['authority', who], kind: 'yuan' },
      ...(who === 'supervisor' && { empty: 'null' as const }),
    },
  ],
}))

const rejectRow =
  ({ draft }: Policies): RowOf<'rejects'> =>
  ({ id, text }, at) => {
    const place = draft.rejects.findIndex((one) => one.id === id) + 1
    return {
      title: place === 0 ? text : sub.reject(place),
      fields: [
        { label: labels.text, path: [...at, 'text'], kind: 'text', faults: ['textMissing'] },
        {
          ...{ label: labels.refusals, path: [...at, 'refusals'], kind: 'choices' },
          options: optionsOf(RefusalCode.options, policyWords.refusals),
        },
        {
          ...{ label: labels.rejectReasons, path: [...at, 'reasons'], kind: 'choices', empty: 'absent' },
          options: optionsOf(Reason.options, reasonWords),
        },
      ],
    }
  }

/** How much each may decide alone, and in which words one refuses. */
export const staffGroups = (policies: Policies): readonly Group[] => [
  group('authority', authorityRows),
  listGroup('rejects', policies, rejectRow(policies)),
]
