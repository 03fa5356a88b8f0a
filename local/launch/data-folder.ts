import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** The stand-in's journal of what WeCom was sent and what members typed. */
export const WECOM_JOURNAL = 'wecom.jsonl'

/** What the cloud and its functions say. */
export const LOG_FILE = 'cloud.log'

/** All that a local cloud keeps in its folder. Nothing else is ever deleted there. */
const contents = [
  'cloud.db',
  'cloud.db-wal',
  'cloud.db-shm',
  'blobs',
  'link-secret',
  WECOM_JOURNAL,
  'wecom-media',
  'running.json',
  LOG_FILE,
]

/** Makes the folder, and empties it of earlier data when asked to begin anew. */
export const prepareData = (folder: string, fresh: boolean): void => {
  mkdirSync(folder, { recursive: true })
  if (!fresh) return
  for (const name of contents) rmSync(join(folder, name), { recursive: true, force: true })
}
