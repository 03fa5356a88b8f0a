import type { PolicyFault } from '../../../core/aftersales/policy/policy-faults'
import type { PolicyDraft } from '../../../core/aftersales/policy/policy'
import { yuanText } from '../../../core/shared/money'
import { policyWords } from '../../words/policy'
import { partAt, withPart, type Path } from './paths'

const { values } = policyWords

/** One thing that a merchant changes. */
export interface Field {
  readonly label: string
  readonly path: Path
  readonly kind: 'yuan' | 'number' | 'percent' | 'text' | 'words' | 'switch'
  /** 天, 份, 次. */
  readonly unit?: string
  readonly least?: number
  /** Empty means without limit. */
  readonly mayBeEmpty?: true
  /** What stands there when it is switched on; off is null, or false where this is true. */
  readonly on?: unknown
  /** Said beside it, of the rule with this id. */
  readonly faults?: { readonly id: string; readonly kinds: readonly PolicyFault['fault'][] }
}

/** Rules that a shop can do without. */
export type OptionalList = 'approvals' | 'returnFree' | 'prepay' | 'instant' | 'campaigns' | 'coupons'

/** A rule in a sentence, with what of it can be changed. */
export interface Row {
  readonly id: string
  readonly title: string
  readonly sub?: string
  /** Absent: it can't be switched off. */
  readonly list?: OptionalList
  readonly isOff?: boolean
  readonly fields: readonly Field[]
}

export interface Group {
  readonly id: string
  readonly name: string
  readonly help: string
  readonly rows: readonly Row[]
}

export const isOn = (value: unknown): boolean => value !== null && value !== false && value !== undefined

const texts: Readonly<Record<Field['kind'], (value: unknown, unit: string) => string>> = {
  switch: (value) => (isOn(value) ? values.on : values.off),
  yuan: (value) => yuanText(Number(value)),
  percent: (value) => `${Number(value) / scales.percent}%`,
  number: (value, unit) => `${Number(value)} ${unit}`.trim(),
  words: (value) => (value as readonly string[]).join('、') || values.none,
  text: (value) => value as string,
}

/** How many of what is stored make one of what is shown: fen of a yuan, permille of a percent. */
const scales = { yuan: 100, percent: 10, number: 1 } as const

export type NumberKind = keyof typeof scales
export const scaleOf = (kind: NumberKind): number => scales[kind]

/** A value as it is read: ¥100.00, 7 天, 不限. */
export const valueText = ({ kind, unit = '' }: Field, value: unknown): string =>
  (value === null || value === undefined) && kind !== 'switch' ? values.without : texts[kind](value, unit)

/** The draft without that rule, or with it at the place that it has among those known. */
export const switched = (
  draft: PolicyDraft,
  { list, id, known }: { readonly list: OptionalList; readonly id: string; readonly known: PolicyDraft },
): PolicyDraft => {
  const rules = draft[list] as readonly { readonly id: string }[]
  if (rules.some((rule) => rule.id === id)) {
    return { ...draft, [list]: rules.filter((rule) => rule.id !== id) }
  }
  const all = known[list] as readonly { readonly id: string }[]
  const others = rules.filter((rule) => all.every((one) => one.id !== rule.id))
  const back = all.filter((rule) => rule.id === id || rules.some((one) => one.id === rule.id))
  const kept = back.map((rule) => rules.find((one) => one.id === rule.id) ?? rule)
  return { ...draft, [list]: [...kept, ...others] }
}

/** The draft with what was put into a field. */
export const written = (draft: PolicyDraft, field: Field, value: unknown): PolicyDraft =>
  withPart(draft, field.path, value)

export const valueOf = (policy: PolicyDraft, { path }: Field): unknown => partAt(policy, path)
