import { Grant, type PolicyDraft } from '../../../../core/aftersales/policy/policy'
import { seedAfterSalesPolicy as seed } from '../../../../core/aftersales/policy/seed'
import { policyWords } from '../../../words/policy'
import type { Field, Group, Parts, Row } from '../fields'
import { askFields, limitFields, optionsOf, whenFields } from '../when-fields'
import { group, listGroup, rowsOf, titleOf, type Policies, type RowOf } from './rule'

const { fields: labels, sub, units, options, unnamed } = policyWords

type Granting = 'approvals' | 'returnFree' | 'instant' | 'prepay'

const grantGroup = (list: Granting, policies: Policies): Group => {
  const rowOf: RowOf<Granting> = ({ when }, at) => ({
    title: titleOf(when, policies),
    fields: limitFields([...at, 'when']),
    when: askFields([...at, 'when'], policies.names),
  })
  return listGroup(list, policies, rowOf)
}

const campaignRow =
  (policies: Policies): RowOf<'campaigns'> =>
  ({ name, from, to, when }, at) => ({
    title: name || unnamed,
    sub: `${sub.campaign(from, to)}，${titleOf(when, policies)}`,
    fields: [
      { label: labels.name, path: [...at, 'name'], kind: 'text', faults: ['textMissing'] },
      { label: labels.from, path: [...at, 'from'], kind: 'moment' },
      { label: labels.to, path: [...at, 'to'], kind: 'moment', faults: ['campaignEmpty'] },
      { label: labels.counts, path: [...at, 'counts'], kind: 'choice', options: options.counts },
      { label: labels.grants, path: [...at, 'grants'], kind: 'choice', options: options.campaignGrants },
    ],
    when: whenFields([...at, 'when'], policies.names),
  })

const capRow: RowOf<'caps'> = ({ per }, at) => ({
  title: sub.caps[per],
  fields: [
    { label: labels.count, path: [...at, 'count'], kind: 'number', unit: units.times, empty: 'null' },
    { label: labels.total, path: [...at, 'fen'], kind: 'yuan', empty: 'null' },
  ],
})

type Brake = NonNullable<PolicyDraft['brake']>

const stepsOf = ({ steps }: Brake): Parts => ({
  ...{ path: ['brake', 'steps'], ...policyWords.steps, first: { overPermille: 50, stops: ['instant'] } },
  rows: steps.map((_, index) => [
    { label: labels.overPermille, path: ['brake', 'steps', index, 'overPermille'], kind: 'percent' },
    {
      ...{ label: labels.stops, path: ['brake', 'steps', index, 'stops'], kind: 'choices' },
      ...{ options: optionsOf(Grant.options, policyWords.grants), faults: ['nothingChosen'] },
    },
  ]),
})

const brakeRow = ({ draft: { brake }, known }: Policies): Row => {
  const on = known.brake ?? seed.brake
  const use: Field = { label: labels.brake, path: ['brake'], kind: 'switch', on, off: null }
  const bare = { id: on?.id ?? 'brake', title: sub.brake }
  if (!brake) return { ...bare, fields: [use] }
  return {
    ...{ ...bare, id: brake.id, sub: sub.brakeWhy(brake.windowDays), parts: stepsOf(brake) },
    fields: [
      use,
      {
        ...{ label: labels.windowDays, path: ['brake', 'windowDays'], kind: 'number' },
        ...{ unit: units.days, least: 1 },
      },
      { label: labels.leastFen, path: ['brake', 'leastFen'], kind: 'yuan' },
    ],
  }
}

/** What is granted without a person, and what holds it back. */
export const fastGroups = (policies: Policies): readonly Group[] => [
  grantGroup('approvals', policies),
  grantGroup('returnFree', policies),
  grantGroup('instant', policies),
  grantGroup('prepay', policies),
  listGroup('campaigns', policies, campaignRow(policies)),
  group('caps', [...rowsOf('caps', policies, capRow), brakeRow(policies)]),
]
