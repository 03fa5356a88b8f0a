/** The page of the local cloud, over a shop where somebody is being served. */
import type { Page } from 'playwright-core'
import { gone, openStage, seen, storyOf, type Stage } from '../support/browser'
import { Chat, sticksOut } from '../support/pages'

let stage: Stage
let page: Page

const scene = storyOf(() => stage)
const section = (name: string) =>
  page.getByRole('navigation', { name: '本机云' }).getByText(name, { exact: true })

beforeAll(async () => {
  stage = await openStage()
  const shopper = await stage.phone('张雨晴')
  await shopper.open('chat')
  const chat = new Chat(shopper.page)
  await seen(chat.button('转人工'))
  await chat.say('我的快递到哪了')
  await seen(shopper.page.locator('.message--bot .bubble').filter({ hasText: '订单尾号' }))
  await shopper.page.goto('about:blank') // it pulls no more
  page = (await stage.phone('张雨晴', { width: 1440, height: 900 })).page
  await page.goto(`${stage.place.url}/_local/`)
}, 60_000)

afterAll(() => stage.close())

scene('shows what is called, and what it takes', async () => {
  await seen(page.getByRole('heading', { name: '函数调用' }))
  await seen(page.locator('.bars').getByText('shopper conversation.send'))
  await section('过程').click()
  const row = page.getByRole('row').filter({ hasText: 'conversation.send' })
  await seen(row)
  await page.getByRole('button', { name: '调用', exact: true }).click()
  expect(await page.locator('th[aria-sort]').innerText()).toContain('调用')
})

scene('shows the database by collection, and leads to the documents', async () => {
  await section('数据库').click()
  await seen(page.getByText('没有。每个查询检查的文档都不超过返回的两倍。'))
  await page.getByRole('link', { name: 'turns' }).click()
  await seen(page.getByRole('heading', { name: 'turns' }))
  await seen(page.locator('.documents b').filter({ hasText: ':1' }))
})

scene('finds documents, and says what the question cost', async () => {
  const filter = page.getByLabel('筛选', { exact: true })
  await filter.fill('{"seq": 1')
  await filter.press('Enter')
  await seen(page.getByRole('alert').filter({ hasText: '不是有效的 JSON' }))
  await filter.fill('{"seq": 404}')
  await filter.press('Enter')
  await seen(page.getByText('没有符合的文档。'))
  await page.goto(`${stage.place.url}/_local/#collections/shops`)
  await page.getByLabel('筛选', { exact: true }).fill('{"_id": "shanye"}')
  await page.getByRole('button', { name: '查询' }).click()
  await seen(page.getByText('检查 1，返回 1，索引 _id_'))
})

scene('edits a document, keeps its id, and asks before it deletes', async () => {
  await page.locator('.documents button').first().click()
  const dialog = page.getByRole('dialog', { name: '文档' })
  const text = dialog.getByLabel('文档')
  const before = await text.inputValue()
  await text.fill(before.replace('"shanye"', '"elsewhere"'))
  await dialog.getByRole('button', { name: '保存' }).click()
  await seen(dialog.getByText('_id 不能改'))
  await text.fill(before.replace('山野茶舍', '山野茶铺'))
  await dialog.getByRole('button', { name: '保存' }).click()
  await seen(dialog.getByText('已保存'))
  await dialog.getByRole('button', { name: '删除', exact: true }).click()
  await seen(dialog.getByRole('button', { name: '确认删除，不能恢复' }))
  await dialog.getByRole('button', { name: '关闭' }).click()
  await gone(dialog)
  const { data } = await stage.place.cloudbase.db.collection('shops').doc('shanye').get()
  expect((data as { name: string }[])[0]?.name).toBe('山野茶铺')
})

scene('runs a timer at once, and shows what the functions say', async () => {
  await section('定时器').click()
  await page.getByRole('button', { name: '现在运行' }).click()
  await seen(page.getByText('clock 运行完了'))
  await section('日志').click()
  await seen(page.locator('.log li').filter({ hasText: 'clock.tick' }))
  await page.getByLabel('搜内容或请求号').fill('conversation.send')
  await gone(page.locator('.log li').filter({ hasText: 'clock.tick' }))
  await seen(page.locator('.log li').filter({ hasText: 'conversation.send' }))
})

scene('says that nothing waits, and looks for what was given up only when asked', async () => {
  await section('待办').click()
  await seen(page.getByText('没有。要通知的都送到了，坐席说的都处理了。'))
  await page.getByRole('button', { name: '查找放弃的' }).click()
  await seen(page.getByText(/^最近 50,000 个回合里没有放弃的/))
})

scene('fits a phone, in every section', async () => {
  const { page: phone } = await stage.phone('张雨晴')
  for (const name of [
    'overview',
    'procedures',
    'database',
    'collections/turns',
    'effects',
    'timers',
    'logs',
  ]) {
    await phone.goto(`${stage.place.url}/_local/#${name}`)
    await seen(phone.locator('#view .card'))
    expect([name, await sticksOut(phone)]).toEqual([name, 0])
  }
})
