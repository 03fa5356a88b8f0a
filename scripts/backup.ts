import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { backUp, type BackupDone } from '../local/backup/back-up'
import { DATABASE } from '../local/backup/contents'
import { startCloud } from '../local/cloud'
import { findRunning } from '../local/launch/running'
import { backupWords as words } from '../local/launch/words'
import { runFileCommand, type FileCommand } from './lib/file-command'
import { askFor } from './lib/local-cloud'
import { say } from './lib/run'

/** The process that has the data open writes the backup; without one the data are opened here. */
const write = async ({ file, data }: FileCommand): Promise<BackupDone> => {
  const running = await findRunning(data)
  if (running) {
    say(words.ofRunning(running.url))
    return askFor<BackupDone>(running, { action: 'local.backup', file })
  }
  if (!existsSync(join(data, DATABASE))) throw new Error(words.noData(data))
  const cloud = await startCloud({ dataDir: data })
  try {
    return await backUp({ db: cloud.gateway.store.db, dataDir: data, file, now: Date.now })
  } finally {
    await cloud.close()
  }
}

/** `npm run backup -- FILE`: all that a local cloud keeps, in one file, while it runs. */
runFileCommand({
  usage: words.usage('backup'),
  doing: () => words.working.backup,
  work: async (command) => {
    const { bytes, files } = await write(command)
    return words.backedUp(command.file, bytes, files)
  },
})
