/** 售后政策 at the console: a supervisor reads it, changes it, tries it on what was asked, and publishes it. */
import type { Locator, Page } from 'playwright-core'
import { gone, openStage, seen, storyOf, type Stage } from '../support/browser'
import { clientOf, inspectDesk } from '../support/console'
import { shot } from '../support/shots'
import { must } from '../support/talk'

let stage: Stage
let chief: Page

const scene = storyOf(() => stage)

/** 张雨晴 takes back what was not sent yet: refunded at once by the policy as it is. */
const cancelsUnsent = async (): Promise<string> => {
  const { orders, cases } = clientOf(stage.place, '张雨晴')
  const unsent = (await must(orders.list({}))).orders.find(({ status }) => status === 'paid')
  if (!unsent) throw new Error('every order of hers is sent')
  const wish = {
    ...{ type: 'refundOnly' as const, reason: 'noLongerWanted' as const, goods: 'notReceived' as const },
    lines: [{ item: 0, quantity: 1, amountFen: 1_000 }],
    ...{ description: '', evidence: [] },
  }
  const asked = { clientId: 'policy-scene-01', orderNo: unsent.orderNo, wish }
  return (await must(cases.submit(asked))).case.caseNo
}

let caseNo: string

beforeAll(async () => {
  stage = await openStage()
  caseNo = await cancelsUnsent()
  chief = await stage.console('周可')
}, 90_000)
afterAll(() => stage.close())

const part = (name: string) => chief.getByRole('region', { name, exact: true })
const button = (name: string) => chief.getByRole('button', { name, exact: true })
const tab = (name: string) =>
  chief.getByRole('navigation', { name: '政策分类' }).getByRole('button', { name: new RegExp(`^${name}`) })
const tried = () => chief.getByRole('complementary', { name: '如果早用这一版' })
/** Chooses in a list that opens over the page. */
const pick = async (field: Locator, name: string): Promise<void> => {
  await field.click()
  await chief.locator('.ant-select-item-option').filter({ hasText: name }).filter({ visible: true }).click()
  await chief.keyboard.press('Escape')
}
const asksBeforeLeaving = (): Promise<boolean> =>
  chief.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })))
const rule = (group: string, text: string) => part(group).getByRole('listitem').filter({ hasText: text })

scene('the policy in force stands in sentences; agents do not see the page', async () => {
  const lin = await stage.console('林晓')
  expect(await lin.getByRole('link', { name: '政策' }).count()).toBe(0)
  await lin.close()
  await chief.getByRole('link', { name: '政策' }).click()
  await seen(chief.getByText('第 1 版，已生效'))
  await seen(rule('质量问题', '生鲜鲜活').getByText('签收后 1 天内可申请'))
  await tab('免退货与快速退款').click()
  await seen(rule('免退货', '质量问题，不超过 ¥100.00，至少 1 份照片或视频'))
  await tab('售后方式与信用').click()
  await seen(rule('信用等级', '优秀').getByText('完成订单至少 10 笔'))
  expect(await inspectDesk(chief)).toEqual([])
})

scene('what is wrong is said beside its field, and neither tried nor published', async () => {
  await tab('额度与驳回').click()
  const first = rule('驳回理由', '理由 2').getByLabel('顾客看到的话')
  const text = await first.inputValue()
  await first.fill('')
  await seen(rule('驳回理由', '理由 2').getByText('这里要写，顾客会看到'))
  await seen(chief.getByRole('alert').filter({ hasText: '有 1 处要改好才能发布' }))
  expect(await button('发布第 2 版').isDisabled()).toBe(true)
  expect(await button('试算').isDisabled()).toBe(true)
  await first.fill(text)
  await gone(chief.getByRole('alert'))
})

/** A rule is written where nothing stood: what it needs is asked for in its fields. */
scene('a campaign is written, its faults beside their fields, and dropped again', async () => {
  await tab('免退货与快速退款').click()
  await seen(part('极速退款活动').getByText('还没有'))
  await button('添加活动').click()
  const campaign = rule('极速退款活动', '给顾客')
  await seen(campaign.getByText('这里要写，顾客会看到'))
  await campaign.getByRole('textbox', { name: '名称' }).fill('双12 极速退款')
  await gone(campaign.getByText('这里要写，顾客会看到'))
  await campaign.getByLabel('结束（不含）').fill('2025-11-20T00:00')
  await seen(campaign.getByText('活动的结束时间早于开始时间'))
  await campaign.getByLabel('结束（不含）').fill('2025-12-13T00:00')
  await seen(campaign.getByText(/– 2025-12-13 00:00，/))
  await shot(chief, 'policy-campaign')
  expect(await inspectDesk(chief)).toEqual([])
  await button('删除：双12 极速退款').click()
  await seen(part('极速退款活动').getByText('还没有'))
  await gone(chief.getByText(/^草稿第/))
})

scene(
  'who pays the way back, for whom and how far a shopper is trusted is written in sentences too',
  async () => {
    await tab('运费与补偿').click()
    const quality = rule('退回运费', '质量问题').first()
    await quality.getByText('适用条件').click()
    await pick(quality.getByLabel('顾客信用'), '优秀')
    await seen(rule('退回运费', '质量问题，信用优秀').getByText('原来：不限'))
    await pick(rule('退回运费', '质量问题，信用优秀').getByLabel('谁付退回运费'), '顾客')
    await seen(rule('退回运费', '质量问题，信用优秀').getByText('顾客承担'))
    expect(await rule('退回运费', '质量问题，信用优秀').getByLabel('最多补偿').count()).toBe(0)
    await shot(chief, 'policy-freight')
    expect(await inspectDesk(chief)).toEqual([])
    await tab('售后方式与信用').click()
    const good = rule('信用等级', '良好')
    await good.getByRole('button', { name: '加一个条件' }).click()
    await seen(good.getByText(/并且完成订单至少 1 笔$/))
    await button('上移：良好').click()
    await seen(part('信用等级').getByRole('listitem').nth(2).filter({ hasText: '良好' }))
    await seen(chief.getByText('草稿第 2 版，改了 4 处'))
    await shot(chief, 'policy-credit')
    expect(await inspectDesk(chief)).toEqual([])
  },
)

scene(
  'a category that goes is missed by the rules that name it; the window is not closed over a draft',
  async () => {
    await tab('退货与质量').click()
    await chief.getByRole('switch', { name: '启用：生鲜鲜活' }).click()
    await tab('免退货与快速退款').click()
    await seen(rule('免退货', '限生鲜鲜活').getByText('规则用到了不存在的商品类目'))
    expect(await button('发布第 2 版').isDisabled()).toBe(true)
    await shot(chief, 'policy-faults')
    expect(await asksBeforeLeaving()).toBe(true)
    await button('放弃草稿').click()
    await chief.getByRole('dialog').getByRole('button', { name: '放弃草稿' }).click()
    await gone(chief.getByText(/^草稿第/))
    expect(await asksBeforeLeaving()).toBe(false)
  },
)

scene('a draft says what it changes, and shows by which case it would have mattered', async () => {
  await tab('免退货与快速退款').click()
  await chief
    .getByRole('switch', { name: /^启用：未发货，仅退款/ })
    .last()
    .click()
  const limit = rule('免退货', '质量问题').first().getByLabel('金额不超过')
  await limit.fill('150')
  await limit.blur()
  await seen(rule('免退货', '不超过 ¥150.00').getByText('原来：¥100.00'))
  await seen(chief.getByText('草稿第 2 版，改了 2 处'))
  await button('试算').click()
  await seen(tried().getByText('拿过去 30 天的 1 张售后申请重算'))
  await seen(tried().getByText('秒退 → 自动通过'))
  await seen(tried().getByText('金额不变'))
  await shot(chief, 'policy-tried')
  expect(await tried().getByRole('link').first().getAttribute('href')).toBe(`#/cases/${caseNo}`)
  expect(await inspectDesk(chief)).toEqual([])
  await chief.setViewportSize({ width: 390, height: 844 })
  expect(await inspectDesk(chief)).toEqual([])
  await shot(chief, 'policy-390')
  await chief.setViewportSize({ width: 1024, height: 768 })
  expect(await inspectDesk(chief)).toEqual([])
  await shot(chief, 'policy-1024')
  await chief.setViewportSize({ width: 1440, height: 900 })
})

scene('the draft is still there after a look at the case', async () => {
  await tried().getByRole('link').first().click()
  await seen(chief.getByText(caseNo).first())
  await chief.getByRole('link', { name: '政策' }).click()
  await seen(chief.getByText('草稿第 2 版，改了 2 处'))
})

scene(
  'published it is in force and stands in the history, from which the old one can be had again',
  async () => {
    await button('发布第 2 版').click()
    const ask = chief.getByRole('dialog', { name: '发布第 2 版？' })
    await seen(ask.getByText('这份草稿还没有试算过'))
    await ask.getByRole('textbox').fill('双12 前调整')
    await ask.getByRole('button', { name: '发布第 2 版' }).click()
    await seen(chief.getByText(/^已发布，.* 前全部生效$/))
    await seen(chief.getByText('第 2 版，已生效'))
    await button('历史版本').click()
    const past = chief.getByRole('dialog', { name: '历史版本' })
    await seen(past.getByText('双12 前调整'))
    expect(await inspectDesk(chief)).toEqual([])
    await past.getByRole('button', { name: '用作草稿' }).click()
    await seen(chief.getByText('草稿第 3 版，改了 2 处'))
    await button('放弃草稿').click()
    await chief.getByRole('dialog').getByRole('button', { name: '放弃草稿' }).click()
    await gone(chief.getByText(/^草稿第/))
  },
)
