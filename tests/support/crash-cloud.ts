/**
 * The local cloud as a process of its own, made to be killed: gateway, function host, timers and the WeCom stand-in
 * over one folder, as local/main.ts puts them together. Started by fork(); tells its addresses when it is up, runs
 * the clock when told so, and ends with its parent.
 */
import path from 'node:path'
import { startCloud } from '../../local/cloud'
import { loadDemo } from '../../local/demo/load'
import { demoApps, demoWecomEnv } from '../../local/demo/wecom'
import { WECOM_JOURNAL } from '../../local/launch/data-folder'
import { putAll } from '../../local/put-all'
import { createWecomStandIn } from '../../local/wecom/stand-in'
import { openCloudbase } from '../../server/adapters/cloudbase/app'
import { crashAgents } from './crash-people'

/** What the process tells when it is up. */
export interface CrashCloudUp {
  readonly url: string
  /** The stand-in's page, `/` at its end. */
  readonly pageUrl: string
  readonly env: Readonly<Record<string, string>>
}

const main = async (dataDir: string, functionsDir: string): Promise<void> => {
  let url = ''
  const apps = demoApps.map((app) => ({
    ...app,
    members: [...app.members, ...crashAgents.map(({ userid, name }) => ({ userid, name }))],
    get callbackUrl() {
      return `${url}/http/wecom`
    },
  }))
  const wecom = createWecomStandIn({ apps, now: Date.now, state: path.join(dataDir, WECOM_JOURNAL) })
  const standIn = await wecom.listen()
  const env = { ...demoWecomEnv(), WECOM_BASE_URL: standIn.apiUrl }
  const cloud = await startCloud({
    dataDir,
    functionsDir,
    env,
    timers: true,
  })
  url = cloud.url
  Object.assign(process.env, cloud.sdkEnv())
  const { db } = openCloudbase()
  if (await loadDemo(db, Date.now())) await putAll(db, 'agents', crashAgents)
  cloud.host.warm()

  process.on('disconnect', () => process.exit())
  process.on('message', () => void cloud.fireTimer('clock').catch(() => undefined))
  const up: CrashCloudUp = { url, pageUrl: standIn.pageUrl, env: cloud.sdkEnv() }
  process.send?.(up)
  await wecom.resume()
}

void main(process.argv[2] ?? '', process.argv[3] ?? '')
