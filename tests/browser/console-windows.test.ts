/** One agent with two windows on one session: what is said and written in either is safe from the other. */
import type { Page } from 'playwright-core'
import { gone, openStage, seen, storyOf, type Stage } from '../support/browser'
import { Chat } from '../support/pages'

let stage: Stage
let chat: Chat
let first: Page
let second: Page

const scene = storyOf(() => stage)

const field = (desk: Page) => desk.getByRole('textbox', { name: '回复张女士' })
const said = (desk: Page, words: string) =>
  desk.getByRole('log', { name: '聊天记录' }).locator('.chat-bubble').filter({ hasText: words })
const say = async (desk: Page, words: string) => {
  await field(desk).fill(words)
  await field(desk).press('Enter')
}
/** Until the field of the window holds these words. */
const holds = (desk: Page, words: string) =>
  desk.waitForFunction(
    (text) => [...document.querySelectorAll('textarea')].some(({ value }) => value === text),
    words,
  )

beforeAll(async () => {
  stage = await openStage()
}, 60_000)

afterAll(() => stage.close())

scene('opens the same session in two windows of one browser', async () => {
  first = await stage.console('林晓')
  const shopper = await stage.phone('张雨晴')
  chat = new Chat(shopper.page)
  await shopper.open('chat')
  await seen(chat.field)
  await chat.say('杯子的把手断了')
  await chat.say('转人工')
  await first.getByRole('link', { name: /张女士/ }).click()
  await seen(said(first, '杯子的把手断了'))
  second = await first.context().newPage()
  await second.goto(first.url())
  await second.getByRole('link', { name: /^林晓/ }).click()
  await seen(said(second, '杯子的把手断了'))
})

scene('shows what is written in one of them in the other, and goes on writing there', async () => {
  await field(first).fill('写到')
  await holds(second, '写到')
  await field(first).blur()
  await field(second).press('End')
  await field(second).pressSequentially('一半')
  await holds(first, '写到一半')
  await field(second).fill('')
  await holds(first, '')
})

scene('leaves what is being written alone, and shows the other words when the field is left', async () => {
  await field(first).fill('这边在写')
  await field(first).focus()
  await field(second).fill('那边后写')
  await holds(first, '这边在写')
  await field(first).blur()
  await holds(first, '那边后写')
  await field(second).fill('')
  await holds(first, '')
})

scene('keeps what both said without network, through the closing of one, and sends each once', async () => {
  await first.context().setOffline(true)
  await say(first, '先说的这句')
  await say(second, '后说的那句')
  await seen(said(first, '先说的这句'))
  await seen(said(second, '后说的那句'))
  await first.close()
  await second.context().setOffline(false)
  await seen(chat.agents('先说的这句'))
  await seen(chat.agents('后说的那句'))
  await gone(second.getByText('还没发出'))
  for (const words of ['先说的这句', '后说的那句']) {
    expect(await said(second, words).count()).toBe(1)
    expect(await chat.agents(words).count()).toBe(1)
  }
})
