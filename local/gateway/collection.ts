import type Database from 'better-sqlite3'

import type { CollectionSpec } from '../../core/collections/spec'

import { isPlain, parseObject, type Doc } from './ejson'
import { badParam, failed } from './errors'
import { columnKey } from './entries'
import { keyOf } from './keys'
import { indexSql, quote, syncTable, tableOf } from './schema'
import { duplicate, sharedIndexes, twinsOf } from './unique'

/** The cloud's limit of one document. */
const maxDocumentBytes = 16 * 1024 * 1024

export interface Row {
  readonly seq: number
  readonly doc: string
}

type Note = (collection: string, id: Buffer, before: string | null) => void

export interface History {
  /** What open transactions need: the texts that later commits replaced. Empty while none is open. */
  readonly keeping: () => boolean
  readonly record: Note
  /** Every write to a collection that clients may watch, before it is committed. */
  readonly touch: Note
}

/** One table: `_id` and every indexed field as a key column beside the document's EJSON text. */
export class Collection {
  /**
   * Fields that hold an array in some document: their index keys cannot answer a filter. What is in the file is
   * in here; a field of a document whose write was undone may be too, until the next start.
   */
  readonly multikey = new Set<string>()
  readonly paths: readonly string[]
  readonly name: string
  readonly spec: CollectionSpec
  private readonly statements = new Map<string, Database.Statement>()

  constructor(
    private readonly db: Database.Database,
    { name, spec }: { readonly name: string; readonly spec: CollectionSpec },
    private readonly history: History,
  ) {
    this.name = name
    this.spec = spec
    this.paths = [...new Set(spec.indexes.flatMap((index) => index.keys.map(([field]) => field)))].filter(
      (field) => field !== '_id',
    )
    syncTable(db, { name, spec, paths: this.paths })
    for (const row of db.prepare('SELECT path FROM multikey WHERE collection = ?').all(name)) {
      this.multikey.add((row as { path: string }).path)
    }
  }

  /** A prepared statement, made once. */
  sql(text: string): Database.Statement {
    const known = this.statements.get(text)
    if (known) return known
    const made = this.db.prepare(text)
    this.statements.set(text, made)
    return made
  }

  get table(): string {
    return quote(tableOf(this.name))
  }

  byId(id: Buffer): Row | undefined {
    return this.sql(`SELECT seq, doc FROM ${this.table} WHERE _id = ?`).get(id) as Row | undefined
  }

  insert(doc: Doc, text: string): void {
    const id = keyOf(doc._id)
    const columns = ['_id', 'doc', ...this.paths.map((path) => quote(`k:${path}`))]
    const marks = columns.map(() => '?').join(', ')
    const insert = this.sql(`INSERT INTO ${this.table} (${columns.join(', ')}) VALUES (${marks})`)
    this.guarded(doc, () => insert.run(id, checkedSize(text), ...this.keysOf(doc)))
    this.note(() => id, null)
  }

  replace(row: Row, doc: Doc, text: string): void {
    const columns = ['doc', ...this.paths.map((path) => quote(`k:${path}`))]
    const update = this.sql(
      `UPDATE ${this.table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE seq = ?`,
    )
    this.guarded(doc, () => update.run(checkedSize(text), ...this.keysOf(doc), row.seq))
    this.note(() => keyOf(doc._id), row.doc)
  }

  remove(row: Row): void {
    this.sql(`DELETE FROM ${this.table} WHERE seq = ?`).run(row.seq)
    this.note(() => keyOf(parseObject(row.doc, 0)._id), row.doc)
  }

  /** Takes everything out, and nobody is told. */
  clear(): void {
    this.sql(`DELETE FROM ${this.table}`).run()
    this.sql('DELETE FROM multikey WHERE collection = ?').run(this.name)
    this.multikey.clear()
  }

  private note(idOf: () => Buffer, before: string | null): void {
    if (this.history.keeping()) this.history.record(this.name, idOf(), before)
    if (this.spec.clientRead !== 'none') this.history.touch(this.name, idOf(), before)
  }

  private keysOf(doc: Doc): Buffer[] {
    return this.paths.map((path) => {
      const { key, many } = columnKey(doc, path)
      if (many) this.markMultikey(path)
      return key
    })
  }

  /** With every document that needs the mark: an earlier one may have been undone together with its own. */
  private markMultikey(path: string): void {
    this.multikey.add(path)
    this.sql('INSERT OR IGNORE INTO multikey (collection, path) VALUES (?, ?)').run(this.name, path)
  }

  /** Turns SQLite's unique violation into the cloud's; of lists no two documents may share an element. */
  private guarded(doc: Doc, write: () => void): void {
    const shared = sharedIndexes(this, doc).find((index) => twinsOf(this, index, doc).length > 0)
    if (shared) throw duplicate(this.name, doc, shared)
    try {
      write()
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_CONSTRAINT_UNIQUE') throw error
      throw duplicate(this.name, doc, this.violated((error as Error).message))
    }
  }

  private violated(message: string): CollectionSpec['indexes'][number] | undefined {
    const columns = message.replace(/^UNIQUE constraint failed: /, '')
    return this.spec.indexes.find((index) => {
      const named = index.keys.map(
        ([field]) => `${tableOf(this.name)}.${field === '_id' ? field : `k:${field}`}`,
      )
      return named.join(', ') === columns
    })
  }

  /** SQL of an index, for messages and tests. */
  describe(indexName: string): string | undefined {
    const index = this.spec.indexes.find(({ name }) => name === indexName)
    return index && indexSql(this.name, index)
  }
}

const checkedSize = (text: string): string => {
  if (text.length * 3 > maxDocumentBytes && Buffer.byteLength(text) > maxDocumentBytes) {
    throw failed('[FailedOperation] the document is larger than 16 MB')
  }
  return text
}

/** The deepest nesting of a document (MongoDB's limit). */
const DEEPEST = 100

const checkFields = (value: unknown, depth: number): void => {
  if (depth > DEEPEST) throw failed(`[FailedOperation] the document is nested deeper than ${DEEPEST} levels`)
  if (Array.isArray(value)) return value.forEach((item) => checkFields(item, depth + 1))
  if (!isPlain(value)) return
  for (const key of Object.keys(value)) {
    if (key.startsWith('$')) throw badParam(`the dollar prefixed field '${key}' is not valid for storage`)
    checkFields(value[key], depth + 1)
  }
}

/** Refuses what the database could not store: operators where a value belongs, too deep a nest. */
export const checkStorable = (value: unknown): void => checkFields(value, 0)

/** The same of a whole document, whose `_id` may not be a list either. */
export const checkDocument = (doc: Doc): void => {
  checkStorable(doc)
  if (Array.isArray(doc._id)) throw failed("[FailedOperation] The '_id' value cannot be of type array")
}
