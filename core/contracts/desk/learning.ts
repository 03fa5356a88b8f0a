import * as z from 'zod/mini'
import { EntryKey } from '../../knowledge/entry'
import { ClientId, SessionId } from '../../shared/ids'
import { Instant } from '../../shared/time'
import { procedure } from '../procedure'

const roles = ['agent', 'supervisor'] as const
const supervisors = ['supervisor'] as const
const words = (max: number) => z.string().check(z.maxLength(max))
/** A question that the bot was asked (core/knowledge/ask.ts). */
const AskId = words(200)
const Ids = z.array(AskId).check(z.minLength(1), z.maxLength(1_000))

/** A question as it was asked, and what came of it. */
const Asked = z.object({
  id: AskId,
  text: z.string(),
  at: Instant,
  /** What a person answered, where one did. */
  reply: z.nullable(z.string()),
})

/** Questions that mean the same. */
const Group = z.lazy(() =>
  z.object({
    /** That of its newest question. */
    id: AskId,
    kind: z.enum(['unanswered', 'wrong']),
    /** The one that is most like the others. */
    question: z.string(),
    count: z.int(),
    /** In the last 7 days, and in the 7 before. */
    thisWeek: z.int(),
    lastWeek: z.int(),
    /** The newest, at most 8. */
    asked: z.array(Asked),
    /** Every question in it: what a click settles. */
    ids: z.array(AskId),
    /** The entry that answered wrongly; null: none answered. */
    answeredBy: z.nullable(z.object({ key: EntryKey, title: z.string() })),
    /** Entries that may be meant, best first, at most 3. */
    near: z.array(
      z.object({
        key: EntryKey,
        title: z.string(),
        p: z.number(),
        /** An agent said that it would have been right. */
        named: z.boolean(),
      }),
    ),
  }),
)
export type SuggestionGroup = z.infer<typeof Group>

/** How many of the answers are right, as far as anybody said (R106). */
const Accuracy = z.object({
  answered: z.int(),
  /** Of those, how many a person or the shopper judged, and how many of them were right. */
  judged: z.int(),
  right: z.int(),
  /** Within these the share lies with 95 %; null: nothing was judged. */
  low: z.nullable(z.number()),
  high: z.nullable(z.number()),
})
export type Accuracy = z.infer<typeof Accuracy>

/** What the bot learns from (R103, R106, R108): nothing changes what shoppers read without a person's click. */
export const learningArea = {
  /** Groups that nobody has settled, the largest first, at most 50. */
  inbox: procedure({
    roles: supervisors,
    input: z.object({ kind: z.enum(['unanswered', 'wrong']) }),
    output: z.object({ groups: z.array(Group), more: z.int(), now: Instant }),
  }),
  /** How many questions are open, for the menu. */
  count: procedure({
    roles: supervisors,
    input: z.object({}),
    output: z.object({ unanswered: z.int(), wrong: z.int() }),
  }),
  /** These questions become similar ones of that entry, and are live at once: one click. */
  addSimilar: procedure({
    roles: supervisors,
    input: z.object({ clientId: ClientId, ids: Ids, key: EntryKey }),
    output: z.discriminatedUnion('status', [
      z.object({ status: z.literal('done'), added: z.int(), everywhereAt: Instant }),
      z.object({ status: z.literal('wrong'), why: z.string() }),
      z.object({ status: z.literal('stale') }),
    ]),
  }),
  /** Seen to: answered by an entry that was written for them, right after all, or not worth one. */
  settle: procedure({
    roles: supervisors,
    input: z.object({
      ids: Ids,
      as: z.enum(['written', 'right', 'ignored']),
    }),
    output: z.object({ settled: z.int() }),
  }),
  /** An agent says that an answer of the bot in his session was wrong; `key`: what would have been right. */
  correct: procedure({
    roles,
    input: z.object({
      sessionId: SessionId,
      messageId: z.string().check(z.regex(/^\d{1,9}\.\d{1,3}$/)),
      key: z.nullable(EntryKey),
    }),
    output: z.object({}),
  }),
  /** Answers that nobody has judged and that stand as they were said, drawn among those of the last 7 days, at most 10. */
  sample: procedure({
    roles: supervisors,
    input: z.object({}),
    output: z.object({
      asked: z.array(
        z.object({
          id: AskId,
          text: z.string(),
          at: Instant,
          key: EntryKey,
          title: z.string(),
          answer: z.string(),
        }),
      ),
    }),
  }),
  judge: procedure({
    roles: supervisors,
    input: z.object({ id: AskId, right: z.boolean() }),
    output: z.object({}),
  }),
  /** Of the last 8 weeks, the newest last, and by entry over all of them, the worst first, at most 50. */
  accuracy: procedure({
    roles: supervisors,
    input: z.object({}),
    output: z.object({
      weeks: z.array(
        z.extend(Accuracy, { from: Instant, asked: z.int(), offered: z.int(), unanswered: z.int() }),
      ),
      entries: z.array(z.extend(Accuracy, { key: EntryKey, title: z.string() })),
      now: Instant,
    }),
  }),
}
