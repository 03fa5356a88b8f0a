import * as z from 'zod/mini'
import type { DeskReply, WrittenReply } from '../../../../core/contracts/desk/replies'
import { present } from '../../../../core/shared/present'

/** A reply as it is being written. */
export const Draft = z.object({
  /** Of a new one: the id that it will have. */
  id: z.string(),
  /** The version that it changes; null: a new one. */
  version: z.nullable(z.int()),
  shelf: z.string(),
  category: z.string(),
  title: z.string(),
  text: z.string(),
  keywords: z.array(z.string()),
  /** Null: behind all others. */
  position: z.nullable(z.int()),
  /** `uploadId`: a new picture. */
  image: z.nullable(z.object({ url: z.string(), uploadId: z.optional(z.string()) })),
})
export type Draft = z.infer<typeof Draft>

export const draftOf = (reply: DeskReply): Draft => ({
  id: reply._id,
  version: reply.version,
  shelf: reply.shelf,
  category: reply.category,
  title: reply.title,
  text: reply.text,
  keywords: reply.keywords,
  position: reply.position,
  image: reply.image,
})

export const newDraft = (id: string, shelf: string, category: string): Draft => ({
  ...{ id, version: null, shelf, category, title: '', text: '', keywords: [], position: null, image: null },
})

const imageOf = ({ image }: Draft): WrittenReply['image'] => {
  if (image === null) return null
  return image.uploadId === undefined ? undefined : { uploadId: image.uploadId }
}

/** What the door is asked to store. */
export const writtenOf = (draft: Draft): WrittenReply => {
  const { shelf, category, title, text, keywords, position } = draft
  return {
    ...{ shelf, category, title, text, keywords },
    ...present({ position: position ?? undefined, image: imageOf(draft) }),
  }
}

const KEPT_AS = 'xiaomei.replies.drafts'
const Drafts = z.record(z.string(), Draft)
export type Drafts = z.infer<typeof Drafts>

/** What was written and not saved, as long as this window lives. */
export const readDrafts = (): Drafts => {
  try {
    return Drafts.safeParse(JSON.parse(window.sessionStorage.getItem(KEPT_AS) ?? '{}')).data ?? {}
  } catch {
    return {} // somebody else's, or forbidden here
  }
}

export const keepDrafts = (drafts: Drafts): void => {
  try {
    window.sessionStorage.setItem(KEPT_AS, JSON.stringify(drafts))
  } catch {
    // full or forbidden: they live as long as this page
  }
}
