/** The right side of the desk: who the shopper is, and what can be done for her from there. */
import type { Page } from 'playwright-core'
import { gone, openStage, seen, storyOf, type Stage } from '../support/browser'
import { callShopper, inspectDesk } from '../support/console'

let stage: Stage
let lin: Page

const scene = storyOf(() => stage)

beforeAll(async () => {
  stage = await openStage()
  lin = await stage.console('林晓')
  await callShopper(stage.place, '张雨晴', '杯子的把手断了', '转人工')
  await lin.getByRole('link', { name: /张女士/ }).click()
}, 90_000)

afterAll(() => stage.close())

const panel = () => lin.getByRole('complementary', { name: '客户资料' })

scene('tells who she is, what she is worth, and what she bought', async () => {
  await seen(panel().getByText('张女士'))
  expect(await panel().locator('.shopper-worth').textContent()).toMatch(/累计¥[\d,]+\.\d\d订单\d+ 笔来过1 次/)
  await seen(panel().getByRole('button', { name: /^发卡片：“.+”的订单$/ }))
})

scene('shows the phone masked, and in full to whoever asks', async () => {
  const phone = panel().locator('.shopper-phone')
  expect(await phone.textContent()).toMatch(/1\d\d\*{4}\d{4}/)
  await panel().getByRole('button', { name: '查看（会记录）' }).click()
  await lin.waitForFunction(() => /1\d{10}/.test(document.querySelector('.shopper-phone')?.textContent ?? ''))
})

scene('is tagged, and a tag is taken away, from the keyboard', async () => {
  await panel().getByRole('button', { name: '加标签' }).press('Enter')
  await panel().getByRole('textbox', { name: '新标签' }).fill('在意包装')
  await lin.keyboard.press('Enter')
  await seen(panel().locator('.ant-tag').filter({ hasText: '在意包装' }))
  await panel().getByRole('button', { name: '去掉标签“在意包装”' }).press('Enter')
  await gone(panel().locator('.ant-tag').filter({ hasText: '在意包装' }))
})

scene('keeps a note with its writer, and takes it away when asked twice', async () => {
  await panel().getByRole('button', { name: '写一条' }).click()
  await panel().getByRole('textbox', { name: '给这位顾客的备注' }).fill('送货放快递柜')
  await panel().getByRole('button', { name: '保存' }).click()
  await seen(
    panel()
      .locator('.shopper-note')
      .filter({ hasText: /送货放快递柜林晓 11-21/ }),
  )
  await panel().getByRole('button', { name: '删除备注“送货放快递柜”' }).click()
  await lin.getByRole('tooltip').getByRole('button', { name: '删除' }).click()
  await seen(panel().getByText('还没有备注'))
})

scene('sends an order card and an invitation to rate into the conversation', async () => {
  await panel()
    .getByRole('button', { name: /^发卡片：“.+”的订单$/ })
    .first()
    .click()
  await seen(lin.locator('.desk-chat .chat-card'))
  await panel().getByRole('button', { name: '邀请评价' }).click()
  await seen(lin.getByText('已邀请对方评价'))
  await panel().getByRole('button', { name: '邀请评价' }).click()
  await seen(lin.getByText('这次会话已经邀请过评价了'))
})

scene('is a drawer where there is no room beside the chat', async () => {
  for (const width of [1024, 390]) {
    await lin.setViewportSize({ width, height: 844 })
    await lin.getByRole('button', { name: '客户资料' }).click()
    await seen(panel())
    await lin.keyboard.press('Escape')
    await gone(panel())
  }
  await lin.setViewportSize({ width: 1440, height: 900 })
  await seen(panel())
})

scene('is named for whoever can’t see, and read by everybody who can', async () => {
  expect(await inspectDesk(lin)).toEqual([])
})
