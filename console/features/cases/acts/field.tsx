import { Input } from 'antd'
import type { ReactNode } from 'react'

interface FieldProps {
  readonly name: string
  readonly children: ReactNode
}

/** A field under its name. */
export const Field = ({ name, children }: FieldProps) => (
  <div className='deed-field'>
    <span aria-hidden='true'>{name}</span>
    {children}
  </div>
)

interface WordsProps {
  readonly name: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly most?: number
}

export const WordsField = ({ name, placeholder, value, onChange, most = 200 }: WordsProps) => (
  <Field name={name}>
    <Input.TextArea
      aria-label={name}
      value={value}
      maxLength={most}
      showCount
      autoSize={{ minRows: 2, maxRows: 5 }}
      placeholder={placeholder}
      onChange={({ target }) => onChange(target.value)}
    />
  </Field>
)
