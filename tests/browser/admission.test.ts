/** What WeChat's check and one's own data look like to a shopper, in a browser over the local cloud. */
import { gone, openStage, seen, storyOf, type Phone, type Stage } from '../support/browser'
import { Chat, photoOf, settled, sticksOut, type Photo } from '../support/pages'

let stage: Stage
let shopper: Phone
let chat: Chat
let cup: Photo

const scene = storyOf(() => stage)
const verdictIs = (media: 'pass' | 'risky', verdictAfterMs: number | null) => {
  const { wx } = stage.place.cloud
  wx.settings = { ...wx.settings, media, verdictAfterMs }
}
const text = (words: string) => shopper.page.getByText(words)

beforeAll(async () => {
  stage = await openStage()
  shopper = await stage.phone('张雨晴')
  chat = new Chat(shopper.page)
  cup = await photoOf(shopper.page, `${stage.place.url}/demo/goods/cup.svg`)
}, 60_000)

afterAll(() => stage.close())

scene('asks before the first photo, and chooses nothing without consent', async () => {
  await shopper.open('chat')
  await seen(chat.button('转人工'))
  await chat.openTray()
  await chat.button('照片').click()
  await seen(text('先看一下隐私说明'))
  expect(await sticksOut(shopper.page)).toBe(0)
  await chat.button('不同意').click()
  await seen(text('没有同意隐私说明，什么都没有选'))
  await gone(text('先看一下隐私说明'))
})

scene('says that a photo is being looked at, until WeChat has judged it', async () => {
  verdictIs('pass', null)
  await chat.sendPhotos(cup)
  await seen(text('审核中，通过后客服就能看到'))
  const { verdicts } = stage.place.cloud.wx
  const [traceId = ''] = verdicts.open
  expect(await verdicts.decide(traceId, 'pass')).toBe(true)
  await gone(text('审核中，通过后客服就能看到'))
})

scene('shows nobody a photo that was refused', async () => {
  await chat.sendPhotos(cup)
  await seen(text('审核中，通过后客服就能看到'))
  const { verdicts } = stage.place.cloud.wx
  await verdicts.decide(verdicts.open[0] ?? '', 'risky')
  await seen(text('未通过审核，双方都看不到'))
  await shopper.open('chat')
  await seen(text('未通过审核，双方都看不到'))
})

scene('has a page that says what is kept, leads there from home, and takes requests', async () => {
  await shopper.open('home')
  await text('隐私与我的数据').last().click()
  await seen(text('保存 1 年'))
  await settled(shopper.page)
  expect(await sticksOut(shopper.page)).toBe(0)
  await chat.button('申请下载').click()
  await seen(text('已申请，马上开始准备'))
  await chat.button('申请删除').first().click()
  await seen(text('确定要删除吗？'))
  await chat.button('申请删除').last().click()
  await seen(shopper.page.getByText(/^没有删除：/))
})
