/** The clocks of the work beside the next answer, and what an agent says he has done of it. */
import type { Page } from 'playwright-core'
import { gone, openStage, seen, storyOf, type Stage } from '../support/browser'
import { callShopper, inspectDesk } from '../support/console'

let stage: Stage
let lin: Page

const scene = storyOf(() => stage)

const strip = (desk: Page) => desk.getByRole('region', { name: '处理时限' })
const badge = (words: string | RegExp) => strip(lin).locator('.clock').filter({ hasText: words })
const button = (name: string | RegExp) => strip(lin).getByRole('button', { name })
const field = () => lin.getByRole('textbox', { name: '回复张女士' })

beforeAll(async () => {
  stage = await openStage()
  lin = await stage.console('林晓')
}, 60_000)

afterAll(() => stage.close())

scene('shows by when a plan and the whole are due, each with the rule that set it', async () => {
  await callShopper(stage.place, '张雨晴', '这只杯子能装多少水', '转人工')
  await lin.getByRole('link', { name: /张女士/ }).click()
  await seen(badge(/方案还剩 4:\d\d/))
  await seen(badge(/解决还剩/))
  expect(await badge('方案').getAttribute('title')).toMatch(/^规则：给方案不超过 5 分钟，10:1\d 前$/)
})

scene('counts down by itself, once a second', async () => {
  const text = (await badge('方案').textContent()) ?? ''
  await lin.waitForFunction((was) => document.querySelector('.clocks .clock')?.textContent !== was, text)
})

scene('lets them stand still while the shopper has the word', async () => {
  await field().fill('您好，您看的是哪一款')
  await field().press('Enter')
  await seen(badge('方案、解决等客户'))
  expect(await badge('等客户').getAttribute('title')).toMatch(/^方案还剩 4:\d\d，客户回复后接着计/)
  await callShopper(stage.place, '张雨晴', '月白的那款')
  await seen(badge(/方案还剩/))
})

scene('stands in one row beside the lists, with all its clocks and acts', async () => {
  const choose = async (level: RegExp) => {
    await button(/^问题级别/).click()
    await lin.getByRole('menuitem', { name: level }).click()
  }
  await choose(/^L2/)
  await seen(badge(/进展还剩/))
  for (const width of [1440, 1024]) {
    await lin.setViewportSize({ width, height: 900 })
    expect(await strip(lin).locator('.clock').count()).toBe(3)
    expect((await strip(lin).boundingBox())?.height).toBeLessThan(50)
  }
  await lin.setViewportSize({ width: 1440, height: 900 })
  await choose(/^L1/)
  await gone(badge('进展'))
})

scene('takes 已给方案 by the keyboard, once, and the clock of the plan is over', async () => {
  await button('已给方案').focus()
  await lin.keyboard.press('Enter')
  await seen(lin.getByText('已记下，方案给过了'))
  await gone(button('已给方案'))
  await gone(badge('方案'))
  await seen(badge(/解决还剩/))
})

scene(
  'owes news by and by once the problem lies with others, and nothing more when it does not',
  async () => {
    await button('问题级别 L1').focus()
    await lin.keyboard.press('Enter')
    await lin.getByRole('menuitem', { name: /^L2/ }).press('Enter')
    await seen(button('问题级别 L2'))
    await seen(badge(/进展还剩 1:59/))
    expect(await badge('进展').getAttribute('title')).toContain('规则：同步进展不超过 2 小时')
    await button('已同步进展').click()
    await seen(lin.getByText('已记下，下次进展重新计时'))
    await seen(badge(/进展还剩/))
    await button('问题级别 L2').click()
    await lin.getByRole('menuitem', { name: /^L1/ }).click()
    await seen(button('问题级别 L1'))
    await gone(badge('进展'))
  },
)

scene('says so when it could not be done, and does it when it is asked again', async () => {
  await lin.context().setOffline(true)
  await button('问题级别 L1').click()
  await lin.getByRole('menuitem', { name: /^L3/ }).click()
  await seen(lin.getByText('网络断开了').first())
  await lin.context().setOffline(false)
  await button('问题级别 L1').click()
  await lin.getByRole('menuitem', { name: /^L3/ }).click()
  await seen(button('问题级别 L3'))
  await seen(badge(/进展还剩 3:59/))
})

scene('has targets for every finger, and can be read by everybody, in light and dark', async () => {
  for (const one of await strip(lin).getByRole('button').all()) {
    expect((await one.boundingBox())?.height).toBeGreaterThanOrEqual(28)
  }
  expect(await inspectDesk(lin)).toEqual([])
})

scene('stands on top of the chat on a phone', async () => {
  const phone = await stage.console('林晓', { width: 390, height: 844 })
  await phone.getByRole('link', { name: /张女士/ }).click()
  await seen(strip(phone).locator('.clock').first())
  expect(await inspectDesk(phone)).toEqual([])
})

scene('shows a supervisor the same clocks, and no acts', async () => {
  const chief = await stage.console('周可')
  await chief.goto(lin.url())
  await seen(strip(chief).getByText(/解决还剩/))
  expect(await strip(chief).getByRole('button').count()).toBe(0)
})
