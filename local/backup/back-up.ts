import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import Database from 'better-sqlite3'

import { writeArchive, type Source } from './archive'
import { BLOBS, DATABASE, LINK_SECRET, MEDIA, toldByStandIns } from './contents'

export interface BackupRequest {
  /** The open database of that folder. */
  readonly db: Database.Database
  readonly dataDir: string
  /** Where the backup is written; one that is there is replaced once the new one is whole. */
  readonly file: string
  readonly now: () => number
}

export interface BackupDone {
  readonly bytes: number
  readonly files: number
}

const MOST_TRIES = 3

const isGone = (error: unknown): boolean => (error as { code?: string }).code === 'ENOENT'

const blobsIn = (snapshot: string): string[] => {
  const db = new Database(snapshot, { readonly: true })
  try {
    return (db.prepare('SELECT blob FROM files').all() as { blob: string }[]).map(({ blob }) => blob)
  } finally {
    db.close()
  }
}

const present = (dataDir: string, name: string): Source[] =>
  existsSync(join(dataDir, name)) ? [{ name, path: join(dataDir, name) }] : []

const mediaIn = (dataDir: string): Source[] =>
  existsSync(join(dataDir, MEDIA))
    ? readdirSync(join(dataDir, MEDIA)).map((name) => ({
        name: `${MEDIA}/${name}`,
        path: join(dataDir, MEDIA, name),
      }))
    : []

/**
 * The database as it is at the end of SQLite's online backup; what the stand-ins had written at that moment; and the
 * files that this database names. Writes go on meanwhile.
 */
const collect = async ({ db, dataDir }: BackupRequest, staging: string): Promise<readonly Source[]> => {
  const snapshot = join(staging, DATABASE)
  rmSync(snapshot, { force: true })
  await db.backup(snapshot)
  for (const name of toldByStandIns) {
    const [stored] = present(dataDir, name)
    if (stored) copyFileSync(stored.path, join(staging, name)) // at once: they belong to the same moment
  }
  return [
    { name: DATABASE, path: snapshot },
    ...toldByStandIns.flatMap((name) => present(staging, name)),
    ...present(dataDir, LINK_SECRET),
    ...mediaIn(dataDir),
    ...blobsIn(snapshot).map((blob) => ({ name: `${BLOBS}/${blob}`, path: join(dataDir, BLOBS, blob) })),
  ]
}

/** Writes everything that a data folder keeps into one file, while the cloud goes on working. */
export const backUp = async (request: BackupRequest): Promise<BackupDone> => {
  const staging = mkdtempSync(join(request.dataDir, 'backup-'))
  try {
    for (let tries = 1; ; tries += 1) {
      const sources = await collect(request, staging)
      try {
        return {
          bytes: await writeArchive(request.file, sources, request.now()),
          files: sources.length,
        }
      } catch (error) {
        // a file was removed between the snapshot and its copy: a newer snapshot does not name it any more
        if (!isGone(error) || tries === MOST_TRIES) throw error
      }
    }
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}
