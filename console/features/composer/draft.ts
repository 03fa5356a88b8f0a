import * as z from 'zod/mini'
import { Quoted } from './outbox'

const Draft = z.object({
  text: z.string(),
  quote: z._default(z.nullable(Quoted), null),
  /** The quick reply that was put into it, in which words, and the picture that goes behind it. */
  reply: z._default(
    z.nullable(
      z.object({
        replyId: z.string(),
        text: z.optional(z.string()),
        image: z.nullable(z.object({ url: z.string() })),
      }),
    ),
    null,
  ),
  /** It is for colleagues only. */
  isNote: z._default(z.boolean(), false),
})
export type Draft = z.infer<typeof Draft>

const empty: Draft = { text: '', quote: null, reply: null, isNote: false }

/** What was kept; nothing when nothing was, or it can't be read. */
export const restoredDraft = (kept: unknown): Draft => Draft.safeParse(kept).data ?? empty

/** What of it is kept: nothing of an empty one. */
export const keptDraft = (draft: Draft): Draft | undefined => {
  const { text, quote, reply, isNote } = draft
  return text === '' && !quote && !reply && !isNote ? undefined : draft
}

export interface Drafted {
  readonly draft: Draft
  /** What another window wrote while somebody wrote here. */
  readonly missed: Draft | null
}

/** The newest key wins: what another window wrote before it is over. */
export const typed = ({ draft }: Drafted, change: Partial<Draft>): Drafted => ({
  draft: { ...draft, ...change },
  missed: null,
})

/** Another window wrote: it is shown at once, unless somebody is just writing here. */
export const heard = (drafted: Drafted, draft: Draft, isWriting: boolean): Drafted =>
  isWriting ? { ...drafted, missed: draft } : { draft, missed: null }

/** Nobody writes here any more: what was missed is shown. */
export const left = (drafted: Drafted): Drafted =>
  drafted.missed ? { draft: drafted.missed, missed: null } : drafted
