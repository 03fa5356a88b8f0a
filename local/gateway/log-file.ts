import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'

/** What SQLite's log holds, looked at without SQLite. */
export interface LogContents {
  /** In bytes; 0 when there is no log, or nothing in it. */
  readonly size: number
  /** Pages of the database that have a newer copy here. */
  readonly pages: ReadonlySet<number>
  /** How many pages the database has after the last commit; undefined when there is none. */
  readonly databasePages: number | undefined
  /** The highest user_version: until a checkpoint it is only here. */
  readonly format: number
}

/** Offsets of SQLite's file format (sqlite.org/fileformat2.html, 4.1). */
const LOG_HEADER = 32
const FRAME_HEADER = 24
const SALT_IN_HEADER = 16
const SALT_IN_FRAME = 8
const SALT = 8
const FORMAT_IN_PAGE = 60
const DATABASE_HEADER = 100

/** Of each frame only the beginning is read: a log may be large. Frames of an earlier round do not count. */
const frames = function* (handle: number, pageSize: number): Generator<Buffer> {
  const header = Buffer.alloc(LOG_HEADER)
  readSync(handle, header, 0, LOG_HEADER, 0)
  const salt = header.subarray(SALT_IN_HEADER, SALT_IN_HEADER + SALT)
  const frame = Buffer.alloc(FRAME_HEADER + DATABASE_HEADER)
  const step = FRAME_HEADER + pageSize
  const { size } = fstatSync(handle)
  for (let at = LOG_HEADER; at + step <= size; at += step) {
    readSync(handle, frame, 0, frame.length, at)
    if (!salt.equals(frame.subarray(SALT_IN_FRAME, SALT_IN_FRAME + SALT))) return
    yield frame
  }
}

const contentsOf = (handle: number, pageSize: number): LogContents => {
  const pages = new Set<number>()
  let databasePages: number | undefined
  let format = 0
  let open: number[] = []
  for (const frame of frames(handle, pageSize)) {
    const page = frame.readUInt32BE(0)
    open.push(page)
    if (page === 1) format = Math.max(format, frame.readUInt32BE(FRAME_HEADER + FORMAT_IN_PAGE))
    if (frame.readUInt32BE(4) === 0) continue // the commit comes later
    databasePages = frame.readUInt32BE(4)
    for (const one of open) pages.add(one)
    open = []
  }
  return { size: fstatSync(handle).size, pages, databasePages, format }
}

const nothing: LogContents = { size: 0, pages: new Set(), databasePages: undefined, format: 0 }

/** What the log of a database holds. */
export const readLog = (log: string, pageSize: number): LogContents => {
  if (!existsSync(log)) return nothing
  const handle = openSync(log, 'r')
  try {
    return fstatSync(handle).size > LOG_HEADER ? contentsOf(handle, pageSize) : nothing
  } finally {
    closeSync(handle)
  }
}
