import type { Index } from '../../core/collections/spec'

import { column } from './atoms'
import type { Collection, Row } from './collection'
import { encode, parseObject, type Doc } from './ejson'
import { failed, type CloudError } from './errors'
import { keysAt } from './entries'
import { keyOf, valueAt } from './keys'

/** A stored row with its key. */
export interface Held extends Row {
  readonly id: Buffer
}

/** What a unique index holds of a document: one entry for each element of a list (docs: "Multikey Indexes"). */
export const entriesOf = (index: Index, doc: Doc): readonly string[] =>
  index.keys.reduce<readonly string[]>(
    (entries, [field]) => {
      const keys = keysAt(doc, field).map((key) => key.toString('hex'))
      return entries.flatMap((entry) => keys.map((key) => `${entry} ${key}`))
    },
    [''],
  )

/** Whether an index has several entries of some document: then no single key column can keep it unique. */
const isMany = (collection: Collection, field: string, doc: Doc): boolean =>
  collection.multikey.has(field) || valueAt(doc, field).many

/** The indexes that SQLite cannot keep unique by itself, of this document. */
export const sharedIndexes = (collection: Collection, doc: Doc): readonly Index[] =>
  collection.spec.indexes.filter(
    ({ unique, keys }) => unique === true && keys.some(([field]) => isMany(collection, field, doc)),
  )

/** The other rows that hold an entry of the document in a unique index. Where lists are in it, all are looked at. */
export const twinsOf = (collection: Collection, index: Index, doc: Doc): readonly Held[] => {
  const single = index.keys.map(([field]) => field).filter((field) => !isMany(collection, field, doc))
  const same = single.map((field) => `${column(field)} = ?`)
  const where = ['_id <> ?', ...same].join(' AND ')
  const keys = single.map((field) => keyOf(valueAt(doc, field).value))
  const rows = collection.sql(`SELECT seq, _id AS id, doc FROM ${collection.table} WHERE ${where}`)
  const own = new Set(entriesOf(index, doc))
  return (rows.all(keyOf(doc._id), ...keys) as Held[]).filter((row) =>
    entriesOf(index, parseObject(row.doc, 0)).some((entry) => own.has(entry)),
  )
}

/** MongoDB's answer to a second document under a unique key; of `_id` without an index. */
export const duplicate = (collection: string, doc: Doc, index: Index | undefined): CloudError => {
  const fields = index?.keys.map(([field]) => field) ?? ['_id']
  const key = fields.map((field) => `${field}: ${encode(valueAt(doc, field).value)}`).join(', ')
  return failed(
    `[FailedOperation] E11000 duplicate key error collection: ${collection} index: ${index?.name ?? '_id_'} dup key: { ${key} }`,
  )
}
