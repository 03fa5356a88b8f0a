/** Pictures, voices and videos at the desk: dropped, pasted, played; and what is sent while the network is away. */
import type { Locator, Page } from 'playwright-core'
import { gone, openStage, seen, storyOf, type Stage } from '../support/browser'
import { callShopper, dragsOver, drops } from '../support/console'
import { Chat, Desk, photoOf, type Photo } from '../support/pages'
import { playableFilm } from '../support/playable-film'

let stage: Stage
let desk: Page
let chat: Chat
let cup: Photo

const scene = storyOf(() => stage)

const middle = () => desk.getByRole('region', { name: '和张女士的会话' })
const thread = () => desk.getByRole('log', { name: '聊天记录' })
const field = () => desk.getByRole('textbox', { name: '回复张女士' })
const tray = (count: number) => desk.getByRole('list', { name: `${count} 张照片待发送` })
const button = (name: string | RegExp) =>
  desk.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) })
const shown = () => chat.page.locator('.message--agent .picture')
const ours = () => thread().locator('.chat-us .chat-picture:not(.chat-picture-leaving)')

const count = async (what: Locator, wanted: number): Promise<void> => {
  await what.nth(wanted - 1).waitFor({ state: 'visible' })
  expect(await what.count()).toBe(wanted)
}

/** Lays a picture on the clipboard, and beside it words when it has some. */
const copy = (photo: Photo, words = '') =>
  desk.evaluate(
    async ({ bytes, text }) => {
      const picture = new Blob([new Uint8Array(bytes)], { type: 'image/png' })
      const item = {
        'image/png': picture,
        ...(text !== '' && { 'text/plain': new Blob([text], { type: 'text/plain' }) }),
      }
      await navigator.clipboard.write([new ClipboardItem(item)])
    },
    { bytes: [...photo.buffer], text: words },
  )

beforeAll(async () => {
  stage = await openStage()
  const phone = await stage.phone('张雨晴')
  await phone.open('chat')
  chat = new Chat(phone.page)
  await chat.say('杯子的把手断了')
  await chat.say('转人工')
  await callShopper(stage.place, '李国强', '四件套发了吗', '转人工')
  desk = await stage.console('林晓')
  await desk.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await desk.getByRole('link', { name: /张女士/ }).click()
  cup = await photoOf(desk, `${stage.place.url}/demo/goods/cup.svg`, 'cup.png')
}, 90_000)

afterAll(() => stage.close())

scene(
  'takes pictures that are dropped anywhere on the conversation, and sends them in their order',
  async () => {
    const towel = await photoOf(desk, `${stage.place.url}/demo/goods/towel.svg`, 'towel.png')
    await dragsOver(thread(), [cup])
    await seen(desk.getByText('松开放到待发送'))
    await drops(thread(), [cup, towel])
    await gone(desk.getByText('松开放到待发送'))
    await seen(tray(2))
    await field().fill('是这样的吗？')
    await field().press('Enter')
    await count(shown(), 2)
    await seen(chat.agents('是这样的吗？'))
    await count(ours(), 2)
    expect(await chat.page.locator('.message--agent').last().innerText()).toContain('是这样的吗？')
  },
)

scene('refuses what is no picture, and lets files that miss the conversation open nothing', async () => {
  const list = { name: '价目.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') }
  await drops(middle(), [list])
  await seen(desk.getByText('只能发 JPG、PNG、GIF、WebP 照片'))
  expect(await drops(desk.getByRole('region', { name: '我的会话' }), [cup])).toBe('kept')
  expect(await tray(1).count()).toBe(0)
})

scene('takes no pictures into a note, which only colleagues read', async () => {
  await button('内部备注').click()
  expect(await drops(middle(), [cup])).toBe('kept')
  await desk.getByRole('textbox', { name: /只有同事看得到/ }).press('Escape')
  await seen(field())
  expect(await tray(1).count()).toBe(0)
})

scene('pastes a picture as a picture, and cells of a spreadsheet as their words', async () => {
  await copy(cup)
  await field().press('Control+v')
  await seen(tray(1))
  await button('去掉第 1 张照片').click()
  await gone(tray(1))
  await copy(cup, '月白\t98.00')
  await field().press('Control+v')
  expect(await field().inputValue()).toBe('月白\t98.00')
  expect(await tray(1).count()).toBe(0)
  await field().fill('')
})

scene('plays what the shopper said aloud, and what a colleague’s WeCom recorded', async () => {
  await chat.button('说话').click()
  await chat.button('同意').click()
  const place = await chat.button('按住 说话').boundingBox()
  if (!place) throw new Error('nowhere to hold')
  const { mouse } = chat.page
  await mouse.move(place.x + place.width / 2, place.y + place.height / 2)
  await mouse.down()
  await seen(chat.page.locator('.recording__time').filter({ hasText: '2″' }))
  await mouse.up()
  const wecom = new Desk(await stage.wecom('林晓'))
  await wecom.sendVoice()
  await seen(wecom.said('这段语音发给谁'))
  await wecom.say(await desk.locator('.chat-number').innerText())
  for (const side of ['.chat-them', '.chat-us']) {
    const voice = thread().locator(side).locator('.chat-voice')
    await seen(voice)
    await voice.click()
    await desk.waitForFunction((which) => {
      const sound = document.querySelector<HTMLAudioElement>(`${which} audio`)
      return sound !== null && sound.currentTime > 0.2 && sound.error === null
    }, side)
    await voice.click()
    await seen(button(/^播放语音/))
  }
  await chat.button('键盘').click()
})

scene('plays a video as large as the window, and gives the focus back', async () => {
  await chat.chooseVideo(await playableFilm(chat.page, 4_000))
  await chat.button('发送').click()
  const film = button('播放视频 0:04')
  await film.focus()
  await desk.keyboard.press('Enter')
  await desk.waitForFunction(() => {
    const video = document.querySelector<HTMLVideoElement>('.viewer video')
    return video !== null && video.videoWidth === 320 && video.error === null
  })
  await desk.keyboard.press('ArrowLeft')
  await seen(desk.locator('.viewer img'))
  await desk.keyboard.press('Escape')
  await gone(desk.locator('.viewer'))
  expect(await film.evaluate((one) => one === document.activeElement)).toBe(true)
})

scene('goes from session to session by the keyboard, and on writing in each', async () => {
  await field().fill('写给张女士')
  await field().press('Control+ArrowDown')
  await seen(desk.getByRole('heading', { name: '李先生' }))
  await desk.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === '回复李先生')
  await desk.keyboard.type('写给李先生')
  await desk.keyboard.press('Control+ArrowUp')
  await seen(desk.getByRole('heading', { name: '张女士' }))
  expect(await field().inputValue()).toBe('写给张女士')
  await field().fill('')
})

scene(
  'sends a picture and words that were written without network, though another session is open',
  async () => {
    const before = await shown().count()
    await desk.context().setOffline(true)
    await drops(thread(), [cup])
    await field().fill('这是新的一只')
    await field().press('Enter')
    await seen(thread().getByText('还没发出，连上网后自动发出'))
    await seen(desk.getByText(/^网络断开了/))
    await field().press('Control+ArrowDown')
    await seen(desk.getByRole('heading', { name: '李先生' }))
    await desk.context().setOffline(false)
    await seen(chat.agents('这是新的一只'))
    await count(shown(), before + 1)
    await desk.keyboard.press('Control+ArrowUp')
    await seen(thread().getByText('这是新的一只'))
    await gone(thread().getByText(/^还没发出/))
  },
)

scene('gives back what was refused, above what is being written', async () => {
  await desk.route('**/desk/call/**', (route) =>
    (route.request().postData() ?? '').includes('desk.reply')
      ? route.fulfill({ json: { ok: false, error: 'badRequest' } })
      : route.continue(),
  )
  await field().fill('第一句')
  await field().press('Enter')
  await seen(thread().getByRole('alert').filter({ hasText: '没发出去' }))
  await desk.unrouteAll()
  await field().fill('第二句')
  await button('改一改').click()
  expect(await field().inputValue()).toBe('第一句\n第二句')
  await gone(thread().getByRole('alert'))
  await field().fill('')
})

scene('sends once what it could not send before the page was closed', async () => {
  await desk.route('**/desk/call/**', (route) =>
    (route.request().postData() ?? '').includes('desk.reply') ? route.abort() : route.continue(),
  )
  await field().fill('明天寄出')
  await field().press('Enter')
  await seen(thread().getByText('还没发出，连上网后自动发出'))
  await desk.reload()
  await seen(thread().getByText('还没发出，连上网后自动发出'))
  await desk.unrouteAll()
  await seen(chat.agents('明天寄出'))
  await gone(thread().getByText(/^还没发出/))
  expect(await chat.agents('明天寄出').count()).toBe(1)
})
