import { createWriteStream } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureBuilt } from '../scripts/lib/builds'
import { withLock } from '../scripts/lib/lock.mjs'
import { openCloudbase, type Cloudbase } from '../server/adapters/cloudbase/app'
import { PortTaken, startCloud, type CloudOptions, type LocalCloud } from './cloud'
import { createDemo } from './demo/demo'
import { demoApps, demoWecomEnv } from './demo/wecom'
import { prepareData, LOG_FILE, WECOM_JOURNAL } from './launch/data-folder'
import { readOptions, type StartOptions } from './launch/options'
import { freePort } from './launch/port'
import { findRunning, removeRunning, writeRunning } from './launch/running'
import { chooserShops, hasShops, loadDemo } from './launch/shop-data'
import { createSite } from './launch/site'
import { words } from './launch/words'
import { createWecomStandIn, type WecomStandIn } from './wecom/stand-in'

const root = resolve(__dirname, '..')
const WECOM_PREFIX = '/wecom-standin'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

interface Started {
  readonly cloud: LocalCloud
  readonly wecom: WecomStandIn
  /** As the SDK of this process reaches the cloud: the same way in as for everybody else. */
  readonly db: Cloudbase['db']
}

/** Builds what the cloud runs from. Without a phone page the cloud is still of use: that is said, not fatal. */
const build = async (): Promise<void> => {
  await ensureBuilt(['functions'])
  await ensureBuilt(['h5']).catch((error: unknown) => {
    say(words.h5Old)
    say(error instanceof Error ? error.message : String(error))
  })
}

/** The stand-in for WeCom, with every app's callback going to the `wecom` door. */
const wecomFor = (url: string, data: string): WecomStandIn =>
  createWecomStandIn({
    apps: demoApps.map((app) => ({
      ...app,
      callbackUrl: `${url}/http/wecom/${app.corpId}/${app.agentId}`,
    })),
    now: Date.now,
    state: join(data, WECOM_JOURNAL),
    prefix: WECOM_PREFIX,
    root,
  })

const open = async ({ data }: StartOptions, port: number): Promise<Started> => {
  const url = `http://127.0.0.1:${port}`
  const wecom = wecomFor(url, data)
  const site = createSite({ root, shops: () => chooserShops(db) })
  const log = createWriteStream(join(data, LOG_FILE))
  const options: CloudOptions = {
    dataDir: data,
    port,
    functionsDir: join(root, 'dist/cloudfunctions'),
    env: { ...demoWecomEnv(), WECOM_BASE_URL: `${url}${WECOM_PREFIX}/cgi-bin` },
    timers: true,
    watch: true,
    log: (line) => log.write(`${line}\n`),
    routes: async (req, res) => (await wecom.handle(req, res)) || site.handle(req, res),
  }
  const cloud = await startCloud(options).catch(async (error: unknown) => {
    await wecom.close()
    throw error
  })
  Object.assign(process.env, cloud.sdkEnv())
  const { db } = openCloudbase()
  return { cloud, wecom, db }
}

/** Opens on the first free port; one that is taken between looking and listening is passed over. */
const openSomewhere = async (options: StartOptions, wanted = options.port): Promise<Started> => {
  const port = await freePort(wanted)
  if (port !== options.port) say(words.portTaken(options.port, port))
  return open(options, port).catch((error: unknown) => {
    if (error instanceof PortTaken) return openSomewhere(options, port + 1)
    throw error
  })
}

const fillWhenEmpty = async ({ db }: Started): Promise<void> => {
  if (await hasShops(db)) return
  let said = 0
  await loadDemo(db, createDemo(Date.now()), (done, total) => {
    if (done < total && done - said < total / 4) return
    said = done
    say(words.loadingDemo(done, total))
  })
}

const start = async (options: StartOptions): Promise<Started> => {
  const other = await findRunning(options.data)
  if (other) throw new Error(words.alreadyRunning(other.url, other.pid))
  prepareData(options.data, options.fresh)
  const started = await openSomewhere(options)
  const { cloud, wecom } = started
  await fillWhenEmpty(started)
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
  say(error instanceof Error ? error.message : String(error))
  process.exit(1)
})
