import * as z from 'zod/mini'
import { Audience, Entry, EntryKey, Scope } from '../../knowledge/entry'
import { LeadsTo } from '../../knowledge/leads-to'
import { KnowledgeNote } from '../../knowledge/published'
import { ClientId, SessionId, UploadId } from '../../shared/ids'
import { Instant } from '../../shared/time'
import { procedure } from '../procedure'

const roles = ['agent', 'supervisor'] as const
const supervisors = ['supervisor'] as const

/** Of a file, in base64. */
const FILE_MAX = 5_600_000
const words = (max: number) => z.string().check(z.maxLength(max))

/** Where an entry stands: live as it is, live and changed since, not live yet, or to be taken away. */
const EntryState = z.enum(['live', 'changed', 'new', 'removed'])

/** An entry in the list: as its draft is, else as it is live. */
const Row = z.object({
  key: EntryKey,
  category: z.string(),
  title: z.string(),
  initials: z.string(),
  similar: z.int(),
  state: EntryState,
  /** Of the draft; null: there is none. */
  draftVersion: z.nullable(z.int()),
  isArticle: z.boolean(),
  audience: Audience,
  validFrom: z.nullable(Instant),
  validUntil: z.nullable(Instant),
  hot: z.nullable(z.int()),
})
export type KnowledgeRow = z.infer<typeof Row>

/** Drafts as they were read: one that was changed since is another. */
const ReadDrafts = z.array(z.object({ key: EntryKey, version: z.int() })).check(z.maxLength(5_000))
export type ReadDrafts = z.infer<typeof ReadDrafts>

/** An entry's picture has a link that expires. */
const Shown = z.lazy(() => z.object({ entry: Entry, imageUrl: z.nullable(z.string()) }))

/** What somebody else's entry asks alike. */
const Near = z.object({ key: EntryKey, title: z.string(), question: z.string(), theirs: z.string() })
export type NearEntry = z.infer<typeof Near>

/** What one writes of an entry, long enough to say in words what is too long. */
export const WrittenEntry = z.lazy(() =>
  z.object({
    category: words(100),
    title: words(200),
    similar: z.array(words(200)).check(z.maxLength(300)),
    answer: words(100_000),
    isArticle: z.boolean(),
    leadsTo: z.nullable(LeadsTo),
    next: z.array(words(200)).check(z.maxLength(20)),
    scope: z.nullable(Scope),
    validFrom: z.nullable(Instant),
    validUntil: z.nullable(Instant),
    audience: Audience,
    hot: z.nullable(z.int()),
    /** Absent: as it was; null: none. */
    image: z.optional(z.nullable(z.object({ uploadId: UploadId }))),
  }),
)
export type WrittenEntry = z.infer<typeof WrittenEntry>

const wrong = () => z.object({ status: z.literal('wrong'), why: z.string() })

const Saved = z.lazy(() =>
  z.discriminatedUnion('status', [
    /** `version`: of the draft; 0 when it is as it is live again. */
    z.object({ status: z.literal('saved'), key: EntryKey, version: z.int(), near: z.array(Near) }),
    wrong(),
    /** Somebody changed it meanwhile; nothing was written. */
    z.object({ status: z.literal('stale') }),
  ]),
)
export type SavedEntry = z.infer<typeof Saved>

const Published = z.lazy(() =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('published'), version: z.int(), everywhereAt: Instant }),
    z.object({ status: z.literal('nothing') }),
    z.object({ status: z.literal('stale') }),
  ]),
)
export type PublishedKnowledge = z.infer<typeof Published>

/** What becomes of a question, and why. */
const Asked = z.lazy(() =>
  z.object({
    outcome: z.enum(['answer', 'choose', 'person']),
    /** Best first, three at most of each question in it. */
    found: z.array(
      z.object({
        key: EntryKey,
        title: z.string(),
        text: z.string(),
        /** How sure it is, 0…1. */
        p: z.number(),
        /** What told most, in words. */
        why: z.array(z.string()),
        leadsTo: z.nullable(LeadsTo),
      }),
    ),
  }),
)
export type AskedKnowledge = z.infer<typeof Asked>

const Imported = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('done'),
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    near: z.array(Near),
  }),
  /** Nothing was written: why, line by line (0: the file itself), at most 50, and how many more there are. */
  z.object({
    status: z.literal('wrong'),
    problems: z.array(z.object({ line: z.int(), reason: z.string() })),
    more: z.int(),
  }),
])
export type ImportedKnowledge = z.infer<typeof Imported>

/** What the shop knows (R100–R103): read by everybody at the desk, kept by supervisors. */
export const knowledgeArea = {
  /** Every entry, drafts in their places. */
  list: procedure({
    roles,
    input: z.object({}),
    output: z.object({
      entries: z.array(Row),
      /** The version that is live; 0: none. */
      version: z.int(),
      /** The variables that an answer may have, with what they stand for now. */
      slots: z.record(z.string(), z.string()),
      now: Instant,
    }),
  }),
  entry: procedure({
    roles,
    input: z.object({ key: EntryKey }),
    output: z.object({
      live: z.nullable(Shown),
      /** `shown` null: it is to be taken away. */
      draft: z.nullable(
        z.object({ shown: z.nullable(Shown), version: z.int(), at: Instant, by: z.string() }),
      ),
      near: z.array(Near),
    }),
  }),
  /** Writes a draft over the version that was read (0: there was none); `key` is made by the sender for a new one. */
  save: procedure({
    roles: supervisors,
    input: z.object({ key: EntryKey, version: z.int(), entry: WrittenEntry }),
    output: Saved,
  }),
  /** It is taken away with the next publishing; one that was never live is gone at once. */
  remove: procedure({
    roles: supervisors,
    input: z.object({ key: EntryKey, version: z.int() }),
    output: Saved,
  }),
  /** As it is live again. */
  discard: procedure({
    roles: supervisors,
    input: z.object({ key: EntryKey, version: z.int() }),
    output: Saved,
  }),
  /** As they are live again, all that nobody changed meanwhile; `kept`: how many were. */
  discardAll: procedure({
    roles: supervisors,
    input: z.object({ drafts: ReadDrafts }),
    output: z.object({ dropped: z.int(), kept: z.int() }),
  }),
  /** Puts these drafts live, all of them or, when one was changed meanwhile, none. The same clientId again answers the same. */
  publish: procedure({
    roles: supervisors,
    input: z.object({
      clientId: ClientId,
      /** The version that was read. */
      version: z.int(),
      drafts: ReadDrafts,
      note: words(200),
    }),
    output: Published,
  }),
  /** Newest first, at most 30. */
  history: procedure({
    roles,
    input: z.object({}),
    output: z.object({ versions: z.array(KnowledgeNote) }),
  }),
  /** Puts an earlier version live again, as a new one. Drafts stay. */
  rollBack: procedure({
    roles: supervisors,
    input: z.object({ clientId: ClientId, version: z.int(), to: z.int() }),
    output: Published,
  }),
  /** What the bot would do with it. */
  ask: procedure({
    roles,
    input: z.object({ text: words(1_000), withDrafts: z.boolean() }),
    output: Asked,
  }),
  /** For one session: what answers the shopper's last words, or what the agent types. `notFound` once it is not one's own. */
  forSession: procedure({
    roles,
    input: z.object({ sessionId: SessionId, typed: words(1_000) }),
    output: z.object({
      /** The shopper's words that it is about; null: what was typed. */
      about: z.nullable(z.string()),
      found: z.array(
        z.object({
          key: EntryKey,
          title: z.string(),
          text: z.string(),
          p: z.number(),
          why: z.array(z.string()),
          /** False: for colleagues only. */
          isForShoppers: z.boolean(),
        }),
      ),
    }),
  }),
}

/** The same in and out of files. */
export const knowledgeFiles = {
  /** XLSX, CSV or JSON into drafts, all of it or nothing; the same file again changes nothing. */
  importFile: procedure({
    roles: supervisors,
    input: z.object({
      name: words(200),
      base64: z.string().check(z.maxLength(FILE_MAX, 'fileTooLarge'), z.regex(/^[A-Za-z0-9+/]*={0,2}$/)),
    }),
    output: Imported,
  }),
  /** What `importFile` reads: every entry, drafts in their places. */
  exportFile: procedure({
    roles: supervisors,
    input: z.object({ kind: z.enum(['csv', 'xlsx', 'json']) }),
    output: z.object({ base64: z.string(), count: z.int() }),
  }),
}
