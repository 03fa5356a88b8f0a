import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { checkDataFile } from '../gateway/data-file'

import { BackupDamaged, readArchive } from './archive'
import { DATABASE, kept } from './contents'

/** Being unpacked; checked and waiting to be put in place. */
const UNPACKING = 'restore.part'
const READY = 'restore-ready'
/** In READY: room was made for the old data; they are out of the way. */
const CLEARED = '.cleared'
const MOVED = '.moved'
/** What stood here before the last restore. */
const BEFORE = 'before-restore'

export interface Staged {
  /** When the backup was made, epoch ms. */
  readonly at: number
  readonly files: number
}

/**
 * Unpacks and checks a backup beside the data, which stay as they are. `finishRestore` puts it in place.
 * @throws BackupDamaged, BackupNewer, DataFileDamaged, DataFileNewer
 */
export const stageRestore = async (file: string, dataDir: string): Promise<Staged> => {
  const folder = join(dataDir, UNPACKING)
  for (const left of [UNPACKING, READY]) rmSync(join(dataDir, left), { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  try {
    const found = await readArchive(file, folder)
    if (!existsSync(join(folder, DATABASE))) throw new BackupDamaged('noDatabase')
    checkDataFile(join(folder, DATABASE))
    renameSync(folder, join(dataDir, READY))
    return found
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const moveAll = (names: readonly string[], from: string, to: string): void => {
  for (const name of names) if (existsSync(join(from, name))) renameSync(join(from, name), join(to, name))
}

/** Does a step that may be broken off and begun again, but not repeated once it is over. */
const once = (marker: string, step: () => void): void => {
  if (existsSync(marker)) return
  step()
  writeFileSync(marker, '')
}

/**
 * Puts a backup that was staged in place, before anything is opened; what stood there is kept in `before-restore`.
 * Killed in between, it goes on at the next start. False when there is none.
 */
export const finishRestore = (dataDir: string): boolean => {
  const ready = join(dataDir, READY)
  if (!existsSync(ready)) return false
  const before = join(dataDir, BEFORE)
  once(join(ready, CLEARED), () => {
    rmSync(before, { recursive: true, force: true })
    mkdirSync(before)
  })
  once(join(ready, MOVED), () => moveAll(kept, dataDir, before))
  moveAll(
    readdirSync(ready).filter((name) => name !== MOVED && name !== CLEARED),
    ready,
    dataDir,
  )
  rmSync(ready, { recursive: true, force: true })
  return true
}
