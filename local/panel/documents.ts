import { EJSON } from 'bson'

import { checkStorable, type Collection, type Row } from '../gateway/collection'
import { encode, parseObject } from '../gateway/ejson'
import { leftToMemory, type LeftToMemory } from '../gateway/explain'
import { find, parseFilter, parseSort } from '../gateway/find'
import type { Gateway } from '../gateway/gateway'
import { keyOf } from '../gateway/keys'
import { PanelError } from './errors'

/** A collection as the list shows it. */
export interface CollectionView {
  readonly name: string
  readonly count: number
  readonly indexes: readonly string[]
}

/** Relaxed EJSON, indented: what a person reads and edits. */
export type DocumentText = string

export interface FoundView {
  readonly documents: readonly DocumentText[]
  /** Whether another page follows. */
  readonly more: boolean
  /** The index that answered; null for a scan of the whole collection. */
  readonly index: string | null
  readonly examined: number
  readonly returned: number
  readonly inMemory: LeftToMemory
}

export interface Asked {
  readonly collection: string
  /** JSON objects, or empty. */
  readonly filter: string
  readonly sort: string
  readonly skip: number
}

/** An edit: the text that was shown, and the one that should stand instead. */
export interface Edit {
  readonly collection: string
  readonly before: DocumentText
  readonly after: DocumentText
}

const PAGE = 20

const shown = (row: Row): DocumentText =>
  EJSON.stringify(parseObject(row.doc, 0), undefined, 2, { relaxed: true })

/** Every collection with its number of documents. Not metered: looking is not use. */
export const listCollections = ({ store }: Gateway): Promise<readonly CollectionView[]> =>
  store.submit(
    () =>
      [...store.names].sort().map((name) => {
        const { table, spec } = store.collection(name)
        const row = store.db.prepare(`SELECT count(*) AS count FROM ${table}`).get() as { count: number }
        const indexes = spec.indexes.map(({ keys }) =>
          keys.map(([field, direction]) => (direction === 1 ? field : `-${field}`)).join(' '),
        )
        return { name, count: row.count, indexes }
      }),
    'read',
  )

/** A page of what a filter finds, and what it cost. @throws CloudError for a filter that is none */
export const findDocuments = (
  { store }: Gateway,
  { collection: name, filter, sort, skip }: Asked,
  now: number,
): Promise<FoundView> =>
  store.submit(() => {
    const collection = store.collection(name)
    const question = { filter: parseFilter(filter, now), sort: parseSort(sort, now), skip, limit: PAGE + 1 }
    const { rows, ...cost } = find(collection, question)
    const documents = rows.slice(0, PAGE).map(shown)
    return { documents, more: rows.length > PAGE, ...cost, inMemory: leftToMemory(collection, question) }
  }, 'read')

/** The row of a text that was shown. @throws PanelError `gone`, `changed` when it is no longer so */
const rowOf = (collection: Collection, before: DocumentText): Row => {
  const row = collection.byId(keyOf(parseObject(before, 0)._id))
  if (!row) throw new PanelError('gone')
  if (shown(row) !== before) throw new PanelError('changed')
  return row
}

/** Replaces a document when it is still as it was shown; gives its new text. */
export const saveDocument = (
  { store }: Gateway,
  { collection: name, before, after }: Edit,
  now: number,
): Promise<DocumentText> =>
  store.submit(() => {
    const collection = store.collection(name)
    const row = rowOf(collection, before)
    const doc = parseObject(after, now)
    if (encode(doc._id) !== encode(parseObject(before, 0)._id)) throw new PanelError('idChanged')
    checkStorable(doc)
    collection.replace(row, doc, encode(doc))
    return shown({ ...row, doc: encode(doc) })
  }, 'write')

/** Deletes a document when it is still as it was shown. */
export const removeDocument = (
  { store }: Gateway,
  { collection: name, before }: Omit<Edit, 'after'>,
): Promise<void> =>
  store.submit(() => {
    const collection = store.collection(name)
    collection.remove(rowOf(collection, before))
  }, 'write')
