import tcb from '@cloudbase/node-sdk'
import { startCloud } from '../../local/cloud'
import { loadDemo } from '../../local/demo/load'
import { findRunning } from '../../local/launch/running'
import { prepareData } from '../../local/launch/data-folder'
import { openCloudbase, type Cloudbase } from '../../server/adapters/cloudbase/app'
import { importWords as words } from './words'

export interface Connection {
  readonly app: Cloudbase['app']
  readonly db: Cloudbase['db']
  readonly isLocal: boolean
  readonly close: () => Promise<void>
}

/**
 * Connects the SDK: to CloudBase when the environment has its credentials, else to the local cloud that runs on
 * the data folder, else to one that is started on it for this import alone.
 */
export const connect = async (data: string, say: (line: string) => void): Promise<Connection> => {
  const { TCB_ENV: env, TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = process.env
  if (env && secretId && secretKey) {
    say(words.toCloud(env))
    const app = tcb.init({ env, secretId, secretKey })
    return {
      app,
      db: app.database(),
      isLocal: false,
      close: async () => undefined,
    }
  }
  const running = await findRunning(data)
  if (running) {
    say(words.toRunning(running.url))
    Object.assign(process.env, running.env)
    const { app, db } = openCloudbase()
    return { app, db, isLocal: true, close: async () => undefined }
  }
  return startOn(data, say)
}

const startOn = async (data: string, say: (line: string) => void): Promise<Connection> => {
  say(words.toFolder(data))
  prepareData(data, false)
  const cloud = await startCloud({ dataDir: data })
  Object.assign(process.env, cloud.sdkEnv())
  const { app, db } = openCloudbase()
  if (await loadDemo(db, Date.now())) say(words.demoLoaded)
  return { app, db, isLocal: true, close: () => cloud.close() }
}
