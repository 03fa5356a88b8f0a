import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs'
import { performance } from 'node:perf_hooks'

import type Database from 'better-sqlite3'

import type { Syncer } from './batch'

/** A disk that answers so fast is not worth a thread while the loop has time: to hand over the work costs as much. */
const FAST_MS = 0.6
const BUSY = 0.5
const LOOK_EVERY_MS = 50

/** Whether the event loop was busy lately: then nobody may hold it up, and those who wait share a sync. */
const loopWatch = (): (() => boolean) => {
  const { eventLoopUtilization } = performance
  let lookedAt = performance.now()
  let before = eventLoopUtilization()
  let isBusy = false
  return () => {
    if (performance.now() - lookedAt < LOOK_EVERY_MS) return isBusy
    lookedAt = performance.now()
    const now = eventLoopUtilization()
    isBusy = eventLoopUtilization(now, before).utilization > BUSY
    before = now
    return isBusy
  }
}

/**
 * Syncs SQLite's log, from a thread of its own unless there is time and the disk is fast. SQLite would do it inside COMMIT (synchronous =
 * FULL) and stop everything else meanwhile. The file is made, and synced with its folder, by one write under FULL; afterwards
 * SQLite only syncs at checkpoints (NORMAL), before it moves the log's content into the database.
 */
export const walSyncer = (db: Database.Database, databaseFile: string): Syncer & { close(): void } => {
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE IF NOT EXISTS starts (at INTEGER); DELETE FROM starts; INSERT INTO starts VALUES (1)')
  db.pragma('synchronous = NORMAL')
  const log = openSync(`${databaseFile}-wal`, 'r+')
  const isBusy = loopWatch()
  let lastMs = Infinity
  const inThread = (): Promise<void> =>
    new Promise((resolve, reject) => {
      fdatasync(log, (error) => (error ? reject(error) : resolve()))
    })
  return {
    sync: async () => {
      const startedAt = performance.now()
      if (lastMs < FAST_MS && !isBusy()) fdatasyncSync(log)
      else await inThread()
      lastMs = performance.now() - startedAt
    },
    syncNow: () => fdatasyncSync(log),
    close: () => closeSync(log),
  }
}
