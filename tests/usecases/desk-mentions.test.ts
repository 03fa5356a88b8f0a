/** Notes that name the same colleague shortly after each other reach him in one message of WeCom. */
import { SECOND } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import { openServed, SESSION, type Member } from '../support/desk'
import { must, served } from '../support/talk'
import type { World } from '../support/world'

let world: World
let lin: Member
beforeEach(async () => {
  ;({ world, lin } = await openServed())
})
afterEach(() => world.close())

let written = 0
const names = (text: string, who = ['hejing'], sessionId = SESSION) =>
  must(lin.notes.add({ sessionId, clientId: `mention-${(written += 1)}`, text, mentions: who }))
const told = (userid = 'hejing') =>
  world
    .agent(userid)
    .sees()
    .filter((line) => line.includes('提到了您'))
const later = async (ms = 20 * SECOND) => {
  world.clock.pass(ms)
  await world.tick()
}
const first = '#1 张女士 林晓提到了您：看下库存\n在工作台的内部备注里，11:00'
const others = [
  '2 条内部备注提到了您：',
  '#1 张女士 林晓 11:00：还要补发单号',
  '#2 李先生 林晓 11:00：四件套也缺货',
  '在工作台的内部备注里',
].join('\n')

/** Three notes of two sessions, one right after the other. */
const nameThrice = async (): Promise<void> => {
  await served(world.shopper({ openid: demoOpenid(2) }))
  await names('看下库存')
  await names('还要补发单号')
  await names('四件套也缺货', ['hejing'], 'mianyu:261121-2')
}

it('the first goes out at once, those right after it in one message, of whatever session', async () => {
  await nameThrice()
  expect(told()).toEqual([first])
  await later()
  expect(told()).toEqual([first, others])
  await later()
  expect(told()).toEqual([first, others])
})

it('nobody waits for a message that somebody else gets', async () => {
  await names('看下库存', ['hejing', 'zhouke'])
  await names('您也看看', ['zhouke'])
  expect([told().length, told('zhouke').length]).toEqual([1, 1])
  await later()
  expect([told().length, told('zhouke').length]).toEqual([1, 2])
  expect(told('zhouke')[1]).toContain('您也看看')
})

it('what was said on purpose twice is told twice, and what was quiet for a while at once', async () => {
  await names('看下库存')
  await later(61 * SECOND)
  await names('看下库存')
  expect(told()).toEqual([first, first.replace('11:00', '11:01')])
})

it('they come once and together, after WeCom was not reached', async () => {
  await nameThrice()
  world.wecom.faults.unreachable = Number.MAX_SAFE_INTEGER
  await later()
  world.wecom.faults.unreachable = 0
  expect(told()).toEqual([first])
  await names('这一条在之后', ['hejing'])
  await later()
  expect(told()).toEqual([first, others])
  await later()
  expect(told()).toHaveLength(3)
  expect(told()[2]).toContain('这一条在之后')
})

it('a run that was broken off after sending sends nothing new', async () => {
  await nameThrice()
  world.clock.pass(20 * SECOND)
  const ports = world.newPorts()
  const { mentions } = ports.lanes
  const [box] = await mentions.due(ports.now(), 10)
  if (!box) throw new Error('something waits')
  await mentions.save({ ...box, sealed: 2 }) // written down, then sent; that it was, nobody wrote down any more
  const shop = await ports.shops.find('mianyu')
  if (!shop) throw new Error('the sample shop')
  await ports.human.tell(shop, 'hejing', others)
  await world.tick()
  expect(told()).toEqual([first, others])
  expect((await mentions.find('mianyu', 'hejing'))?.waiting).toEqual([])
})

it('over his limit, all of them wait for room and come in one message', async () => {
  const ports = world.newPorts()
  const shop = await ports.shops.find('mianyu')
  if (!shop) throw new Error('the sample shop')
  let n = 0
  while ((await ports.human.tell(shop, 'hejing', `满 ${(n += 1)}`)).ok);
  await nameThrice()
  expect(told()).toEqual([])
  await later(60 * SECOND)
  expect(told()).toEqual([
    ['3 条内部备注提到了您：', '#1 张女士 林晓 11:00：看下库存', ...others.split('\n').slice(1)].join('\n'),
  ])
})
