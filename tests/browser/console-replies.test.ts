/** Quick replies at the desk: looked after by a supervisor, used by an agent. */
import type { Page } from 'playwright-core'
import { openStage, seen, storyOf, type Stage } from '../support/browser'
import { inspectDesk } from '../support/console'
import { Chat } from '../support/pages'

let stage: Stage
let chief: Page
let agent: Page
let chat: Chat

const scene = storyOf(() => stage)

beforeAll(async () => {
  stage = await openStage()
  chief = await stage.console('周可')
  await chief.getByRole('link', { name: '话术' }).click()
}, 90_000)
afterAll(() => stage.close())

const titles = (page = chief) => page.locator('.book-title').allInnerTexts()
const row = (title: string, page = chief) => page.locator('tbody tr').filter({ hasText: title })
const field = (label: string, page = chief) => page.getByLabel(label, { exact: true })
const button = (name: string, page = chief) => page.getByRole('button', { name, exact: true })

scene('a supervisor writes one, is told what is wrong with it, and it stands in the list', async () => {
  await seen(row('破损，仅退款'))
  expect(await titles()).toHaveLength(6)
  await chief.getByRole('button', { name: '新建' }).click()
  await field('标题').fill('结束')
  await field('内容').fill('{称呼}，')
  await button('{发货时间}').click()
  expect(await field('内容').inputValue()).toBe('{称呼}，{发货时间}')
  await button('保存').click()
  await seen(chief.getByRole('alert').filter({ hasText: '标题“结束”会被当成命令或编号' }))
  await field('标题').fill('何时发货')
  await seen(chief.locator('.preview-bubble').filter({ hasText: '张女士，今天 18:00' }))
  await button('保存').click()
  await seen(row('何时发货').getByText('/hsfh'))
  expect((await titles()).at(-1)).toBe('何时发货')
})

scene('nothing on the page keeps anybody out, beside the list or over it', async () => {
  await row('何时发货').click()
  expect(await inspectDesk(chief)).toEqual([])
  await chief.setViewportSize({ width: 390, height: 844 })
  await seen(chief.getByRole('dialog', { name: '何时发货' }))
  expect(await inspectDesk(chief)).toEqual([])
  await chief.setViewportSize({ width: 1440, height: 900 })
})

scene('it is found by the letters of its title, and by a category', async () => {
  const search = chief.getByLabel('搜标题、拼音首字母、内容或编号')
  await search.fill('hsf')
  await seen(row('何时发货'))
  expect(await titles()).toEqual(['何时发货'])
  await search.fill('没有这样的')
  await seen(chief.getByText('没有符合的话术'))
  await button('清掉筛选').click()
  await chief.getByRole('navigation', { name: '分类' }).getByRole('button', { name: '物流' }).click()
  await seen(row('今天发出'))
  expect(await titles()).toEqual(['今天发出', '物流进度'])
  await chief.getByRole('navigation', { name: '分类' }).getByRole('button', { name: '全部' }).click()
})

scene('it is moved by the keyboard, and its number goes with it', async () => {
  const handle = chief.getByRole('button', { name: '移动“何时发货”' })
  await handle.press('ArrowUp')
  await seen(chief.getByRole('status').filter({ hasText: '“何时发货”现在排第 6' }))
  await seen(row('何时发货').getByText('/6'))
  expect((await titles()).slice(-2)).toEqual(['何时发货', '还有别的吗'])
})

scene('what somebody else changed meanwhile is told, and what was written stays', async () => {
  const other = await stage.console('周可')
  await other.getByRole('link', { name: '话术' }).click()
  await row('何时发货', other).click()
  await row('何时发货').click()
  await field('内容', other).fill('24 小时内发出')
  await button('保存', other).click()
  await seen(row('何时发货', other).getByText('24 小时内发出'))
  await field('内容').fill('明天发出')
  await button('保存').click()
  await seen(chief.getByText('这一条刚被别人改过，您写的还没有保存'))
  await seen(chief.locator('.edit-now').filter({ hasText: '24 小时内发出' }))
  expect(await field('内容').inputValue()).toBe('明天发出')
  await button('用我写的覆盖').click()
  await button('保存').click()
  await seen(row('何时发货').getByText('明天发出'))
  await other.context().close()
})

scene('a table comes in whole or not at all', async () => {
  const file = (text: string) => ({ name: '话术.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  const input = chief.getByTestId('replies-file')
  await input.setInputFiles(file('标题,内容,关键词\n尺码建议,您平时穿多大？,尺码\n退货,\n'))
  await seen(chief.getByRole('dialog').filter({ hasText: '有的行不对，一条都没有导入' }))
  await seen(chief.getByText('第 3 行：没有内容'))
  await button('知道了').click()
  await input.setInputFiles(file('标题,内容,关键词\n尺码建议,您平时穿多大？,尺码\n'))
  await seen(chief.getByText('新增 1 条，更新 0 条，没有变化 0 条'))
  await button('知道了').click()
  await seen(row('尺码建议'))
  const download = chief.waitForEvent('download')
  await button('导出').click()
  await chief.getByText('CSV', { exact: true }).click()
  expect((await download).suggestedFilename()).toBe('棉屿生活话术.csv')
})

scene('an agent sees why one is suggested, and sends it with what it lacked', async () => {
  const shopper = await stage.phone('张雨晴')
  await shopper.open('chat')
  chat = new Chat(shopper.page)
  await seen(chat.button('转人工'))
  await chat.say('转人工')
  agent = await stage.console('林晓')
  await agent
    .getByRole('link', { name: /张女士/ })
    .first()
    .click()
  await chat.say('杯子的把手断了，尺码也不对')
  const strip = agent.getByRole('list', { name: '推荐回复' })
  await seen(strip.getByText('因为提到“断了”'))
  await strip.getByRole('button', { name: /断了/ }).click()
  await seen(agent.getByText('“破损，仅退款”还缺'))
  await field('时间', agent).fill('今天 18:00')
  await field('时间', agent).press('Enter')
  const composer = agent.getByLabel('回复张女士')
  expect(await composer.inputValue()).toBe(
    '张女士，照片看到了。这一件直接退款，不用寄回，今天 18:00前审核，通过后 24 小时内退回。',
  )
  await composer.press('Enter')
  await seen(shopper.page.getByText('今天 18:00前审核'))
})

scene('a slash looks for one by its letters, by keys alone', async () => {
  const composer = agent.getByLabel('回复张女士')
  await composer.press('/')
  const search = agent.getByRole('combobox', { name: '标题、拼音首字母、内容或编号' })
  await seen(search)
  expect(await inspectDesk(agent)).toEqual([])
  await search.fill('hyb')
  await seen(agent.getByRole('option', { name: /还有别的吗/ }))
  await search.press('Enter')
  expect(await composer.inputValue()).toMatch(/^张女士，还有别的要处理吗/)
  await seen(agent.getByText('与话术一致，可以改'))
  await composer.pressSequentially('慢慢想')
  await seen(agent.getByText(/^与话术 \d\d% 相同$/))
  await composer.press('Enter')
  await seen(agent.getByText('输入 / 找话术，@ 找同事'))
  await chief.reload()
  await seen(row('还有别的吗').locator('.book-uses').getByText('1'))
})
