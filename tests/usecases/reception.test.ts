import { demoApps } from '../../local/demo/wecom'
import { demoOpenid } from '../../local/demo/people'
import { HOUR } from '../../core/shared/time'
import { receptionOf } from '../../local/launch/receptions'
import { talkOf } from '../support/talk'
import { openWorld, type World } from '../support/world'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const { corpId, agentId } = demoApps[0]!
const receptionOfMember = (userid: string, corp = corpId) =>
  receptionOf(world.cloud.gateway, { corpId: corp, agentId, userid }, world.clock.now())
const receptionOfLin = () => receptionOfMember('linxiao')

it('tells the page of WeCom what the agent is told: duty, sessions that are hers, and how many she can have', async () => {
  expect(await receptionOfLin()).toEqual({ duty: 'on', held: 0, capacity: 8 })
  for (const n of [1, 2]) await talkOf(world.shopper({ openid: demoOpenid(n) })).asksForPerson()
  expect(await receptionOfLin()).toEqual({ duty: 'on', held: 2, capacity: 8 })

  await world.agent('linxiao').says('/busy')
  expect(await receptionOfLin()).toEqual({ duty: 'busy', held: 2, capacity: 8 })
  await world.agent('linxiao').says('#2 /end')
  expect(await world.agent('linxiao').says('/on')).toBe('✓ 已开始接待（1 / 8）')
  expect(await receptionOfLin()).toEqual({ duty: 'on', held: 1, capacity: 8 })
})

it('is off duty from closing time on, before the clock comes to write it down', async () => {
  world.clock.pass(7 * HOUR)
  expect(await receptionOfLin()).toEqual({ duty: 'off', held: 0, capacity: 8 })
})

it('knows nothing of who answers no shop', async () => {
  expect(await receptionOfMember('nobody')).toBeNull()
  expect(await receptionOfMember('linxiao', 'ww0')).toBeNull()
})
