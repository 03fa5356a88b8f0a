import tcb from '@cloudbase/node-sdk'

/** One connection to CloudBase an instance; the environment is the one that the function runs in. */
export const openCloudbase = () => {
  const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV as unknown as string, keepalive: true })
  const db = app.database()
  return { app, db, command: db.command }
}

export type Cloudbase = ReturnType<typeof openCloudbase>
