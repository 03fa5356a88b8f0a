/** Every page with its empty and failed states: for every eye, on every phone, with large letters. */
import { demoAccounts } from '../../local/demo/accounts'
import { openStage, seen, storyOf, type Phone, type Stage } from '../support/browser'
import { CALLS, inspect, inspecting } from '../support/inspect'

let stage: Stage
let shopper: Phone

const scene = storyOf(() => stage)
const { button, text, field, fine, offline } = inspecting(() => shopper)

beforeAll(async () => {
  stage = await openStage()
  shopper = await stage.phone('张雨晴')
}, 60_000)

afterAll(() => stage.close())

scene('finds what keeps people out', async () => {
  await shopper.open('privacy')
  await seen(text('保存 1 年'))
  await shopper.page.evaluate(() => {
    document
      .querySelector('.page .scroll__content')
      ?.insertAdjacentHTML(
        'afterbegin',
        '<div role="button" style="width: 90px; height: 20px; color: #bbb; background: #ccc">faint</div>' +
          '<div role="button" style="height: 44px; color: #444; background: #333">faint too</div>' +
          '<div style="overflow: hidden"><div style="width: 600px">cut</div></div><img src="/">',
      )
  })
  const faults = (await inspect(shopper.page)).join('\n')
  for (const fault of ['light: color-contrast', 'dark: color-contrast', 'light: image-alt']) {
    expect(faults).toContain(fault)
  }
  for (const width of [320, 390, 430]) expect(faults).toMatch(new RegExp(`${width} px at 140 %: .*cut`))
  expect(faults).toMatch(/320 px at 100 %: small .*faint/)
})

scene('pages on their way', async () => {
  await shopper.context.route(CALLS, () => undefined)
  for (const [page, shape] of [
    ['home', '.home-skeleton'],
    ['orders', '.orders-skeleton'],
    ['chat', '.chat-skeleton'],
  ] as const) {
    await shopper.open(page)
    await seen(shopper.page.locator(shape))
    await fine(`${page} on its way`)
  }
  await shopper.context.unroute(CALLS)
})

scene('home, and what it says without network', async () => {
  await offline(async () => {
    await shopper.open('home')
    await seen(button('再试一次'))
    await fine('home-failed')
  })
  await shopper.open('home')
  await seen(text('大家常问'))
  await fine('home')
})

scene('orders: many, none of a kind, none, not loaded', async () => {
  await offline(async () => {
    await shopper.open('orders')
    await seen(button('再试一次'))
    await fine('orders-failed')
  })
  await shopper.open('orders')
  await seen(button(/^待发货.*水洗亚麻围裙/))
  await fine('orders')
  await shopper.page.getByRole('tab', { name: '待付款' }).click()
  await seen(text('没有待付款的订单'))
  await fine('orders-none-of-a-kind')
})

scene('an order: sent, unknown, not loaded', async () => {
  await shopper.open('order-detail?orderNo=251118204516037')
  await seen(text('手捏陶瓷杯 320ml 月白'))
  await fine('order')
  await shopper.open('order-detail?orderNo=1')
  await seen(text('没有找到这笔订单'))
  await fine('order-missing')
  await offline(async () => {
    await shopper.open('order-detail?orderNo=251118204516037')
    await seen(button('再试一次'))
    await fine('order-failed')
  })
})

scene('requests about an order: with faults, submitted, answered in the order', async () => {
  await shopper.open('request?kind=address&orderNo=251121084306254')
  await seen(text('按店铺政策，这次'))
  await field('收件人').fill('张雨晴')
  await button('提交修改申请').click()
  await seen(text(/有 \d 处要改/))
  await fine('request-address')
  await shopper.open('request?kind=cancel&orderNo=251121084306254')
  await button('拍错或拍多了').click()
  await fine('request-cancel')
  await button('提交取消申请').click()
  await seen(text('申请已提交'))
  await fine('request-submitted')
  await shopper.open('order-detail?orderNo=251121084306254')
  await seen(text('已申请取消，等商家答复'))
  await fine('order-requested')
})

scene('finding an order that nobody owns', async () => {
  await shopper.open('claim')
  await seen(text('用订单号找'))
  await button('查找订单').click()
  await seen(text('填收件手机号的最后 4 位数字'))
  await fine('claim')
})

scene('privacy: what is kept, what was asked, and the question before all is deleted', async () => {
  await shopper.open('privacy')
  await seen(text('保存 1 年'))
  await button('申请下载').click()
  await seen(text('已申请，马上开始准备'))
  await button('申请删除').first().click()
  await seen(text('确定要删除吗？'))
  await fine('privacy')
})

scene('somebody without orders, and one with a long name', async () => {
  for (const [name, page, words] of [
    ['刘芳', 'orders', /还没有订单/],
    ['赵敏', 'orders', /加厚长绒棉贡缎提花四件套/],
  ] as const) {
    await shopper.context.close()
    shopper = await stage.phone(name)
    await shopper.open(page)
    await seen(text(words))
    await fine(`${page}-${name}`)
  }
})

scene('signing in, in a browser', async () => {
  await shopper.page.goto('about:blank')
  await shopper.page.goto(`${stage.place.url}/h5/?web=${demoAccounts[0]?.appid ?? ''}`)
  await seen(text('用微信登录'))
  await fine('sign-in')
})
