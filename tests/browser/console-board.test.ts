/** The live board, and what travels with a session: a supervisor, two agents, two shoppers. */
import type { Page } from 'playwright-core'
import { openStage, seen, storyOf, type Stage } from '../support/browser'
import { Chat } from '../support/pages'

let stage: Stage
let chief: Page
let lin: Page
let shopper: Chat

const scene = storyOf(() => stage)

beforeAll(async () => {
  stage = await openStage()
  lin = await stage.console('林晓')
  chief = await stage.console('周可')
  const phone = await stage.phone('张雨晴')
  await phone.open('chat')
  shopper = new Chat(phone.page)
}, 90_000)
afterAll(() => stage.close())

const part = (name: string, page = chief) => page.getByRole('region', { name, exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name })

scene('a supervisor sees who waits, with whom, and by which rule; agents have no board', async () => {
  await chief.getByRole('link', { name: '看板' }).click()
  await seen(part('接待中').getByText('没有等回复的会话'))
  await shopper.say('杯子的把手断了')
  await shopper.say('转人工')
  const row = part('接待中').getByRole('listitem').filter({ hasText: '张女士' })
  await seen(row.getByText('林晓'))
  expect(await row.locator('.clock').getAttribute('title')).toContain('规则：首次回复不超过 1 分')
  expect(await lin.getByRole('link', { name: '看板' }).count()).toBe(0)
})

scene('he looks into the session, and whispers to its agent alone', async () => {
  await part('接待中').getByRole('button', { name: '悄悄对林晓说：张女士' }).click()
  const whisper = dialog(chief, '悄悄对林晓说')
  await whisper.getByRole('textbox').fill('先问问要不要补发')
  await button(chief, '发送').click()
  await seen(chief.getByText('已发给林晓'))
  await lin.getByRole('link', { name: /张女士/ }).click()
  await seen(lin.getByText('先问问要不要补发'))
  expect(await shopper.page.getByText('先问问要不要补发').count()).toBe(0)
})

scene('the digest stands above the chat', async () => {
  const digest = part('小美交接', lin)
  await seen(digest.getByText('杯子的把手断了'))
  await digest.getByRole('button', { name: '收起' }).click()
  expect(await digest.getByText('杯子的把手断了').count()).toBe(0)
  await digest.getByRole('button', { name: '展开交接' }).click()
})

scene('an agent asks for help, and the supervisor answers from the board', async () => {
  await button(lin, '请主管帮忙').click()
  await dialog(lin, '请主管帮忙').getByRole('textbox').fill('要求三倍赔偿，超过我的权限')
  await button(lin, '发给主管').click()
  await seen(lin.getByText('已发给主管'))
  const asked = part('请主管帮忙')
  await seen(asked.getByText('要求三倍赔偿，超过我的权限'))
  await button(chief, '答复').click()
  await dialog(chief, '答复林晓').getByRole('textbox').fill('先补发，再补偿 20 元')
  await button(chief, '发送答复').click()
  await seen(chief.getByText('已答复林晓'))
  await asked.waitFor({ state: 'detached' })
})

scene('he takes it over: the shopper is told, and the chat is his', async () => {
  await part('接待中').getByRole('button', { name: '接手张女士' }).click()
  await dialog(chief, '接手张女士？').getByRole('button', { name: '接手', exact: true }).click()
  await seen(part('小美交接').getByText('林晓请帮忙：要求三倍赔偿，超过我的权限'))
  await seen(shopper.page.getByText('已转给客服 周可'))
})

scene('and hands it back with a note that only the colleague reads', async () => {
  await button(chief, '转接').click()
  const hand = dialog(chief, '把张女士转给')
  await hand.getByRole('radio', { name: /林晓/ }).check()
  await hand.getByRole('textbox').fill('补偿已批，请登记补发')
  await hand.getByRole('button', { name: '转接', exact: true }).click()
  await seen(chief.getByText('已转给林晓'))
  await seen(part('小美交接', lin).getByText('周可 → 林晓：补偿已批，请登记补发'))
  expect(await shopper.page.getByText('补偿已批').count()).toBe(0)
})
