/** What the shop knows, beside quick replies, while an agent reads and types. */
import type { Page } from 'playwright-core'
import { gone, openStage, seen, storyOf, type Stage } from '../support/browser'
import { callShopper, clientOf, inspectDesk } from '../support/console'
import { shot } from '../support/shots'
import { must } from '../support/talk'

let stage: Stage
let agent: Page

/** A case that colleagues learn from. */
const ONLY_OURS = '遇到辱骂的顾客'

const scene = storyOf(() => stage)

let said = 0
const say = (text: string) =>
  must(
    clientOf(stage.place, '张雨晴').conversation.send({
      clientId: `suggested-${(said += 1)}`,
      body: { kind: 'text', text },
    }),
  )

beforeAll(async () => {
  stage = await openStage()
  await callShopper(stage.place, '张雨晴', '转人工')
  agent = await stage.console('林晓')
  await agent
    .getByRole('link', { name: /张女士/ })
    .first()
    .click()
}, 90_000)
afterAll(() => stage.close())

const strip = () => agent.getByRole('list', { name: '推荐回复' })
const cards = () => strip().getByRole('listitem')
const field = () => agent.getByRole('textbox', { name: '回复张女士' })

scene('what the shopper asks is answered by what the shop knows, with the reason', async () => {
  await seen(field())
  expect(await cards().count()).toBe(0)
  await say('退货运费谁出')
  await seen(strip().getByText('退货的运费谁出？', { exact: true }))
  await seen(strip().getByText('最像“退货的运费谁出？”'))
  expect(await cards().count()).toBeLessThanOrEqual(3)
  expect(await inspectDesk(agent)).toEqual([])
  await shot(agent, 'suggestions-1440')
})

scene('one click puts the answer into the field, and sends nothing', async () => {
  await strip()
    .getByRole('button', { name: /^退货的运费谁出/ })
    .click()
  expect(await field().inputValue()).toMatch(/^质量问题、发错、少发/)
  await gone(strip().getByText('退货的运费谁出？', { exact: true }))
})

scene('what the agent types is looked up, and an answer goes behind his words', async () => {
  await field().fill('怎么开发票')
  await seen(strip().getByText('开发票', { exact: true }))
  const place = (await cards().allInnerTexts()).findIndex((text) => text.includes('开发票'))
  await field().press(`Alt+${place + 1}`)
  expect(await field().inputValue()).toMatch(/^怎么开发票\n.+/)
})

scene('a card that is put out of the way stays away in this session', async () => {
  await field().fill('')
  await seen(strip().getByText('退货的运费谁出？', { exact: true }))
  await strip().getByRole('button', { name: '不推荐“退货的运费谁出？”' }).click()
  await gone(strip().getByText('退货的运费谁出？', { exact: true }))
  await agent.getByRole('link', { name: '话术' }).click()
  await gone(field())
  await agent.goBack()
  await seen(field())
  expect(await strip().getByText('退货的运费谁出？', { exact: true }).count()).toBe(0)
})

scene('what only colleagues may read is shown, and copied when that is meant', async () => {
  await field().fill(ONLY_OURS)
  const card = strip().getByRole('listitem').filter({ hasText: '仅客服可见' })
  await seen(card)
  await shot(agent, 'suggestions-staff-1440')
  await card.getByRole('button', { name: /仅客服可见/ }).click()
  const dialog = agent.getByRole('dialog')
  await seen(dialog.getByText('仅客服可见'))
  expect(await field().inputValue()).toBe(ONLY_OURS)
  expect(await inspectDesk(agent)).toEqual([])
  await dialog.getByRole('button', { name: '复制' }).click()
  await seen(agent.getByText('不要原样发给顾客'))
  await shot(agent, 'suggestions-copy-1440')
  await agent.getByRole('button', { name: '取消' }).click()
  await dialog.getByRole('button', { name: /关闭|Close/ }).click()
  await gone(dialog)
})

scene('on a phone the cards are swiped, and nobody is kept out', async () => {
  await field().fill('')
  await say('怎么开发票')
  await agent.setViewportSize({ width: 390, height: 844 })
  await seen(strip().getByText('开发票', { exact: true }))
  expect(await inspectDesk(agent)).toEqual([])
  await shot(agent, 'suggestions-390')
})
