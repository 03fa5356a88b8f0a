import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** Where the bytes are. A blob is written once and never changed; its name is made here. */
export interface Blobs {
  /** Resolves with the name when the bytes are safe. */
  put(bytes: Buffer): Promise<string>
  get(name: string): Promise<Buffer>
  remove(name: string): Promise<void>
  names(): readonly string[]
}

export const memoryBlobs = (): Blobs => {
  const blobs = new Map<string, Buffer>()
  return {
    put: async (bytes) => {
      const name = randomUUID()
      blobs.set(name, bytes)
      return name
    },
    get: async (name) => {
      const bytes = blobs.get(name)
      if (!bytes) throw new Error(`blob ${name} is missing`)
      return bytes
    },
    remove: async (name) => void blobs.delete(name),
    names: () => [...blobs.keys()],
  }
}

const synced = async (file: string, bytes: Buffer): Promise<void> => {
  const handle = await open(file, 'wx')
  try {
    await handle.writeFile(bytes)
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
  return {
    put: async (bytes) => {
      const name = randomUUID()
      const unfinished = path.join(dir, `${name}.part`)
      await synced(unfinished, bytes)
      await rename(unfinished, path.join(dir, name))
      await syncFolder(dir)
      return name
    },
    get: (name) => readFile(path.join(dir, name)),
    remove: (name) => rm(path.join(dir, name), { force: true }),
    names: () => readdirSync(dir),
  }
}
