import type { IncomingMessage } from 'node:http'

import { openCloudbase } from '../../server/adapters/cloudbase/app'
import { startCloud, type LocalCloud } from '../cloud'
import { loadDemo } from '../demo/load'
import { demoOpenid } from '../demo/people'
import { demoAgents, demoShops } from '../demo/shops'
import { demoApps, demoWecomEnv } from '../demo/wecom'
import { freePort } from '../launch/port'
import type { StandInApp } from '../wecom/config'
import { callbackRequest } from '../wecom/envelope'
import { createWecomStandIn } from '../wecom/stand-in'

/** Never closed, so that there is a person at any hour. */
const SHOP = 'shanye'
/** Agents who can be called in, one a conversation: each has a push limit of her own at WeCom. */
const AGENTS = 12
const FIRST_PORT = 17_700
const PREFIX = '/wecom-standin'

const shop = demoShops.find(({ _id }) => _id === SHOP)
const demoApp = demoApps.find(({ corpId }) => corpId === shop?.wecom?.corpId)
const model = demoAgents.find(({ shopId }) => shopId === SHOP)
const agentCalled = (n: number) => ({ userid: `cost${n}`, name: `坐席${n}` })
const members = Array.from({ length: AGENTS }, (_, n) => agentCalled(n + 1))

/** What a request costs as outgoing traffic: its line, its headers and its body. */
const bytesOf = (req: IncomingMessage): number =>
  (req.url ?? '').length + req.rawHeaders.join('    ').length + Number(req.headers['content-length'] ?? 0)

/** A shop of its own in memory, with the bundles that are uploaded; its timers are still. */
export class Town {
  private said = 0
  private agents = 0

  private constructor(
    readonly cloud: LocalCloud,
    private readonly wecom: { readonly app: StandInApp; readonly close: () => Promise<void> },
    private readonly counted: { egressBytes: number },
  ) {}

  static async open(functionsDir: string): Promise<Town> {
    if (!demoApp) throw new Error('the demo shop has no WeCom app')
    const port = await freePort(FIRST_PORT)
    const url = `http://127.0.0.1:${port}`
    const app = { ...demoApp, members, callbackUrl: `${url}/http/wecom/${demoApp.corpId}/${demoApp.agentId}` }
    const wecom = createWecomStandIn({ apps: [app], now: Date.now, prefix: PREFIX })
    const counted = { egressBytes: 0 }
    const cloud = await startCloud({
      dataDir: ':memory:',
      port,
      functionsDir,
      env: { ...demoWecomEnv(), WECOM_BASE_URL: `${url}${PREFIX}/cgi-bin` },
      routes: (req, res) => {
        counted.egressBytes += bytesOf(req)
        return wecom.handle(req, res)
      },
    })
    Object.assign(process.env, cloud.sdkEnv())
    await loadDemo(openCloudbase().db, Date.now())
    return new Town(cloud, { app, close: () => wecom.close() }, counted)
  }

  get egressBytes(): number {
    return this.counted.egressBytes
  }

  /** Bytes of all documents. */
  get storedBytes(): number {
    const { store } = this.cloud.gateway
    const sizes = store.names.map((name) => {
      const sql = `SELECT coalesce(sum(length(doc)), 0) AS bytes FROM ${store.collection(name).table}`
      return (store.db.prepare(sql).get() as { bytes: number }).bytes
    })
    return sizes.reduce((sum, bytes) => sum + bytes, 0)
  }

  /** A shopper's call; gives the value of its reply. Throws when it was refused. */
  async call(shopper: number, procedure: string, input: object): Promise<unknown> {
    const caller = { appid: shop?.appids[0] ?? '', openid: demoOpenid(shopper) }
    const reply = await this.cloud.call('shopper', { procedure, input }, caller)
    const { ok, value, error } = reply as { ok: boolean; value?: unknown; error?: string }
    if (!ok) throw new Error(`${procedure} was refused: ${String(error)}`)
    return value
  }

  /** A new agent comes on duty, and the one before goes: what this takes is not metered as a function's. */
  async changeAgent(): Promise<void> {
    const agents = openCloudbase().db.collection('agents')
    await agents.where({ shopId: SHOP }).update({ duty: 'off' })
    this.agents += 1
    const { userid, name } = agentCalled(this.agents)
    await agents.add({ ...model, _id: `${SHOP}:${userid}`, userid, name, duty: 'on' })
  }

  /** What the agent types in WeCom, through the callback. */
  async agentSays(text: string): Promise<void> {
    this.said += 1
    const fields = {
      ToUserName: this.wecom.app.corpId,
      FromUserName: agentCalled(this.agents).userid,
      CreateTime: Math.floor(Date.now() / 1000),
      MsgType: 'text',
      Content: text,
      MsgId: `cost${Date.now()}${this.said}`,
      AgentID: this.wecom.app.agentId,
    }
    const { url, body } = callbackRequest(this.wecom.app, fields, Date.now())
    const { status } = await fetch(url, { method: 'POST', body })
    if (status !== 200) throw new Error(`the callback was answered ${status}`)
  }

  /** An id that is nobody else's. */
  newId(): string {
    this.said += 1
    return `cost-${Date.now()}-${String(this.said).padStart(6, '0')}`
  }

  async close(): Promise<void> {
    await this.wecom.close()
    await this.cloud.close()
  }
}
