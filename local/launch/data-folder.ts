import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { JOURNAL, kept } from '../backup/contents'
import { finishRestore } from '../backup/restore'

export const WECOM_JOURNAL = JOURNAL

/** What the cloud and its functions say. */
export const LOG_FILE = 'cloud.log'

/** All that a local cloud keeps in its folder. Nothing else is ever deleted there. */
const contents = [...kept, 'running.json', LOG_FILE]

/**
 * Makes the folder; puts a backup in place whose restore was broken off; and empties it of earlier data when asked to
 * begin anew.
 */
export const prepareData = (folder: string, fresh: boolean): void => {
  mkdirSync(folder, { recursive: true })
  finishRestore(folder)
  if (!fresh) return
  for (const name of contents) rmSync(join(folder, name), { recursive: true, force: true })
}
