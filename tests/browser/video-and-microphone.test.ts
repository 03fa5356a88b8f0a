/** A video before and after it is sent, and a phone whose microphone is not allowed. */
import { gone, openStage, seen, storyOf, type Phone, type Stage } from '../support/browser'
import { Chat, Desk, settled, sticksOut } from '../support/pages'
import { playableFilm } from '../support/playable-film'

let stage: Stage
let shopper: Phone
let chat: Chat
let desk: Desk

const scene = storyOf(() => stage)
const MB = 1024 * 1024
const toast = (words: RegExp) => shopper.page.locator('.taro__toast').getByText(words)

beforeAll(async () => {
  stage = await openStage()
  shopper = await stage.phone('张雨晴', { hasMicrophone: false })
  chat = new Chat(shopper.page)
  desk = new Desk(await stage.wecom('林晓'))
}, 60_000)

afterAll(() => stage.close())

scene('is served by a person', async () => {
  await shopper.open('chat')
  await chat.button('转人工').click()
  await seen(shopper.page.getByText('林晓为您服务'))
})

scene('refuses a video that is too long or too large, before it is carried', async () => {
  const { page } = shopper
  await chat.chooseVideo(await playableFilm(page, 75_000))
  await seen(toast(/视频超过 60 秒了，剪短一点再发/))
  await chat.chooseVideo(await playableFilm(page, 12_000, 26 * MB), 26 * MB)
  await seen(toast(/视频有 26\.0 MB，超过 25 MB，剪短一点再发/))
  expect(await page.locator('.media-tray').count()).toBe(0)
})

scene('tells length and size of a video with its first picture, and sends it', async () => {
  const { page } = shopper
  await chat.chooseVideo(await playableFilm(page, 12_000, 3 * MB), 3 * MB)
  await seen(page.getByText('视频 0:12，3.0 MB'))
  await seen(page.locator('.tray-tile img'))
  expect(await sticksOut(page)).toBe(0)
  await chat.button('发送').click()
  const sent = page.locator('.message--shopper .film.picture--sent')
  await seen(sent.getByText('0:12'))
  await seen(sent.locator('img'))
  await seen(desk.page.locator('video.film'))
})

scene('plays it over the whole screen, and gives the focus back', async () => {
  const { page } = shopper
  const film = page.locator('.film.picture--sent')
  await film.focus()
  await page.keyboard.press('Enter')
  const playing = page.locator('.film-player video')
  await seen(playing)
  await page.waitForFunction(() => {
    const video = document.querySelector<HTMLVideoElement>('.film-player video')
    return video?.videoWidth === 320 && Math.round(video.duration) === 12
  })
  await page.keyboard.press('Escape')
  await gone(playing)
  expect(await film.evaluate((one) => one === document.activeElement)).toBe(true)
})

scene('says how a microphone is allowed, and text goes on', async () => {
  const { page } = shopper
  await chat.button('说话').click()
  await seen(page.getByText('没有麦克风权限'))
  await seen(page.getByText('在浏览器的网站设置里允许麦克风后，就能发语音'))
  await settled(page)
  expect(await sticksOut(page)).toBe(0)
  await page.getByText('知道了').click()
  await gone(page.getByText('没有麦克风权限'))
  await chat.say('那我打字')
  await seen(desk.said('那我打字'))
})

scene('speaks once it is allowed', async () => {
  await shopper.context.grantPermissions(['microphone'])
  await chat.button('说话').click()
  await seen(chat.button('按住 说话'))
})

scene('shows the first picture of a video that the agent sends', async () => {
  const { page } = shopper
  await desk.sendPhoto(await playableFilm(desk.page, 4_000))
  const sent = page.locator('.message--agent .film')
  await seen(sent.getByText('0:04'))
  await seen(sent.locator('img'))
})
