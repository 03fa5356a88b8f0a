import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs'

import type Database from 'better-sqlite3'

import type { Syncer } from './batch'

/**
 * Syncs SQLite's log from a thread of its own. SQLite would do it inside COMMIT (synchronous = FULL) and stop
 * everything else meanwhile. The file is made, and synced with its folder, by one write under FULL; afterwards
 * SQLite only syncs at checkpoints (NORMAL), before it moves the log's content into the database.
 */
export const walSyncer = (db: Database.Database, databaseFile: string): Syncer & { close(): void } => {
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE IF NOT EXISTS starts (at INTEGER); DELETE FROM starts; INSERT INTO starts VALUES (1)')
  db.pragma('synchronous = NORMAL')
  const log = openSync(`${databaseFile}-wal`, 'r+')
  return {
    sync: () =>
      new Promise((resolve, reject) => {
        fdatasync(log, (error) => (error ? reject(error) : resolve()))
      }),
    syncNow: () => fdatasyncSync(log),
    close: () => closeSync(log),
  }
}
