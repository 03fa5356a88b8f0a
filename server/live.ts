import { randomUUID } from 'node:crypto'
import { openCloudbase } from './adapters/cloudbase/app'
import { cloudbaseFiles, cloudbaseUploads } from './adapters/cloudbase/files'
import { cloudbaseInbox, cloudbaseLanes, cloudbasePushes } from './adapters/cloudbase/lane'
import { cloudbaseOrders } from './adapters/cloudbase/orders'
import {
  cloudbaseAgents,
  cloudbaseCounters,
  cloudbaseLeases,
  cloudbasePlaces,
} from './adapters/cloudbase/routing'
import { cloudbaseSessions } from './adapters/cloudbase/sessions'
import { cloudbaseQuickReplies, cloudbaseShoppers, cloudbaseShops } from './adapters/cloudbase/shops'
import { cloudbaseTokens } from './adapters/cloudbase/tokens'
import { cloudbaseTurns } from './adapters/cloudbase/turns'
import { consoleLog } from './adapters/console-log'
import { readWecomApps } from './adapters/wecom/apps'
import { wecomLane } from './adapters/wecom/lane'
import type { Log, Ports } from './ports'

export interface Surroundings {
  readonly now: () => number
  readonly log: Log
  readonly env: Readonly<Record<string, string | undefined>>
}

const WECOM = 'https://qyapi.weixin.qq.com/cgi-bin'

/** The only composition root: every port with the adapter that serves it. */
export const createPorts = ({ now, log, env }: Surroundings): Ports => {
  const cloudbase = openCloudbase()
  const files = cloudbaseFiles(cloudbase, now)
  const pushes = cloudbasePushes(cloudbase, now)
  return {
    now,
    newId: () => randomUUID(),
    log,
    shops: cloudbaseShops(cloudbase, now),
    shoppers: cloudbaseShoppers(cloudbase),
    orders: cloudbaseOrders(cloudbase),
    turns: cloudbaseTurns(cloudbase, now),
    sessions: cloudbaseSessions(cloudbase),
    counters: cloudbaseCounters(cloudbase),
    agents: cloudbaseAgents(cloudbase),
    places: cloudbasePlaces(cloudbase),
    quickReplies: cloudbaseQuickReplies(cloudbase),
    uploads: cloudbaseUploads(cloudbase),
    files,
    inbox: cloudbaseInbox(cloudbase),
    lanes: cloudbaseLanes(cloudbase),
    pushes,
    leases: cloudbaseLeases(cloudbase, now),
    human: wecomLane({
      baseUrl: env.WECOM_BASE_URL ?? WECOM,
      apps: readWecomApps(env.WECOM_APPS),
      tokens: cloudbaseTokens(cloudbase),
      pushes,
      files,
      log,
      now,
    }),
  }
}

/** As a cloud function has them. */
export const livePorts = (): Ports => createPorts({ now: Date.now, log: consoleLog, env: process.env })
