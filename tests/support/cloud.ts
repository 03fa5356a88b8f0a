import cloudbase from '@cloudbase/node-sdk'

import { startCloud, type CloudOptions, type LocalCloud } from '../../local/cloud'

type App = ReturnType<typeof cloudbase.init>

export interface TestCloud extends LocalCloud {
  /** The unmodified SDK, talking to this cloud. */
  readonly app: App
  readonly db: ReturnType<App['database']>
}

/**
 * A cloud in memory; `process.env` is set so that the SDK of this process (doors run in-process) uses it.
 * The SDK reads the address at every request: of two clouds in one process the later one is talked to.
 */
export const startTestCloud = async (options: Partial<CloudOptions> = {}): Promise<TestCloud> => {
  const cloud = await startCloud({ dataDir: ':memory:', ...options })
  Object.assign(process.env, cloud.sdkEnv())
  const app = cloudbase.init({ env: cloud.sdkEnv().TCB_ENV ?? '', keepalive: true })
  return { ...cloud, app, db: app.database() }
}

/** The code and the words with which the cloud refuses; `none` when it does not. */
export const refusal = (work: Promise<unknown>): Promise<{ code: string; message: string }> =>
  work.then(
    () => ({ code: 'none', message: '' }),
    (thrown: unknown) => {
      const { code, message } = thrown as { code: string; message: string }
      return { code, message }
    },
  )
