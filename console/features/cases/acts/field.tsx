import type { ReactNode } from 'react'
import { WordsBox } from '../../story/words-box'

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
}

export const WordsField = ({ name, placeholder, value, onChange }: WordsProps) => (
  <Field name={name}>
    <WordsBox label={name} {...{ placeholder, value, onChange }} />
  </Field>
)
