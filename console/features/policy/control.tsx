import { Input, InputNumber, Select } from 'antd'
import { minuteText } from '../../../core/shared/time'
import { policyWords } from '../../words/policy'
import { emptyOf, isOn, scaleOf, type Field, type NumberKind } from './fields'

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

const wrongLook = (isWrong: boolean) => (isWrong ? { status: 'error' as const } : {})

const NumberControl = (props: ControlProps & { readonly kind: NumberKind }) => {
  const { field, kind, id, saidBy, isWrong, value, onChange } = props
  const { unit, least = 0, empty } = field
  const scale = scaleOf(kind)
  return (
    <InputNumber
      {...{ id, min: least, max: 9_999_999, ...looks[kind], ...wrongLook(isWrong) }}
      {...(unit !== undefined && { suffix: unit })}
      aria-describedby={saidBy}
      controls={false}
      placeholder={empty ? policyWords.values.without : undefined}
      value={typeof value === 'number' ? value / scale : null}
      onChange={(next) => {
        if (next !== null) onChange(Math.round(next * scale))
        else if (empty) onChange(emptyOf(field))
      }}
    />
  )
}

const TextControl = ({ id, saidBy, isWrong, value, onChange }: ControlProps) => (
  <Input.TextArea
    {...{ id, autoSize: { minRows: 1, maxRows: 6 }, maxLength: 200, ...wrongLook(isWrong) }}
    aria-describedby={saidBy}
    value={String(value)}
    onChange={({ target }) => onChange(target.value)}
  />
)

/** A number by which somebody else's system knows something: digits, as they are written. */
const DigitsControl = ({ field, id, saidBy, value, onChange }: ControlProps) => (
  <Input
    {...{ id, inputMode: 'numeric', maxLength: 20 }}
    aria-describedby={saidBy}
    placeholder={policyWords.values.none}
    value={typeof value === 'string' ? value : ''}
    onChange={({ target }) => {
      const digits = target.value.replace(/\D/g, '')
      onChange(digits === '' ? emptyOf(field) : digits)
    }}
  />
)

const WordsControl = ({ id, saidBy, isWrong, value, onChange }: ControlProps) => (
  <Select
    {...{ id, mode: 'tags', open: false, suffix: null, ...wrongLook(isWrong) }}
    aria-describedby={saidBy}
    tokenSeparators={['、', '，', ',', ' ']}
    placeholder={policyWords.values.none}
    value={value as string[]}
    onChange={(words: string[]) => onChange(words.map((word) => word.trim()).filter(Boolean))}
  />
)

const ChoicesControl = ({ field, id, saidBy, isWrong, value = [], onChange }: ControlProps) => (
  <Select
    {...{ id, mode: 'multiple', showSearch: { optionFilterProp: 'label' }, ...wrongLook(isWrong) }}
    aria-describedby={saidBy}
    placeholder={field.empty ? policyWords.values.without : policyWords.values.none}
    options={(field.options ?? []).map((option) => ({ ...option, value: String(option.value) }))}
    value={value as string[]}
    onChange={(chosen: string[]) => onChange(chosen.length === 0 && field.empty ? emptyOf(field) : chosen)}
  />
)

/** Chosen by place: what is stored need not be a text. */
const ChoiceControl = ({ field, id, saidBy, value, onChange }: ControlProps) => {
  const { options = [], empty } = field
  const chosen = options.findIndex((option) => option.value === value)
  return (
    <Select
      {...{ id, allowClear: empty !== undefined }}
      aria-describedby={saidBy}
      placeholder={policyWords.values.without}
      options={options.map(({ label }, place) => ({ label, value: place }))}
      value={chosen < 0 ? null : chosen}
      onChange={(place: number | undefined) =>
        onChange(place === undefined ? emptyOf(field) : options[place]?.value)
      }
    />
  )
}

/** A moment as clocks in China show it, wherever this machine stands. */
const MomentControl = ({ id, saidBy, isWrong, value, onChange }: ControlProps) => (
  <Input
    {...{ id, type: 'datetime-local', required: true, ...wrongLook(isWrong) }}
    aria-describedby={saidBy}
    value={minuteText(Number(value)).replace(' ', 'T')}
    onChange={({ target }) => {
      const at = Date.parse(`${target.value}:00+08:00`)
      if (Number.isFinite(at)) onChange(at)
    }}
  />
)

const SwitchControl = ({ id, field: { on, off }, value, onChange }: ControlProps) => (
  <input
    {...{ id, type: 'checkbox', role: 'switch', className: 'policy-switch' }}
    checked={isOn(value)}
    onChange={({ target }) => onChange(target.checked ? on : off)}
  />
)

const controls = {
  text: TextControl,
  digits: DigitsControl,
  words: WordsControl,
  choice: ChoiceControl,
  choices: ChoicesControl,
  moment: MomentControl,
  switch: SwitchControl,
} as const

/** The control for what a field holds. */
export const Control = (props: ControlProps) => {
  const { kind } = props.field
  if (kind === 'yuan' || kind === 'percent' || kind === 'number')
    return <NumberControl {...props} kind={kind} />
  const Kind = controls[kind]
  return <Kind {...props} />
}
