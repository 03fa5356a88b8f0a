import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folders = new Set<string>()

/** A folder of the system's place for such; removed by `dropFolder`, or else when the process ends. */
export const makeFolder = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `xiaomei-${name}-`))
  folders.add(folder)
  return folder
}

export const dropFolder = (folder: string): void => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) // a process that is ending may still write
  folders.delete(folder)
}

process.on('exit', () => folders.forEach(dropFolder))
