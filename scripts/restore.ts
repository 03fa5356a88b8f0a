import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { finishRestore, stageRestore, type Staged } from '../local/backup/restore'
import { findRunning, type Running } from '../local/launch/running'
import { backupWords as words } from '../local/launch/words'
import { runFileCommand, type FileCommand } from './lib/file-command'
import { askFor } from './lib/local-cloud'
import { withLock } from './lib/lock.mjs'
import { say } from './lib/run'

const LOOK_EVERY_MS = 200
const LOOKS = 300

/** The running cloud checks the file, begins anew with it, and is back when it says so itself. */
const restoreRunning = async (running: Running, { file, data }: FileCommand): Promise<Staged> => {
  say(words.ofRunning(running.url))
  const staged = await askFor<Staged>(running, { action: 'local.restore', file })
  for (let looks = 0; looks < LOOKS; looks += 1) {
    await setTimeout(LOOK_EVERY_MS)
    const now = await findRunning(data)
    if (now && now.env.TENCENTCLOUD_SECRETID !== running.env.TENCENTCLOUD_SECRETID) return staged
  }
  throw new Error(words.notBack)
}

const restoreStopped = async ({ file, data }: FileCommand): Promise<Staged> => {
  mkdirSync(data, { recursive: true })
  return withLock(join(data, 'start.lock'), async () => {
    const staged = await stageRestore(file, data)
    finishRestore(data)
    return staged
  })
}

/** `npm run restore -- FILE`: everything as it was when that backup was made; a damaged file changes nothing. */
runFileCommand({
  usage: words.usage('restore'),
  doing: () => words.working.restore,
  work: async (command) => {
    if (!existsSync(command.file)) throw new Error(words.noFile(command.file))
    const running = await findRunning(command.data)
    const { at } = await (running ? restoreRunning(running, command) : restoreStopped(command))
    return words.restored(new Date(at).toLocaleString('zh-CN'), command.data)
  },
})
