import { MINUTE } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import { png } from '../support/images'
import { served, type Talk } from '../support/talk'
import { openWorld, type TestAgent, type World } from '../support/world'

let world: World
let zhang: Talk
let li: Talk
let lin: TestAgent
beforeEach(async () => {
  world = await openWorld()
  zhang = await served(world.shopper())
  li = await served(world.shopper({ openid: demoOpenid(2) }))
  lin = world.agent('linxiao')
})
afterEach(() => world.close())

const fromLin = async (talk: Talk) => (await talk.sees()).filter((line) => line.startsWith('林晓：'))

it('asks for whom bare words are while two sessions are open, and sends them once that is said', async () => {
  expect(await lin.says('马上查')).toBe(
    '有 2 个会话进行中，这条发给谁？回复 #1 就发出（#1 张女士、#2 李先生）',
  )
  expect([await fromLin(zhang), await fromLin(li)]).toEqual([[], []])
  expect(await lin.says('#2')).toBe('✓ 11:00 已发给 #2 李先生')
  expect(await lin.says('＃２')).toMatch(/^#2 李先生 进行中，没有等着发的内容/)
  expect([await fromLin(zhang), await fromLin(li)]).toEqual([[], ['林晓：马上查']])
})

it('asks for a photo too, and sends it once', async () => {
  expect(await lin.sendsImage(png())).toMatch(/^有 2 个会话进行中，这张照片发给谁？/)
  expect(await lin.says('#1')).toBe('✓ 11:00 照片已发给 #1 张女士')
  expect([await fromLin(zhang), await fromLin(li)]).toEqual([['林晓：[照片 40×30]'], []])
})

it('keeps several until it is said for whom, and sends them in order', async () => {
  await lin.says('第一句')
  await lin.says('第二句')
  expect(await lin.says('#1')).toBe('✓ 11:00 已发给 #1 张女士（共 2 条）')
  expect(await fromLin(zhang)).toEqual(['林晓：第一句', '林晓：第二句'])
  expect(await lin.says('#1')).toMatch(/没有等着发的内容/)
})

it('drops what it had asked about before when something new comes later, and says so', async () => {
  await lin.says('顾客在这里')
  world.clock.pass(3 * MINUTE)
  expect(await lin.says('马上查')).toMatch(/这条发给谁？.*。之前没说发给谁的 1 条不发了，要发请再发一次$/)
  expect(await lin.says('#2')).toBe('✓ 11:03 已发给 #2 李先生')
  expect([await fromLin(zhang), await fromLin(li)]).toEqual([[], ['林晓：马上查']])
})

it('forgets what was kept for ten minutes: it was meant for another moment', async () => {
  await lin.says('马上')
  world.clock.pass(10 * MINUTE)
  expect(await lin.says('#1')).toMatch(/没有等着发的内容/)
  expect(await fromLin(zhang)).toEqual([])
})

it('asks before it ends or hands on one of two, and does neither', async () => {
  expect(await lin.says('/end')).toMatch(/^有 2 个会话进行中，是哪一个？写 #1 \/end/)
  expect(await lin.says('/1')).toMatch(/^有 2 个会话进行中，是哪一个？写 #1 \/1/)
  expect([await zhang.service(), await li.service()]).toMatchObject([
    { status: 'assigned' },
    { status: 'assigned' },
  ])
})

it('keeps two sessions apart', async () => {
  await lin.says('#1 给张')
  await lin.says('#2 给李')
  await li.says('李说')
  expect([await fromLin(zhang), await fromLin(li)]).toEqual([['林晓：给张'], ['林晓：给李']])
  expect(lin.sees().at(-1)).toMatch(/^#2 李先生 ·\d+\u3000李说$/)
  expect(await lin.says('/sessions')).toMatch(
    /#1 张女士\u3000等对方回复.*\n#2 李先生\u3000刚说，等您回复：李说/,
  )
})

it('sends bare words to the one that is left', async () => {
  await lin.says('#1 /end')
  expect(await lin.says('您好')).toBe('✓ 11:00 已发给 #2 李先生')
})

it('does not let one agent speak in another’s session', async () => {
  expect(await world.agent('hejing').says('#1 您好')).toBe('没发出去：没有 #1 这个会话。现在没有进行中的会话')
  expect(await fromLin(zhang)).toEqual([])
  expect(await zhang.sees()).not.toContain('何静：您好')
})
