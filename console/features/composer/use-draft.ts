import { useCallback, useRef, useState } from 'react'
import * as z from 'zod/mini'
import type { Kept } from '../conversation/ports'
import { Quoted } from './outbox'

const KEPT_AS = 'draft'

const Draft = z.object({
  text: z.string(),
  quote: z._default(z.nullable(Quoted), null),
  /** The quick reply that was put into it, and the picture that goes behind it. */
  reply: z._default(
    z.nullable(z.object({ replyId: z.string(), image: z.nullable(z.object({ url: z.string() })) })),
    null,
  ),
  /** It is for colleagues only. */
  isNote: z._default(z.boolean(), false),
})
export type Draft = z.infer<typeof Draft>

const empty: Draft = { text: '', quote: null, reply: null, isNote: false }

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
      const { text, quote, reply, isNote } = newest.current
      kept.write(KEPT_AS, text === '' && !quote && !reply && !isNote ? undefined : newest.current)
      setDraft(newest.current)
    },
    [kept],
  )
  return { draft, change }
}
