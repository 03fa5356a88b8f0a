import { useState } from 'react'
import type * as z from 'zod/mini'
import { wordsOf } from '../../copy/refusal-words'
import { countOf, problemsOf } from './problems'

/** The texts of a form whose names are those of its schema; what is wrong is told once it was tried to be sent. */
export const useFields = <F extends string>(schema: z.ZodMiniType, empty: Readonly<Record<F, string>>) => {
  const [values, setValues] = useState(empty)
  const [tried, setTried] = useState(false)
  const found = problemsOf(schema, values)
  const change = (part: Partial<Record<F, string>>) => setValues((before) => ({ ...before, ...part }))
  /** Of several that are answered together: the first that is wrong. */
  const errorOf = (...names: readonly F[]): string | undefined => {
    const code = names.map((name) => found[name]).find((problem) => problem !== undefined)
    return tried && code ? wordsOf(code) : undefined
  }
  const field = (name: F) => ({
    value: values[name],
    error: errorOf(name),
    onChange: (value: string) => change({ [name]: value } as Partial<Record<F, string>>),
  })
  /** Hands the values over when nothing is wrong with them; else it is told from now on. */
  const submitTo = (send: (values: Readonly<Record<F, string>>) => void) => {
    setTried(true)
    if (countOf(found) === 0) send(values)
  }
  return { values, change, field, errorOf, problems: tried ? countOf(found) : 0, submitTo }
}
