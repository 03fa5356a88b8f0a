/** An order that nobody owned, and what is asked of one that was not sent yet: on a phone and in an agent's WeCom. */
import type { Page } from 'playwright-core'
import { people } from '../../local/demo/people'
import { gone, openStage, seen, storyOf, type Phone, type Stage } from '../support/browser'
import { Chat, Desk, settled, sticksOut, touchSide } from '../support/pages'

const liu = people.find(({ name }) => name === '刘芳')!

let stage: Stage
let her: Phone
let zhang: Phone
let desk: Desk

const scene = storyOf(() => stage)
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })

beforeAll(async () => {
  stage = await openStage()
  her = await stage.phone('刘芳')
  zhang = await stage.phone('张雨晴')
  desk = new Desk(await stage.wecom('林晓'))
}, 60_000)

afterAll(() => stage.close())

scene('leads somebody without orders to where they are found', async () => {
  const { page } = her
  await her.open('orders')
  await page.getByRole('button', { name: '找不到订单？' }).click()
  await seen(page.getByText('用订单号找'))
  await settled(page)
  await page.getByRole('button', { name: '查找订单' }).click()
  await seen(page.getByText('填收件手机号的最后 4 位数字'))
  expect(await sticksOut(page)).toBe(0)
})

scene('says one thing to whatever is wrong, and gives her what is hers', async () => {
  const { page } = her
  await field(page, '订单号').fill('3729946591347480103')
  await field(page, '手机尾号').fill('0000')
  await field(page, '收件人').fill('刘芳')
  await page.getByRole('button', { name: '查找订单' }).click()
  await seen(page.getByText('没有对上'))
  await field(page, '手机尾号').fill(liu.phone.slice(-4))
  await page.getByRole('button', { name: '查找订单' }).click()
  await seen(page.getByText('找到 1 笔订单'))
  await page.getByRole('button', { name: '返回' }).click()
  await seen(page.locator('.order-row__open').filter({ visible: true }))
})

scene('asks for a cancellation from the order, promised by a time', async () => {
  const { page } = zhang
  await zhang.open('order-detail?orderNo=251121084306254')
  await page.getByRole('button', { name: '取消订单' }).click()
  await seen(page.getByText('按店铺政策，这次'))
  await settled(page)
  await page.getByRole('button', { name: '提交取消申请' }).click()
  await seen(page.getByText('有 1 处要改'))
  await page.getByRole('button', { name: '拍错或拍多了' }).click()
  for (const name of ['拍错或拍多了', '提交取消申请', '返回']) {
    expect(
      await touchSide(page.getByRole('button', { name }).filter({ visible: true })),
    ).toBeGreaterThanOrEqual(43)
  }
  await page.getByRole('button', { name: '提交取消申请' }).click()
  await seen(page.getByText('申请已提交'))
  await page.getByRole('button', { name: '回到订单' }).click()
  await seen(page.getByText('已申请取消，等商家答复'))
})

scene('is answered by an agent in WeCom; the order that is open says so, and so does the chat', async () => {
  await seen(desk.said('张女士要取消订单'))
  await desk.say('/no 1 已经打包，今天就发出')
  await seen(desk.said('已回绝申请 1'))
  const { page } = zhang
  await seen(page.getByText('理由：已经打包，今天就发出'))
  await gone(page.getByRole('button', { name: '撤回申请' }))
  await zhang.open('chat')
  await seen(page.locator('.order-notice').filter({ hasText: '商家没有同意取消' }))
})

scene('offers the form of another address when it is asked for in the chat', async () => {
  const { page } = zhang
  const chat = new Chat(page)
  await chat.say('改地址')
  await page.locator('.request-offer').getByRole('button', { name: '改地址' }).click()
  await seen(page.getByText('按店铺政策，这次'))
  await settled(page)
  await field(page, '收件人').fill('张雨晴')
  await field(page, '手机号').fill('1380000')
  await page.getByRole('button', { name: '提交修改申请' }).click()
  await seen(page.getByText('填 11 位手机号'))
  await field(page, '手机号').fill('13800002606')
  await field(page, '省').fill('浙江省')
  await field(page, '市').fill('杭州市')
  await field(page, '区县').fill('西湖区')
  await field(page, '详细地址').fill('文三路 1 号')
  await gone(page.getByText('填 11 位手机号'))
  await page.getByRole('button', { name: '提交修改申请' }).click()
  await seen(page.getByText('申请已提交'))
  await seen(desk.said('改为：张雨晴 13800002606，浙江省杭州市西湖区 文三路 1 号'))
  await desk.say('/yes 2')
  await seen(desk.said('办好后回 /done 2'))
  await page.getByRole('button', { name: '回到订单' }).click()
})

scene('offers the newest of many orders to cancel, apart from each other, and leads to all', async () => {
  const wang = await stage.phone('王雪')
  const { page } = wang
  await wang.open('chat')
  await new Chat(page).say('取消订单')
  const offers = page.locator('.request-offer')
  await seen(offers.nth(1))
  const gaps = await offers.evaluateAll((all) =>
    all.map(
      (one) => one.getBoundingClientRect().top - one.previousElementSibling!.getBoundingClientRect().bottom,
    ),
  )
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(8)
  await page.getByRole('button', { name: '看全部订单' }).click()
  await seen(page.getByRole('tab', { name: '待发货' }))
  await page.getByRole('tab', { name: '待发货' }).click()
  await settled(page)
  await page.locator('.order-row__open').filter({ visible: true }).first().click()
  await page.getByRole('button', { name: '取消订单' }).filter({ visible: true }).click()
  await page.getByRole('button', { name: '不想要了' }).click()
  await page.getByRole('button', { name: '提交取消申请' }).click()
  await seen(page.getByText('申请已提交'))
  await page.getByRole('button', { name: '回到订单' }).click()
  await page.getByRole('button', { name: '撤回申请' }).filter({ visible: true }).click()
  await gone(page.getByRole('button', { name: '撤回申请' }).filter({ visible: true }))
  await seen(page.getByRole('button', { name: '取消订单' }).filter({ visible: true }))
  await wang.context.close()
})

for (const width of [320, 430]) {
  scene(`fits a screen of ${width} px`, async () => {
    const phone = await stage.phone('陈思远', { width, height: 700 })
    await phone.open('orders')
    await phone.page.locator('.order-row__open').first().click()
    await seen(phone.page.getByRole('button', { name: '改地址' }))
    await settled(phone.page)
    expect(await sticksOut(phone.page)).toBe(0)
    await phone.page.getByRole('button', { name: '改地址' }).click()
    await seen(phone.page.getByText('按店铺政策，这次'))
    await settled(phone.page)
    expect(await sticksOut(phone.page)).toBe(0)
    await phone.context.close()
  })
}
