import { randomUUID } from 'node:crypto'
import { constants, mkdirSync, readdirSync } from 'node:fs'
import { copyFile, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'

import type { Measure } from './measure'

/** First and last byte of a part of a file, both included. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Where the bytes are. A blob is written once and never changed; its name is made here. */
export interface Blobs {
  /**
   * Takes bytes as they come; resolves with the name when they are safe. Nothing is left of what is broken off.
   * @throws what the source or the measure throws
   */
  put(bytes: AsyncIterable<Buffer>, measure: Measure): Promise<string>
  /** Resolves with the name of the copy when it is safe. */
  copy(name: string): Promise<string>
  /** @throws when it is not there any more */
  read(name: string, span?: Span): Promise<Readable>
  remove(name: string): Promise<void>
  names(): readonly string[]
}

export const memoryBlobs = (): Blobs => {
  const blobs = new Map<string, Buffer>()
  const keep = (bytes: Buffer): string => {
    const name = randomUUID()
    blobs.set(name, bytes)
    return name
  }
  const get = (name: string): Buffer => {
    const bytes = blobs.get(name)
    if (!bytes) throw new Error(`blob ${name} is missing`)
    return bytes
  }
  return {
    put: async (bytes, measure) => {
      const chunks: Buffer[] = []
      for await (const chunk of bytes) {
        measure.add(chunk)
        chunks.push(chunk)
      }
      return keep(Buffer.concat(chunks))
    },
    copy: async (name) => keep(get(name)),
    read: async (name, span) =>
      Readable.from([span ? get(name).subarray(span.start, span.end + 1) : get(name)]),
    remove: async (name) => void blobs.delete(name),
    names: () => [...blobs.keys()],
  }
}

const writeAll = async (file: string, bytes: AsyncIterable<Buffer>, measure: Measure): Promise<void> => {
  const handle = await open(file, 'wx')
  try {
    for await (const chunk of bytes) {
      measure.add(chunk)
      await handle.writeFile(chunk)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const copyAll = async (from: string, to: string): Promise<void> => {
  await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
  const handle = await open(to, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A rename is only lasting when its folder is written; Windows has no such call and needs none. */
const syncFolder = async (dir: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(dir, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export const diskBlobs = (dir: string): Blobs => {
  mkdirSync(dir, { recursive: true })
  const make = async (write: (file: string) => Promise<void>): Promise<string> => {
    const name = randomUUID()
    const unfinished = path.join(dir, `${name}.part`)
    try {
      await write(unfinished)
      await rename(unfinished, path.join(dir, name))
    } catch (error) {
      await rm(unfinished, { force: true })
      throw error
    }
    await syncFolder(dir)
    return name
  }
  return {
    put: (bytes, measure) => make((file) => writeAll(file, bytes, measure)),
    copy: (name) => make((file) => copyAll(path.join(dir, name), file)),
    read: async (name, span) => (await open(path.join(dir, name), 'r')).createReadStream(span),
    remove: (name) => rm(path.join(dir, name), { force: true }),
    names: () => readdirSync(dir),
  }
}
