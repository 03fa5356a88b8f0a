/** A case that comes to review goes out as a card in WeCom; an agent answers it there, and a colleague sees who did. */
import type { Page } from 'playwright-core'
import { openStage, seen, storyOf, type Stage } from '../support/browser'
import { clientOf } from '../support/console'
import { askAxe } from '../support/inspect'
import { sticksOut } from '../support/pages'
import { shot } from '../support/shots'
import { must } from '../support/talk'

const CUPS = '251118204516037'
const BLANKET = '251110193011582'

let stage: Stage
/** 林晓 in WeCom on his desktop, and on his phone. */
let desktop: Page
let phone: Page

const scene = storyOf(() => stage)
const cardIn = (page: Page) => page.locator('.bcard').last()
const acts = (page: Page, name: string) => cardIn(page).getByRole('button', { name, exact: true })

let asked = 0
const asks = async (orderNo: string) => {
  await must(
    clientOf(stage.place, '张雨晴').cases.submit({
      clientId: `wecom-card-${(asked += 1)}`,
      orderNo,
      wish: {
        ...{ type: 'return', reason: 'other', goods: 'received', evidence: [] },
        description: '颜色和家里不配，想退掉',
        lines: [{ item: 0, quantity: 1, amountFen: 5_000 }],
      },
    }),
  )
  // the clock tells the shop of it
  while ((await desktop.locator('.bcard').count()) < asked) await stage.place.cloud.fireTimer('clock')
}
/** Nothing is wrong with the page for those who can't see or not well, and nothing sticks out of it. */
const inspect = async (page: Page): Promise<string[]> => {
  const over = await sticksOut(page)
  return [...(await askAxe(page)), ...(over > 0 ? [`sticks out by ${over} px`] : [])]
}

beforeAll(async () => {
  stage = await openStage()
  desktop = await stage.wecom('林晓')
  phone = await stage.wecom('林晓', { width: 390 })
}, 90_000)
afterAll(() => stage.close())

scene('a case comes as a card with all that a decision needs', async () => {
  await asks(CUPS)
  await seen(cardIn(desktop).getByRole('heading', { name: '退货退款 · 张女士' }))
  await seen(cardIn(desktop).getByText('颜色和家里不配，想退掉'))
  await seen(cardIn(desktop).getByText('¥50.00'))
  await seen(cardIn(phone).getByRole('heading', { name: '退货退款 · 张女士' }))
  await shot(desktop, 'card-desktop')
  await shot(phone, 'card-390')
  expect([await inspect(desktop), await inspect(phone)]).toEqual([[], []])
})

scene('refusing asks for a reason first, and says so', async () => {
  await acts(phone, '拒绝').click()
  await seen(phone.locator('.bubble').getByText('请先在卡片上选拒绝原因，再点“拒绝”'))
  await seen(acts(phone, '拒绝'))
})

scene('the details are one tap away, in the console', async () => {
  const link = cardIn(desktop).getByRole('link', { name: '看详情' })
  expect(await link.getAttribute('href')).toMatch(/\/console\/\?app=\w+:\d+#\/cases\/\w+$/)
})

scene('agreeing on the phone stands on the card everywhere', async () => {
  await acts(phone, '同意').click()
  await seen(cardIn(phone).getByText('林晓已同意'))
  await seen(cardIn(desktop).getByText('林晓已同意'))
  await shot(phone, 'card-over-390')
  expect(await inspect(phone)).toEqual([])
})

scene('a reason of the catalogue is what the shopper reads', async () => {
  await asks(BLANKET)
  const reason = cardIn(desktop).getByRole('combobox', { name: '拒绝原因' })
  await seen(acts(desktop, '拒绝'))
  await reason.selectOption({ index: 1 })
  await acts(desktop, '拒绝').click()
  await seen(cardIn(desktop).getByText('林晓已拒绝'))
  await shot(desktop, 'card-over-desktop')
})
