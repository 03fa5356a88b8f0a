import { useId, type ReactNode } from 'react'
import type { Writing } from './writing'

interface FieldProps {
  readonly label: string
  readonly help?: ReactNode
  readonly children: (id: string) => ReactNode
}

/** A field under its name, with what it means below it. */
export const Field = ({ label, help, children }: FieldProps) => {
  const id = useId()
  return (
    <div className='edit-field'>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {help !== undefined && <div className='edit-help'>{help}</div>}
    </div>
  )
}

export interface FieldsProps {
  readonly writing: Writing
  readonly onWrite: (writing: Writing) => void
}
