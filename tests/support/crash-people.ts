import { demoApps } from '../../local/demo/wecom'
import { demoShops } from '../../local/demo/shops'
import { demoOpenid } from '../../local/demo/people'
import { agentIdOf, type Agent } from '../../core/routing/agent'

/** The demo shop that never closes. */
export const shopId = 'shanye'
export const appid = demoShops.find(({ _id }) => _id === shopId)?.appids[0] ?? ''
export const wecomApp = demoApps.find(({ shop }) => shop === '山野茶舍')!

const names = ['安一', '安二', '安三']

/** Enough agents on duty that WeCom's limit of messages to one member holds some back, not all. */
export const crashAgents: readonly Agent[] = names.map((name, at) => ({
  _id: agentIdOf(shopId, `crash${at + 1}`),
  shopId,
  userid: `crash${at + 1}`,
  name,
  duty: 'on',
  capacity: 2,
}))

export const agentIds: readonly string[] = ['linxiao', ...crashAgents.map(({ userid }) => userid)]
export const shopperIds: readonly string[] = [1, 2, 3, 4, 5, 6, 7, 8].map(demoOpenid)
