/** 回访: a shopper who was served badly is asked whether all is well, by an agent; a supervisor looks on. */
import type { Page } from 'playwright-core'
import { gone, openStage, seen, storyOf, type Stage } from '../support/browser'
import { callShopper, inspectDesk, rateLast } from '../support/console'

let stage: Stage
let lin: Page

const scene = storyOf(() => stage)
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const rowOf = (page: Page, called: string) => page.getByRole('listitem', { name: called, exact: true })

beforeAll(async () => {
  stage = await openStage()
  lin = await stage.console('林晓')
}, 90_000)
afterAll(() => stage.close())

scene('an agent with nothing to follow up reads why the page is empty', async () => {
  await lin.getByRole('link', { name: /回访/ }).click()
  await seen(lin.getByText('没有要做的回访'))
  expect(await lin.getByText('全部', { exact: true }).count()).toBe(0)
})

scene(
  'one star brings her there, with her words, the clock and its rule, and a count in the menu',
  async () => {
    await callShopper(stage.place, '张雨晴', '杯子的把手断了', '转人工')
    await lin.getByRole('link', { name: / 会话/ }).click()
    await lin.getByRole('link', { name: /张女士/ }).click()
    await button(lin, '结束').click()
    await lin.getByRole('dialog').getByRole('button', { name: '结束', exact: true }).click()
    await seen(lin.getByText('会话已结束，已请顾客评价'))
    await rateLast(stage.place, '张雨晴', { stars: 1, tags: [], comment: '等太久了' })
    await lin.reload()
    await seen(lin.getByRole('navigation').getByText('1 个回访要做'))
    await lin.getByRole('link', { name: /回访/ }).click()
    const row = rowOf(lin, '张女士')
    await seen(row.getByText('评 1 星：等太久了'))
    expect(await row.locator('.clock').getAttribute('title')).toContain('规则：会话结束后 3 天内回访')
    expect(await inspectDesk(lin)).toEqual([])
  },
)

scene('what was said is one click away, with her number, masked', async () => {
  await button(lin, '看经过').click()
  const drawer = lin.getByRole('dialog', { name: '张女士的经过' })
  await seen(drawer.getByText('杯子的把手断了'))
  await seen(drawer.getByText(/1\d\d\*{4}\d{4}/))
  await drawer.getByRole('button', { name: /关闭|Close/ }).click()
  await gone(drawer)
})

scene('nobody answers the phone: that is noted, and tried again later', async () => {
  await button(lin, '记结果').click()
  const dialog = lin.getByRole('dialog', { name: '张女士的回访结果' })
  await dialog.getByRole('radio', { name: '没联系上' }).check()
  await dialog.getByRole('textbox').fill('电话没人接')
  await dialog.getByRole('button', { name: '记下' }).click()
  await seen(rowOf(lin, '张女士').getByText(/没联系上，“电话没人接”/))
})

scene('a supervisor sees those of everybody', async () => {
  const chief = await stage.console('周可', { width: 390, height: 844 })
  await chief.getByRole('link', { name: /回访/ }).click()
  await seen(rowOf(chief, '张女士').getByText('林晓负责', { exact: false }))
  expect(await inspectDesk(chief)).toEqual([])
  await chief.context().close()
})

scene('he writes to her: that opens a session, and the talk goes on there', async () => {
  await button(lin, '写给顾客').click()
  const dialog = lin.getByRole('dialog', { name: '写给张女士' })
  await dialog.getByRole('textbox').fill('补发的杯子收到了吗')
  await dialog.getByRole('button', { name: '发送', exact: true }).click()
  await lin.waitForURL(/#\/s\//)
  await seen(lin.getByText('补发的杯子收到了吗'))
  await callShopper(stage.place, '张雨晴', '收到了，谢谢')
  await seen(lin.getByText('收到了，谢谢'))
})

scene('she is satisfied: it leaves the list, and stands under what is done', async () => {
  await lin.getByRole('link', { name: /回访/ }).click()
  await button(lin, '记结果').click()
  const dialog = lin.getByRole('dialog', { name: '张女士的回访结果' })
  const save = dialog.getByRole('button', { name: '记下' })
  await dialog.getByRole('radio', { name: '不满意' }).check()
  expect(await save.isDisabled()).toBe(true)
  await dialog.getByRole('radio', { name: '满意', exact: true }).check()
  await save.click()
  await seen(lin.getByText('没有要做的回访'))
  await lin.getByText('已完成', { exact: true }).click()
  await seen(rowOf(lin, '张女士').getByText('林晓，按时'))
})
