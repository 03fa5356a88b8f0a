import path from 'node:path'

import { CloudError, badParam } from '../gateway/errors'
import type { Store } from '../gateway/store'

import { diskBlobs, memoryBlobs, type Blobs } from './blobs'
import { checkLink, linkSecret, signLink } from './links'
import { sniff } from './sniff'

/** Who wrote a file: a function (`admin`) or a client. */
export type Creator = 'admin' | { readonly appid: string; readonly openid: string }

export interface FileInfo {
  readonly path: string
  readonly size: number
  readonly contentType: string
  /** `admin`, or `appid:openid`. */
  readonly creator: string
  readonly createdAt: number
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

/** What clients may send in one upload (R2: photos; a video of WeChat's own limit is shorter). */
export const maxClientBytes = 10 * 1024 * 1024

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

  /** Stores bytes under a path; resolves with the file id when they are safe. */
  async put(filePath: string, bytes: Buffer, creator: Creator): Promise<string> {
    checkPath(filePath)
    const blob = await this.blobs.put(bytes)
    const row = [filePath, blob, bytes.length, sniff(bytes), creatorText(creator), this.options.now()]
    const { store } = this.options
    const before = await store.submit(() => {
      const old = this.row(filePath)
      store.db.prepare('INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)').run(row)
      return old
    }, 'write')
    if (before) await this.blobs.remove(before.blob)
    return this.fileId(filePath)
  }

  /**
   * An upload by a client: only into `inbox/`, and never over somebody else's file (the storage rule).
   * @throws CloudError STORAGE_EXCEED_AUTHORITY, EXCEED_REQUEST_SIZE_LIMIT
   */
  async putAsClient(filePath: string, bytes: Buffer, creator: Exclude<Creator, 'admin'>): Promise<string> {
    if (!checkPath(filePath).startsWith('inbox/'))
      throw new CloudError('STORAGE_EXCEED_AUTHORITY', 'inbox/ only')
    if (bytes.length > maxClientBytes) throw new CloudError('EXCEED_REQUEST_SIZE_LIMIT', 'larger than 10 MB')
    const present = this.info(filePath)
    if (present && present.creator !== creatorText(creator)) {
      throw new CloudError('STORAGE_EXCEED_AUTHORITY', 'the file belongs to another')
    }
    return this.put(filePath, bytes, creator)
  }

  info(filePath: string): FileInfo | undefined {
    const row = this.row(filePath)
    if (!row) return undefined
    return {
      path: row.path,
      size: row.size,
      contentType: row.type,
      creator: row.creator,
      createdAt: row.created_at,
    }
  }

  /** @throws CloudError STORAGE_FILE_NONEXIST */
  async get(filePath: string): Promise<{ info: FileInfo; bytes: Buffer }> {
    const row = this.row(filePath)
    const info = this.info(filePath)
    if (!row || !info) throw missing(filePath)
    return { info, bytes: await this.blobs.get(row.blob) }
  }

  async copy(from: string, to: string, rule: { overwrite: boolean; removeOriginal: boolean }): Promise<void> {
    const { bytes } = await this.get(from)
    if (!rule.overwrite && this.row(checkPath(to))) throw badParam(`storage file exists: ${to}`)
    await this.put(to, bytes, 'admin')
    if (rule.removeOriginal) await this.remove(from)
  }

  async remove(filePath: string): Promise<void> {
    const { store } = this.options
    const row = await store.submit(() => {
      const old = this.row(filePath)
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

  private row(filePath: string): FileRow | undefined {
    return this.options.store.db.prepare('SELECT * FROM files WHERE path = ?').get(filePath) as
      FileRow | undefined
  }
}
