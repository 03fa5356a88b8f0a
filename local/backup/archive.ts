import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

import * as z from 'zod/mini'

import { BLOBS, MEDIA } from './contents'

/** The file is no backup, or not as it was written. Nothing was restored from it. */
export class BackupDamaged extends Error {
  constructor(readonly why: 'notBackup' | 'endMissing' | 'notAsWritten' | 'tooMuch' | 'noDatabase') {
    super(`the backup is damaged: ${why}`)
    this.name = 'BackupDamaged'
  }
}

/** A newer program has written the backup. Nothing was restored from it. */
export class BackupNewer extends Error {
  constructor(readonly format: number) {
    super(`the backup has format ${format}, this program knows ${ARCHIVE_FORMAT}`)
    this.name = 'BackupNewer'
  }
}

/** Raised whenever an older program could no longer restore what this one writes. */
const ARCHIVE_FORMAT = 1
const LONGEST_HEADER = 256 * 1024 * 1024

/** Only what a data folder holds, and nothing outside of it. */
const Name = z.string().check(z.regex(new RegExp(`^([\\w.-]+|(${BLOBS}|${MEDIA})/[\\w-]+)$`)))
const Entry = z.object({ name: Name, size: z.int().check(z.gte(0)), sha256: z.string() })
const Kind = z.object({ kind: z.literal('xiaomei-backup'), format: z.int() })
const Header = z.object({
  /** Epoch ms. */
  at: z.int(),
  files: z.array(Entry),
})
type Entry = z.infer<typeof Entry>

/** A file that goes into a backup: what it is called there, and where it is now. */
export interface Source {
  readonly name: string
  readonly path: string
}

const entryOf = async ({ name, path }: Source): Promise<Entry> => {
  const hash = createHash('sha256')
  const { size } = await stat(path)
  if (size > 0)
    for await (const chunk of createReadStream(path, { end: size - 1 })) hash.update(chunk as Buffer)
  return { name, size, sha256: hash.digest('hex') }
}

const synced = async (path: string): Promise<void> => {
  const handle = await open(path, 'r+')
  await handle.sync()
  await handle.close()
}

/**
 * One gzip file: a line of JSON that names every file with its size and hash, then their bytes one after the other.
 * It appears under its name when it is whole and on the disk.
 */
export const writeArchive = async (file: string, sources: readonly Source[], at: number): Promise<number> => {
  const files: Entry[] = []
  for (const source of sources) files.push(await entryOf(source))
  const header = JSON.stringify({ kind: 'xiaomei-backup', format: ARCHIVE_FORMAT, at, files })
  async function* content(): AsyncGenerator<Buffer> {
    yield Buffer.from(`${header}\n`)
    for (const [n, { path }] of sources.entries()) {
      const size = files[n]?.size ?? 0
      if (size > 0) yield* createReadStream(path, { end: size - 1 }) as AsyncIterable<Buffer>
    }
  }
  const unfinished = `${file}.part`
  try {
    await pipeline(Readable.from(content()), createGzip({ level: 1 }), createWriteStream(unfinished))
    await synced(unfinished)
    renameSync(unfinished, file)
  } finally {
    rmSync(unfinished, { force: true })
  }
  return (await stat(file)).size
}

/** Gives the bytes of a stream in the portions that are asked for. */
class Portions {
  private rest: Buffer = Buffer.alloc(0)
  private readonly chunks: AsyncIterator<Buffer>

  constructor(stream: AsyncIterable<Buffer>) {
    this.chunks = stream[Symbol.asyncIterator]()
  }

  async line(): Promise<string> {
    const parts: Buffer[] = []
    for (let length = 0; length < LONGEST_HEADER;) {
      const end = this.rest.indexOf(10)
      const part = end === -1 ? this.rest : this.rest.subarray(0, end)
      parts.push(part)
      length += part.length
      this.rest = end === -1 ? Buffer.alloc(0) : this.rest.subarray(end + 1)
      if (end !== -1) return Buffer.concat(parts).toString('utf8')
      if (!(await this.more())) break
    }
    throw new BackupDamaged('notBackup')
  }

  async *take(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0;) {
      if (this.rest.length === 0 && !(await this.more())) throw new BackupDamaged('endMissing')
      const part = this.rest.subarray(0, left)
      this.rest = this.rest.subarray(part.length)
      left -= part.length
      yield part
    }
  }

  async isOver(): Promise<boolean> {
    return this.rest.length === 0 && !(await this.more())
  }

  private async more(): Promise<boolean> {
    const next = await this.chunks.next()
    if (!next.done) this.rest = next.value
    return !next.done
  }
}

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line) as unknown
  } catch {
    return undefined
  }
}

const headerOf = (line: string): z.infer<typeof Header> => {
  const read = parsed(line)
  const kind = Kind.safeParse(read)
  if (kind.success && kind.data.format > ARCHIVE_FORMAT) throw new BackupNewer(kind.data.format)
  const header = Header.safeParse(read)
  if (!kind.success || !header.success) throw new BackupDamaged('notBackup')
  return header.data
}

const extract = async (portions: Portions, folder: string, entry: Entry): Promise<void> => {
  const path = join(folder, entry.name)
  mkdirSync(dirname(path), { recursive: true })
  const hash = createHash('sha256')
  async function* hashed(): AsyncGenerator<Buffer> {
    for await (const part of portions.take(entry.size)) {
      hash.update(part)
      yield part
    }
  }
  await pipeline(Readable.from(hashed()), createWriteStream(path))
  if (hash.digest('hex') !== entry.sha256) throw new BackupDamaged('notAsWritten')
  await synced(path)
}

/**
 * Unpacks a backup into an empty folder; every byte is checked.
 * @throws BackupDamaged, BackupNewer
 */
export const readArchive = async (file: string, folder: string): Promise<{ at: number; files: number }> => {
  const stream = createReadStream(file).on('error', (error) => gunzip.destroy(error))
  const gunzip = createGunzip()
  const portions = new Portions(stream.pipe(gunzip))
  try {
    const { at, files } = headerOf(await portions.line())
    for (const entry of files) await extract(portions, folder, entry)
    if (!(await portions.isOver())) throw new BackupDamaged('tooMuch')
    return { at, files: files.length }
  } catch (error) {
    const { code } = error as { readonly code?: string }
    if (code === 'Z_BUF_ERROR') throw new BackupDamaged('endMissing')
    throw code?.startsWith('Z_') ? new BackupDamaged('notAsWritten') : error
  } finally {
    stream.destroy()
    gunzip.destroy()
  }
}
