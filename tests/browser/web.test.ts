/** The shop's web page: signing in with WeChat, and the story that the mini-program began. */
import type { Page } from 'playwright-core'
import { demoAccounts } from '../../local/demo/accounts'
import { openStage, seen, storyOf, type Phone, type Stage } from '../support/browser'
import { Chat, photoOf, settled, sticksOut } from '../support/pages'

const { appid } = demoAccounts[0] ?? { appid: '' }

let stage: Stage
let shopper: Phone
let browser: Phone

const scene = storyOf(() => stage)

beforeAll(async () => {
  stage = await openStage()
  shopper = await stage.phone('张雨晴')
  browser = await stage.phone('张雨晴')
}, 60_000)

afterAll(() => stage.close())

const goTo = (page: Page): Promise<unknown> => page.goto(`${stage.place.url}/h5/?web=${appid}`)
const signIn = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: /^微信登录$|^再登录一次$/ }).click()
  await page
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .first()
    .click()
}

scene('asks who it is, and WeChat’s page is one tap away', async () => {
  const inApp = new Chat(shopper.page)
  await shopper.open('chat')
  await inApp.say('在小程序里说的话')
  await seen(inApp.own('在小程序里说的话'))

  const { page } = browser
  await goTo(page)
  await seen(page.getByText('用微信登录'))
  await settled(page)
  expect(await sticksOut(page)).toBe(0)
  await signIn(page, '张雨晴')
  await seen(page.getByRole('heading', { name: '张女士，上午好' }))
  expect(new URL(page.url()).search).toBe(`?web=${appid}`)
})

scene('goes on with what was said in the mini-program', async () => {
  const [inApp, onWeb] = [new Chat(shopper.page), new Chat(browser.page)]
  await browser.page.getByRole('button', { name: '找客服' }).click()
  await seen(onWeb.own('在小程序里说的话'))
  await onWeb.say('在网页里接着说')
  await seen(onWeb.own('在网页里接着说'))
  await shopper.open('chat')
  await seen(inApp.own('在网页里接着说'))
})

scene('sends a photo from the web', async () => {
  const onWeb = new Chat(browser.page)
  const photo = await photoOf(shopper.page, `${stage.place.url}/demo/goods/cup.svg`)
  await onWeb.sendPhotos(photo)
  await seen(browser.page.locator('.message--shopper .picture--sent'))
})

scene('asks again when the session is over, and what was being written is still there', async () => {
  const { page } = browser
  const onWeb = new Chat(page)
  await onWeb.field.fill('写到一半的话')
  await page.evaluate((key) => {
    const held = JSON.parse(localStorage.getItem(key) ?? '{}') as object
    localStorage.setItem(key, JSON.stringify({ ...held, token: 'over' }))
  }, `xiaomei.web.${appid}`)
  await seen(page.getByText('登录过期了，重新登录后接着来，写的内容都还在'))
  await signIn(page, '张雨晴')
  await seen(onWeb.own('在网页里接着说'))
  expect(await onWeb.field.inputValue()).toBe('写到一半的话')
})

scene('takes no sign-in that did not begin in this browser', async () => {
  const stranger = await stage.phone('王雪')
  await stranger.page.goto(`${stage.place.url}/h5/?web=${appid}&code=somebody&state=elses`)
  await seen(stranger.page.getByText('没有登录成功，再登录一次'))
  await stranger.context.close()
})

scene(
  'says what is missing when the address names no shop, and leads back to the one that she was at',
  async () => {
    const { page } = browser
    await page.goto(`${stage.place.url}/h5/`)
    await seen(page.getByText('没有认出是哪家店'))
    await seen(page.getByRole('button', { name: '打电话 400-000-6116' }))
    await settled(page)
    expect(await sticksOut(page)).toBe(0)
    await page.getByRole('button', { name: '打开棉屿生活客服' }).click()
    await seen(page.getByRole('heading', { name: '张女士，上午好' }))

    const stranger = await stage.phone('王雪', { width: 320 })
    await stranger.page.goto(`${stage.place.url}/h5/#/pages/orders/index`)
    await seen(stranger.page.getByText('请从店里的公众号菜单'))
    expect(await stranger.page.getByRole('button').count()).toBe(0)
    await stranger.context.close()
  },
)

scene('signs out, and leaves nothing of hers in the browser', async () => {
  const { page } = browser
  await page.getByText('退出登录').click()
  await seen(page.getByText('用微信登录'))
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
})
