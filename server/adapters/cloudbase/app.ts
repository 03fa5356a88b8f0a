import tcb from '@cloudbase/node-sdk'
import { createAsk } from './ask'

/** One connection to CloudBase an instance; the environment is the one that the function runs in. */
export const openCloudbase = (pause?: (ms: number) => Promise<void>) => {
  const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV as unknown as string, keepalive: true })
  const db = app.database()
  return { app, db, command: db.command, ask: createAsk(pause) }
}

export type Cloudbase = ReturnType<typeof openCloudbase>

/** What a collection needs of it. */
export type CloudbaseDatabase = Pick<Cloudbase, 'db' | 'command' | 'ask'>
