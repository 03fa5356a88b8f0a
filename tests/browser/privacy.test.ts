/** One's own data: what is asked before they are deleted, and what is found again. */
import { openStage, seen, storyOf, gone, type Phone, type Stage } from '../support/browser'
import { settled, sticksOut } from '../support/pages'

let stage: Stage
let li: Phone

const scene = storyOf(() => stage)

beforeAll(async () => {
  stage = await openStage()
  li = await stage.phone('李国强', { width: 320, height: 640 })
}, 60_000)

afterAll(() => stage.close())

const focused = (): Promise<string> => li.page.evaluate(() => document.activeElement?.textContent ?? '')

scene('asks in view whether to delete, with the focus on the way back', async () => {
  const { page } = li
  await li.open('privacy')
  await page.getByRole('button', { name: '申请删除' }).click()
  const question = page.getByRole('dialog', { name: '确定要删除吗？' })
  await seen(question)
  await settled(page)
  const box = await question.boundingBox()
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(640)
  expect(await sticksOut(page)).toBe(0)
  await page.waitForFunction(() => document.activeElement?.textContent === '先不删')
  await page.keyboard.press('Tab')
  expect(await focused()).toBe('申请删除')
})

scene('lets go by Escape, and gives the focus back', async () => {
  const { page } = li
  await page.keyboard.press('Escape')
  await gone(page.getByRole('dialog', { name: '确定要删除吗？' }))
  expect(await focused()).toBe('申请删除')
  expect(await page.getByText(/^没有删除/).count()).toBe(0)
})

scene('deletes only when it was asked for twice', async () => {
  const { page } = li
  await page.getByRole('button', { name: '申请删除' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '申请删除' }).click()
  await seen(page.getByText(/^(没有删除：|已申请，)/))
})
