import { randomBytes } from 'node:crypto'

import type { Action, Actions, Answer, Body, Call } from './action'
import { aggregate } from './aggregate'
import { checkDocument, type Collection, type Row } from './collection'
import { changed, newDocuments } from './documents'
import { encode, parseObject, type Doc } from './ejson'
import { CloudError, badParam } from './errors'
import { count, find, parseFilter, parseSort, type Question } from './find'
import { projected } from './projection'
import type { Store } from './store'
import { transactionActions } from './transaction-actions'

const defaultLimit = 100
const maxLimit = 1000

const wholeNumber = (value: unknown, fallback: number): number => {
  if (value === undefined) return fallback
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw badParam('not a whole number')
  return value
}

const limitOf = (body: Body): number => {
  const limit = wholeNumber(body.limit, defaultLimit)
  if (limit > maxLimit) throw badParam(`limit is larger than ${maxLimit}`)
  return limit || defaultLimit
}

/** Does the change to one row; true when the document is different now (MongoDB's nModified). */
const change = (collection: Collection, row: Row, next: { doc: Doc; text: string } | undefined): boolean => {
  if (next) collection.replace(row, next.doc, next.text)
  return next !== undefined
}

interface Asked {
  readonly body: Body
  readonly call: Call
}

/** The rows that a request is about; what it cost to find them is metered. */
const matches = (collection: Collection, call: Call, question: Question): readonly Row[] => {
  const { filter, sort = [] } = question
  const found = find(collection, question)
  call.spend(found, [...Object.keys(filter), ...sort.map(([field]) => field)])
  return found.rows
}

const get = (store: Store, body: Body, call: Call): Answer => {
  const projection = body.projection === undefined ? undefined : parseObject(body.projection, call.now)
  const sort = parseSort(body.order, call.now)
  const page = { sort, skip: wholeNumber(body.offset, 0), limit: limitOf(body) }
  const collection = store.collection(body.collectionName)
  const filter = parseFilter(body.query, call.now)
  const rows = matches(collection, call, { filter, ...page })
  return {
    data: { list: rows.map(({ doc }) => (projection ? projected(doc, { projection, filter }) : doc)) },
  }
}

const insert = (store: Store, body: Body, call: Call): Answer => {
  const collection = store.collection(body.collectionName)
  const documents = newDocuments(body, call.now)
  for (const { doc, text } of documents) collection.insert(doc, text)
  return { data: { insertedIds: documents.map(({ doc }) => doc._id) } }
}

const upsert = (collection: Collection, filter: Doc, { body, call }: Asked): Answer => {
  const data = parseObject(body.data, call.now)
  const doc = { _id: filter._id ?? randomBytes(16).toString('hex'), ...data }
  checkDocument(doc)
  collection.insert(doc, encode(doc))
  return { data: { updated: 0, upsert_id: doc._id } }
}

const modify = (store: Store, body: Body, call: Call): Answer => {
  const collection = store.collection(body.collectionName)
  const filter = parseFilter(body.query, call.now)
  const rows = matches(collection, call, { filter, limit: body.multi === true ? Infinity : 1 })
  if (rows.length === 0 && body.upsert === true) {
    if (body.merge !== false) throw badParam('upsert goes with set() only')
    return upsert(collection, filter, { body, call })
  }
  const at = { filter, now: call.now }
  const updated = rows.filter((row) => change(collection, row, changed(row.doc, body, at))).length
  return { data: { updated, upsert_id: null } }
}

const modifyAndReturn = (store: Store, body: Body, call: Call): Answer => {
  const collection = store.collection(body.collectionName)
  const filter = parseFilter(body.query, call.now)
  const [row] = matches(collection, call, { filter, sort: parseSort(body.order, call.now), limit: 1 })
  if (!row) return { data: { updated: 0 } }
  const next = changed(row.doc, body, { filter, now: call.now })
  return { data: { updated: change(collection, row, next) ? 1 : 0, doc: next?.text ?? row.doc } }
}

const remove = (store: Store, body: Body, call: Call): Answer => {
  const collection = store.collection(body.collectionName)
  const filter = parseFilter(body.query, call.now)
  const rows = matches(collection, call, { filter, limit: body.multi === false ? 1 : Infinity })
  for (const row of rows) collection.remove(row)
  return { data: { deleted: rows.length } }
}

const calculate = (store: Store, body: Body, call: Call): Answer => {
  const filter = parseFilter(body.query, call.now)
  const { total, ...cost } = count(store.collection(body.collectionName), filter)
  call.spend(cost, Object.keys(filter))
  return { data: { total } }
}

const create = (store: Store, body: Body): Answer => {
  store.create(body.collectionName)
  return {}
}

type Work = (store: Store, body: Body, call: Call) => Answer

export const databaseActions = (store: Store): Actions => {
  const on = (kind: Sync['kind'], work: Work): Action => ({
    kind,
    run: (body, call) => work(store, body, call),
  })
  const plain: Record<string, Action> = {
    'database.getDocument': on('read', get),
    'database.calculateDocument': on('read', calculate),
    'database.aggregateDocuments': on('read', aggregate),
    'database.insertDocument': on('write', insert),
    'database.modifyDocument': on('write', modify),
    'database.modifyAndReturnDoc': on('write', modifyAndReturn),
    'database.removeDocument': on('write', remove),
    'database.addCollection': on('write', create),
  }
  return routed(store, plain, transactionActions(store))
}

const escaping: Readonly<Record<string, (body: Body) => boolean>> = {
  'database.modifyDocument': (body) => body.queryType === 'WHERE',
  'database.removeDocument': (body) => body.queryType === 'WHERE',
  'database.calculateDocument': (body) => body.queryType === 'WHERE',
  'database.aggregateDocuments': () => true,
}

/**
 * `where().update`, `remove`, `count` and `aggregate()` of a transaction are sent without its id (the SDK's source): they would
 * be done at once, see what it does not see, and stay when it is rolled back. Noticed where the sender is known
 * to have one open: of a process that is no function several requests may be several people's.
 */
const refuseEscape = (store: Store, name: string, { body, call }: Asked): void => {
  if (!call.origin || escaping[name]?.(body) !== true) return
  if (!store.transactions.isOpenIn(call.origin.requestId)) return
  throw new CloudError('DATABASE_TRANSACTION_FAIL', `[FailedOperation] ${name} would escape the transaction`)
}

/** A request that carries `transactionId` goes to the transaction's table; what has no entry there is refused. */
const routed = (store: Store, plain: Actions, inside: { run: Actions; control: Actions }): Actions => {
  const entries = Object.entries(plain).map(([name, action]): [string, Action] => {
    const within = inside.run[name]
    const run = (body: Body, call: Call): Answer => {
      if (body.transactionId === undefined) {
        refuseEscape(store, name, { body, call })
        return (action as Sync).run(body, call)
      }
      if (within) return (within as Sync).run(body, call)
      throw new CloudError(
        'DATABASE_TRANSACTION_FAIL',
        `[FailedOperation] ${name} is not allowed in a transaction`,
      )
    }
    return [name, { kind: action.kind as Sync['kind'], run }]
  })
  return { ...Object.fromEntries(entries), ...inside.control }
}

type Sync = Extract<Action, { kind: 'read' | 'write' }>
