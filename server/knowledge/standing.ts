import type { KnowledgeDraft, PublishedEntry } from '../../core/knowledge/published'
import type { Ports } from '../ports'

/** What a shop's knowledge is now: what is live, and what is to be. */
export interface Standing {
  /** 0: none was published. */
  readonly version: number
  readonly entries: readonly PublishedEntry[]
  readonly drafts: readonly KnowledgeDraft[]
}

export const standing = async (
  { knowledgeBook }: Pick<Ports, 'knowledgeBook'>,
  shopId: string,
): Promise<Standing> => {
  const [newest, drafts] = await Promise.all([knowledgeBook.newest(shopId), knowledgeBook.drafts(shopId)])
  if (!newest) return { version: 0, entries: [], drafts }
  const { version } = newest
  return { version, entries: (await knowledgeBook.entriesOf(shopId, version)) ?? [], drafts }
}
