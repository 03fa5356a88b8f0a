import { CaseType, Reason } from '../../../core/aftersales/kinds'
import type { PolicyDraft } from '../../../core/aftersales/policy/policy'
import { caseTypeWords, reasonWords } from '../../../core/copy/aftersales'
import { policyWords } from '../../words/policy'
import type { Field, Option } from './fields'
import type { Path } from './paths'

const { fields: labels, units, options } = policyWords

/** What can be chosen, in its words. */
export const optionsOf = <V extends string>(
  all: readonly V[],
  words: Readonly<Record<V, string>>,
): readonly Option[] => all.map((value) => ({ value, label: words[value] }))

const named = (all: readonly { readonly id: string; readonly name: string }[]): readonly Option[] =>
  all.map(({ id, name }) => ({ value: id, label: name || policyWords.unnamed }))

/** What stands behind ids: what the draft has, and what was switched off in it. */
export const namesOf = (draft: PolicyDraft, known: PolicyDraft): PolicyDraft => {
  const more = <R extends { readonly id: string }>(own: readonly R[], all: readonly R[]): R[] => [
    ...own,
    ...all.filter(({ id }) => own.every((one) => one.id !== id)),
  ]
  return {
    ...draft,
    categories: more(draft.categories, known.categories),
    credit: { ...draft.credit, levels: more(draft.credit.levels, known.credit.levels) },
  }
}

/** Up to how much, how long after receipt and with how much evidence: in sight with every grant. */
export const limitFields = (at: Path): readonly Field[] => [
  { label: labels.mostFen, path: [...at, 'mostFen'], kind: 'yuan', empty: 'absent' },
  {
    label: labels.withinDays,
    path: [...at, 'withinDays'],
    kind: 'number',
    unit: units.days,
    empty: 'absent',
  },
  {
    ...{ label: labels.pieces, path: [...at, 'pieces'], kind: 'number', unit: units.pieces },
    ...{ least: 1, empty: 'absent' },
  },
]

/** The other things that a rule can ask of a wish; what is left open fits everything. */
export const askFields = (at: Path, names: PolicyDraft): readonly Field[] => {
  const several = (label: string, key: string, all: readonly Option[]): Field => ({
    ...{ label, path: [...at, key], kind: 'choices', options: all, empty: 'absent' },
  })
  const one = (label: string, key: string, all: readonly Option[]): Field => ({
    ...{ label, path: [...at, key], kind: 'choice', options: all, empty: 'absent' },
  })
  return [
    several(labels.types, 'types', optionsOf(CaseType.options, caseTypeWords)),
    several(labels.reasons, 'reasons', optionsOf(Reason.options, reasonWords)),
    several(labels.categories, 'categories', named(names.categories)),
    several(labels.except, 'except', named(names.categories)),
    several(labels.levels, 'levels', named(names.credit.levels)),
    one(labels.sent, 'sent', options.sent),
    one(labels.goods, 'goods', options.goods),
    { label: labels.obviousOnly, path: [...at, 'obvious'], kind: 'switch', on: true, off: undefined },
  ]
}

/** All of it. */
export const whenFields = (at: Path, names: PolicyDraft): readonly Field[] => [
  ...askFields(at, names),
  ...limitFields(at),
]
