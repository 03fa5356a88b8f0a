import * as z from 'zod/mini'
import {
  contentOf,
  openKnowledge,
  type KnowledgeContent,
  type LiveKnowledge,
} from '../../../core/knowledge/live'
import {
  draftIdOf,
  KnowledgeChunk,
  KnowledgeDraft,
  KnowledgeVersion,
  PublishedEntry,
  versionIdOf,
} from '../../../core/knowledge/published'
import { INDEX_FORM, type StoredIndex } from '../../../core/knowledge/search-index'
import { SECOND, type Instant } from '../../../core/shared/time'
import type { Knowledge, KnowledgeBook } from '../../knowledge-ports'
import type { CloudbaseDatabase } from './app'
import { cutUp } from './chunks'
import { Collection, newMark } from './collection'
import { createMemory } from './memory'
import { putVersion } from './put-version'

/** A new version is live within ten seconds: it is looked for that often. */
const LOOKED_FOR_MS = 8 * SECOND
/** Shops whose knowledge an instance of 256 MB has in its hands at once. */
const MOST_OPEN = 8
/** Read at once: some twelve megabytes. */
const CHUNKS_A_PAGE = 20
/** So many versions can be gone back to. */
const KEPT_VERSIONS = 30
const DRAFTS_A_PAGE = 500

const Content: z.ZodMiniType<KnowledgeContent> = z.lazy(() =>
  z.object({
    entries: z.array(PublishedEntry),
    index: z.custom<StoredIndex>((index) => typeof index === 'object'),
    thresholds: z.optional(z.object({ sure: z.number(), likely: z.number() })),
  }),
)

/** Each try to publish has a content of its own: what a broken one left is never read. */
type Named = Pick<KnowledgeVersion, 'shopId' | 'contentId'>

/** Contents of versions, in parts. */
const contentsOf = (cloudbase: CloudbaseDatabase) => {
  const chunks = new Collection(cloudbase, 'knowledgeChunks', KnowledgeChunk)
  return {
    read: async ({
      shopId,
      contentId,
      chunks: count,
    }: KnowledgeVersion): Promise<KnowledgeContent | null> => {
      const found: KnowledgeChunk[] = []
      for (let from = 0; from < count; from += CHUNKS_A_PAGE) {
        const page = { shopId, contentId, n: cloudbase.command.gte(from) }
        found.push(...(await chunks.find(page, { order: [['n', 'asc']], limit: CHUNKS_A_PAGE })))
      }
      if (found.length !== count) return null
      const content = Content.parse(JSON.parse(found.map(({ text }) => text).join('')))
      // an index of another form than this code's is built anew, once an instance
      return content.index.v === INDEX_FORM ? content : contentOf(content.entries, content.thresholds)
    },
    write: async ({ shopId, contentId }: Named, content: KnowledgeContent): Promise<number> => {
      const parts = cutUp(JSON.stringify(content))
      for (const [n, text] of parts.entries()) {
        await chunks.insert({ _id: `${shopId}:${contentId}:${n}`, shopId, contentId, n, text })
      }
      return parts.length
    },
    remove: ({ shopId, contentId }: Named) => chunks.remove({ shopId, contentId }),
  }
}

const versionsOf = (cloudbase: CloudbaseDatabase) => {
  const versions = new Collection(cloudbase, 'knowledgeVersions', KnowledgeVersion)
  const newestFirst = (shopId: string, limit: number) =>
    versions.find({ shopId }, { order: [['version', 'desc']], limit })
  return {
    versions,
    newestFirst,
    newest: async (shopId: string) => (await newestFirst(shopId, 1))[0] ?? null,
  }
}

export const cloudbaseKnowledge = (cloudbase: CloudbaseDatabase, now: () => Instant): Knowledge => {
  const { newest } = versionsOf(cloudbase)
  const contents = contentsOf(cloudbase)
  const opened = createMemory<LiveKnowledge>({ atMost: MOST_OPEN, forMs: Number.MAX_SAFE_INTEGER, now })
  /** Shops whose newest version is known for now; null: they have none. */
  const known = createMemory<LiveKnowledge | null>({ atMost: 500, forMs: LOOKED_FOR_MS, now })

  const open = async (version: KnowledgeVersion): Promise<LiveKnowledge | null> => {
    const before = opened.get(version.shopId)
    if (before?.version === version.version) return before
    const content = await contents.read(version)
    const live = content && openKnowledge(version.version, content)
    if (live) opened.set(version.shopId, live)
    return live
  }

  return {
    live: async (shopId) => {
      const remembered = known.get(shopId)
      if (remembered !== undefined) return remembered
      const version = await newest(shopId)
      const live = version && (await open(version))
      known.set(shopId, live)
      return live
    },
  }
}

const draftsOf = (
  cloudbase: CloudbaseDatabase,
): Pick<KnowledgeBook, 'drafts' | 'draft' | 'putDraft' | 'dropDraft'> => {
  const drafts = new Collection(cloudbase, 'knowledgeDrafts', KnowledgeDraft)
  return {
    drafts: async (shopId) => {
      const all: KnowledgeDraft[] = []
      for (let last = '', more = true; more;) {
        const behind = { shopId, key: cloudbase.command.gt(last) }
        const page = await drafts.find(behind, { order: [['key', 'asc']], limit: DRAFTS_A_PAGE })
        all.push(...page)
        last = page[page.length - 1]?.key ?? last
        more = page.length === DRAFTS_A_PAGE
      }
      return all
    },
    draft: (shopId, key) => drafts.get(draftIdOf(shopId, key)),
    putDraft: (draft, before) => putVersion(drafts, draft, before),
    dropDraft: ({ _id, version }) => drafts.remove({ _id, version }),
  }
}

/** The insertion of a version is the commit: its content stands there before, and whoever sees it finds it whole. */
export const cloudbaseKnowledgeBook = (cloudbase: CloudbaseDatabase): KnowledgeBook => {
  const { versions, newestFirst, newest } = versionsOf(cloudbase)
  const contents = contentsOf(cloudbase)

  /** What nobody goes back to any more. */
  const sweep = async (shopId: string): Promise<void> => {
    for (const old of (await newestFirst(shopId, KEPT_VERSIONS + 10)).slice(KEPT_VERSIONS)) {
      await contents.remove(old)
      await versions.remove({ _id: old._id })
    }
  }

  return {
    ...draftsOf(cloudbase),
    newest,
    history: newestFirst,
    entriesOf: async (shopId, number) => {
      const version = await versions.get(versionIdOf(shopId, number))
      return (version && (await contents.read(version)))?.entries ?? null
    },
    publish: async (version, entries, thresholds) => {
      const { _id, shopId, clientId } = version
      const named = { shopId, contentId: newMark() }
      const chunks = await contents.write(named, contentOf(entries, thresholds))
      if ((await versions.insert({ ...version, ...named, chunks, entries: entries.length })) === 'taken') {
        await contents.remove(named)
        return (await versions.get(_id))?.clientId === clientId
      }
      await sweep(shopId)
      return true
    },
  }
}
