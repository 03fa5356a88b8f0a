import type { ReactNode } from 'react'
import type { Wanted } from '../../../core/orders/requests/wanted'

/** A form as the page round it needs it. */
export interface FilledForm {
  readonly fields: ReactNode
  /** How many fields have to be put right. */
  readonly problems: number
  readonly submit: () => void
}

export interface FormProps {
  readonly onSubmit: (wanted: Wanted) => void
  readonly children: (form: FilledForm) => ReactNode
}
