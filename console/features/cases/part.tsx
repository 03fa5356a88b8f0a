import { useId, type ReactNode } from 'react'

interface PartProps {
  readonly title: string
  /** Beside the heading. */
  readonly act?: ReactNode
  readonly children: ReactNode
}

/** A part of a case with its heading. */
export const Part = ({ title, act, children }: PartProps) => {
  const id = useId()
  return (
    <section className='case-part' aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {act}
      </header>
      {children}
    </section>
  )
}
