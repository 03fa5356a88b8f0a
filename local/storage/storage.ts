import path from 'node:path'
import type { Readable } from 'node:stream'

import { CloudError, badParam } from '../gateway/errors'
import type { Store } from '../gateway/store'

import { diskBlobs, memoryBlobs, type Blobs, type Span } from './blobs'
import { checkLink, linkSecret, signLink } from './links'
import { Measure } from './measure'
import { sniff } from './sniff'

/** A user of a mini-program. */
export interface Client {
  readonly appid: string
  readonly openid: string
}

/** Who wrote a file: a function (`admin`) or a client. */
export type Creator = 'admin' | Client

export interface FileInfo {
  readonly path: string
  readonly size: number
  readonly contentType: string
  /** `admin`, or `appid:openid`. */
  readonly creator: string
  readonly createdAt: number
  /** Changes with the content. */
  readonly etag: string
}

/** A file that is being read: what it is when it was opened, whatever is written over it meanwhile. */
export interface OpenFile {
  readonly info: FileInfo
  readonly read: (span?: Span) => Promise<Readable>
}

interface FileRow {
  readonly path: string
  readonly blob: string
  readonly size: number
  readonly type: string
  readonly creator: string
  readonly created_at: number
}

export interface StorageOptions {
  readonly dataDir: string
  readonly store: Store
  readonly env: string
  readonly now: () => number
}

/** The most that this machine takes in one upload; what a shopper may send is the product's own rule (core/files). */
export const mostBytes = 50 * 1024 * 1024

const missing = (filePath: string): CloudError =>
  new CloudError('STORAGE_FILE_NONEXIST', `storage file not exists: ${filePath}`)

/** A path that is safe in an address and cannot leave its folder. */
export const checkPath = (filePath: unknown): string => {
  if (typeof filePath !== 'string' || filePath.length === 0 || filePath.length > 512)
    throw badParam('path is missing')
  const odd = /[\u0000-\u001f\\?#%]/.test(filePath) // eslint-disable-line no-control-regex -- exactly these are refused
  const parts = filePath.split('/')
  if (odd || parts.some((part) => part === '' || part === '.' || part === '..'))
    throw badParam('path is not allowed')
  return filePath
}

const creatorText = (creator: Creator): string =>
  creator === 'admin' ? 'admin' : `${creator.appid}:${creator.openid}`

/**
 * The storage rule, as the platform can say it: it knows `auth` and `resource.openid`, no path. A client reads and
 * writes what it has created, at any path that is free; functions may do everything.
 */
const checkRule = (row: FileRow | undefined, who: Creator): void => {
  if (who === 'admin' || !row || row.creator === creatorText(who)) return
  throw new CloudError('STORAGE_EXCEED_AUTHORITY', 'the file belongs to another')
}

const infoOf = (row: FileRow): FileInfo => ({
  path: row.path,
  size: row.size,
  contentType: row.type,
  creator: row.creator,
  createdAt: row.created_at,
  etag: `"${row.blob}"`, // a blob never changes, so its name says all
})

/** Cloud storage: a row of the database for each path, its bytes beside it. A path is never half written. */
export class Storage {
  private readonly blobs: Blobs
  private readonly secret: Buffer

  constructor(private readonly options: StorageOptions) {
    const { dataDir, store } = options
    this.blobs = dataDir === ':memory:' ? memoryBlobs() : diskBlobs(path.join(dataDir, 'blobs'))
    this.secret = linkSecret(dataDir)
    store.db.exec(
      `CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, blob TEXT NOT NULL, size INTEGER NOT NULL,
       type TEXT NOT NULL, creator TEXT NOT NULL, created_at INTEGER NOT NULL)`,
    )
  }

  /** Removes bytes that no path names: what a crash between two steps left behind. */
  async sweep(): Promise<void> {
    const rows = this.options.store.db.prepare('SELECT blob FROM files').all() as { blob: string }[]
    const used = new Set(rows.map(({ blob }) => blob))
    const unused = this.blobs.names().filter((name) => !used.has(name))
    await Promise.all(unused.map((name) => this.blobs.remove(name)))
  }

  /**
   * Stores an upload under a path, as it comes; resolves with the file id when it is safe.
   * @throws CloudError STORAGE_EXCEED_AUTHORITY (before a byte is read), EXCEED_REQUEST_SIZE_LIMIT
   */
  async put(filePath: string, bytes: AsyncIterable<Buffer>, creator: Creator): Promise<string> {
    checkRule(this.row(checkPath(filePath)), creator)
    const measure = new Measure(mostBytes)
    const blob = await this.blobs.put(bytes, measure)
    const { size, head } = measure
    await this.name({ path: filePath, blob, size, type: sniff(head) }, creator)
    return this.fileId(filePath)
  }

  info(filePath: string): FileInfo | undefined {
    const row = this.row(filePath)
    return row && infoOf(row)
  }

  /** @throws CloudError STORAGE_FILE_NONEXIST, STORAGE_EXCEED_AUTHORITY */
  open(filePath: string, who: Creator): OpenFile {
    const row = this.row(filePath)
    if (!row) throw missing(filePath)
    checkRule(row, who)
    return { info: infoOf(row), read: (span) => this.blobs.read(row.blob, span) }
  }

  /** @throws CloudError STORAGE_FILE_NONEXIST */
  async copy(from: string, to: string, rule: { overwrite: boolean; removeOriginal: boolean }): Promise<void> {
    const row = this.row(from)
    if (!row) throw missing(from)
    if (!rule.overwrite && this.row(checkPath(to))) throw badParam(`storage file exists: ${to}`)
    const blob = await this.blobs.copy(row.blob)
    await this.name({ ...row, path: to, blob }, 'admin')
    if (rule.removeOriginal) await this.remove(from, 'admin')
  }

  /** @throws CloudError STORAGE_FILE_NONEXIST, STORAGE_EXCEED_AUTHORITY */
  async remove(filePath: string, who: Creator): Promise<void> {
    const { store } = this.options
    const row = await store.submit(() => {
      const old = this.row(filePath)
      checkRule(old, who)
      store.db.prepare('DELETE FROM files WHERE path = ?').run(filePath)
      return old
    }, 'write')
    if (!row) throw missing(filePath)
    await this.blobs.remove(row.blob)
  }

  fileId(filePath: string): string {
    return `cloud://${this.options.env}.local/${filePath}`
  }

  /** @throws CloudError STORAGE_FILE_NONEXIST when the id is not one of this environment. */
  pathOf(fileId: unknown): string {
    const prefix = this.fileId('')
    if (typeof fileId !== 'string' || !fileId.startsWith(prefix)) throw missing(String(fileId))
    return checkPath(fileId.slice(prefix.length))
  }

  /** The signed query of a link that works for `seconds`. */
  sign(filePath: string, seconds: number): string {
    return signLink(this.secret, filePath, this.options.now() + seconds * 1000)
  }

  allows(filePath: string, link: { t: string; sign: string }): boolean {
    return checkLink(this.secret, filePath, { ...link, now: this.options.now() })
  }

  /** Gives a blob its path; what was there before is gone. */
  private async name(
    file: Pick<FileRow, 'path' | 'blob' | 'size' | 'type'>,
    creator: Creator,
  ): Promise<void> {
    const { store, now } = this.options
    const row = [file.path, file.blob, file.size, file.type, creatorText(creator), now()]
    const replace = (): FileRow | undefined => {
      const old = this.row(file.path)
      checkRule(old, creator) // once more: two may have been writing at once
      store.db.prepare('INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)').run(row)
      return old
    }
    const before = await store.submit(replace, 'write').catch(async (error: unknown) => {
      await this.blobs.remove(file.blob)
      throw error
    })
    if (before) await this.blobs.remove(before.blob)
  }

  private row(filePath: string): FileRow | undefined {
    return this.options.store.db.prepare('SELECT * FROM files WHERE path = ?').get(filePath) as
      FileRow | undefined
  }
}
