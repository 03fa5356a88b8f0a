import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

const POLL_MS = 200
/** A lock file without a pid is being written right now, unless it is older than this. */
const UNWRITTEN_MS = 5_000

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

const take = (file) => {
  try {
    const handle = openSync(file, 'wx')
    writeSync(handle, String(process.pid))
    closeSync(handle)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

const isAbandoned = (file) => {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    return pid > 0 ? !isAlive(pid) : Date.now() - statSync(file).mtimeMs > UNWRITTEN_MS
  } catch {
    return false // given back in the meantime
  }
}

const clear = (file) => {
  try {
    const aside = `${file}.${process.pid}`
    renameSync(file, aside)
    rmSync(aside, { force: true })
  } catch {
    // somebody else cleared it
  }
}

/**
 * Runs `work` while no other process of this folder does the same: two starts at once install and build one after
 * the other. A lock whose process died is taken over. `onWait` is called once when there is somebody to wait for.
 */
export const withLock = async (file, work, onWait = () => {}) => {
  mkdirSync(dirname(file), { recursive: true })
  let told = false
  while (!take(file)) {
    if (isAbandoned(file)) clear(file)
    else {
      if (!told) onWait()
      told = true
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}
