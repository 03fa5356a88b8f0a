import { useId, type ReactNode } from 'react'

interface PartProps {
  readonly title: string
  readonly children: ReactNode
}

/** A part of a case with its heading. */
export const Part = ({ title, children }: PartProps) => {
  const id = useId()
  return (
    <section className='case-part' aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}
