import { join } from 'node:path'
import { ensureBuilt } from '../scripts/lib/builds'
import { withLock } from '../scripts/lib/lock.mjs'
import { root } from '../scripts/lib/root'
import { PortTaken } from './cloud'
import { backupActions } from './backup/backup-actions'
import { DATABASE } from './backup/contents'
import { followAgain, followDemo } from './demo/parcels'
import { checkDataFile } from './gateway/data-file'
import { prepareData } from './launch/data-folder'
import { inWords } from './launch/in-words'
import { fillWhenEmpty, openLocal, type Started } from './launch/open'
import { readOptions, type StartOptions } from './launch/options'
import { freePort } from './launch/port'
import { findRunning, removeRunning, writeRunning } from './launch/running'
import { words } from './launch/words'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

const buildPage = (page: 'h5' | 'console', old: string): Promise<void> =>
  ensureBuilt([page]).catch((error: unknown) => {
    say(old)
    say(error instanceof Error ? error.message : String(error))
  })

/** Builds what the cloud runs from. Without its pages the cloud is still of use: that is said, not fatal. */
const build = async (): Promise<void> => {
  await ensureBuilt(['functions'])
  await buildPage('console', words.consoleOld)
  await buildPage('h5', words.h5Old)
}

/** Opens on the first free port; one that is taken between looking and listening is passed over. */
const openSomewhere = async (options: StartOptions, wanted = options.port): Promise<Started> => {
  const port = await freePort(wanted)
  if (port !== options.port) say(words.portTaken(options.port, port))
  return openLocal({ root, data: options.data, port }).catch((error: unknown) => {
    if (error instanceof PortTaken) return openSomewhere(options, port + 1)
    throw error
  })
}

/** What makes a start useless is said before anything is built. @throws Error, DataFileDamaged, DataFileNewer */
const checkData = async ({ data, fresh }: StartOptions): Promise<void> => {
  const other = await findRunning(data)
  if (other) throw new Error(words.alreadyRunning(other.url, other.pid))
  if (!fresh) checkDataFile(join(data, DATABASE))
}

/** Everything that was opened, and how what goes on beside it is ended. */
interface Opened extends Started {
  readonly endDemo: () => Promise<void>
}

/**
 * Nobody waits for it to begin with; the rules of the server are only read when there is something to play. Its
 * requests would keep a cloud from closing: it is ended first.
 */
const playDemo = (started: Started, now: number): Opened['endDemo'] => {
  const ending = new AbortController()
  const playing = import('./demo/cases/play')
    .then(({ playCases }) => playCases(started, now, ending.signal))
    .catch((error: unknown) => say(words.noDemoCases(String(error))))
  return async () => {
    ending.abort()
    await playing
  }
}

const nothingPlayed = (): Promise<void> => Promise.resolve()

const start = async (options: StartOptions): Promise<Opened> => {
  await checkData(options)
  prepareData(options.data, options.fresh)
  const started = await openSomewhere(options)
  const { cloud, wecom, cloudbase } = started
  const now = Date.now()
  const isNew = await fillWhenEmpty(started, now, (done, total) => say(words.loadingDemo(done, total)))
  await (isNew ? followDemo : followAgain)(cloudbase, now)
  cloud.host.warm()
  writeRunning(options.data, { pid: process.pid, url: cloud.url, env: cloud.sdkEnv() })
  await wecom.resume()
  return { ...started, endDemo: isNew ? playDemo(started, now) : nothingPlayed }
}

const shut = async ({ cloud, wecom, pay, endDemo }: Opened, data: string): Promise<void> => {
  removeRunning(data, process.pid)
  await endDemo()
  await Promise.all([wecom.close(), pay.close()])
  await cloud.close()
}

/** Ends in order once; a second Ctrl+C ends at once. */
const stopOnSignal = (current: () => Opened, data: string): void => {
  let stopping = false
  const stop = async () => {
    await shut(current(), data)
    say(words.stopped)
    process.exit(0)
  }
  const onSignal = () => {
    if (stopping) process.exit(130)
    stopping = true
    say(words.stopping)
    void stop()
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}

/** Starts under the lock of the folder; begins anew, on the same port, when a backup was staged to be restored. */
const startAndKeep = async (options: StartOptions): Promise<() => Opened> => {
  const open = async (port: number): Promise<Opened> => {
    const lock = join(options.data, 'start.lock')
    const started = await withLock(
      lock,
      () => start({ ...options, port }),
      () => say(words.waiting),
    )
    const { cloud } = started
    const parts = { store: cloud.gateway.store, dataDir: options.data, now: Date.now, inWords }
    cloud.gateway.use(backupActions({ ...parts, onStaged: () => void restart().catch(end) }))
    return started
  }
  let current = await open(options.port)
  const restart = async (): Promise<void> => {
    say(words.restoring)
    await shut(current, options.data)
    current = await open(current.cloud.port)
    say(words.restored(current.cloud.url))
  }
  return () => current
}

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2), root)
  await checkData(options)
  await build()
  const current = await startAndKeep(options)
  stopOnSignal(current, options.data)
  say(words.ready({ url: current().cloud.url, data: options.data, root }))
}

const end = (error: unknown): never => {
  say(inWords(error))
  process.exit(1)
}

main().catch(end)
