import type { Index } from '../../core/collections/spec'

import type { Action, Actions, Answer, Body, Call } from './action'
import { checkDocument, type Row } from './collection'
import { changed, idKey, newDocuments } from './documents'
import { encode, parseObject, type Doc } from './ejson'
import { CloudError } from './errors'
import { parseFilter } from './find'
import { projected } from './projection'
import { keyOf } from './keys'
import type { Store } from './store'
import type { Transaction, Write } from './transactions'
import { duplicate, entriesOf, twinsOf, type Held } from './unique'

interface Seen {
  readonly transaction: Transaction
  readonly collection: string
  readonly id: Buffer
  readonly value: unknown
  readonly text: string | null
}

/** The platform allows operations on single documents only inside a transaction, so we refuse `where`. */
const onlyDocuments = (body: Body): void => {
  if (body.queryType === 'DOC') return
  throw new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    '[FailedOperation] only doc() is allowed in a transaction',
  )
}

const stored = (store: Store, collection: string, id: Buffer): Row | undefined =>
  store.collection(collection).byId(id)

const see = (store: Store, body: Body, call: Call): Seen => {
  const transaction = store.transactions.get(body.transactionId)
  onlyDocuments(body)
  const collection = store.collection(body.collectionName).name
  const { id, value } = idKey(body, call.now)
  const now = stored(store, collection, id)?.doc ?? null
  const text = store.transactions.see(transaction, collection, { id, stored: now })
  const size = text === null ? 0 : 1
  call.spend({ index: '_id_', examined: size, returned: size }, ['_id'])
  return { transaction, collection, id, value, text }
}

type Place = Pick<Seen, 'transaction' | 'collection' | 'id'>

/** The unique index in which a document of the transaction's own, or a committed one, has the same key. */
const takenIndex = (store: Store, { transaction, collection, id }: Place, doc: Doc): Index | undefined => {
  const there = store.collection(collection)
  const own = [...transaction.writes.values()].filter((write) => write.collection === collection)
  return there.spec.indexes
    .filter(({ unique }) => unique)
    .find((index) => {
      const entries = new Set(entriesOf(index, doc))
      const isTwin = ({ id: other, text }: Write): boolean =>
        text !== null &&
        !other.equals(id) &&
        entriesOf(index, parseObject(text, 0)).some((entry) => entries.has(entry))
      const isOwn = (twin: Held): boolean => own.some((write) => write.id.equals(twin.id))
      return own.some(isTwin) || twinsOf(there, index, doc).some((twin) => !isOwn(twin))
    })
}

/** Keeps a write for the commit. A unique key that is taken is answered at once, and ends the transaction. */
const write = (store: Store, place: Place, text: string | null): void => {
  const { transaction, collection, id } = place
  store.transactions.write(transaction, { collection, id, text })
  if (text === null) return
  const doc = parseObject(text, 0)
  const index = takenIndex(store, place, doc)
  if (!index) return
  store.transactions.end(transaction)
  throw duplicate(collection, doc, index)
}

const get = (store: Store, body: Body, call: Call): Answer => {
  const { text } = see(store, body, call)
  if (text === null) return { data: { list: [] } }
  if (body.projection === undefined) return { data: { list: [text] } }
  const projection = parseObject(body.projection, call.now)
  return { data: { list: [projected(text, { projection, filter: parseFilter(body.query, call.now) })] } }
}

const modify = (store: Store, body: Body, call: Call): Answer => {
  const seen = see(store, body, call)
  if (seen.text === null) {
    if (body.upsert !== true) return { data: { updated: 0, upsert_id: null } }
    const data = parseObject(body.data, call.now)
    const doc: Doc = { _id: seen.value, ...data }
    checkDocument(doc)
    write(store, seen, encode(doc))
    return { data: { updated: 0, upsert_id: seen.value } }
  }
  const next = changed(seen.text, body, { filter: parseFilter(body.query, call.now), now: call.now })
  if (next) write(store, seen, next.text)
  return { data: { updated: next ? 1 : 0, upsert_id: null } }
}

const remove = (store: Store, body: Body, call: Call): Answer => {
  const seen = see(store, body, call)
  if (seen.text !== null) write(store, seen, null)
  return { data: { deleted: seen.text === null ? 0 : 1 } }
}

const insert = (store: Store, body: Body, call: Call): Answer => {
  const transaction = store.transactions.get(body.transactionId)
  const collection = store.collection(body.collectionName).name
  const documents = newDocuments(body, call.now)
  for (const { doc, text } of documents) {
    const id = keyOf(doc._id)
    const now = stored(store, collection, id)?.doc ?? null
    if (store.transactions.see(transaction, collection, { id, stored: now }) !== null) {
      store.transactions.end(transaction)
      throw duplicate(collection, doc, undefined)
    }
    write(store, { transaction, collection, id }, text)
  }
  return { data: { insertedIds: documents.map(({ doc }) => doc._id) } }
}

/** All or nothing: a unique index that is violated here undoes the whole transaction. */
const commit = (store: Store, body: Body): Answer => {
  const writes = store.transactions.finish(store.transactions.get(body.transactionId))
  store.db.transaction(() => {
    for (const { collection, id, text } of writes) {
      const row = stored(store, collection, id)
      if (text === null && row) store.collection(collection).remove(row)
      if (text !== null && row) store.collection(collection).replace(row, parseObject(text, 0), text)
      if (text !== null && !row) store.collection(collection).insert(parseObject(text, 0), text)
    }
  })()
  return {}
}

const begin = (store: Store, _body: Body, call: Call): Answer => ({
  transactionId: store.transactions.begin(call.origin?.requestId).id,
})

const abort = (store: Store, body: Body): Answer => {
  store.transactions.end(store.transactions.get(body.transactionId))
  return {}
}

/** `run`: what is allowed inside a transaction, by the name of the plain action; `control`: the rest. */
export const transactionActions = (store: Store): { run: Actions; control: Actions } => {
  const on = (kind: 'read' | 'write', work: (store: Store, body: Body, call: Call) => Answer): Action => ({
    kind,
    run: (body, call) => work(store, body, call),
  })
  return {
    run: {
      'database.getDocument': on('read', get),
      'database.modifyDocument': on('write', modify),
      'database.removeDocument': on('write', remove),
      'database.insertDocument': on('write', insert),
    },
    control: {
      'database.startTransaction': on('read', begin),
      'database.commitTransaction': on('write', commit),
      'database.abortTransaction': on('read', abort),
    },
  }
}
