/** What is being written and has just been sent: it stays in view, and stays there when the page is killed. */
import { openStage, seen, storyOf, type Phone, type Stage } from '../support/browser'
import { Chat, Desk, settled } from '../support/pages'

let stage: Stage
let wang: Phone
let chat: Chat

const scene = storyOf(() => stage)

beforeAll(async () => {
  stage = await openStage()
  wang = await stage.phone('王雪')
  chat = new Chat(wang.page)
}, 60_000)

afterAll(() => stage.close())

/** How much of the list lies below what is in view, px. */
const below = (): Promise<number> =>
  wang.page.locator('#thread').evaluate((list) => list.scrollHeight - list.clientHeight - list.scrollTop)

scene('keeps the end in view when a long text was sent, until its answer is there', async () => {
  await wang.open('chat')
  await seen(chat.field)
  await settled(wang.page)
  const answers = wang.page.locator('.message--bot')
  for (const length of [100, 300, 990]) {
    const before = await answers.count()
    await chat.say('这件事要说得仔细些才行'.repeat(100).slice(0, length))
    await wang.page.waitForFunction(
      (count) => document.querySelectorAll('.message--bot').length > count,
      before,
    )
    await wang.page.waitForFunction(() => {
      const list = document.querySelector('#thread')
      return list !== null && list.scrollHeight - list.clientHeight - list.scrollTop < 2
    })
    expect(await wang.page.getByText(/条新消息/).count()).toBe(0)
  }
})

scene('leaves somebody alone who looks up, and says what came below', async () => {
  const desk = new Desk(await stage.wecom('林晓'))
  await chat.say('转人工')
  const mark = await desk.sessionNumber()
  await seen(wang.page.getByText('客服 林晓 已接入'))
  await wang.page.locator('#thread').hover()
  await wang.page.mouse.wheel(0, -400)
  await wang.page.waitForFunction(() => {
    const list = document.querySelector('#thread')
    return list !== null && list.scrollHeight - list.clientHeight - list.scrollTop > 300
  })
  await desk.say(`${mark} 您好`)
  await seen(wang.page.getByText(/1 条新消息/))
  expect(await below()).toBeGreaterThan(300)
})

scene('finds again what was being written when the page was killed, not what was before', async () => {
  const reopened = async () => {
    await wang.open('chat')
    await seen(chat.field)
    return chat.field.inputValue()
  }
  await chat.field.fill('草稿乙')
  await chat.field.blur()
  await chat.field.fill('草稿丙')
  expect(await reopened()).toBe('草稿丙')
  await chat.field.fill('')
  expect(await reopened()).toBe('')
})

scene('offers to send only what somebody would see', async () => {
  await chat.field.fill('   \u200b\u2060')
  await seen(chat.button('更多'))
  expect(await chat.button('发送').count()).toBe(0)
  await chat.field.fill('\u200b好')
  await seen(chat.button('发送'))
  await chat.field.fill('')
})
