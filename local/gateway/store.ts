import { mkdirSync } from 'node:fs'
import path from 'node:path'

import Database from 'better-sqlite3'

import type { CollectionSpec } from '../../core/collections/spec'
import { DATABASE } from '../backup/contents'

import { Batch } from './batch'
import { Collection, type History } from './collection'
import { DATA_FORMAT, checkDataFile } from './data-file'
import { CloudError, badParam } from './errors'
import { Transactions } from './transactions'
import { walSyncer } from './wal-syncer'

/** Another process has this folder open. */
export class DataDirBusy extends Error {
  constructor(readonly dataDir: string) {
    super(`the data folder ${dataDir} is in use by another process`)
    this.name = 'DataDirBusy'
  }
}

const lock = (db: Database.Database, dataDir: string): void => {
  try {
    db.pragma('journal_mode = WAL')
  } catch (error) {
    db.close()
    throw (error as { code?: string }).code === 'SQLITE_BUSY' ? new DataDirBusy(dataDir) : error
  }
}

/** After one huge write the log is cut back to this: what is left of it is looked through at every start. */
const LARGEST_LOG_BYTES = 64 * 1024 * 1024

const openFile = (dataDir: string): { db: Database.Database; syncer?: ReturnType<typeof walSyncer> } => {
  if (dataDir === ':memory:') return { db: new Database(':memory:') }
  mkdirSync(dataDir, { recursive: true })
  const file = path.join(dataDir, DATABASE)
  checkDataFile(file)
  const db = new Database(file, { timeout: 500 })
  db.pragma('locking_mode = EXCLUSIVE') // one process a folder
  lock(db, dataDir)
  db.pragma(`journal_size_limit = ${LARGEST_LOG_BYTES}`)
  db.pragma('fullfsync = 1') // macOS keeps what it "synced" in the drive's cache otherwise
  const syncer = walSyncer(db, file)
  if (db.pragma('user_version', { simple: true }) !== DATA_FORMAT) db.pragma(`user_version = ${DATA_FORMAT}`)
  return { db, syncer }
}

const unindexed: CollectionSpec = { indexes: [], clientRead: 'none' }

/** One SQLite database: the collections, their group commit and the open transactions. */
export class Store {
  readonly db: Database.Database
  readonly transactions: Transactions
  private readonly batch: Batch
  private readonly syncer: ReturnType<typeof walSyncer> | undefined
  private readonly known = new Map<string, Collection>()
  private touched: History['touch'] = () => undefined

  /** `dataDir` is a folder, or ':memory:'. Collections of `specs` are created, indexes brought up to date. */
  constructor(dataDir: string, specs: Readonly<Record<string, CollectionSpec>>, now: () => number) {
    const { db, syncer } = openFile(dataDir)
    this.db = db
    this.syncer = syncer
    this.transactions = new Transactions(now)
    this.batch = new Batch(db, syncer)
    for (const [name, spec] of Object.entries(specs)) this.attach(name, spec)
    for (const name of this.stored()) if (!this.known.has(name)) this.attach(name, unindexed)
  }

  /** @throws CloudError DATABASE_COLLECTION_NOT_EXIST: the cloud creates no collection by itself. */
  collection(name: unknown): Collection {
    const found = typeof name === 'string' ? this.known.get(name) : undefined
    if (found) return found
    throw new CloudError(
      'DATABASE_COLLECTION_NOT_EXIST',
      `[ResourceNotFound] Db or Table not exist: ${String(name)}. Please check your request, but if the problem cannot be solved, contact us.`,
    )
  }

  create(name: unknown): void {
    if (typeof name !== 'string' || !/^[A-Za-z0-9_-]{1,64}$/.test(name))
      throw badParam('not a collection name')
    if (this.known.has(name))
      throw new CloudError('DATABASE_COLLECTION_ALREADY_EXIST', `Table exist: ${name}`)
    this.attach(name, unindexed)
  }

  get names(): readonly string[] {
    return [...this.known.keys()]
  }

  /** Who is told of writes to the watchable collections; the commit that they are part of ends in the same tick. */
  onTouch(listener: History['touch']): void {
    this.touched = listener
  }

  /** Runs `run` in the next group commit; resolves when it is durable. */
  submit<T>(run: () => T, kind: 'read' | 'write'): Promise<T> {
    return this.batch.submit(run, kind === 'write')
  }

  /** Empties every collection (tests begin anew without a new database). */
  async clear(): Promise<void> {
    await this.submit(() => {
      for (const collection of this.known.values()) collection.clear()
    }, 'write')
  }

  close(): void {
    this.batch.close()
    this.syncer?.close()
    this.db.close()
  }

  private attach(name: string, spec: CollectionSpec): void {
    const collection = new Collection(
      this.db,
      { name, spec },
      {
        keeping: () => this.transactions.keeping(),
        record: (on, id, before) => this.transactions.record(on, id, before),
        touch: (on, id, before) => this.touched(on, id, before),
      },
    )
    this.known.set(name, collection)
  }

  private stored(): string[] {
    const rows = this.db
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'c:%'")
      .all()
    return (rows as { name: string }[]).map(({ name }) => name.slice(2))
  }
}
