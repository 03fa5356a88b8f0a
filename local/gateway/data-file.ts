import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import Database from 'better-sqlite3'

import { readLog, type LogContents } from './log-file'

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

/** Offsets of SQLite's file format (sqlite.org/fileformat2.html, 1.3). */
const HEADER = 100
const MAGIC = 'SQLite format 3\0'
const AT = { pageSize: 16, readVersion: 18, writeVersion: 19, pages: 28, userVersion: 60 }
/** A file up to this size, log included, is looked through at every start (about 0.2 s), a larger one when it is read. */
const LOOKED_THROUGH = 64 * 1024 * 1024

const SMALLEST_PAGE = 512

const pageSizeOf = (header: Buffer): number => {
  const size = header.readUInt16BE(AT.pageSize)
  return size === 1 ? 65_536 : size
}

const headerOf = (file: string): { header: Buffer; size: number } => {
  const handle = openSync(file, 'r')
  try {
    const header = Buffer.alloc(HEADER)
    const read = readSync(handle, header, 0, HEADER, 0)
    return { header: header.subarray(0, read), size: fstatSync(handle).size }
  } finally {
    closeSync(handle)
  }
}

/** What SQLite says to a database; undefined when it is whole. */
const problemOf = (open: () => Database.Database): string | undefined => {
  try {
    const db = open()
    const found = db.pragma('quick_check(1)', { simple: true })
    db.close()
    return found === 'ok' ? undefined : String(found).replace(/\s+/g, ' ')
  } catch (error) {
    return (error as Error).message
  }
}

/** Looks through a copy in memory: SQLite itself would change the file by opening it. */
const problemIn = (file: string): string | undefined => {
  const copy = readFileSync(file)
  copy[AT.readVersion] = copy[AT.writeVersion] = 1 // a copy in memory has no log
  return problemOf(() => new Database(copy))
}

/** What a killed process left is whole only together with its log, so both are copied, out of the way. */
const problemWithLog = (file: string, log: string): string | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'data-file-'))
  const copy = join(folder, 'copy.db')
  try {
    copyFileSync(file, copy)
    copyFileSync(log, `${copy}-wal`)
    return problemOf(() => new Database(copy))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every page has to be in the file or, when a process was killed, in the log. */
const isCut = (there: number, wanted: number, log: LogContents): boolean => {
  for (let page = there + 1; page <= wanted; page += 1) if (!log.pages.has(page)) return true
  return false
}

/** The pages, of a file whose header is right. */
const lookAtPages = (
  file: string,
  { header, size }: { header: Buffer; size: number },
): string | undefined => {
  const log = `${file}-wal`
  const pageSize = pageSizeOf(header)
  const logged = readLog(log, pageSize)
  const format = Math.max(header.readUInt32BE(AT.userVersion), logged.format)
  if (format > DATA_FORMAT) throw new DataFileNewer(file, format)
  const pages = logged.databasePages ?? header.readUInt32BE(AT.pages)
  if (isCut(Math.floor(size / pageSize), pages, logged)) return 'its end is missing'
  if (size + logged.size > LOOKED_THROUGH) return undefined
  return logged.size > 0 ? problemWithLog(file, log) : problemIn(file)
}

/** What is wrong with the file; undefined when nothing is. */
const look = (file: string): string | undefined => {
  const isThere = existsSync(file) && statSync(file).size > 0
  if (!isThere) {
    return readLog(`${file}-wal`, SMALLEST_PAGE).size > 0 ? 'it is missing, its log is there' : undefined
  }
  const found = headerOf(file)
  const isOurs = found.header.length === HEADER && found.header.toString('latin1', 0, MAGIC.length) === MAGIC
  return isOurs ? lookAtPages(file, found) : 'it is not a database'
}

/** Changes whenever somebody writes to the file or its log. */
const stampOf = (file: string): string =>
  [file, `${file}-wal`]
    .map((name) => statSync(name, { bigint: true, throwIfNoEntry: false }))
    .map((stat) => (stat ? `${stat.size} ${stat.mtimeNs}` : 'none'))
    .join()

/**
 * Looks at a data file before anything opens it, and changes nothing. What another process is writing to right
 * now is no damage: its lock will tell.
 * @throws DataFileDamaged, DataFileNewer
 */
export const checkDataFile = (file: string): void => {
  const before = stampOf(file)
  const why = look(file)
  if (why !== undefined && stampOf(file) === before) throw new DataFileDamaged(file, why)
}
