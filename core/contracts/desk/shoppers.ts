import * as z from 'zod/mini'
import { isBlank, overBy } from '../../conversation/text'
import { NOTE_MAX, TAG_MAX, TAGS_AT_MOST } from '../../desk/shopper-limits'
import { ClientId, OrderNo, SessionId } from '../../shared/ids'
import { Fen } from '../../shared/money'
import { Instant } from '../../shared/time'
import { procedure } from '../procedure'

const roles = ['agent', 'supervisor'] as const

const words = (max: number, tooLong: 'tagTooLong' | 'noteTooLong') =>
  z.string().check(
    z.trim(),
    z.refine((text) => !isBlank(text), 'textEmpty'),
    z.refine((text) => overBy(text, max) === 0, tooLong),
  )

/** What an agent wrote down of a shopper; `isMine`: its reader may take it away. */
export const ShopperNoteView = z.object({
  id: z.string(),
  by: z.string(),
  isMine: z.boolean(),
  text: z.string(),
  at: Instant,
})
export type ShopperNoteView = z.infer<typeof ShopperNoteView>

/** What the shop knows of a shopper beside her orders. */
export const shopperFacts = {
  /** Of the newest order that goes somewhere, masked: 138****2606; null when none does. */
  phone: z.nullable(z.object({ masked: z.string(), orderNo: OrderNo })),
  tags: z.array(z.string()),
  /** Of the tags: whoever changes them says which ones he saw. */
  tagsVersion: z.int(),
  /** The newest, at most 20. */
  notes: z.array(ShopperNoteView),
  value: z.object({
    /** Of her newest 100, cancelled ones left out. */
    orders: z.int(),
    paidFen: Fen,
    /** 4.8; null while she gave none in her newest sessions. */
    stars: z.nullable(z.number()),
    ratings: z.int(),
  }),
}

const Tags = z.object({ tags: z.array(z.string()), tagsVersion: z.int() })

/** Everything by one of her sessions: one's own, or any for a supervisor. */
export const shoppersArea = {
  /** Puts these tags in place of those of that version; `changedMeanwhile` when somebody else was faster. */
  setTags: procedure({
    roles,
    input: z.object({
      sessionId: SessionId,
      tags: z.array(words(TAG_MAX, 'tagTooLong')).check(z.maxLength(TAGS_AT_MOST, 'tooMany')),
      tagsVersion: z.int().check(z.nonnegative()),
    }),
    output: Tags,
  }),
  /** The same clientId again is the same note. */
  addNote: procedure({
    roles,
    input: z.object({ sessionId: SessionId, clientId: ClientId, text: words(NOTE_MAX, 'noteTooLong') }),
    output: z.object({ note: ShopperNoteView }),
  }),
  /** Where one of her own orders goes, in full: who asked for it, and when, is noted down. */
  reveal: procedure({
    roles,
    input: z.object({ sessionId: SessionId, orderNo: OrderNo }),
    output: z.object({ name: z.string(), phone: z.string(), address: z.string() }),
  }),
  /** Takes one's own note away; a supervisor anybody's. */
  dropNote: procedure({
    roles,
    input: z.object({ sessionId: SessionId, noteId: z.string().check(z.maxLength(300)) }),
    output: z.object({}),
  }),
}
