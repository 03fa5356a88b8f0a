import { createWriteStream } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { openCloudbase, type Cloudbase } from '../../server/adapters/cloudbase/app'
import { AI_PREFIX, AiStandIn } from '../ai/stand-in'
import { startCloud, type LocalCloud } from '../cloud'
import { demoAccounts, demoUnionid, demoWebEnv } from '../demo/accounts'
import { demoIntakeEnv } from '../demo/intake'
import { loadDemo } from '../demo/load'
import { demoKuaidi100, demoKuaidi100Env, knownToShops } from '../demo/parcels'
import { demoApps, demoDeskEnv, demoWecomEnv } from '../demo/wecom'
import { createKuaidi100StandIn, KUAIDI100_PREFIX, type Kuaidi100StandIn } from '../kuaidi100/stand-in'
import { API_PREFIX, createOauthStandIn, OPEN_PREFIX } from '../oauth/stand-in'
import { later } from '../later'
import type { ReceptionOf } from '../wecom/config'
import type { WechatPayStandIn } from '../wechatpay/stand-in'
import { createWecomStandIn, type WecomStandIn } from '../wecom/stand-in'
import { LOG_FILE, WECOM_JOURNAL } from './data-folder'
import { demoWxEnv } from '../demo/insurance'
import { freightFor } from './freight'
import { payFor } from './pay'
import { receptionOf } from './receptions'
import { chooserShops, firstDeskApp, hasShops } from './shop-data'
import { createSite } from './site'

const WECOM_PREFIX = '/wecom-standin'
/** For the models on this machine only: nothing outside reaches them, so it need not be secret. */
const AI_KEY = 'demo-key-of-ai'

export interface Place {
  /** The repository. */
  readonly root: string
  /** The folder that keeps everything. */
  readonly data: string
  readonly port: number
  /** The doors' bundles, `dist/cloudfunctions` of the repository by default. */
  readonly functionsDir?: string
  /** The clock of the cloud and of WeCom; a door reads its own. */
  readonly now?: () => number
}

export interface Started {
  readonly cloud: LocalCloud
  readonly wecom: WecomStandIn
  readonly pay: WechatPayStandIn
  readonly kuaidi100: Kuaidi100StandIn
  /** As the SDK of this process reaches the cloud: the same way in as for everybody else. */
  readonly cloudbase: Cloudbase
}

/** The stand-in for WeCom, with every app's callback going to the `wecom` door. */
const wecomFor = (url: string, { data, root, now = Date.now }: Place, reception: ReceptionOf): WecomStandIn =>
  createWecomStandIn({
    apps: demoApps.map((app) => ({
      ...app,
      callbackUrl: `${url}/http/wecom/${app.corpId}/${app.agentId}`,
    })),
    now,
    state: join(data, WECOM_JOURNAL),
    prefix: WECOM_PREFIX,
    root,
    receptionOf: reception,
  })

/** Keys of the demo shops, and where the stand-ins for the servers out of reach are. */
const environmentAt = (url: string): Record<string, string> => ({
  ...demoWecomEnv(),
  ...demoDeskEnv(),
  ...demoIntakeEnv(),
  ...demoWebEnv(),
  ...demoWxEnv(),
  ...demoKuaidi100Env(`${url}/http/intake`),
  WECOM_BASE_URL: `${url}${WECOM_PREFIX}/cgi-bin`,
  WECOM_OPEN_URL: `${url}${WECOM_PREFIX}/open`,
  CONSOLE_URL: `${url}/console/`,
  WX_OPEN_URL: `${url}${OPEN_PREFIX}`,
  WX_API_URL: `${url}${API_PREFIX}`,
  KUAIDI100_BASE_URL: `${url}${KUAIDI100_PREFIX}`,
  CLOUDBASE_AI_KEY: AI_KEY,
  CLOUDBASE_AI_URL: `${url}${AI_PREFIX}`,
})

/** The stand-in for 快递100, which pushes to the `intake` door. */
const kuaidi100For = (now: () => number, cloudbase: () => Cloudbase) =>
  createKuaidi100StandIn({
    accounts: demoKuaidi100,
    now,
    after: later,
    known: knownToShops(cloudbase),
  })

/** What the pages tell of the shops that there are. */
const shopsIn = (db: () => Cloudbase['db']) => ({
  shops: () => chooserShops(db()),
  deskApp: () => firstDeskApp(db()),
})

interface Answering {
  handle(req: IncomingMessage, res: ServerResponse): boolean | Promise<boolean>
}

/** The first of them that the request is for answers it. */
const firstOf =
  (servers: readonly Answering[]) =>
  async (req: IncomingMessage, res: ServerResponse): Promise<boolean> => {
    for (const server of servers) if (await server.handle(req, res)) return true
    return false
  }

/**
 * Opens the whole of it on that port: the cloud, WeCom's servers, the pages.
 * @throws PortTaken
 */
export const openLocal = async (place: Place): Promise<Started> => {
  const { root, data, port, functionsDir = join(root, 'dist/cloudfunctions'), now } = place
  const url = `http://127.0.0.1:${port}`
  const wecom = wecomFor(url, place, (address) => receptionOf(cloud.gateway, address, (now ?? Date.now)()))
  const site = createSite({ root, ...shopsIn(() => cloudbase.db) })
  const { pay, env: payEnv } = payFor(url, place)
  const freight = freightFor(API_PREFIX, place, (event, to) => cloud.wx.push(event, to))
  const oauth = createOauthStandIn({ accounts: demoAccounts, now: now ?? Date.now })
  const kuaidi100 = kuaidi100For(now ?? Date.now, () => cloudbase)
  const log = createWriteStream(join(data, LOG_FILE))
  const cloud = await startCloud({
    dataDir: data,
    port,
    functionsDir,
    env: { ...environmentAt(url), ...payEnv },
    unionidOf: ({ appid, openid }) => demoUnionid(appid, openid),
    timers: true,
    watch: true,
    log: (line) => log.write(`${line}\n`),
    routes: firstOf([wecom, pay, oauth, freight, kuaidi100, new AiStandIn(AI_KEY), site]),
    ...(now ? { now } : {}),
  }).catch(async (error: unknown) => {
    await Promise.all([wecom.close(), pay.close()])
    throw error
  })
  Object.assign(process.env, cloud.sdkEnv())
  const cloudbase = openCloudbase()
  return { cloud, wecom, pay, kuaidi100, cloudbase }
}

/** Loads the demo shops into a cloud that has none, and answers whether it had none; tells now and then how far it is. */
export const fillWhenEmpty = async (
  { cloudbase }: Pick<Started, 'cloudbase'>,
  now: number,
  onProgress: (done: number, total: number) => void,
): Promise<boolean> => {
  if (await hasShops(cloudbase)) return false
  let said = 0
  await loadDemo(cloudbase.db, now, (done, total) => {
    if (done < total && done - said < total / 4) return
    said = done
    onProgress(done, total)
  })
  return true
}
