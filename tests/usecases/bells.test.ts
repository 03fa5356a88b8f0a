import { ownBells, rungTo, typingUntil } from '../../core/conversation/bell'
import { conversationIdOf } from '../../core/shared/ids'
import { demoOpenid } from '../../local/demo/people'
import { openDesk, SESSION } from '../support/desk'
import { must, refused, served, talkOf } from '../support/talk'
import { openWorld, type World } from '../support/world'

const APPID = 'wxa1de300000000001'
const zhangId = demoOpenid(1)

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

/** What the shopper's page reads, as the platform lets it. */
const read = async (openid: string): Promise<unknown[]> => {
  const where = encodeURIComponent(JSON.stringify(ownBells))
  const response = await fetch(`${world.cloud.url}/read/bells?where=${where}`, {
    headers: { 'x-local-appid': APPID, 'x-local-openid': openid },
  })
  const { data } = (await response.json()) as { data: unknown[] }
  return data
}
const bellOf = async (openid = zhangId): Promise<number> => rungTo(await read(openid))
const typingOf = async (): Promise<number> => typingUntil(await read(zhangId))

it('rings for the agent who takes over, for each of his words and for the end', async () => {
  const zhang = await served(world.shopper())
  const assigned = await bellOf()
  expect(await zhang.sees()).toContain('系统：[assigned]')
  expect(assigned).toBe((await must(zhang.client.conversation.pull({ after: 0 }))).seq)

  const lin = world.agent('linxiao')
  await lin.says('在的')
  expect(await bellOf()).toBe(assigned + 1)
  await lin.says('/end')
  expect(await bellOf()).toBe(assigned + 2)
})

it('does not ring for what the shopper gets as her own answer', async () => {
  const zhang = talkOf(world.shopper())
  await zhang.enters()
  await zhang.says('我的快递到哪了')
  expect(await bellOf()).toBe(0)

  await zhang.asksForPerson()
  const rung = await bellOf()
  await zhang.says('收到的杯子坏了')
  expect(await bellOf()).toBe(rung)
})

it('is the shopper’s alone', async () => {
  await served(world.shopper())
  expect(await bellOf()).toBeGreaterThan(0)
  expect(await bellOf(demoOpenid(2))).toBe(0)
})

it('never goes back', async () => {
  await served(world.shopper())
  const ports = world.newPorts()
  const bell = { _id: conversationIdOf('mianyu', zhangId), _openid: zhangId, shopId: 'mianyu', at: 1 }
  const rung = await bellOf()
  await ports.bells.ring({ ...bell, seq: rung - 1 })
  expect(await bellOf()).toBe(rung)
})

it('takes nothing with it when it fails', async () => {
  const ports = world.newPorts()
  const bells = { ...ports.bells, ring: () => Promise.reject(new Error('the bell is broken')) }
  const zhang = await served(world.instance({ ...ports, bells }).shopper())
  expect(await zhang.sees()).toContain('系统：[assigned]')
  expect(await bellOf()).toBe(0)
  expect(world.logged.map(({ message }) => message)).toContain('bell not rung')
})

describe('an agent who writes at the desk', () => {
  it('is told by the bell, until he speaks', async () => {
    await served(world.shopper())
    const lin = await openDesk(world).agent('linxiao')
    const rung = await bellOf()
    expect(await typingOf()).toBe(0)
    await must(lin.typing({ sessionId: SESSION }))
    expect(await typingOf()).toBe(world.clock.now() + 6_000)
    expect(await bellOf()).toBe(rung)

    await must(
      lin.reply({ sessionId: SESSION, clientId: 'typed-and-sent', body: { kind: 'text', text: '在的' } }),
    )
    expect(await typingOf()).toBe(0)
  })

  it('tells nobody of a session that is not his', async () => {
    await served(world.shopper())
    const he = await openDesk(world).agent('hejing')
    expect(await he.typing({ sessionId: SESSION })).toEqual(refused('notFound'))
    expect(await typingOf()).toBe(0)
  })
})
