/** A shopper and an agent, each in a browser, over the local cloud as `npm start` opens it. */
import { gone, openStage, seen, storyOf, type Phone, type Stage } from '../support/browser'
import { Chat, Desk, photoOf, settled, type Photo } from '../support/pages'

let stage: Stage
let shopper: Phone
let chat: Chat
let desk: Desk
let cup: Photo
/** Of the session with the agent: #1. */
let mark: string

const scene = storyOf(() => stage)

beforeAll(async () => {
  stage = await openStage()
  shopper = await stage.phone('张雨晴')
  chat = new Chat(shopper.page)
  desk = new Desk(await stage.wecom('林晓'))
  cup = await photoOf(shopper.page, `${stage.place.url}/demo/goods/cup.svg`)
}, 60_000)

afterAll(() => stage.close())

scene('greets the shopper by name, and leads to the chat', async () => {
  await shopper.open('home')
  const { page } = shopper
  await seen(page.getByRole('heading', { name: '张女士，上午好' }))
  await seen(page.getByRole('region', { name: '最近的订单' }).getByText('水洗亚麻围裙'))
  await seen(page.getByText('退款多久到账？'))

  await page.getByRole('button', { name: '找客服' }).click()
  await seen(
    chat.bots(
      '张女士，上午好。我是棉屿生活的小美，查物流、改地址、退换货，直接说就行。找客服预计等待 1 分钟。',
    ),
  )
  await seen(chat.button('转人工'))
  await settled(page)
})

scene('tells where the parcel is, with the order', async () => {
  await chat.button('我的快递到哪了').click()
  await seen(chat.own('我的快递到哪了'))
  await seen(shopper.page.locator('.message--bot .bubble').filter({ hasText: '尾号 7118 在路上：' }))
  await seen(shopper.page.getByRole('button').filter({ hasText: '订单尾号 7118' }))
})

scene('carries a photo with its progress and hands over to a person', async () => {
  const { page, context } = shopper
  let letGo = (): void => undefined
  const held = new Promise<void>((resolve) => (letGo = resolve))
  await context.route('**/upload?*', async (route) => {
    await held
    await route.continue()
  })
  await chat.say('收到的杯子有一只把手断了')
  await chat.sendPhotos(cup)
  await seen(page.getByText(/^(等待上传|\d+%)$/))
  letGo()
  await seen(page.locator('.message--shopper .picture--sent'))
  await context.unroute('**/upload?*')

  await seen(page.getByText('客服 林晓 已接入，前面说过的都看得到'))
  await seen(page.getByText('林晓为您服务'))
})

scene('introduces the shopper to the agent, photo included', async () => {
  mark = await desk.sessionNumber()
  await seen(desk.page.getByRole('heading', { name: `${mark} 张女士接入` }))
  await seen(desk.said('收到的杯子有一只把手断了'))
  await seen(desk.said('已发照片 1 张'))
  const photo = desk.page.getByAltText('顾客发来的图片')
  await seen(photo)
  await desk.page.waitForFunction(() => [...document.images].every((one) => one.naturalWidth > 0))
})

scene('brings the agent’s words, from full-width typing too', async () => {
  await desk.say(`${mark} 张女士，照片看到了，这一只直接退款`)
  await seen(chat.agents('张女士，照片看到了，这一只直接退款'))
  await seen(desk.said(`已发给 ${mark} 张女士`))
  await desk.say(`＃${mark.slice(1)}\u3000不用寄回`)
  await seen(chat.agents('不用寄回'))
})

scene('brings pictures of the agent', async () => {
  await desk.sendPhoto(await photoOf(desk.page, `${stage.place.url}/demo/goods/towel.svg`, 'towel.png'))
  await seen(shopper.page.locator('.message--agent .picture'))
  await seen(desk.said('照片已发给'))
})

scene('asks for what a quick reply lacks, then sends it whole', async () => {
  await desk.say(`${mark} /5`)
  await seen(desk.said(/快捷回复 5 还缺「时间」/))
  await desk.say(`${mark} /5 时间=今天18:00`)
  await seen(
    chat.agents('张女士，照片看到了。这一件直接退款，不用寄回，今天18:00前审核，通过后 24 小时内退回。'),
  )
})

scene('keeps two equal texts two, on both sides', async () => {
  await chat.say('谢谢')
  await chat.say('谢谢')
  await seen(desk.said('谢谢').nth(1))
  await desk.say('不客气')
  await desk.say('不客气')
  await seen(chat.agents('不客气').nth(1))
  expect(await chat.own('谢谢').count()).toBe(2)
  expect(await desk.said('谢谢').count()).toBe(2)
  expect(await chat.agents('不客气').count()).toBe(2)
})

scene('shows markup and emoji as they were typed', async () => {
  const words = '<b onclick="alert(1)">粗</b> &amp; <img src=x onerror=alert(1)> 😀👩‍👩‍👧 {{a}}'
  await chat.say(words)
  await seen(chat.own(words))
  await seen(desk.said(words))
  await desk.say(`${mark} <script>alert(2)</script> & 🌹`)
  await seen(chat.agents('<script>alert(2)</script> & 🌹'))
})

scene('says what was not sent while offline, and sends it once', async () => {
  const { page, context } = shopper
  await context.setOffline(true)
  await chat.say('另一只是好的，只退一只')
  await seen(page.getByText(/没有网络，显示的是 .*，1 条消息连上网后自动发出/))
  await context.setOffline(false)
  await seen(desk.said('另一只是好的，只退一只'))
  await gone(page.getByText(/没有网络，显示的是/))
  expect(await chat.own('另一只是好的，只退一只').count()).toBe(1)
  expect(await desk.said('另一只是好的，只退一只').count()).toBe(1)
})

scene('stores once what arrived although its answer got lost', async () => {
  const { page, context } = shopper
  await context.route(
    '**/call/shopper',
    async (route) => {
      await route.fetch()
      await route.abort()
    },
    { times: 1 },
  )
  await chat.say('杯子是周二收到的')
  await seen(desk.said('杯子是周二收到的'))
  await gone(page.locator('.message--sending'))
  expect(await chat.own('杯子是周二收到的').count()).toBe(1)
})

scene(
  'queues a second shopper while the agent is busy, and asks the agent whom bare words are for',
  async () => {
    const other = await stage.phone('王雪')
    const second = new Chat(other.page)
    const reception = desk.page.locator('#sub')
    await seen(reception.getByText('接待中 1 / 8'))
    await desk.page.getByRole('button', { name: '暂停接待' }).click()
    await seen(desk.said('已暂停接待'))
    await seen(reception.getByText('暂停接待 1 / 8'))
    await other.open('chat')
    await second.button('转人工').click()
    await seen(other.page.getByText('正在转人工'))
    await seen(other.page.getByText('您是下一位', { exact: true }))
    await seen(other.page.getByText('排队中', { exact: true }))

    await desk.page.getByRole('button', { name: '恢复接待' }).click()
    await seen(reception.getByText('接待中 2 / 8'))
    await seen(other.page.getByText('客服 林晓 已接入，前面说过的都看得到'))
    // so much was said to the agent within the minute that his limit may hold it back until the clock comes
    await desk.page.getByRole('heading', { name: '王女士接入' }).waitFor({ timeout: 30_000 })
    await desk.say('您好')
    await seen(desk.said('有 2 个会话进行中，这条发给谁？'))
    const secondMark = await desk.sessionNumber()
    await desk.say(secondMark)
    await seen(second.agents('您好'))
    await desk.say(`${secondMark} /end`)
    await seen(other.page.getByText('林晓这次帮到您了吗？'))
    expect(await chat.agents('您好').count()).toBe(0)
    await other.context.close()
  },
)

scene('ends, asks for a rating and thanks for it', async () => {
  const { page } = shopper
  await desk.say(`${mark} /end`)
  await seen(desk.said('的会话已结束，已请对方评价'))
  await seen(page.getByText('林晓这次帮到您了吗？'))
  await page.getByRole('radio', { name: '5 星' }).click()
  await chat.button('一次解决').click()
  await page.getByRole('textbox', { name: '还想说什么，可以写在这里' }).fill('很快')
  await chat.button('提交评价').click()
  await seen(page.getByText('谢谢您的评价'))
})

scene('shows it all again after a reload, older messages by scrolling up', async () => {
  const { page } = shopper
  for (const n of [1, 2, 3, 4, 5, 6]) await chat.say(`再问 ${n}`)
  await seen(chat.own('再问 6'))
  await gone(page.locator('.message--sending'))
  await shopper.open('chat')
  await seen(chat.own('再问 6'))
  await settled(page)
  expect(await chat.own('我的快递到哪了').count()).toBe(0)
  await page.locator('#thread').hover()
  await page.mouse.wheel(0, -20_000)
  await seen(chat.own('我的快递到哪了'))
  await gone(page.getByText('正在载入更早的消息'))
  expect(await chat.own('谢谢').count()).toBe(2)
})
