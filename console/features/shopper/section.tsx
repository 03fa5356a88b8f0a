import { useId, type ReactNode } from 'react'

interface SectionProps {
  readonly title: string
  /** What can be done, beside the title. */
  readonly act?: ReactNode
  /** Said in place of the children when there is nothing. */
  readonly empty: string | null
  readonly children: ReactNode
}

/** A part of the panel with its heading. */
export const Section = ({ title, act, empty, children }: SectionProps) => {
  const id = useId()
  return (
    <section className='shopper-section' aria-labelledby={id}>
      <h3>
        <span id={id}>{title}</span>
        {act}
      </h3>
      {empty === null ? children : <p className='shopper-empty'>{empty}</p>}
    </section>
  )
}
