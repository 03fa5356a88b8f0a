/**
 * The local cloud of the benchmark, in a process of its own as `npm start` has it: durable on disk, timers on. WeCom's
 * stand-in is elsewhere, as WeCom is. Started by fork(); ends with its parent.
 */
import { startCloud } from '../../local/cloud'
import type { CausedEntry, MeterKey } from '../../local/gateway/meter'
import { loadDemo } from '../../local/demo/load'
import { demoDeskEnv, demoWecomEnv } from '../../local/demo/wecom'
import { openCloudbase } from '../../server/adapters/cloudbase/app'
import { at } from '../lib/root'

/** What the process tells when it is up. */
export interface CloudUp {
  readonly url: string
  readonly env: Readonly<Record<string, string>>
}

/** A request of a function to the database. */
export type Sent = Required<MeterKey>

/** So many of the newest requests are told. */
const NEWEST = 500

/** What it answers whenever it is asked. */
export interface CloudFigures {
  /** Requests of the functions to the database so far. */
  readonly dbRequests: number
  /** The same by action, collection and the procedure that caused them. */
  readonly caused: readonly CausedEntry[]
  /** The newest of them, in the order in which they came. */
  readonly newest: readonly Sent[]
  /** Documents that calls to the desk looked at, and that they got. */
  readonly desk: { readonly examined: number; readonly returned: number }
  readonly cpuMs: number
  /** The most memory that the process has held. */
  readonly rssMb: number
  /** What functions left behind after their replies. */
  readonly violations: number
}

const newestOf = (cloud: Awaited<ReturnType<typeof startCloud>>): readonly Sent[] => {
  const newest: Sent[] = []
  cloud.gateway.meter.onRequest = ({ action, on, by = '' }) => {
    if (!action.startsWith('database.')) return
    if (newest.push({ action, on, by }) > NEWEST) newest.shift()
  }
  return newest
}

const main = async (dataDir: string, wecomUrl: string): Promise<void> => {
  const env = { ...demoWecomEnv(), ...demoDeskEnv(), WECOM_BASE_URL: wecomUrl }
  const cloud = await startCloud({ dataDir, functionsDir: at('dist/cloudfunctions'), env, timers: true })
  Object.assign(process.env, cloud.sdkEnv())
  await loadDemo(openCloudbase().db, Date.now())
  cloud.host.warm()
  const newest = newestOf(cloud)

  const figures = (): CloudFigures => {
    const { user, system } = process.cpuUsage()
    const entries = cloud.gateway.meter.caused().filter(({ action }) => action.startsWith('database.'))
    const desk = entries.filter(({ by }) => by.startsWith('desk '))
    const sum = (some: typeof entries, name: 'requests' | 'examined' | 'returned'): number =>
      some.reduce((total, entry) => total + entry[name], 0)
    return {
      dbRequests: sum(entries, 'requests'),
      caused: entries,
      newest,
      desk: { examined: sum(desk, 'examined'), returned: sum(desk, 'returned') },
      rssMb: process.resourceUsage().maxRSS / 1024,
      cpuMs: (user + system) / 1000,
      violations: cloud.host.violations.length,
    }
  }
  process.on('disconnect', () => process.exit())
  process.on('message', () => process.send?.(figures()))
  const up: CloudUp = { url: cloud.url, env: cloud.sdkEnv() }
  process.send?.(up)
}

void main(process.argv[2] ?? '', process.argv[3] ?? '')
