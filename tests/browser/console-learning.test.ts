/** The bot learns from what it missed and got wrong: a person's click, and it is right. */
import type { Locator, Page } from 'playwright-core'
import { gone, openStage, seen, storyOf, type Stage } from '../support/browser'
import { inspectDesk } from '../support/console'
import { Chat } from '../support/pages'
import { shot } from '../support/shots'

let stage: Stage
let chat: Chat
let agent: Page
let chief: Page

const scene = storyOf(() => stage)

/** Nobody has written it down like that. */
const MISSED = '往回邮的费用归谁掏腰包'
/** It sounds like what is carried upstairs. */
const WRONG = '可以上门安装吗'

beforeAll(async () => {
  stage = await openStage()
  agent = await stage.console('林晓')
  chief = await stage.console('周可')
}, 90_000)
afterAll(() => stage.close())

const menu = (name: RegExp, page = chief) =>
  page.getByRole('navigation', { name: '功能' }).getByRole('link', { name })
const group = (question: string) => chief.getByRole('listitem', { name: question })
const field = () => agent.getByRole('textbox', { name: /^回复/ })
const list = (name: RegExp) => chief.locator('.ant-segmented-item').filter({ hasText: name })

/** What was added is live within 10 s: until then she asks again. */
const answered = async (question: string, answer: Locator): Promise<void> => {
  const until = Date.now() + 10_000
  do {
    await chat.say(question)
    await answer.waitFor({ state: 'visible', timeout: 1_500 }).catch(() => undefined)
  } while (!(await answer.isVisible()) && Date.now() < until)
  await seen(answer)
}

let sessions = 0

/** The shopper wants a person, who opens what she says. */
const toPerson = async (): Promise<void> => {
  await chat.say('转人工')
  sessions += 1
  await agent
    .getByRole('link', { name: /张女士/ })
    .filter({ hasText: `#${sessions}` })
    .click()
  await seen(field())
}

/** The bot is asked anew. */
const endSession = async (): Promise<void> => {
  await agent.getByRole('button', { name: '结束', exact: true }).click()
  await agent.getByRole('dialog').getByRole('button', { name: '结束', exact: true }).click()
  await gone(field())
}

scene('nothing is to be done in the beginning', async () => {
  await menu(/学习建议/).click()
  await seen(chief.getByText('没有要处理的'))
  expect(await inspectDesk(chief)).toEqual([])
  await shot(chief, 'learning-empty-1440')
  expect(await menu(/学习建议/, agent).count()).toBe(0)
})

scene('what the bot did not know is answered by a person', async () => {
  const shopper = await stage.phone('张雨晴')
  chat = new Chat(shopper.page)
  await shopper.open('chat')
  await seen(chat.field)
  await chat.say(MISSED)
  await seen(chat.own(MISSED))
  await toPerson()
  await field().fill('质量问题我们出，别的您先付，运费险会赔')
  await field().press('Enter')
  await seen(chat.agents('质量问题我们出，别的您先付，运费险会赔'))
})

scene('it stands in the inbox, with the answer and what it is most like', async () => {
  await chief.reload()
  await seen(menu(/学习建议/).getByText('1', { exact: true }))
  await seen(group(MISSED).getByText('客服答：质量问题我们出，别的您先付，运费险会赔'))
  await seen(group(MISSED).getByText('1 次', { exact: true }))
  expect(await inspectDesk(chief)).toEqual([])
  await shot(chief, 'learning-inbox-1440')
  await chief.setViewportSize({ width: 390, height: 844 })
  expect(await inspectDesk(chief)).toEqual([])
  await shot(chief, 'learning-inbox-390')
  await chief.setViewportSize({ width: 1440, height: 900 })
})

scene('an entry is looked for and chosen by keys, and learns the question', async () => {
  await group(MISSED).getByRole('button', { name: '加到别的条目' }).click()
  const search = chief.getByRole('combobox', { name: '搜标题、拼音首字母或分类' })
  await search.fill('thdyf')
  await seen(chief.getByRole('option', { name: '退货的运费谁出？' }))
  expect(await inspectDesk(chief)).toEqual([])
  await shot(chief, 'learning-picker-1440')
  await search.press('Enter')
  await seen(chief.getByRole('status').filter({ hasText: '已加入“退货的运费谁出？”，10 秒内生效' }))
  await seen(chief.getByText('没有要处理的'))
  await shot(chief, 'learning-done-1440')
})

scene('asked once more, it is answered', async () => {
  await endSession()
  await answered(MISSED, chat.page.getByText('质量问题、发错、少发，来回运费我们出').first())
})

scene('an agent says that an answer was wrong, and what would have been right', async () => {
  await chat.say(WRONG)
  await seen(chat.page.getByText(/大件/))
  await toPerson()
  const card = agent.locator('.chat-message').filter({ hasText: '大件' }).last()
  await card.focus()
  await card.getByRole('button', { name: '答错了' }).press('Enter')
  const dialog = agent.getByRole('dialog', { name: '这条答错了' })
  await seen(dialog)
  await dialog.getByRole('combobox').fill('怎么使用')
  await seen(dialog.getByRole('option', { name: '怎么使用', exact: true }))
  expect(await inspectDesk(agent)).toEqual([])
  await shot(agent, 'learning-correct-1440')
  await dialog.getByRole('option', { name: '怎么使用', exact: true }).click()
  await seen(agent.getByText('已记下，主管会在“学习建议”里看到'))
  await gone(dialog)
  await card.focus()
  expect(await card.getByRole('button', { name: '已记下答错' }).isDisabled()).toBe(true)
})

scene('a supervisor sees it, and one click makes it right', async () => {
  await chief.reload()
  await list(/^答错的/).click()
  await seen(group(WRONG).getByText('答的是'))
  expect(await inspectDesk(chief)).toEqual([])
  await shot(chief, 'learning-wrong-1440')
  await group(WRONG).press('1')
  await seen(chief.getByRole('status').filter({ hasText: '已加入“怎么使用”，10 秒内生效' }))
  await seen(chief.getByText('没有要处理的'))
  await endSession()
  await answered(WRONG, chat.page.locator('.message--bot').filter({ hasText: '怎么使用' }).first())
})

scene('answers are judged one by one, by keys', async () => {
  await list(/^抽查/).click()
  const one = chief.getByRole('region', { name: /^第 1 条/ })
  await seen(one)
  expect(await inspectDesk(chief)).toEqual([])
  await shot(chief, 'learning-sample-1440')
  const count = Number(/共 (\d+) 条/.exec(await one.innerText())?.[1])
  for (let place = 1; place <= count; place += 1) {
    await seen(chief.getByRole('region', { name: `第 ${place} 条，共 ${count} 条` }))
    await chief.keyboard.press(place === 1 ? '2' : '1')
  }
  await seen(chief.getByText(`判了 ${count} 条，1 条不对，已放进“答错的”`))
  await list(/^答错的 1/).click()
  await seen(chief.getByRole('button', { name: '其实没答错' }))
  await chief.getByRole('button', { name: '其实没答错' }).click()
  await seen(chief.getByRole('status').filter({ hasText: '记下了，算答对' }))
})

scene('how many were right stands beside on how many that rests', async () => {
  await list(/^准确率/).click()
  await seen(chief.getByText(/近 8 周答对 \d+(\.\d)?%，按有人判过的 \d+ 条算/))
  await seen(chief.getByText('目标 90%'))
  await seen(chief.getByRole('row', { name: /怎么使用|大件/ }))
  expect(await inspectDesk(chief)).toEqual([])
  await shot(chief, 'learning-accuracy-1440')
  await chief.setViewportSize({ width: 390, height: 844 })
  expect(await inspectDesk(chief)).toEqual([])
  await shot(chief, 'learning-accuracy-390')
  await chief.setViewportSize({ width: 1440, height: 900 })
})

scene('what no entry answers becomes one, in the words that were said', async () => {
  await chat.say('你们收旧杯子回收吗')
  await toPerson()
  await field().fill('旧杯子不回收，可以送到社区回收点')
  await field().press('Enter')
  await seen(chat.agents('旧杯子不回收，可以送到社区回收点'))
  await list(/^没答上/).click()
  await chief.reload()
  await group('你们收旧杯子回收吗').getByRole('button', { name: '新建条目' }).click()
  expect(await chief.getByLabel('标题', { exact: true }).inputValue()).toBe('你们收旧杯子回收吗')
  expect(await chief.getByLabel('答案', { exact: true }).inputValue()).toBe(
    '旧杯子不回收，可以送到社区回收点',
  )
  await chief.getByRole('combobox', { name: '分类' }).fill('商品')
  await chief.getByRole('button', { name: '保存' }).click()
  await seen(chief.getByText('已保存，发布后顾客才看到'))
  await menu(/学习建议/).click()
  await seen(group('你们收旧杯子回收吗'))
})

scene('it has seen to what was asked once it is published', async () => {
  await menu(/知识库/).click()
  await chief.getByRole('button', { name: '查看并发布' }).click()
  await chief.getByRole('button', { name: '发布 1 项' }).click()
  await seen(chief.getByText(/^已发布第 \d+ 版，10 秒内生效$/))
  await menu(/学习建议/).click()
  await seen(chief.getByText(/^这周答上了 \d+/))
})
