import * as z from 'zod/mini'
import type { Message, MessageBody } from '../conversation/message'
import { JUDGED_MAX } from '../conversation/text'
import { wholeWithin } from '../shared/graphemes'
import { ShopId } from '../shared/ids'
import { Instant, MINUTE, SECOND } from '../shared/time'

/**
 * What WeChat thinks of something that a shopper sent (security.msgSecCheck, security.mediaCheckAsync: `suggest`);
 * `unchecked` when it gave no answer: it is shown all the same, and says so.
 */
export const Verdict = z.enum(['pass', 'review', 'risky', 'unchecked'])
export type Verdict = z.infer<typeof Verdict>

/** Which of a shop's content is checked; a mini-program without the permission leaves it off. */
export const Checks = z.lazy(() =>
  z.object({
    text: z.boolean(),
    media: z.boolean(),
    /** After so long without a verdict a picture is shown as unchecked, ms. WeChat says: within 30 minutes. */
    mediaWithinMs: z.int(),
  }),
)
export type Checks = z.infer<typeof Checks>

/** What is asked about one message. */
export const Subject = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({
      kind: z.literal('media'),
      fileId: z.string(),
      /** As WeChat numbers them: it judges sounds and pictures, of a film its first picture. */
      type: z.enum(['audio', 'picture']),
    }),
  ]),
)
export type Subject = z.infer<typeof Subject>

export const isSameSubject = (one: Subject, other: Subject): boolean =>
  one.kind === 'text'
    ? other.kind === 'text' && one.text === other.text
    : other.kind === 'media' && one.fileId === other.fileId

/** What stands for the conversation where it is about a case. */
export const caseThreadOf = (caseNo: string): string => `case:${caseNo}`

/**
 * A check that has no verdict yet. `_id` = conversationId:seq.position; of a message it is gone once it has one, of what
 * a case shows it stays with it.
 */
export const Check = z.lazy(() =>
  z.object({
    _id: z.string(),
    shopId: ShopId,
    /** Of a case: `caseThreadOf` it. */
    conversationId: z.string(),
    /** It is about what this case shows, or about words in it. */
    caseNo: z.optional(z.string()),
    openid: z.string(),
    seq: z.int(),
    position: z.int(),
    subject: Subject,
    /** WeChat's name of the check, '' until it took it. Unguessable and shown to nobody: it vouches for the verdict. */
    traceId: z.string(),
    attempts: z.int(),
    /** When the clock looks at it; null: never more. */
    dueAt: z.nullable(Instant),
    /** Given, and kept until the files that were sent before this one have theirs; of a case for good. */
    verdict: z.optional(Verdict),
  }),
)
export type Check = z.infer<typeof Check>

const isMediaCheck = ({ subject }: Check): boolean => subject.kind === 'media'

/** The earlier message first. */
export const bySending = (one: Check, other: Check): number =>
  one.seq - other.seq || one.position - other.position

/** Of a conversation's open checks the one whose verdict is told next: files are shown in the order of sending. */
export const firstFile = (open: readonly Check[]): Check | undefined =>
  open.filter(isMediaCheck).sort(bySending)[0]

/** Must this verdict wait for an earlier file's? A refusal shows no file, and is told at once. */
export const waitsItsTurn = (check: Check, verdict: Verdict, open: readonly Check[]): boolean => {
  const first = firstFile(open)
  return isMediaCheck(check) && verdict !== 'risky' && first !== undefined && bySending(first, check) < 0
}

/** What WeChat can judge of a body; null for what is made by the shop, or holds nothing to judge. */
export const subjectOf = (body: MessageBody): Subject | null => {
  switch (body.kind) {
    case 'text':
      return { kind: 'text', text: wholeWithin(body.text, JUDGED_MAX) }
    case 'image':
      return { kind: 'media', fileId: body.fileId, type: 'picture' }
    case 'voice':
      return { kind: 'media', fileId: body.fileId, type: 'audio' }
    case 'video':
      return body.poster === undefined ? null : { kind: 'media', fileId: body.poster, type: 'picture' }
    default:
      return null
  }
}

export const isMedia = ({ kind }: Pick<MessageBody, 'kind'>): boolean =>
  kind === 'image' || kind === 'video' || kind === 'voice'

/** Is this body of a shopper's checked in this shop? */
export const isChecked = (body: MessageBody, checks: Checks | undefined): boolean => {
  if (!checks || subjectOf(body) === null) return false
  return isMedia(body) ? checks.media : checks.text
}

interface SaidTurn {
  readonly messages: readonly Message[]
  readonly effects?: readonly { readonly type: string }[]
  readonly verdicts?: Readonly<Record<string, Verdict>> | undefined
}

export interface Checked {
  readonly position: number
  readonly body: MessageBody
  readonly subject: Subject
}

/** The messages of a turn that are (or were) to be checked. */
export const checkedIn = ({ messages, effects = [] }: SaidTurn): readonly Checked[] => {
  if (!effects.some(({ type }) => type === 'check')) return []
  return messages.flatMap(({ from, body }, position) => {
    const subject = from.kind === 'shopper' ? subjectOf(body) : null
    return subject ? [{ position, body, subject }] : []
  })
}

/** Where a message stands with WeChat, as it is shown; null when there is nothing to say. */
export const Standing = z.enum(['pending', 'review', 'refused', 'risky', 'unchecked'])
export type Standing = z.infer<typeof Standing>

/** How a verdict on such a body is shown. */
export const standingOf = (verdict: Verdict, body: Pick<MessageBody, 'kind'>): Standing | null => {
  if (verdict === 'pass') return null
  return verdict === 'risky' && isMedia(body) ? 'refused' : verdict
}

/** How the message at this place of the turn stands: media wait for their verdict, words do not. */
export const standingIn = (turn: SaidTurn, position: number): Standing | null => {
  const checked = checkedIn(turn).find((one) => one.position === position)
  if (!checked) return null
  const verdict = turn.verdicts?.[position]
  if (verdict) return standingOf(verdict, checked.body)
  return checked.subject.kind === 'media' ? 'pending' : null
}

/** May the file be shown to the other side? The sender sees her own photo while it waits. */
export const isShownToOthers = (standing: Standing | null): boolean =>
  standing !== 'pending' && standing !== 'refused'

/** Given up after this many questions without an answer. */
const MOST_ATTEMPTS = 6

/** When to ask again after so many attempts; null: no more. WeChat knows an openid for two hours after a visit. */
export const askAgainAt = (attempts: number, now: Instant): Instant | null =>
  attempts >= MOST_ATTEMPTS ? null : now + Math.min(20 * MINUTE, 15 * SECOND * 4 ** (attempts - 1))
