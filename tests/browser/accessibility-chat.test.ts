/** The chat with its panel and sheets, and the search through it: for every eye, on every phone, with large letters. */
import { gone, openStage, seen, storyOf, type Phone, type Stage } from '../support/browser'
import { inspecting } from '../support/inspect'
import { Chat, Desk, photoOf } from '../support/pages'

let stage: Stage
let shopper: Phone
let chat: Chat

const scene = storyOf(() => stage)
const { button, text, field, fine, offline } = inspecting(() => shopper)

beforeAll(async () => {
  stage = await openStage()
  shopper = await stage.phone('张雨晴')
  chat = new Chat(shopper.page)
}, 60_000)

afterAll(() => stage.close())

scene('the chat: its panel, faces and sheets', async () => {
  await offline(async () => {
    await shopper.open('chat')
    await seen(button('再试一次'))
    await fine('chat-failed')
  })
  await shopper.open('chat')
  await seen(chat.button('转人工'))
  await fine('chat')
  await chat.openTray()
  await fine('chat-panel')
  await chat.button('照片').click()
  await seen(text('先看一下隐私说明'))
  await fine('chat-consent')
  await chat.button('不同意').click()
  await gone(text('先看一下隐私说明'))
  await chat.openTray()
  await chat.button('我的订单').click()
  await seen(shopper.page.getByRole('dialog').locator('.order-card'))
  await fine('chat-orders')
  await shopper.page.getByRole('dialog').locator('.order-card').first().click()
  await seen(shopper.page.locator('.message--shopper.message--sent .order-card'))
  await chat.openTray()
  await chat.button('商品').click()
  await seen(shopper.page.getByRole('dialog'))
  await fine('chat-goods')
  await shopper.page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
  await chat.button('表情').click()
  await fine('chat-faces')
  await chat.button('说话').click()
  await chat.button('同意').click()
  await seen(chat.button('按住 说话'))
  await fine('chat-voice')
  await chat.button('键盘').click()
})

scene('the chat: photos, long words, a quote, the menu, a message that was not sent', async () => {
  const { page } = shopper
  const cup = await photoOf(page, `${stage.place.url}/demo/goods/cup.svg`)
  await chat.choosePhotos(cup, cup)
  await seen(text(/^2 张照片，共 /))
  await fine('chat-tray')
  await chat.button('发送 2').click()
  await chat.say(`https://${'a'.repeat(80)}.cn ${'长'.repeat(30)} 251118204516037 13800138000`)
  await chat.say('怎么退货')
  await gone(page.locator('.message--sending'))
  await chat.own('怎么退货').click({ button: 'right' })
  await seen(page.getByRole('menuitem', { name: '引用' }))
  await fine('chat-menu')
  await page.getByRole('menuitem', { name: '引用' }).click()
  await seen(page.locator('.quote-bar'))
  await fine('chat-quote')
  await chat.say('引用的话')
  await offline(async () => {
    await chat.say('没有发出去的话')
    await seen(page.locator('.chat__strip'))
    await fine('chat-offline')
  })
})

scene('the chat with a person, from the queue to the rating', async () => {
  const { page } = shopper
  await shopper.open('chat')
  await chat.say('转人工')
  const desk = new Desk(await stage.wecom('林晓'))
  await seen(text(/为您服务/))
  await desk.sendVoice()
  await seen(page.locator('.voice-line__new'))
  await fine('chat-agent')
  await desk.say('/end')
  await seen(page.getByRole('radio').or(page.getByText('满意')))
  await fine('chat-rating')
})

scene('looking through what was said', async () => {
  await shopper.open('history')
  await seen(text('找什么'))
  await fine('history')
  await field('找说过的话、商品名、订单号').fill('退货')
  await button('搜索').click()
  await seen(shopper.page.locator('.found-row'))
  await fine('history-found')
  await shopper.page.locator('.found-row').first().click()
  await seen(button('回到结果'))
  await fine('history-around')
  await button('回到结果').click()
  await button('清空').click()
  await shopper.page.getByRole('tab', { name: '图片和视频' }).click()
  await seen(shopper.page.locator('.photo-grid__tile'))
  await fine('history-photos')
  await shopper.page.getByRole('tab', { name: '全部' }).click()
  await field('找说过的话、商品名、订单号').fill('没有人说过这句')
  await button('搜索').click()
  await seen(text('换个说法'))
  await fine('history-none')
  await offline(async () => {
    await button('搜索').click()
    await seen(button('再试一次'))
    await fine('history-failed')
  })
})

scene('keeps clear of the bar at the lower edge of a phone', async () => {
  const { page, context } = shopper
  await shopper.open('chat')
  await seen(button('表情'))
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setSafeAreaInsetsOverride', { insets: { bottom: 34 } })
  const lowest = (name: string) =>
    button(name).evaluate((one) => innerHeight - one.getBoundingClientRect().bottom)
  expect(await lowest('表情')).toBeGreaterThanOrEqual(34)
  await shopper.open('order-detail?orderNo=251118204516037')
  await seen(button('咨询这笔订单'))
  expect(await lowest('咨询这笔订单')).toBeGreaterThanOrEqual(34)
  await session.send('Emulation.setSafeAreaInsetsOverride', { insets: {} })
})
