/** The left side of the desk: who waits for an answer and by when, who waits in the queue, what is new. */
import type { Page } from 'playwright-core'
import { demoShoppers } from '../../local/demo/shoppers'
import { gone, openStage, seen, storyOf, type Stage } from '../support/browser'
import { callShopper, inspectDesk } from '../support/console'
import { sampleRules } from '../support/floor'

let stage: Stage
let lin: Page

const scene = storyOf(() => stage)

/** VIPs have a head start, and Li Guoqiang is one. */
const favour = async (): Promise<void> => {
  const { db } = stage.place.cloudbase
  await db.collection('shops').where({ _id: 'mianyu' }).update({ routing: sampleRules })
  const { openid } = demoShoppers.find(({ name }) => name === '李国强') ?? { openid: '' }
  await db
    .collection('shoppers')
    .where({ _id: `mianyu:${openid}` })
    .update({ tags: ['VIP'] })
}

beforeAll(async () => {
  stage = await openStage()
  await favour()
  lin = await stage.console('林晓')
}, 60_000)

afterAll(() => stage.close())

const row = (name: string) => lin.getByRole('link', { name: new RegExp(name) })

scene('shows who comes, by when she is to be answered, and the rule that says so', async () => {
  await seen(lin.getByText('没有会话'))
  await callShopper(stage.place, '张雨晴', '杯子的把手断了', '转人工')
  await seen(row('张女士'))
  await seen(lin.getByRole('heading', { name: '等您回复 1' }))
  const clock = row('张女士').locator('.clock')
  const text = (await clock.textContent()) ?? ''
  expect(text).toMatch(/^还剩 0:[0-5]\d/)
  expect(await clock.getAttribute('title')).toMatch(/^规则：首次回复不超过 1 分钟，10:0\d 前$/)
  // a second is a second
  await lin.waitForFunction((was) => document.querySelector('.session-row .clock')?.textContent !== was, text)
})

scene('counts what is new in the title and at the entry, until it is read', async () => {
  expect(await lin.title()).toBe('【1 个会话有新消息】小美客服台')
  await seen(row('张女士').getByText('2 条未读'))
  await row('张女士').click()
  const brief = lin.getByRole('region', { name: '小美交接' })
  expect(await brief.locator('dl').textContent()).toContain('由来售后组，别人都没有空位')
  await gone(row('张女士').getByText('2 条未读'))
  await lin.waitForFunction(() => document.title === '小美客服台')
})

scene('lets the clock stand still while the shopper has the word', async () => {
  await lin.getByRole('textbox', { name: /回复/ }).fill('马上给您补发一只')
  await lin.keyboard.press('Enter')
  await seen(lin.getByRole('heading', { name: '等客户 1' }))
  await seen(row('张女士').getByText(/^等客户 \d+ 秒$/))
  await seen(row('张女士').getByText('您：马上给您补发一只'))
})

scene('takes a break, and takes one from the queue all the same', async () => {
  await lin.getByRole('button', { name: '接待状态：接待中' }).click()
  await lin.getByRole('menuitem', { name: /^暂停接待/ }).click()
  await seen(lin.getByRole('button', { name: '接待状态：暂停接待' }))
  await callShopper(stage.place, '李国强', '四件套发了吗', '转人工')
  await seen(lin.getByRole('heading', { name: '排队 1' }))
  expect(await lin.locator('.queue').textContent()).not.toContain('四件套') // nobody reads it before he has it
  await seen(lin.locator('.queue-row').getByText('优先'))
  expect(await lin.locator('.queue-row').getAttribute('title')).toMatch(/^“VIP”优先，按早来 1 分钟算/)
  await lin.getByRole('button', { name: '接入李先生' }).click()
  await seen(lin.getByRole('heading', { name: '李先生' }))
  await seen(lin.getByRole('heading', { name: '排队 0' }))
  await seen(row('李先生'))
})

scene('finds a session by name, number and last words, from the keyboard', async () => {
  const search = lin.getByRole('searchbox', { name: '搜索我的会话' })
  for (const [text, found, other] of [
    ['张女', '张女士', '李先生'],
    ['#2', '李先生', '张女士'],
    ['补发一只', '张女士', '李先生'],
  ] as const) {
    await lin.keyboard.press('Control+k')
    await search.fill(text)
    await seen(row(found))
    await gone(row(other))
  }
  await search.press('Enter')
  await seen(lin.getByRole('heading', { name: '张女士' }))
  await search.fill('没有这个人')
  await seen(lin.getByText('没有找到“没有这个人”'))
  await search.press('Escape')
  await seen(row('李先生'))
})

scene('has room for everything on a laptop and on a phone', async () => {
  await lin.setViewportSize({ width: 1024, height: 768 })
  await lin.getByRole('button', { name: '客户资料' }).click()
  await seen(lin.getByRole('dialog', { name: '客户资料' }))
  await lin.getByRole('button', { name: '关闭' }).click()
  await gone(lin.getByRole('dialog'))
  await lin.setViewportSize({ width: 390, height: 844 })
  await gone(lin.getByRole('heading', { name: '我的会话' }))
  await lin.getByRole('button', { name: '返回会话列表' }).click()
  await seen(lin.getByRole('heading', { name: '我的会话' }))
  expect(await inspectDesk(lin)).toEqual([])
})

scene('leads back from a session that can’t be opened, where nothing else is in view', async () => {
  await lin.goto(`${stage.place.url}/console/#/s/no-such-session`)
  await seen(lin.getByRole('alert'))
  await lin.getByRole('button', { name: '返回会话列表' }).click()
  await seen(lin.getByRole('heading', { name: '我的会话' }))
})

scene('is read by everybody, in light and dark', async () => {
  await row('张女士').click()
  await seen(lin.getByRole('heading', { name: '张女士' }))
  for (const width of [390, 1024, 1440]) {
    await lin.setViewportSize({ width, height: 900 })
    expect(await inspectDesk(lin)).toEqual([])
  }
})
