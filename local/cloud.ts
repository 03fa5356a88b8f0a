import { randomBytes } from 'node:crypto'
import { watch } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { CollectionSpec } from '../core/collections/spec'

import { askFromInstance } from './admin'
import { keepAlive } from './bells/bells-http'
import { WatchHub } from './bells/watch-hub'
import { serveCloud, type Parts } from './cloud-routes'
import { Faults } from './faults/faults'
import type { Caller } from './functions/context'
import { functionActions } from './functions/function-actions'
import { FunctionHost } from './functions/host'
import { fireTimer, startTimers, type TimerOptions } from './functions/timers'
import { Gateway } from './gateway/gateway'
import { sendJson } from './http'
import { Panel } from './panel/panel'
import { Storage } from './storage/storage'
import { storageActions, Tickets } from './storage/storage-actions'
import { addWx } from './wx/wx-actions'
import type { WxStandIn } from './wx/wx-stand-in'

/** The port is in use: the launcher picks another. */
export class PortTaken extends Error {
  constructor(readonly port: number) {
    super(`port ${port} is taken`)
    this.name = 'PortTaken'
  }
}

export interface CloudOptions {
  /** A folder that keeps everything, or ':memory:'. One process a folder. */
  readonly dataDir: string
  /** 0 (default) takes any free port. */
  readonly port?: number
  /** Bundles: `<dir>/<door>/index.js` and config.json. */
  readonly functionsDir?: string
  /** Environment variables of the functions. */
  readonly env?: Readonly<Record<string, string>>
  /** Name of the CloudBase environment. */
  readonly envName?: string
  /** Runs the timers of config.json; how they may be late or doubled. */
  readonly timers?: boolean | TimerOptions
  /** Takes changed bundles at once. */
  readonly watch?: boolean
  readonly log?: (line: string) => void
  /** The unionid of a mini-program's user, where the mini-program is bound to an open platform account. */
  readonly unionidOf?: Parts['unionidOf']
  /** Pages and stand-ins of others on the same port; true when the request was answered. */
  readonly routes?: (req: IncomingMessage, res: ServerResponse) => boolean | Promise<boolean>
  readonly now?: () => number
  /** Those of core by default. */
  readonly collections?: Readonly<Record<string, CollectionSpec>>
  /** What goes wrong on purpose, in tests; nothing does when it is left out. */
  readonly faults?: Faults
}

export interface LocalCloud {
  readonly url: string
  readonly port: number
  readonly gateway: Gateway
  readonly host: FunctionHost
  readonly storage: Storage
  /** Stands in for WeChat's server behind `callWxOpenApi`: what functions sent, what they are answered. */
  readonly wx: WxStandIn
  /** What the page `/_local` shows. */
  readonly panel: Panel
  /** What a process must set so that the unmodified SDK talks to this cloud. */
  sdkEnv(): Record<string, string>
  /** Calls a function as somebody; gives its reply. @throws CloudError */
  call(fn: string, event: unknown, caller: Caller): Promise<unknown>
  /** Runs a function as its timer would, now. @throws CloudError */
  fireTimer(fn: string): Promise<unknown>
  close(): Promise<void>
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error),
    )
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })

/**
 * Environment of the SDK (reference: the SDK's own source). SCF spares it the look-up of a metadata server,
 * credentials must be there although nobody checks the signature itself.
 */
export const sdkEnvironment = (at: {
  url: string
  envName: string
  secretId: string
}): Record<string, string> => ({
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: at.url }),
  TCB_ENV: at.envName,
  SCF_NAMESPACE: at.envName,
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  TENCENTCLOUD_SECRETID: at.secretId,
  TENCENTCLOUD_SECRETKEY: 'local',
  SILENCE: 'true',
})

/** Calls `changed` once things have been quiet for a moment: a build writes many files. */
const watchFolder = (dir: string, changed: () => void): (() => void) => {
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(dir, { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(changed, 150)
  })
  return () => {
    clearTimeout(timer)
    watcher.close()
  }
}

type Routes = NonNullable<CloudOptions['routes']>

const respond = async (
  exchange: { req: IncomingMessage; res: ServerResponse },
  parts: Parts,
  routes?: Routes,
) => {
  const { req, res } = exchange
  if (await serveCloud(exchange, parts)) return
  if (await routes?.(req, res)) return
  sendJson(res, { code: 'INVALID_ACTION', message: 'nothing is here' }, 404)
}

const createParts = (options: CloudOptions, base: () => string): Parts => {
  const { dataDir, envName = 'local', log = () => undefined, faults = new Faults() } = options
  const now = (): number => faults.now((options.now ?? Date.now)())
  const secretId = `AKID${randomBytes(12).toString('hex')}`
  const { collections } = options
  const gateway = new Gateway({ dataDir, now, log, ...(collections ? { collections } : {}) })
  const storage = new Storage({ dataDir, store: gateway.store, env: envName, now })
  const tickets = new Tickets(now)
  const bells = new WatchHub(gateway)
  const host: FunctionHost = new FunctionHost({
    dir: options.functionsDir,
    env: envName,
    log,
    now,
    surroundings: (token) => {
      const url = `${base()}/admin/i/${token}`
      return { gateway: url, env: { ...options.env, ...sdkEnvironment({ url, envName, secretId }) } }
    },
    ask: (asked, token) => askFromInstance({ gateway, faults, host, secretId }, asked, token),
  })
  gateway.use({ ...storageActions({ storage, tickets, base }), ...functionActions(host) })
  const wx = addWx({ gateway, host, env: envName, now })
  const panel = new Panel({ gateway, host, now })
  const { unionidOf = () => undefined } = options
  return { unionidOf, gateway, faults, host, storage, tickets, bells, panel, wx, env: envName, secretId }
}

const createHttp = (parts: Parts, options: CloudOptions): Server => {
  const server = createServer((req, res) => {
    respond({ req, res }, parts, options.routes).catch((error: unknown) => {
      options.log?.(
        `cloud: ${req.method} ${req.url} failed: ${error instanceof Error ? error.stack : String(error)}`,
      )
      if (!res.headersSent) sendJson(res, { code: 'SYS_ERR', message: 'system error' }, 500)
      else res.destroy()
    })
  })
  server.keepAliveTimeout = 65_000 // longer than any client keeps an idle connection
  return server
}

/** What runs by itself; gives the ways to stop it. */
const startWork = (options: CloudOptions, host: FunctionHost, now: () => number): (() => void)[] => [
  ...(options.timers ? [startTimers(host, now, options.timers === true ? {} : options.timers)] : []),
  ...(options.watch && options.functionsDir ? [watchFolder(options.functionsDir, () => host.reload())] : []),
]

const closeAndThrow = (gateway: Gateway, error: unknown): never => {
  gateway.close()
  throw error
}

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

/**
 * Starts the whole cloud on this machine: database gateway, function host, storage and timers behind one
 * HTTP server that listens on 127.0.0.1 only.
 * @throws PortTaken
 */
export const startCloud = async (options: CloudOptions): Promise<LocalCloud> => {
  let url = ''
  const parts = createParts(options, () => url)
  const { gateway, host, storage } = parts
  const now = options.now ?? Date.now
  const server = createHttp(parts, options)
  const port = await listen(server, options.port ?? 0).catch((error: unknown) =>
    closeAndThrow(gateway, error),
  )
  url = `http://127.0.0.1:${port}`
  await storage.sweep()
  const stops = [...startWork(options, host, now), keepAlive(parts.bells)]
  return {
    url,
    port,
    ...{ gateway, host, storage, wx: parts.wx, panel: parts.panel },
    sdkEnv: () => sdkEnvironment({ url: `${url}/admin`, envName: parts.env, secretId: parts.secretId }),
    call: async (fn, event, caller) =>
      JSON.parse(await host.call(fn, event, { caller, source: 'wx_client' })) as unknown,
    fireTimer: (fn) => fireTimer(host, fn, now()),
    close: async () => {
      for (const stop of stops) stop()
      await host.close()
      await closeServer(server)
      gateway.close()
    },
  }
}
