import type { Counted } from '../core/knowledge/accuracy'
import type { Ask, Settlement, SuggestionKind } from '../core/knowledge/ask'
import type { LiveKnowledge } from '../core/knowledge/live'
import type { Thresholds } from '../core/knowledge/outcome'
import type {
  KnowledgeDraft,
  KnowledgeNote,
  KnowledgeVersion,
  PublishedEntry,
} from '../core/knowledge/published'
import type { Instant } from '../core/shared/time'

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
    version: Omit<KnowledgeVersion, 'contentId' | 'chunks' | 'entries'>,
    entries: readonly PublishedEntry[],
    thresholds: Thresholds,
  ): Promise<boolean>
  /** By key. */
  drafts(shopId: string): Promise<readonly KnowledgeDraft[]>
  draft(shopId: string, key: string): Promise<KnowledgeDraft | null>
  /** Writes it where version `before` stands (0: none); false when something else does. */
  putDraft(draft: KnowledgeDraft, before: number): Promise<boolean>
  /** Only the version that it carries. */
  dropDraft(draft: Pick<KnowledgeDraft, '_id' | 'version'>): Promise<void>
}

/** Questions that the knowledge was asked, and what became of them. */
export interface Asks {
  find(id: string): Promise<Ask | null>
  /** Those of the shop. */
  named(shopId: string, ids: readonly string[]): Promise<readonly Ask[]>
  insert(ask: Ask): Promise<'inserted' | 'taken'>
  /** Writes it where version `before` stands; false when something else does. */
  put(ask: Ask, before: number): Promise<boolean>
  /** Open suggestions, newest first. */
  ofList(shopId: string, list: SuggestionKind, limit: number): Promise<readonly Ask[]>
  /** Those of which it is known how good the answer was, the newest of each kind. */
  feedback(shopId: string, limit: number): Promise<readonly Ask[]>
  /** How many there are. */
  countList(shopId: string, list: SuggestionKind): Promise<number>
  /** Answers of which nobody has said anything, newest first. */
  unjudged(shopId: string, page: { readonly since: Instant; readonly limit: number }): Promise<readonly Ask[]>
  /** Changes at once those of them that are on this list (and were not answered by that entry); a repeat finds none. */
  settle(
    shopId: string,
    which: { readonly ids: readonly string[]; readonly list: SuggestionKind; readonly notKey?: string },
    fields: Settlement,
  ): Promise<void>
  count(shopId: string, since: Instant): Promise<readonly Counted[]>
  /** Removes some of those asked before that moment, the oldest first; answers how many. */
  sweep(shopId: string, before: Instant, limit: number): Promise<number>
}

/** What is asked about knowledge. */
export interface KnowledgePorts {
  readonly asks: Asks
  readonly knowledge: Knowledge
  readonly knowledgeBook: KnowledgeBook
}
