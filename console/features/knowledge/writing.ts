import * as z from 'zod/mini'
import type { KnowledgeRow, WrittenEntry } from '../../../core/contracts/desk/knowledge'
import { Audience, type Entry } from '../../../core/knowledge/entry'
import { LeadsTo } from '../../../core/knowledge/leads-to'
import { OrderStatus } from '../../../core/orders/order'
import { Instant } from '../../../core/shared/time'
import { keep, readKept } from './kept'
import { linesOf } from './lines'
import type { StoredEntry } from './use-knowledge'

/** An entry as it is being written. */
export const Writing = z.object({
  key: z.string(),
  /** What stood there when it was begun (`standingOf`). */
  base: z.string(),
  /** Nobody has saved it yet. */
  isNew: z.boolean(),
  category: z.string(),
  title: z.string(),
  /** One a line. */
  similar: z.string(),
  answer: z.string(),
  isArticle: z.boolean(),
  /** `uploadId`: a new picture. */
  image: z.nullable(z.object({ url: z.string(), uploadId: z.optional(z.string()) })),
  leadsTo: z.nullable(LeadsTo),
  next: z.array(z.string()),
  statuses: z.array(OrderStatus),
  goods: z.array(z.string()),
  validFrom: z.nullable(Instant),
  validUntil: z.nullable(Instant),
  audience: Audience,
  hot: z.nullable(z.int()),
  /** Questions in the inbox of suggestions that it is written for. */
  asked: z.optional(z.array(z.string())),
})
export type Writing = z.infer<typeof Writing>

const blank: Omit<Writing, 'key' | 'isNew'> = {
  ...{ base: 'null', category: '', title: '', similar: '', answer: '', isArticle: false, image: null },
  ...{ leadsTo: null, next: [], statuses: [], goods: [], validFrom: null, validUntil: null },
  ...{ audience: 'all', hot: null },
}

type Begun = Partial<Pick<Writing, 'category' | 'title' | 'similar' | 'answer' | 'asked'>>

export const newWriting = (key: string, begun: Begun): Writing => ({
  ...blank,
  ...begun,
  ...{ key, isNew: true },
})

interface Shown {
  readonly entry: Entry
  readonly imageUrl: string | null
}

/** What is stored of it as it stands now: its draft, else as it is live; null: it is gone. */
export const shownNow = ({ live, draft }: StoredEntry): Shown | null => draft?.shown ?? live

const placeOf = ({ scope, validFrom, validUntil, audience, hot }: Entry) => ({
  ...{ statuses: scope?.statuses ?? [], goods: scope?.goods ?? [] },
  ...{ validFrom: validFrom ?? null, validUntil: validUntil ?? null },
  ...{ audience: audience ?? 'all', hot: hot ?? null },
})

/** Tells what is stored of an entry apart from anything else that may be. */
export const standingOf = ({ live, draft }: StoredEntry): string =>
  JSON.stringify((draft ? draft.shown : live)?.entry ?? null)

/** Ready to be changed. */
export const writingOf = ({ entry, imageUrl }: Shown, base: string): Writing => {
  const { key, category, title, similar, answer } = entry
  return {
    ...{ key, base, isNew: false, category, title, similar: similar.join('\n'), answer },
    ...{ isArticle: entry.isArticle === true, image: imageUrl === null ? null : { url: imageUrl } },
    ...{ leadsTo: entry.leadsTo ?? null, next: entry.next ?? [] },
    ...placeOf(entry),
  }
}

const imageOf = ({ image }: Writing): Pick<WrittenEntry, 'image'> => {
  if (image === null) return { image: null }
  return image.uploadId === undefined ? {} : { image: { uploadId: image.uploadId } }
}

/** What the door is asked to store. */
export const writtenOf = (writing: Writing): WrittenEntry => {
  const { category, title, answer, isArticle, leadsTo, next, validFrom, validUntil, audience, hot } = writing
  const { statuses, goods } = writing
  const scope = { ...(statuses.length > 0 && { statuses }), ...(goods.length > 0 && { goods }) }
  return {
    ...{ category, title, answer, isArticle, leadsTo, next, validFrom, validUntil, audience, hot },
    similar: [...linesOf(writing.similar)],
    scope: Object.keys(scope).length > 0 ? scope : null,
    ...imageOf(writing),
  }
}

/** As it stands in the list before it is saved for the first time. */
export const rowOf = (writing: Writing): KnowledgeRow => {
  const { key, category, title, isArticle, audience, validFrom, validUntil, hot } = writing
  return {
    ...{ key, category, title, initials: '', similar: linesOf(writing.similar).length },
    ...{ state: 'new', draftVersion: null, isArticle, audience, validFrom, validUntil, hot },
  }
}

const KEPT_AS = 'xiaomei.knowledge.writings'
export type Writings = Readonly<Record<string, Writing>>

/** What was written and not saved, as long as this window lives; one that can't be read takes no other with it. */
export const readWritings = (): Writings => readKept(KEPT_AS, Writing)

export const keepWritings = (writings: Writings): void => keep(KEPT_AS, writings)
