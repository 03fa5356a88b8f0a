import type { PolicyFault } from '../../../core/aftersales/policy/policy-faults'
import type { PolicyDraft } from '../../../core/aftersales/policy/policy'
import { yuanText } from '../../../core/shared/money'
import { minuteText } from '../../../core/shared/time'
import { policyWords } from '../../words/policy'
import { isSameAt, partAt, withPart, type Path } from './paths'
import type { RuleList } from './lists'
import type { Addable } from './new-rule'

const { values } = policyWords

/** What can be chosen; `value` as it is stored. */
export interface Option {
  readonly value: unknown
  readonly label: string
}

/** One thing that a merchant changes. */
export interface Field {
  readonly label: string
  readonly path: Path
  readonly kind:
    'yuan' | 'number' | 'percent' | 'text' | 'digits' | 'words' | 'switch' | 'choice' | 'choices' | 'moment'
  /** 天, 份, 次. */
  readonly unit?: string
  readonly least?: number
  /** It may be without limit: null is stored then, or nothing at all. */
  readonly empty?: 'null' | 'absent'
  readonly options?: readonly Option[]
  /** What stands there when it is switched on, and off. */
  readonly on?: unknown
  readonly off?: unknown
  /** Said beside it, of its rule. */
  readonly faults?: readonly PolicyFault['fault'][]
}

/** Things of which a rule has as many as it needs, such as the conditions of a level. */
export interface Parts {
  readonly path: Path
  readonly name: string
  readonly add: string
  /** How a further one begins. */
  readonly first: unknown
  readonly rows: readonly (readonly Field[])[]
}

/** A rule in a sentence, with what of it can be changed. */
export interface Row {
  readonly id: string
  readonly title: string
  readonly sub?: string | undefined
  /** Absent: it belongs to no list, and can't be switched off. */
  readonly list?: RuleList
  readonly isOff?: boolean
  /** It takes what no other one of its list takes: it stays, and stays the last. */
  readonly isRest?: boolean
  readonly fields: readonly Field[]
  /** What it asks of a wish, behind a click. */
  readonly when?: readonly Field[]
  readonly parts?: Parts
}

export interface Group {
  readonly id: string
  readonly name: string
  readonly help: string
  readonly rows: readonly Row[]
  /** Where further ones can be written. */
  readonly list?: Addable
  readonly add?: string
}

export const isOn = (value: unknown): boolean => value !== null && value !== false && value !== undefined

const labelIn = ({ options = [] }: Field, value: unknown): string =>
  options.find((one) => one.value === value)?.label ?? String(value)

const texts: Readonly<Record<Field['kind'], (value: unknown, field: Field) => string>> = {
  switch: (value) => (isOn(value) ? values.on : values.off),
  yuan: (value) => yuanText(Number(value)),
  percent: (value) => `${Number(value) / scales.percent}%`,
  number: (value, { unit = '' }) => `${Number(value)} ${unit}`.trim(),
  words: (value) => (value as readonly string[]).join('、') || values.none,
  text: (value) => value as string,
  digits: (value) => value as string,
  choice: (value, field) => labelIn(field, value),
  choices: (value, field) => (value as readonly string[]).map((one) => labelIn(field, one)).join('、'),
  moment: (value) => minuteText(Number(value)),
}

/** How many of what is stored make one of what is shown: fen of a yuan, permille of a percent. */
const scales = { yuan: 100, percent: 10, number: 1 } as const

export type NumberKind = keyof typeof scales
export const scaleOf = (kind: NumberKind): number => scales[kind]

/** A value as it is read: ¥100.00, 7 天, 不限. */
export const valueText = (field: Field, value: unknown): string => {
  if (field.kind === 'switch') return texts.switch(value, field)
  return value === null || value === undefined ? values.without : texts[field.kind](value, field)
}

/** What stands in a field without limit. */
export const emptyOf = ({ empty }: Field): null | undefined => (empty === 'null' ? null : undefined)

/** The draft with what was put into a field. */
export const written = (draft: PolicyDraft, field: Field, value: unknown): PolicyDraft =>
  withPart(draft, field.path, value)

export const valueOf = (policy: PolicyDraft, { path }: Field): unknown => partAt(policy, path)

/** Is it another than in force? What did not stand anywhere in force is new with its rule, not changed. */
export const isChanged = (field: Field, base: PolicyDraft, draft: PolicyDraft): boolean => {
  const { kind, path } = field
  const around = partAt(base, path.slice(0, -1))
  if (around === null || around === undefined) return false
  return kind === 'switch'
    ? isOn(valueOf(base, field)) !== isOn(valueOf(draft, field))
    : !isSameAt(base, draft, path)
}

/** Nothing stands where something has to: a text, or a choice. */
export const isBlank = (value: unknown): boolean =>
  typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0
