/** A problem that its agent can't settle alone: whom the shop names for it reads the session and writes back. */
import type { Page } from 'playwright-core'
import { gone, openStage, seen, storyOf, type Stage } from '../support/browser'
import { callShopper, inspectDesk } from '../support/console'

let stage: Stage
let lin: Page
let he: Page

const scene = storyOf(() => stage)
const strip = () => lin.getByRole('region', { name: '处理时限' })
const problems = () => he.getByRole('list', { name: '要一起处理的问题' })
const field = (page: Page, name: string) => page.getByRole('textbox', { name })

beforeAll(async () => {
  stage = await openStage()
  lin = await stage.console('林晓')
  he = await stage.console('何静') // the demo shop names her for L2
  await callShopper(stage.place, '张雨晴', '杯子收到是裂的', '转人工')
}, 90_000)

afterAll(() => stage.close())

scene('stands in nobody’s list before its agent says so', async () => {
  await seen(he.getByText('没有要您一起处理的'))
  await gone(lin.getByText('没有要您一起处理的'))
})

scene('stands in the list of who is named for it, with by when news are owed', async () => {
  await lin.getByRole('link', { name: /张女士/ }).click()
  await strip().getByRole('button', { name: '问题级别' }).click()
  await lin.getByRole('menuitem', { name: /^L2/ }).click()
  await seen(strip().getByRole('button', { name: '问题级别 L2' }))
  await he.reload() // the list comes again every half minute
  await seen(problems().getByText('林晓在接待'))
  await seen(problems().getByText(/^12:\d\d 前要有进展$/))
  await seen(problems().getByText('二级问题'))
})

scene('is read by her, who can’t answer the shopper, and writes to its agent', async () => {
  await problems()
    .getByRole('link', { name: /张女士/ })
    .click()
  await seen(he.getByText('杯子收到是裂的').last())
  await gone(he.getByRole('button', { name: '结束', exact: true }))
  await seen(he.getByText('138****2606'))
  await gone(he.getByRole('button', { name: /会记录|写一条/ }))
  const note = field(he, '只有同事看得到，@ 谁就在企业微信里提醒谁')
  await note.fill('这批杯子已经下架，给她补发')
  await note.press('Enter')
  await seen(lin.getByText('这批杯子已经下架，给她补发'))
})

scene('can be read by everybody, by day and by night, on every screen', async () => {
  for (const width of [1440, 390]) {
    await he.setViewportSize({ width, height: 900 })
    expect(await inspectDesk(he)).toEqual([])
  }
  await he.goto(he.url().replace(/#.*$/, '#/'))
  await seen(problems().getByText('二级问题'))
  expect(await inspectDesk(he)).toEqual([])
})

scene('goes from her list when it is one of its agent’s alone again', async () => {
  await he.setViewportSize({ width: 1440, height: 900 })
  await strip().getByRole('button', { name: '问题级别 L2' }).click()
  await lin.getByRole('menuitem', { name: /^L1/ }).click()
  await seen(strip().getByRole('button', { name: '问题级别 L1' }))
  await he.reload()
  await seen(he.getByText('没有要您一起处理的'))
})
