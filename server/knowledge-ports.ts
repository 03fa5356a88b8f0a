import type { LiveKnowledge } from '../core/knowledge/live'
import type { KnowledgeDraft, KnowledgeNote, KnowledgeVersion, PublishedEntry } from '../core/knowledge/published'

/** What a shop knows, as shoppers and agents ask it. */
export interface Knowledge {
  /** The newest version; remembered for some seconds, so that a new one is live within ten. Null: none was published. */
  live(shopId: string): Promise<LiveKnowledge | null>
}

/** For whoever looks after it: read now, not remembered. */
export interface KnowledgeBook {
  /** The newest version; null: none was published. */
  newest(shopId: string): Promise<KnowledgeVersion | null>
  /** What a version says; null: there is none of that number any more. */
  entriesOf(shopId: string, version: number): Promise<readonly PublishedEntry[] | null>
  /** Newest first. */
  history(shopId: string, limit: number): Promise<readonly KnowledgeNote[]>
  /** Live from now on; false when another of that version stands there. A repeat with the same clientId is no other. */
  publish(
    version: Omit<KnowledgeVersion, 'chunks' | 'entries'>,
    entries: readonly PublishedEntry[],
  ): Promise<boolean>
  /** By key. */
  drafts(shopId: string): Promise<readonly KnowledgeDraft[]>
  draft(shopId: string, key: string): Promise<KnowledgeDraft | null>
  /** Writes it where version `before` stands (0: none); false when something else does. */
  putDraft(draft: KnowledgeDraft, before: number): Promise<boolean>
  /** Only the version that it carries. */
  dropDraft(draft: Pick<KnowledgeDraft, '_id' | 'version'>): Promise<void>
}

/** What is asked about knowledge. */
export interface KnowledgePorts {
  readonly knowledge: Knowledge
  readonly knowledgeBook: KnowledgeBook
}
