/** After closing: what a shopper reads who writes to an agent who has gone home, and what the desk shows of it. */
import type { Page } from 'playwright-core'
import { HOUR } from '../../core/shared/time'
import { openStage, seen, STORY_DAY, storyOf, type Phone, type Stage } from '../support/browser'
import { inspectDesk } from '../support/console'
import { askAxe } from '../support/inspect'
import { Chat } from '../support/pages'

let stage: Stage
let lin: Page
let phone: Phone
let chat: Chat
const scene = storyOf(() => stage)

const turnsTo = async (duty: string): Promise<void> => {
  await lin.getByRole('button', { name: /^接待状态：/ }).click()
  await lin.getByRole('menuitem', { name: new RegExp(`^${duty}`) }).click()
  await seen(lin.getByRole('button', { name: new RegExp(`^接待状态：${duty}`) }))
}
const cards = () => phone.page.locator('.notice-card')

beforeAll(async () => {
  stage = await openStage(STORY_DAY + 12 * HOUR) // Friday, 22:05
  lin = await stage.console('林晓')
  phone = await stage.phone('张雨晴')
  await phone.open('chat')
  chat = new Chat(phone.page)
}, 90_000)
afterAll(() => stage.close())

scene('somebody who works late serves her, and nothing is said of the hour', async () => {
  await turnsTo('接待中')
  await chat.say('杯子的把手断了')
  await chat.say('转人工')
  await seen(phone.page.getByText('客服 林晓 已接入'))
  await seen(lin.getByRole('link', { name: /张女士/ }))
  expect(await cards().filter({ hasText: '上班' }).count()).toBe(0)
})

scene('he goes home: her next words are kept, and she reads when she is answered, once', async () => {
  await turnsTo('下班')
  await chat.say('还在吗')
  await seen(cards().filter({ hasText: '客服不在线，留言已记下，明天 10:00 上班' }))
  await chat.say('那我明天再来')
  await seen(chat.own('那我明天再来'))
  expect(await cards().filter({ hasText: '上班' }).count()).toBe(1)
})

scene('the desk shows what she was told; everybody can read both, by day and by night', async () => {
  await lin.getByRole('link', { name: /张女士/ }).click()
  await seen(lin.getByText(/明天 10:00 上班/))
  for (const width of [1440, 1024]) {
    await lin.setViewportSize({ width, height: 900 })
    expect(await inspectDesk(lin)).toEqual([])
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await phone.page.emulateMedia({ colorScheme })
    expect(await askAxe(phone.page, ['color-contrast'])).toEqual([])
  }
})
