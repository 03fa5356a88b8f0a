import type { PolicyDraft } from '../../../../core/aftersales/policy/policy'
import { policyWords } from '../../../words/policy'
import type { Field, Group, Row } from '../fields'
import type { Path } from '../paths'
import { group, listGroup, type Policies, type RowOf } from './rule'

const { fields: labels, sub, units, unnamed } = policyWords

type Category = PolicyDraft['categories'][number]

const categoryRow: RowOf<'categories'> = ({ name, words }, at, isRest) => ({
  ...{ title: name || unnamed, sub: isRest ? sub.rest : sub.words(words) },
  fields: [
    { label: labels.name, path: [...at, 'name'], kind: 'text', faults: ['textMissing'] },
    ...(isRest
      ? []
      : [
          {
            ...{ label: labels.words, path: [...at, 'words'], kind: 'words' as const },
            faults: ['wordsMissing' as const],
          },
        ]),
  ],
})

const atCategory = (id: string, ...rest: Path): Path => ['categories', { id }, ...rest]

const noReasonRow = ({ id, name, noReason }: Category): Row => {
  const days: readonly Field[] = [
    {
      ...{ label: labels.days, path: atCategory(id, 'noReason', 'days'), kind: 'number' },
      ...{ unit: units.days, least: 1, faults: ['noReasonTooShort'] },
    },
    {
      ...{ label: labels.unopened, path: atCategory(id, 'noReason', 'unopened'), kind: 'switch' },
      ...{ on: true, off: false },
    },
    { label: labels.conditions, path: atCategory(id, 'conditions'), kind: 'words' },
  ]
  return {
    ...{ id, title: name || unnamed },
    fields: [
      {
        ...{ label: labels.noReason, path: atCategory(id, 'noReason'), kind: 'switch' },
        ...{ on: { days: 7, unopened: false }, off: null },
      },
      ...(noReason ? days : []),
    ],
  }
}

const qualityRow = ({ id, name, quality }: Category): Row => {
  const at = (...rest: Path): Path => atCategory(id, 'quality', ...rest)
  return {
    ...{ id, title: name || unnamed, sub: sub.quality(quality.days) },
    fields: [
      { label: labels.definition, path: at('definition'), kind: 'text', faults: ['textMissing'] },
      { label: labels.claimDays, path: at('days'), kind: 'number', unit: units.days, least: 1 },
      { label: labels.pieces, path: at('evidence', 'pieces'), kind: 'number', unit: units.pieces },
      {
        ...{ label: labels.videos, path: at('evidence', 'videos'), kind: 'number' },
        ...{ unit: units.videos, faults: ['tooManyVideos'] },
      },
      { label: labels.obvious, path: at('obvious'), kind: 'words' },
    ],
  }
}

/** Goods by kinds, and what a shop takes back without a reason or for a bad one. */
export const returnGroups = (policies: Policies): readonly Group[] => [
  listGroup('categories', policies, categoryRow),
  group('noReason', policies.draft.categories.map(noReasonRow)),
  group('quality', policies.draft.categories.map(qualityRow)),
]
