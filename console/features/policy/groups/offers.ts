import { CaseType, Reason } from '../../../../core/aftersales/kinds'
import { Metric } from '../../../../core/aftersales/policy/credit'
import { caseTypeWords, reasonWords } from '../../../../core/copy/aftersales'
import { creditConditionText, metrics } from '../../../../core/copy/aftersales-policy'
import { typesText } from '../../../../core/copy/aftersales-rules'
import { policyWords } from '../../../words/policy'
import type { Field, Group, Option, Parts, Row } from '../fields'
import type { Path } from '../paths'
import { optionsOf, whenFields } from '../when-fields'
import { group, listGroup, titleOf, type Policies, type RowOf } from './rule'

const { fields: labels, sub, units, options, unnamed } = policyWords

const reasonOptions = optionsOf(Reason.options, reasonWords)

const reasonRow: Row = {
  ...{ id: 'reasons', title: policyWords.groups.reasons.name },
  fields: [
    { label: labels.isNoReason, path: ['noReason'], kind: 'choices', options: reasonOptions },
    { label: labels.isQuality, path: ['quality'], kind: 'choices', options: reasonOptions },
  ],
}

const remedyRow =
  (policies: Policies): RowOf<'remedies'> =>
  ({ when, types }, at) => ({
    ...{ title: titleOf(when, policies), sub: typesText(types) },
    fields: [
      {
        ...{ label: labels.types, path: [...at, 'types'], kind: 'choices', faults: ['nothingChosen'] },
        options: optionsOf(CaseType.options, caseTypeWords),
      },
    ],
    when: whenFields([...at, 'when'], policies.names),
  })

const evidenceRow =
  (policies: Policies): RowOf<'evidence'> =>
  ({ when, need }, at) => ({
    ...{ title: titleOf(when, policies), sub: sub.need(need) },
    fields: [
      { label: labels.pieces, path: [...at, 'need', 'pieces'], kind: 'number', unit: units.pieces },
      {
        ...{ label: labels.videos, path: [...at, 'need', 'videos'], kind: 'number' },
        ...{ unit: units.videos, faults: ['tooManyVideos'] },
      },
    ],
    when: whenFields([...at, 'when'], policies.names),
  })

const metricOptions: readonly Option[] = Metric.options.map((value) => ({
  value,
  label: metrics[value].name,
}))

const bounds = (at: Path, metric: Metric): readonly Field[] => {
  const { unit } = metrics[metric]
  const shape = unit === undefined ? { kind: 'yuan' as const } : { kind: 'number' as const, unit }
  return [
    { label: labels.atLeast, path: [...at, 'atLeast'], ...shape, empty: 'absent' },
    { label: labels.atMost, path: [...at, 'atMost'], ...shape, empty: 'absent' },
  ]
}

type Level = Policies['draft']['credit']['levels'][number]

const conditionsOf = ({ conditions }: Level, at: Path): Parts => ({
  ...{ path: [...at, 'conditions'], ...policyWords.conditions, first: { metric: 'orders', atLeast: 1 } },
  rows: conditions.map(({ metric }, index) => {
    const here: Path = [...at, 'conditions', index]
    return [
      { label: labels.metric, path: [...here, 'metric'], kind: 'choice', options: metricOptions },
      ...bounds(here, metric),
    ]
  }),
})

const levelRow: RowOf<'levels'> = (level, at, isRest) => {
  const { name, needs, conditions } = level
  return {
    title: name || unnamed,
    sub: conditions.map(creditConditionText).join(sub.needs[needs]) || sub.rest,
    fields: [
      { label: labels.name, path: [...at, 'name'], kind: 'text', faults: ['textMissing'] },
      ...(isRest
        ? []
        : [
            {
              ...{ label: labels.needs, path: [...at, 'needs'], kind: 'choice' as const },
              options: options.needs,
            },
          ]),
    ],
    ...(!isRest && { parts: conditionsOf(level, at) }),
  }
}

const creditRow: Row = {
  ...{ id: 'credit-window', title: policyWords.creditWindow },
  fields: [
    {
      ...{ label: labels.windowDays, path: ['credit', 'windowDays'], kind: 'number' },
      ...{ unit: units.days, least: 1 },
    },
  ],
}

/** What can be asked for, with which evidence, and how far a shopper is trusted. */
export const offerGroups = (policies: Policies): readonly Group[] => {
  const levels = listGroup('levels', policies, levelRow)
  return [
    group('reasons', [reasonRow]),
    listGroup('remedies', policies, remedyRow(policies)),
    listGroup('evidence', policies, evidenceRow(policies)),
    { ...levels, rows: [creditRow, ...levels.rows] },
  ]
}
