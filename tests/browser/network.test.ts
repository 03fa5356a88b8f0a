/** A shopper on the worst of networks: cut, slow, answers lost, the app killed. Nothing lost, doubled or out of order. */
import type { BrowserContext, Page } from 'playwright-core'
import { gone, openStage, seen, storyOf, type Phone, type Stage } from '../support/browser'
import { Chat, Desk, photoOf, settled, type Photo } from '../support/pages'

let stage: Stage
let shopper: Phone
/** The shopper's page that is open now: it is killed and opened anew. */
let page: Page
let context: BrowserContext
let chat: Chat
let desk: Desk
let cup: Photo

const scene = storyOf(() => stage)
const DOOR = '**/call/shopper'
const UPLOAD = '**/upload?*'

beforeAll(async () => {
  stage = await openStage()
  shopper = await stage.phone('张雨晴')
  ;({ page, context } = shopper)
  chat = new Chat(page)
  desk = new Desk(await stage.wecom('林晓'))
  cup = await photoOf(page, `${stage.place.url}/demo/goods/cup.svg`)
}, 60_000)

afterAll(() => stage.close())

/** What the shopper said since the hand-off, as the own side shows it: texts, and a word for each photo. */
const said = () =>
  page.locator('.message--shopper').evaluateAll((rows) =>
    rows.map((row) => {
      if (row.querySelector('.picture')) return 'photo'
      return row.querySelector('.bubble')?.textContent.trim() ?? ''
    }),
  )
const lastSaid = async (count: number) => (await said()).slice(-count)
const allSent = () => gone(page.locator('.message--sending'))
/** How often the agent got these words. */
const arrived = (words: string) => desk.said(words).count()

const photos = () => desk.page.getByAltText('顾客发来的图片')
/**
 * Their bytes follow the words; so much is said here that WeCom's limit for one member may hold them back until the
 * clock has come again.
 */
const photosArrived = async (count: number): Promise<void> => {
  await photos()
    .nth(count - 1)
    .waitFor({ timeout: 25_000 })
  expect(await photos().count()).toBe(count)
}

/** Kills the page as a phone kills an app, and opens it on the same storage. */
const killAndReopen = async (): Promise<void> => {
  await page.close({ runBeforeUnload: false })
  await context.unrouteAll()
  await context.setOffline(false)
  page = await context.newPage()
  chat = new Chat(page)
}
const openAgain = (address: string) => page.goto(address)

scene('is served by a person', async () => {
  await shopper.open('chat')
  await chat.button('转人工').click()
  await seen(page.getByText('林晓为您服务'))
  await settled(page)
})

scene('says quietly that the network is gone, and how much waits for it', async () => {
  await chat.say('第一句')
  await seen(desk.said('第一句'))
  await context.setOffline(true)
  await chat.say('第二句')
  await chat.sendPhotos(cup)
  await chat.say('第三句')
  await seen(page.getByText(/没有网络，显示的是 \d\d:\d\d 的内容，3 条消息连上网后自动发出/))
  expect(await page.getByRole('alert').count()).toBe(0)
})

scene('sends it all by itself when the network is back, once and in order', async () => {
  await context.setOffline(false)
  await seen(desk.said('第三句'))
  await allSent()
  await gone(page.getByText(/没有网络，显示的是/))
  expect(await lastSaid(4)).toEqual(['第一句', '第二句', 'photo', '第三句'])
  expect(await arrived('第二句')).toBe(1)
  await photosArrived(1)
})

scene('says that the network is slow while it is', async () => {
  let letGo = (): void => undefined
  const held = new Promise<void>((resolve) => (letGo = resolve))
  await context.route(DOOR, async (route) => {
    await held
    await route.continue()
  })
  await page.clock.install({ time: await page.evaluate(() => Date.now()) })
  await chat.say('慢慢来')
  await seen(page.locator('.message--sending'))
  await page.clock.fastForward(5_000)
  await seen(page.getByText('网络有点慢，请稍等'))
  letGo()
  await seen(desk.said('慢慢来'))
  await gone(page.getByText('网络有点慢，请稍等'))
  await context.unroute(DOOR)
})

scene('sends once what had arrived although its answer got lost', async () => {
  let lost = 0
  await context.route(DOOR, async (route) => {
    if (lost > 0 || !(route.request().postData() ?? '').includes('conversation.send')) return route.continue()
    lost += 1
    await route.fetch()
    await route.abort()
  })
  await chat.say('答复丢了')
  await seen(desk.said('答复丢了'))
  await allSent()
  await context.unroute(DOOR)
  expect(lost).toBe(1)
  expect(await lastSaid(1)).toEqual(['答复丢了'])
  expect(await arrived('答复丢了')).toBe(1)
})

scene('survives being killed without network: texts and a photo, in order', async () => {
  const address = page.url()
  await context.setOffline(true)
  await chat.say('杀掉之前一')
  await chat.sendPhotos(cup)
  await chat.say('杀掉之前二')
  await seen(page.getByText(/3 条消息连上网后自动发出/))
  // the photo lies among the app's own files
  await page.waitForFunction(() => /kept\W+[\w-]+\.0\W/.test(JSON.stringify(window.localStorage)))
  await killAndReopen()
  await openAgain(address)
  await seen(desk.said('杀掉之前二'))
  await allSent()
  expect(await lastSaid(3)).toEqual(['杀掉之前一', 'photo', '杀掉之前二'])
  expect(await arrived('杀掉之前一')).toBe(1)
  expect(await arrived('杀掉之前二')).toBe(1)
  await photosArrived(2)
})

scene('carries a photo anew whose upload was killed, and opens on the home page', async () => {
  const home = page.url().replace(/#.*$/, '#/pages/home/index')
  const address = page.url()
  const reached = page.waitForRequest(UPLOAD)
  await context.route(UPLOAD, () => undefined) // never answered
  await chat.sendPhotos(cup)
  await chat.say('照片在前面')
  await reached
  await killAndReopen()
  await openAgain(home)
  await seen(desk.said('照片在前面')) // the outbox goes on wherever the app opens
  await photosArrived(3)
  await openAgain('about:blank')
  await openAgain(address)
  await seen(chat.own('照片在前面'))
  await allSent()
  expect(await lastSaid(2)).toEqual(['photo', '照片在前面'])
})

scene('shows what was read last, with its time, when it is opened without a server', async () => {
  const address = page.url()
  await openAgain('about:blank')
  await context.route(DOOR, (route) => route.abort())
  await openAgain(address)
  await seen(chat.own('照片在前面'))
  await seen(page.getByText(/没有网络，显示的是 \d\d:\d\d 的内容/))
  await context.unroute(DOOR)
  await gone(page.getByText(/没有网络，显示的是/))
})

scene('leaves the view alone while the shopper reads further up, and counts what came', async () => {
  for (const n of [1, 2, 3, 4, 5, 6]) await chat.say(`往上看 ${n}`)
  await allSent()
  const list = page.locator('#thread')
  await list.hover()
  await page.mouse.wheel(0, -350)
  await page.waitForFunction(() => {
    const at = document.getElementById('thread')
    return at !== null && at.scrollHeight - at.scrollTop - at.clientHeight > 200
  })
  const before = await list.evaluate((one) => one.scrollTop)
  for (const n of [1, 2, 3]) await desk.say(`新的 ${n}`)
  await seen(page.getByText('3 条新消息'))
  expect(await list.evaluate((one) => one.scrollTop)).toBe(before)

  await page.getByText('3 条新消息').click()
  await seen(page.getByText('以下是新消息'))
  await gone(page.getByText('3 条新消息'))
  const after = await page.locator('.thread__unread + .message').innerText()
  expect(after).toContain('新的 1')
})
