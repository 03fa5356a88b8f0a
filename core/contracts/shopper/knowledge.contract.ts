import * as z from 'zod/mini'
import { EntryKey } from '../../knowledge/entry'
import { LeadsTo } from '../../knowledge/leads-to'
import { ClientId } from '../../shared/ids'
import { Instant } from '../../shared/time'
import { procedure } from '../procedure'

const roles = ['shopper'] as const

/** A question by its title. */
const Title = z.object({ key: EntryKey, title: z.string() })

/** What the shop knows, as shoppers read it (R100, R101, R163). A shop without knowledge has empty lists. */
export const knowledgeContract = {
  /** Everything that she may read, by title; found while she types by title and by initials. */
  browse: procedure({
    roles,
    input: z.object({}),
    output: z.lazy(() =>
      z.object({
        version: z.int(),
        hot: z.array(Title),
        /** In the shop's order; a category is a path: 售后/退款. */
        entries: z.array(z.extend(Title, { category: z.string(), initials: z.string() })),
        now: Instant,
      }),
    ),
  }),
  /** By meaning, at most 8, best first. */
  search: procedure({
    roles,
    input: z.object({ text: z.string().check(z.maxLength(1_000)) }),
    output: z.lazy(() =>
      z.object({
        found: z.array(Title),
        /** What the first of them answers; null: not sure enough to say it. */
        best: z.nullable(z.string()),
      }),
    ),
  }),
  /** One answer in the shop's words of today. `notFound`: it is not said to her any more. */
  answer: procedure({
    roles,
    input: z.object({ key: EntryKey }),
    output: z.lazy(() =>
      z.object({
        key: EntryKey,
        version: z.int(),
        category: z.string(),
        title: z.string(),
        /** An article has its passages with their headings, an entry one without. */
        passages: z.array(z.object({ heading: z.nullable(z.string()), text: z.string() })),
        imageUrl: z.nullable(z.string()),
        leadsTo: z.nullable(LeadsTo),
        /** What is worth asking next, and what is asked alike. */
        related: z.array(Title),
      }),
    ),
  }),
  /** 有用 or 没用 of an answer; the last one counts. The same clientId again counts once. */
  rate: procedure({
    roles,
    input: z.object({
      clientId: ClientId,
      key: EntryKey,
      /** Of the answer as she read it on its page; a message in the chat knows its own. */
      version: z.optional(z.int()),
      helpful: z.boolean(),
      /** The answer in the chat that it is about; absent: she read it on its page. */
      messageId: z.optional(z.string().check(z.regex(/^\d{1,9}\.\d{1,3}$/))),
      /** What she had asked, where it was found by a search. */
      asked: z.optional(z.string().check(z.maxLength(200))),
    }),
    output: z.object({}),
  }),
}
