import { join } from 'node:path'
import { ensureBuilt } from '../scripts/lib/builds'
import { withLock } from '../scripts/lib/lock.mjs'
import { root } from '../scripts/lib/root'
import { PortTaken } from './cloud'
import { prepareData } from './launch/data-folder'
import { inWords } from './launch/in-words'
import { fillWhenEmpty, openLocal, type Started } from './launch/open'
import { readOptions, type StartOptions } from './launch/options'
import { freePort } from './launch/port'
import { findRunning, removeRunning, writeRunning } from './launch/running'
import { words } from './launch/words'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** Builds what the cloud runs from. Without a phone page the cloud is still of use: that is said, not fatal. */
const build = async (): Promise<void> => {
  await ensureBuilt(['functions'])
  await ensureBuilt(['h5']).catch((error: unknown) => {
    say(words.h5Old)
    say(error instanceof Error ? error.message : String(error))
  })
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

const start = async (options: StartOptions): Promise<Started> => {
  const other = await findRunning(options.data)
  if (other) throw new Error(words.alreadyRunning(other.url, other.pid))
  prepareData(options.data, options.fresh)
  const started = await openSomewhere(options)
  const { cloud, wecom } = started
  await fillWhenEmpty(started, Date.now(), (done, total) => say(words.loadingDemo(done, total)))
  cloud.host.warm()
  writeRunning(options.data, { pid: process.pid, url: cloud.url, env: cloud.sdkEnv() })
  await wecom.resume()
  return started
}

/** Ends in order once; a second Ctrl+C ends at once. */
const stopOnSignal = ({ cloud, wecom }: Started, data: string): void => {
  let stopping = false
  const stop = async () => {
    removeRunning(data, process.pid)
    await wecom.close()
    await cloud.close()
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

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2), root)
  await build()
  const started = await withLock(
    join(options.data, 'start.lock'),
    () => start(options),
    () => say(words.waiting),
  )
  stopOnSignal(started, options.data)
  say(words.ready({ url: started.cloud.url, data: options.data, root }))
}

main().catch((error: unknown) => {
  say(inWords(error))
  process.exit(1)
})
