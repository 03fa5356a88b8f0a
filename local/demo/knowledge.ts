import * as z from 'zod/mini'
import { Entry, startCategories } from '../../core/knowledge/entry'
import { contentOf } from '../../core/knowledge/live'
import {
  versionIdOf,
  type KnowledgeChunk,
  type KnowledgeVersion,
  type PublishedEntry,
} from '../../core/knowledge/published'
import type { Instant } from '../../core/shared/time'
import casebook from '../../scripts/knowledge/casebook.json'
import starter from '../../scripts/knowledge/starter.json'
import { initialsOf } from '../../server/adapters/initials'
import { cutUp } from '../../server/adapters/cloudbase/chunks'
import { kept } from './kept'
import { questionsOf } from './questions'
import type { DemoShopId } from './shops'

interface DemoKnowledge {
  readonly versions: readonly KnowledgeVersion[]
  readonly chunks: readonly KnowledgeChunk[]
}

const published = (written: unknown): PublishedEntry => {
  const entry = Entry.parse(written)
  return { entry, initials: initialsOf(entry.title) }
}

/** What of the starter set each shop began with: one with all of it, one with the little that it needs. */
const begunWith: Readonly<Record<DemoShopId, readonly string[]>> = {
  mianyu: startCategories,
  shanye: ['订单', '配送'],
}

/**
 * The starter set, with the shop's own answers in their places; those come first among its questions. Behind them what
 * colleagues learn from (R104).
 */
const entriesOf = (shopId: DemoShopId): readonly PublishedEntry[] => {
  const own = questionsOf[shopId].map((one, at) => ({ ...one, hot: at + 1 }))
  const byKey = new Map(own.map((one) => [one.key, one]))
  const isKept = ({ key, category }: { readonly key: string; readonly category: string }): boolean =>
    begunWith[shopId].includes(category) || byKey.has(key)
  const known = new Set(starter.map(({ key }) => key))
  return [
    ...starter.filter(isKept).map((written) => {
      const mine = byKey.get(written.key)
      const renamed = mine && { similar: [written.title, ...written.similar], ...mine }
      return published({ ...written, hot: undefined, ...renamed })
    }),
    ...own
      .filter(({ key }) => !known.has(key))
      .map((one) => published({ category: '商品', ...one, similar: one.similar ?? [] })),
    ...(shopId === 'mianyu' ? casebook.map(published) : []),
  ]
}

const by = { agentId: 'hejing', name: '何静' }

const Made = z.object({ entries: z.int(), parts: z.array(z.string()) })
type Made = z.infer<typeof Made>

const make = (shopId: DemoShopId): Made => {
  const entries = entriesOf(shopId)
  return { entries: entries.length, parts: [...cutUp(JSON.stringify(contentOf(entries)))] }
}
const made = new Map<DemoShopId, Made>()

/** What a demo shop has published. */
export const knowledgeOf = (shopId: DemoShopId, at: Instant): DemoKnowledge => {
  const { entries, parts } = made.get(shopId) ?? kept(`knowledge-${shopId}`, Made, () => make(shopId))
  made.set(shopId, { entries, parts })
  const contentId = 'demo-knowledge-1'
  const counts = { entries, added: entries, changed: 0, removed: 0, chunks: parts.length }
  const version = { _id: versionIdOf(shopId, 1), shopId, contentId, version: 1, at, by }
  return {
    versions: [{ ...version, ...counts, clientId: contentId, note: '入门知识库' }],
    chunks: parts.map((text, n) => ({ _id: `${shopId}:${contentId}:${n}`, shopId, contentId, n, text })),
  }
}
