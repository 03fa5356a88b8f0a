/** A shopper and her agent at the console, with a supervisor who looks on, each in a browser. */
import type { Page } from 'playwright-core'
import { gone, openStage, seen, storyOf, type Stage } from '../support/browser'
import { inspectDesk } from '../support/console'
import { Chat } from '../support/pages'

let stage: Stage
let chat: Chat
let desk: Page

const scene = storyOf(() => stage)

const field = () => desk.getByRole('textbox', { name: '回复张女士' })
const thread = () => desk.getByRole('log', { name: '聊天记录' })
const said = (words: string) => thread().locator('.chat-bubble').filter({ hasText: words })
const say = async (words: string) => {
  await field().fill(words)
  await field().press('Enter')
}

beforeAll(async () => {
  stage = await openStage()
}, 60_000)

afterAll(() => stage.close())

scene('signs the agent in, and brings the shopper to the chat', async () => {
  desk = await stage.console('林晓')
  const shopper = await stage.phone('张雨晴')
  chat = new Chat(shopper.page)
  await shopper.open('chat')
  await seen(chat.field)
})

scene('shows what was said to 小美 before, from the first word of the session', async () => {
  await chat.say('杯子的把手断了，见 https://example.com/cup')
  await chat.say('转人工')
  await desk.getByRole('link', { name: /张女士/ }).click()
  await seen(said('杯子的把手断了'))
  await seen(thread().getByRole('link', { name: 'https://example.com/cup' }))
  await seen(thread().getByText(/#\d+ \d\d:\d\d 开始/))
})

scene('sends by Enter, and begins a line by Shift and Enter', async () => {
  await field().fill('照片看到了')
  await field().press('Shift+Enter')
  await field().pressSequentially('这一只直接退款')
  await field().press('Enter')
  await seen(chat.agents('照片看到了\n这一只直接退款'))
  await seen(said('这一只直接退款'))
  expect(await field().inputValue()).toBe('')
})

scene('shows what the shopper says by itself', async () => {
  await chat.say('好的，只退一只')
  await seen(said('好的，只退一只'))
})

scene('shows what she has read, and who writes on both sides', async () => {
  await seen(thread().getByText('已读', { exact: true }))
  await chat.field.pressSequentially('还有')
  await seen(desk.getByText('顾客正在输入…'))
  await chat.field.fill('')
  await field().pressSequentially('稍等')
  await seen(chat.page.getByText('对方正在输入…'))
  await field().fill('')
})

scene('takes one’s own words back, for the shopper too', async () => {
  await say('这句说错了')
  await seen(chat.agents('这句说错了'))
  await said('这句说错了').hover()
  await desk.getByRole('button', { name: '撤回' }).last().click()
  await seen(thread().getByText('林晓 撤回了一条消息'))
  await gone(chat.agents('这句说错了'))
})

scene('keeps a reply without network, and sends it once when it is back', async () => {
  await desk.context().setOffline(true)
  await say('明天 12:00 前给您答复')
  await seen(thread().getByText('还没发出，连上网后自动发出'))
  await desk.context().setOffline(false)
  await seen(chat.agents('明天 12:00 前给您答复'))
  await gone(thread().getByText('还没发出'))
  expect(await said('明天 12:00 前给您答复').count()).toBe(1)
})

scene('writes a note that names a colleague, and the shopper sees nothing of it', async () => {
  await field().press('@')
  const note = desk.getByRole('textbox', { name: /只有同事看得到/ })
  await note.pressSequentially('何')
  await seen(desk.getByRole('option', { name: '何静' }))
  await note.press('Enter')
  await note.pressSequentially('请转品控看批次')
  await note.press('Enter')
  await seen(thread().getByText('请转品控看批次'))
  await seen(thread().getByText('仅同事可见'))
  await note.press('Escape')
  await say('我先记下了')
  await seen(chat.agents('我先记下了'))
  expect(await chat.page.getByText('请转品控看批次').count()).toBe(0)
})

scene('can be read and used by everybody, in light and dark', async () => {
  expect(await inspectDesk(desk)).toEqual([])
})

scene('keeps what is written through a reload', async () => {
  await field().fill('写到一半')
  await desk.reload()
  await seen(said('我先记下了'))
  expect(await field().inputValue()).toBe('写到一半')
  await field().fill('')
})

scene('finds what was said, and goes there', async () => {
  await desk.getByRole('button', { name: '查找聊天记录' }).click()
  await desk.getByRole('textbox', { name: '说过的话、商品、订单号' }).fill('只退')
  await desk.keyboard.press('Enter')
  await desk.getByRole('list', { name: '找到的消息' }).getByRole('button').first().click()
  await seen(thread().locator('li:focus').filter({ hasText: '好的，只退一只' }))
  await desk.getByRole('button', { name: '关闭查找' }).click()
})

scene('lets a supervisor read, and says who answers', async () => {
  const boss = await stage.console('周可')
  await boss.goto(desk.url())
  await seen(boss.getByText('林晓正在接待这位顾客，您可以看，不能回复'))
  await seen(boss.getByRole('log').getByText('好的，只退一只'))
  await seen(desk.getByText('周可 也在看'))
  expect(await boss.getByRole('textbox', { name: '回复张女士' }).count()).toBe(0)
})

scene('ends the session, and says so', async () => {
  await desk.getByRole('button', { name: '结束', exact: true }).click()
  await desk.getByRole('dialog').getByRole('button', { name: '结束', exact: true }).click()
  await seen(desk.getByText('会话已结束，已请顾客评价'))
  await gone(field())
})
