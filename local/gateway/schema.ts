import type Database from 'better-sqlite3'

import type { CollectionSpec, Index } from '../../core/collections/spec'

import { parseObject } from './ejson'
import { columnKey } from './entries'
import { nullKey } from './keys'

export const quote = (name: string): string => `"${name}"`
export const tableOf = (collection: string): string => `c:${collection}`
export const indexName = (collection: string, index: string): string => `i:${collection}:${index}`

const columnOf = (field: string): string => quote(field === '_id' ? '_id' : `k:${field}`)

export const indexSql = (collection: string, index: Index): string => {
  const keys = index.keys.map(([field, direction]) => `${columnOf(field)}${direction === -1 ? ' DESC' : ''}`)
  return `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${quote(indexName(collection, index.name))} ON ${quote(
    tableOf(collection),
  )} (${keys.join(', ')})`
}

const addColumns = (db: Database.Database, collection: string, paths: readonly string[]): void => {
  const table = quote(tableOf(collection))
  const columns = db.pragma(`table_info(${table})`) as { name: string }[]
  const present = new Set(columns.map(({ name }) => name))
  const missing = paths.filter((path) => !present.has(`k:${path}`))
  if (missing.length === 0) return
  for (const path of missing) {
    db.exec(
      `ALTER TABLE ${table} ADD COLUMN ${columnOf(path)} BLOB NOT NULL DEFAULT x'${nullKey.toString('hex')}'`,
    )
  }
  const update = db.prepare(
    `UPDATE ${table} SET ${missing.map((p) => `${columnOf(p)} = ?`).join(', ')} WHERE seq = ?`,
  )
  const mark = db.prepare('INSERT OR IGNORE INTO multikey (collection, path) VALUES (?, ?)')
  for (const row of db.prepare(`SELECT seq, doc FROM ${table}`).all() as { seq: number; doc: string }[]) {
    const keys = missing.map((path) => columnKey(parseObject(row.doc, 0), path))
    keys.forEach(({ many }, at) => many && mark.run(collection, missing[at]))
    update.run(...keys.map(({ key }) => key), row.seq)
  }
}

const syncIndexes = (db: Database.Database, collection: string, spec: CollectionSpec): void => {
  const rows = db
    .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL")
    .all(tableOf(collection)) as { name: string; sql: string }[]
  const wanted = new Set(spec.indexes.map((index) => indexSql(collection, index)))
  const present = new Set(rows.map(({ sql }) => sql))
  for (const row of rows) if (!wanted.has(row.sql)) db.exec(`DROP INDEX ${quote(row.name)}`)
  for (const sql of wanted) if (!present.has(sql)) db.exec(sql)
}

/**
 * Makes the table of a collection what the spec says: created when missing, new indexed fields filled from
 * the documents that are there, indexes that are no longer declared dropped. Done at every start.
 */
export const syncTable = (
  db: Database.Database,
  {
    name,
    spec,
    paths,
  }: { readonly name: string; readonly spec: CollectionSpec; readonly paths: readonly string[] },
): void => {
  const table = quote(tableOf(name))
  db.transaction(() => {
    db.exec(
      'CREATE TABLE IF NOT EXISTS multikey (collection TEXT, path TEXT, PRIMARY KEY (collection, path))',
    )
    db.exec(
      `CREATE TABLE IF NOT EXISTS ${table} (seq INTEGER PRIMARY KEY, _id BLOB NOT NULL UNIQUE, doc TEXT NOT NULL)`,
    )
    addColumns(db, name, paths)
    syncIndexes(db, name, spec)
  })()
}
