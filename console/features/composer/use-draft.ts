import { useCallback, useRef, useState } from 'react'
import * as z from 'zod/mini'
import type { Kept } from '../conversation/ports'
import { Quoted } from './outbox'

const KEPT_AS = 'draft'

const Draft = z.object({
  text: z.string(),
  quote: z._default(z.nullable(Quoted), null),
  /** It is for colleagues only. */
  isNote: z._default(z.boolean(), false),
})
export type Draft = z.infer<typeof Draft>

const empty: Draft = { text: '', quote: null, isNote: false }

const readDraft = (kept: Kept): Draft => Draft.safeParse(kept.read(KEPT_AS)).data ?? empty

export interface Drafting {
  readonly draft: Draft
  readonly change: (change: Partial<Draft>) => void
}

/** What is written and not sent, kept in this browser with the session until it is. */
export const useDraft = (kept: Kept): Drafting => {
  const [draft, setDraft] = useState(() => readDraft(kept))
  const newest = useRef(draft)
  const change = useCallback(
    (some: Partial<Draft>) => {
      newest.current = { ...newest.current, ...some }
      const { text, quote, isNote } = newest.current
      kept.write(KEPT_AS, text === '' && !quote && !isNote ? undefined : newest.current)
      setDraft(newest.current)
    },
    [kept],
  )
  return { draft, change }
}
