import { Input, Textarea } from '@tarojs/components'
import { isWeapp } from '../../platform/env'
import { meaningInside } from '../press'
import { Field } from './field'

export interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly error?: string | undefined
  /** Digits only: the phone shows its keys for them. */
  readonly digits?: boolean
  /** Grows with what is written. */
  readonly long?: boolean
  readonly maxLength: number
  readonly onChange: (value: string) => void
}

/** The name of the field, for who cannot see the label beside it; the keys, where a browser's number is no text. */
const named = (label: string, digits = false): object =>
  meaningInside({ 'aria-label': label, ...(digits ? { inputMode: 'numeric' } : {}) })

function Line({ label, value, hint = '', digits, maxLength, onChange }: TextFieldProps) {
  return (
    <Input
      className='field__input'
      value={value}
      placeholder={hint}
      placeholderClass='field__placeholder'
      type={digits && isWeapp ? 'number' : 'text'}
      maxlength={maxLength}
      onInput={({ detail }) => onChange(detail.value)}
      {...named(label, digits)}
    />
  )
}

function Lines({ label, value, hint = '', maxLength, onChange }: TextFieldProps) {
  return (
    <Textarea
      className='field__input field__input--long'
      value={value}
      placeholder={hint}
      placeholderClass='field__placeholder'
      maxlength={maxLength}
      autoHeight
      disableDefaultPadding
      showConfirmBar={false}
      onInput={({ detail }) => onChange(detail.value)}
      {...named(label)}
    />
  )
}

/** A row into which something is written. */
export function TextField(props: TextFieldProps) {
  const { label, error, long } = props
  return (
    <Field label={label} error={error}>
      {long ? <Lines {...props} /> : <Line {...props} />}
    </Field>
  )
}
