/** An invoice from both sides: asked for on a phone, checked and handed on by itself, issued at the desk, opened in the chat. */
import type { Page } from 'playwright-core'
import { openStage, seen, storyOf, type Phone, type Stage } from '../support/browser'
import { inspectDesk } from '../support/console'
import { PDF } from '../support/invoices'
import { settled, sticksOut } from '../support/pages'

const CUPS = '251118204516037'

let stage: Stage
let zhang: Phone
let lin: Page

const scene = storyOf(() => stage)
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })

beforeAll(async () => {
  stage = await openStage()
  zhang = await stage.phone('张雨晴')
  lin = await stage.console('林晓')
}, 90_000)
afterAll(() => stage.close())

scene('she asks for it from her order, and is told at each field what is wrong', async () => {
  const { page } = zhang
  await zhang.open(`order-detail?orderNo=${CUPS}`)
  await page.getByRole('button', { name: '开发票' }).click()
  await seen(page.getByText('提交以后'))
  await page.getByRole('button', { name: '提交申请' }).click()
  await seen(page.getByText('有 2 处要改'))
  await field(page, '发票抬头').fill('杭州棉屿贸易有限公司')
  await field(page, '税号').fill('91330100799655058C')
  await seen(page.getByText('最后一位和前面对不上', { exact: false }))
  await settled(page)
  expect(await sticksOut(page)).toBe(0)
})

scene('a number that does not fit is asked about once; put right, it goes on to 财务 by itself', async () => {
  const { page } = zhang
  await page.getByRole('button', { name: '提交申请' }).click()
  await seen(page.getByText('税号的最后一位和前面对不上', { exact: false }))
  await field(page, '税号').fill('91330100799655058B')
  await page.getByRole('button', { name: '改好了，再提交' }).click()
  await seen(page.getByText('财务正在开票'))
  await seen(page.getByText('生成开票单'))
  await seen(page.getByText('自动完成').first())
  await settled(page)
  expect(await sticksOut(page)).toBe(0)
})

scene('财务 find it at the desk with its sheet and each step on the way', async () => {
  await lin.reload()
  await lin.getByRole('link', { name: /发票/ }).click()
  const row = lin.getByRole('listitem', { name: '杭州棉屿贸易有限公司' })
  await seen(row.getByText('财务正在开票'))
  expect(await inspectDesk(lin)).toEqual([])
  await row.getByRole('button', { name: '开票单' }).click()
  const sheet = lin.getByRole('dialog')
  await seen(sheet.getByText('91330100799655058B'))
  await seen(sheet.getByText('生成开票单'))
  await lin.keyboard.press('Escape')
})

scene('they issue it with its file; she opens it from the chat', async () => {
  const { page } = zhang
  await lin.getByRole('button', { name: '填发票，发给顾客' }).click()
  const dialog = lin.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '发票号码' }).fill('26332000000012345678')
  const file = { name: '发票.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) }
  await dialog.getByTestId('invoice-file').setInputFiles(file)
  await seen(dialog.getByText('已上传 发票.pdf'))
  await dialog.getByRole('button', { name: '发给顾客' }).click()
  await seen(lin.getByText('没有要开的发票'))
  await zhang.open('chat')
  await page.getByRole('button', { name: /发票已开好/ }).click()
  await seen(page.getByText('26332000000012345678').filter({ visible: true }).first())
  await seen(page.getByRole('button', { name: '打开发票' }))
  await settled(page)
  expect(await sticksOut(page)).toBe(0)
})

scene(
  'a supervisor on a phone reads what was issued; an agent who is not 财务 has no such page',
  async () => {
    const chief = await stage.console('周可', { width: 390, height: 844 })
    await chief.getByRole('link', { name: /发票/ }).click()
    await chief.getByText('办完的').click()
    await seen(chief.getByText('发票 26332000000012345678', { exact: false }))
    expect(await inspectDesk(chief)).toEqual([])
    await chief.context().close()
    const he = await stage.console('何静')
    await seen(he.getByRole('link', { name: /售后/ }))
    expect(await he.getByRole('link', { name: /发票/ }).count()).toBe(0)
    await he.context().close()
  },
)
