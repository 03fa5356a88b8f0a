import { Input, InputNumber, Select } from 'antd'
import { policyWords } from '../../words/policy'
import { isOn, scaleOf, type Field, type NumberKind } from './fields'

export interface ControlProps {
  readonly field: Field
  readonly id: string
  /** Of what is said beside it. */
  readonly saidBy: string | undefined
  readonly isWrong: boolean
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

const looks = {
  yuan: { prefix: '¥', precision: 2 },
  percent: { suffix: '%', precision: 1 },
  number: { precision: 0 },
} as const

const NumberControl = (props: ControlProps & { readonly kind: NumberKind }) => {
  const { field, kind, id, saidBy, isWrong, value, onChange } = props
  const { unit, least = 0, mayBeEmpty = false } = field
  const scale = scaleOf(kind)
  return (
    <InputNumber
      {...{ id, min: least, max: 9_999_999, ...looks[kind] }}
      {...(unit !== undefined && { suffix: unit })}
      {...(isWrong && { status: 'error' as const })}
      aria-describedby={saidBy}
      controls={false}
      placeholder={mayBeEmpty ? policyWords.values.without : undefined}
      value={typeof value === 'number' ? value / scale : null}
      onChange={(next) => {
        if (next !== null) onChange(Math.round(next * scale))
        else if (mayBeEmpty) onChange(null)
      }}
    />
  )
}

const TextControl = ({ id, saidBy, isWrong, value, onChange }: ControlProps) => (
  <Input.TextArea
    {...{ id, autoSize: { minRows: 1, maxRows: 6 }, maxLength: 200 }}
    {...(isWrong && { status: 'error' as const })}
    aria-describedby={saidBy}
    value={String(value)}
    onChange={({ target }) => onChange(target.value)}
  />
)

const WordsControl = ({ id, value, onChange }: ControlProps) => (
  <Select
    {...{ id, mode: 'tags', open: false, suffix: null }}
    tokenSeparators={['、', '，', ',', ' ']}
    placeholder={policyWords.values.none}
    value={value as string[]}
    onChange={(words: string[]) => onChange(words.map((word) => word.trim()).filter(Boolean))}
  />
)

const SwitchControl = ({ id, field, value, onChange }: ControlProps) => (
  <input
    {...{ id, type: 'checkbox', role: 'switch', className: 'policy-switch' }}
    checked={isOn(value)}
    onChange={({ target }) => onChange(target.checked ? field.on : field.on === true ? false : null)}
  />
)

/** The control for what a field holds. */
export const Control = (props: ControlProps) => {
  const { kind } = props.field
  switch (kind) {
    case 'text':
      return <TextControl {...props} />
    case 'words':
      return <WordsControl {...props} />
    case 'switch':
      return <SwitchControl {...props} />
    default:
      return <NumberControl {...props} kind={kind} />
  }
}
