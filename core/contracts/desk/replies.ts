import * as z from 'zod/mini'
import { QuickReply, Shelf } from '../../quick-replies/quick-reply'
import { ClientId, SessionId, UploadId } from '../../shared/ids'
import { procedure } from '../procedure'

const roles = ['agent', 'supervisor'] as const
const supervisors = ['supervisor'] as const

/** Of a file, in base64: a shop's whole book of replies has less than a tenth of it. */
const FILE_MAX = 2_800_000
export const ReplyId = z.string().check(z.minLength(1), z.maxLength(100))
/** Long enough to say in words what is too long. */
const words = (max: number) => z.string().check(z.maxLength(max))

/** A reply as the desk gets it. */
export const DeskReply = z.lazy(() =>
  z.extend(z.omit(QuickReply, { shopId: true, image: true }), {
    /** `url` expires, '' while there is none. */
    image: z.nullable(z.object({ url: z.string() })),
    /** Whether whoever asks may change it. */
    mayKeep: z.boolean(),
  }),
)
export type DeskReply = z.infer<typeof DeskReply>

/** What one writes of a reply. */
const Written = z.object({
  shelf: Shelf,
  category: words(100),
  title: words(200),
  text: words(5_000),
  keywords: z.array(words(100)).check(z.maxLength(100)),
  /** Its number; absent: behind all others, or as it was. */
  position: z.optional(z.int()),
  /** Absent: as it was; null: none. */
  image: z.optional(z.nullable(z.object({ uploadId: UploadId }))),
})
export type WrittenReply = z.infer<typeof Written>

const Saved = z.lazy(() =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('saved'), reply: DeskReply }),
    /** Why it can't stand so, in words. */
    z.object({ status: z.literal('wrong'), why: z.string() }),
    /** Somebody changed it meanwhile: as it is now; null when it is gone. Nothing was written. */
    z.object({ status: z.literal('stale'), reply: z.nullable(DeskReply) }),
  ]),
)
export type SavedReply = z.infer<typeof Saved>

const Imported = z.discriminatedUnion('status', [
  z.object({ status: z.literal('done'), added: z.int(), changed: z.int(), unchanged: z.int() }),
  /** Nothing was written: why, line by line (0: the file itself), at most 50, and how many more there are. */
  z.object({
    status: z.literal('wrong'),
    problems: z.array(z.object({ line: z.int(), reason: z.string() })),
    more: z.int(),
  }),
])
export type ImportedReplies = z.infer<typeof Imported>

/** Quick replies (R4, R72, R84, R186): what one may send, and who looks after it. */
export const repliesArea = {
  /** What one may send, by number; of a supervisor every group's. */
  list: procedure({
    roles,
    input: z.object({}),
    output: z.object({
      replies: z.array(DeskReply),
      groups: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  }),
  /**
   * For one session: what the variables stand for, and the replies that the shopper's last words call for (R84), with
   * her word. `notFound` once the session is not one's own any more.
   */
  forSession: procedure({
    roles,
    input: z.object({ sessionId: SessionId }),
    output: z.object({
      values: z.record(z.string(), z.string()),
      suggestions: z.array(z.object({ replyId: z.string(), word: z.string() })),
    }),
  }),
  /** How often each was sent in the last 30 days. */
  uses: procedure({
    roles,
    input: z.object({ replyIds: z.array(ReplyId).check(z.maxLength(50)) }),
    output: z.object({ uses: z.record(z.string(), z.int()) }),
  }),
  /** The same id again answers the reply that it made. */
  create: procedure({ roles, input: z.extend(Written, { id: ClientId }), output: Saved }),
  edit: procedure({
    roles,
    input: z.extend(Written, { replyId: ReplyId, version: z.int() }),
    output: Saved,
  }),
  /** These share out their numbers in this order. */
  order: procedure({
    roles,
    input: z.object({ replyIds: z.array(ReplyId).check(z.maxLength(1_000)) }),
    output: z.object({ placed: z.int() }),
  }),
  remove: procedure({
    roles,
    input: z.object({ replyId: ReplyId, version: z.int() }),
    output: z.object({ stale: z.nullable(DeskReply) }),
  }),
  /** A CSV or XLSX, all of it or nothing; the same file again changes nothing. */
  importFile: procedure({
    roles: supervisors,
    input: z.object({
      name: words(200),
      base64: z.string().check(z.maxLength(FILE_MAX, 'fileTooLarge'), z.regex(/^[A-Za-z0-9+/]*={0,2}$/)),
    }),
    output: Imported,
  }),
  /** What `importFile` reads. */
  exportFile: procedure({
    roles: supervisors,
    input: z.object({ kind: z.enum(['csv', 'xlsx']) }),
    output: z.object({ base64: z.string(), count: z.int() }),
  }),
}
