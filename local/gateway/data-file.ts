import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs'

import Database from 'better-sqlite3'

/** Raised whenever an older program could no longer read what this one writes. It stands in SQLite's user_version. */
export const DATA_FORMAT = 1

/** The file is no database of ours, or parts of it are missing or wrong. Nothing was changed. */
export class DataFileDamaged extends Error {
  constructor(
    readonly file: string,
    readonly why: string,
  ) {
    super(`${file} is damaged: ${why}`)
    this.name = 'DataFileDamaged'
  }
}

/** A newer program has written the file. Nothing was changed. */
export class DataFileNewer extends Error {
  constructor(
    readonly file: string,
    readonly found: number,
  ) {
    super(`${file} has format ${found}, this program knows ${DATA_FORMAT}`)
    this.name = 'DataFileNewer'
  }
}

/** Offsets of SQLite's file format (sqlite.org/fileformat2.html, 1.3 and 4.1). */
const HEADER = 100
const MAGIC = 'SQLite format 3\0'
const AT = { pageSize: 16, readVersion: 18, writeVersion: 19, pages: 28, userVersion: 60 }
const WAL_HEADER = 32
const FRAME_HEADER = 24
/** A file up to this size is looked through at every start (about 0.2 s), a larger one when it is read. */
const LOOKED_THROUGH = 64 * 1024 * 1024

const pageSizeOf = (header: Buffer): number => {
  const size = header.readUInt16BE(AT.pageSize)
  return size === 1 ? 65_536 : size
}

const withFile = <T>(file: string, look: (handle: number, size: number) => T): T => {
  const handle = openSync(file, 'r')
  try {
    return look(handle, fstatSync(handle).size)
  } finally {
    closeSync(handle)
  }
}

const headerOf = (file: string): { header: Buffer; size: number } =>
  withFile(file, (handle, size) => {
    const header = Buffer.alloc(HEADER)
    const read = readSync(handle, header, 0, HEADER, 0)
    return { header: header.subarray(0, read), size }
  })

/** What stands in the log for the database's first page: until a checkpoint the format is only there. */
const formatInLog = (log: string, pageSize: number): number => {
  if (!existsSync(log)) return 0
  return withFile(log, (handle, size) => {
    const frame = Buffer.alloc(FRAME_HEADER + HEADER) // of each frame only the beginning: a log may be large
    const step = FRAME_HEADER + pageSize
    let found = 0
    for (let at = WAL_HEADER; at + step <= size; at += step) {
      readSync(handle, frame, 0, frame.length, at)
      if (frame.readUInt32BE(0) === 1) {
        found = Math.max(found, frame.readUInt32BE(FRAME_HEADER + AT.userVersion))
      }
    }
    return found
  })
}

/** Looks through a copy in memory: SQLite itself would change the file by opening it. */
const problemIn = (file: string): string | undefined => {
  const copy = readFileSync(file)
  copy[AT.readVersion] = copy[AT.writeVersion] = 1 // a copy in memory has no log
  try {
    const db = new Database(copy)
    const found = db.pragma('quick_check(1)', { simple: true })
    db.close()
    return found === 'ok' ? undefined : String(found).replace(/\s+/g, ' ')
  } catch (error) {
    return (error as Error).message
  }
}

const hasLog = (log: string): boolean => existsSync(log) && statSync(log).size > WAL_HEADER

/**
 * Looks at a data file before anything opens it, and changes nothing.
 * @throws DataFileDamaged, DataFileNewer
 */
export const checkDataFile = (file: string): void => {
  if (!existsSync(file)) return
  const { header, size } = headerOf(file)
  if (size === 0) return // made, and never written
  if (header.length < HEADER || header.toString('latin1', 0, MAGIC.length) !== MAGIC)
    throw new DataFileDamaged(file, 'it is not a database')
  const pageSize = pageSizeOf(header)
  const log = `${file}-wal`
  const format = Math.max(header.readUInt32BE(AT.userVersion), formatInLog(log, pageSize))
  if (format > DATA_FORMAT) throw new DataFileNewer(file, format)
  if (hasLog(log)) return // a process was killed: what is missing here may stand in the log
  if (size < header.readUInt32BE(AT.pages) * pageSize) throw new DataFileDamaged(file, 'its end is missing')
  const problem = size <= LOOKED_THROUGH ? problemIn(file) : undefined
  if (problem !== undefined) throw new DataFileDamaged(file, problem)
}
