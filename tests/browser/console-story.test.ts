/** A morning of the shop: three shoppers, two agents, a supervisor who looks after them, each in a browser. */
import type { Page } from 'playwright-core'
import { seedStandard } from '../../core/policy/presets'
import { agentIdOf } from '../../core/routing/agent'
import { SECOND } from '../../core/shared/time'
import { gone, openStage, seen, storyOf, type Stage } from '../support/browser'
import { Chat } from '../support/pages'

let stage: Stage
let lin: Page
let he: Page
let chief: Page
let zhang: Chat
let li: Chat
let wang: Chat

const scene = storyOf(() => stage)

/** No answer is owed for longer than this, so that the story sees somebody late. Ladders act as they always do. */
const OWED_MS = 5 * SECOND
const servicePolicy = {
  ...seedStandard,
  rows: seedStandard.rows.map((row) => (row.id === 'reply' ? { ...row, standardMs: OWED_MS } : row)),
}

const row = (desk: Page, name: string) => desk.getByRole('link', { name: new RegExp(name) })
const heading = (desk: Page, name: string) => desk.getByRole('heading', { name, exact: true })
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name })
const thread = (desk: Page) => desk.getByRole('log', { name: '聊天记录' })
const field = (desk: Page, name: string) => desk.getByRole('textbox', { name: `回复${name}` })
const figure = (name: string) => chief.locator('.figure').filter({ hasText: name })

const onPhone = async (name: string): Promise<Chat> => {
  const { page, open } = await stage.phone(name)
  await open('chat')
  const chat = new Chat(page)
  await seen(chat.button('转人工'))
  return chat
}

const asks = async (chat: Chat, words: string): Promise<void> => {
  await chat.say(words)
  await chat.say('转人工')
}

const answers = async (desk: Page, name: string, words: string): Promise<void> => {
  await field(desk, name).fill(words)
  await field(desk, name).press('Enter')
}

const turnsTo = async (desk: Page, duty: string): Promise<void> => {
  await desk.getByRole('button', { name: /^接待状态：/ }).click()
  await desk.getByRole('menuitem', { name: new RegExp(`^${duty}`) }).click()
  await seen(desk.getByRole('button', { name: new RegExp(`^接待状态：${duty}`) }))
}

const ends = async (desk: Page): Promise<void> => {
  await button(desk, '结束').click()
  await desk.getByRole('dialog').getByRole('button', { name: '结束', exact: true }).click()
  await seen(desk.getByText('会话已结束，已请顾客评价'))
}

beforeAll(async () => {
  stage = await openStage()
  await stage.place.cloudbase.db.collection('shops').doc('mianyu').update({ servicePolicy })
  ;[lin, he, chief] = await Promise.all([stage.console('林晓'), stage.console('何静'), stage.console('周可')])
  ;[zhang, li, wang] = await Promise.all([onPhone('张雨晴'), onPhone('李国强'), onPhone('王雪')])
}, 90_000)

afterAll(() => stage.close())

scene('gives two shoppers to two agents, and shows neither to the other', async () => {
  await asks(zhang, '杯子的把手断了')
  await seen(row(lin, '张女士'))
  await turnsTo(he, '接待中')
  await asks(li, '四件套发了吗')
  await seen(row(he, '李先生'))
  await seen(zhang.page.getByText('客服 林晓 已接入'))
  await seen(li.page.getByText('客服 何静 已接入'))
  await seen(heading(lin, '等您回复 1'))
  await seen(heading(he, '等您回复 1'))
})

scene('counts what is unread, and stops the clock when the agent has answered', async () => {
  await seen(row(lin, '张女士').getByText('2 条未读'))
  await seen(row(lin, '张女士').getByText(/还剩 0:/))
  await row(lin, '张女士').click()
  await gone(row(lin, '张女士').getByText('2 条未读'))
  await answers(lin, '张女士', '今天 18:00 前给您补发一只')
  await seen(zhang.agents('今天 18:00 前给您补发一只'))
  await seen(heading(lin, '等客户 1'))

  await row(he, '李先生').click()
  await answers(he, '李先生', '已经出库，明天送到')
  await seen(li.agents('已经出库，明天送到'))
  expect(await zhang.page.getByText('已经出库，明天送到').count()).toBe(0)
})

scene('hands a shopper over with a note and the digest; she is told who serves her', async () => {
  await button(lin, '转接').click()
  const hand = dialog(lin, '把张女士转给')
  await hand.getByRole('radio', { name: /何静/ }).check()
  await hand.getByRole('textbox').fill('仓库还有一只月白的')
  await hand.getByRole('button', { name: '转接', exact: true }).click()
  await seen(lin.getByText('已转给何静'))
  await seen(zhang.page.getByText('已转给客服 何静'))

  await row(he, '张女士').click()
  const digest = part(he, '小美交接')
  await seen(digest.getByText('杯子的把手断了'))
  await seen(digest.getByText('林晓：“今天 18:00 前给您补发一只”'))
  await seen(digest.getByText('林晓 → 何静：仓库还有一只月白的'))
  expect(await zhang.page.getByText('仓库还有一只月白的').count()).toBe(0)
  await seen(lin.getByText('没有会话'))
})

scene('lets a third wait when all places are taken, and the board says so', async () => {
  await turnsTo(lin, '暂停接待')
  const { db } = stage.place.cloudbase
  await db.collection('agents').doc(agentIdOf('mianyu', 'hejing')).update({ capacity: 2 })
  await asks(wang, '想改一下收货地址')
  await seen(wang.page.getByText('您是下一位', { exact: true }))
  await seen(heading(he, '排队 1'))

  await row(chief, '看板').click()
  await seen(figure('排队').getByText('1 人'))
  await seen(part(chief, '排队').getByText('王女士'))
  const staff = part(chief, '客服')
  await seen(staff.getByRole('button', { name: /林晓.*暂停接待.*0 \/ 8/ }))
  await seen(staff.getByRole('button', { name: /何静.*接待中.*2 \/ 2/ }))
})

scene('gives her the place of a session that ends, and that shopper rates it', async () => {
  await ends(he)
  await seen(wang.page.getByText('客服 何静 已接入'))
  await seen(row(he, '王女士'))
  await zhang.page.getByRole('radio', { name: '5 星' }).click()
  await zhang.button('一次解决').click()
  await zhang.button('提交评价').click()
  await seen(zhang.page.getByText('谢谢您的评价'))
  await seen(figure('排队').getByText('0 人'))
})

scene('shows on the desk and on the board who has not been answered in time', async () => {
  await li.say('明天几点？')
  await seen(row(he, '李先生').getByText(/超时 \d/))
  await seen(figure('超时').getByText('1 个'))
  await seen(part(chief, '客服').getByRole('button', { name: /何静.*超时 1/ }))
  const late = part(chief, '接待中').getByRole('listitem').filter({ hasText: '李先生' })
  await seen(late.getByText(/超时 \d/))
  expect(await late.locator('.clock').getAttribute('title')).toContain('规则：回复不超过 5 秒')
})

scene('lets a supervisor read along, stops him before he answers, and shows colleagues nothing', async () => {
  await row(he, '李先生').click()
  await part(chief, '接待中').getByRole('link', { name: '查看李先生的会话' }).click()
  await seen(chief.getByText('何静正在接待这位顾客，您可以看，不能回复'))
  await seen(thread(chief).getByText('明天几点？'))
  expect(await field(chief, '李先生').count()).toBe(0)
  await seen(he.getByText('周可 也在看'))

  await lin.goto(chief.url())
  await seen(lin.getByRole('alert'))
  expect(await lin.getByText('明天几点？').count()).toBe(0)
})

scene('he whispers, and its agent alone reads it', async () => {
  await row(chief, '看板').click()
  await part(chief, '接待中').getByRole('button', { name: '悄悄对何静说：李先生' }).click()
  await dialog(chief, '悄悄对何静说').getByRole('textbox').fill('快递说下午三点到')
  await button(chief, '发送').click()
  await seen(thread(he).getByText('快递说下午三点到'))
  expect(await li.page.getByText('快递说下午三点到').count()).toBe(0)
})

scene('he takes it over: who was writing is stopped, and her words stay with her', async () => {
  await field(he, '李先生').fill('大概下午')
  await part(chief, '接待中').getByRole('button', { name: '接手李先生' }).click()
  await dialog(chief, '接手李先生？').getByRole('button', { name: '接手', exact: true }).click()
  await seen(li.page.getByText('已转给客服 周可'))
  await seen(he.getByText('这个会话已经结束，或者不再由您接待'))
  await gone(field(he, '李先生'))
  await answers(chief, '李先生', '明天下午三点前送到')
  await seen(li.agents('明天下午三点前送到'))
  expect(await li.page.getByText('大概下午').count()).toBe(0)
  await seen(heading(he, '等您回复 1'))
})

scene('all of it stands in the numbers of the day', async () => {
  await ends(chief)
  await row(he, '王女士').click()
  await answers(he, '王女士', '地址改好了')
  await seen(wang.agents('地址改好了'))
  await ends(he)
  await stage.place.cloud.fireTimer('clock')

  await row(chief, '今日').click()
  const tile = (name: string) => chief.locator('.numbers-tile').filter({ hasText: name })
  await seen(tile('要人工').getByText('3 个', { exact: true }))
  await seen(tile('要人工').getByText('转出 2 次'))
  await seen(tile('满意度').getByText('5.00'))
  await seen(tile('满意度').getByText(/^1 人评价/))
  const line = (name: string) =>
    part(chief, '客服')
      .getByRole('row')
      .filter({ has: chief.getByRole('rowheader', { name }) })
  await seen(line('何静').getByRole('cell').first().getByText('3', { exact: true }))
  await seen(line('林晓').getByRole('cell').first().getByText('1', { exact: true }))
})
