/** From a broken cup to its money: the form, what it keeps, what it refuses, and the case that comes of it. */
import type { Locator } from 'playwright-core'
import type { CaseView } from '../../core/aftersales/view'
import { DAY, HOUR } from '../../core/shared/time'
import { gone, openStage, seen, storyOf, type Phone, type Stage } from '../support/browser'
import { CALLS, inspecting } from '../support/inspect'
import { attachPhotos, largePhoto, photoOf, settled, type Photo } from '../support/pages'
import { shot as shotOf } from '../support/shots'

/** 张雨晴's cups, delivered on the morning of the story. */
const cups = '251118204516037'
/** A blanket of last week. */
const blanket = '251110193011582'

let stage: Stage
let her: Phone
let photo: Photo

const scene = storyOf(() => stage)
const { button, text, field, fine } = inspecting(() => her)
const shot = async (name: string): Promise<void> => {
  await settled(her.page)
  await shotOf(her.page, name)
}
const radio = (name: RegExp): Locator => her.page.getByRole('radio', { name }).filter({ visible: true })

beforeAll(async () => {
  stage = await openStage()
  her = await stage.phone('张雨晴')
  photo = await photoOf(her.page, `${stage.place.url}/demo/goods/cup.svg`)
}, 60_000)

afterAll(() => stage.close())

scene('says that there is none yet, and leads to the orders', async () => {
  await her.open('cases')
  await seen(text('还没有售后'))
  await fine('no cases')
  await button('去订单里申请').click()
  await seen(her.page.getByRole('tab', { name: '售后' }))
})

scene('goes from the order to the form, and says at each field what is open', async () => {
  await her.open(`order-detail?orderNo=${cups}`)
  await button('申请售后').click()
  await seen(text('照片和视频'))
  await shot('form-empty')
  await button('提交申请').click()
  await seen(text('选一种类型'))
  await fine('an empty claim')
})

scene('tells what the policy says before anything is sent', async () => {
  await button(/手捏陶瓷杯.*增加 1 件/).click()
  await radio(/^仅退款/).click()
  await button(/原因/).click()
  await settled(her.page)
  await shot('reasons')
  await radio(/收到时破损/).click()
  await seen(text('按店铺政策，这次'))
  await seen(her.page.locator('.amount__figure'))
  await field('说明').fill('把手从根部断了，外箱没破，杯子旁边没有泡沫。')
})

scene('carries photos one by one; what the network loses is tried again by a tap', async () => {
  const { page, context } = her
  await attachPhotos(page, photo)
  await seen(page.locator('.evidence-tile__photo'))
  await gone(page.locator('.evidence-tile__veil'))
  await context.route('**/upload?**', (route) => route.abort())
  await attachPhotos(page, await largePhoto(page, 'red'))
  await seen(text('第 2 个网络断开没传上，点图重试。'))
  await shot('form-failed')
  await fine('a claim with a failed photo')
  await context.unroute('**/upload?**')
  await button('第 2 个没传上，重试').click()
  await gone(page.locator('.evidence-tile__veil'))
  await seen(text('2/9，视频 1 段、最长 60 秒'))
  await button('第 2 张照片').click()
  await button('往前移').click()
  await seen(text('第 1 张，共 2 张'))
})

scene('loses nothing when it is closed, and keeps it with the server', async () => {
  await seen(text(/草稿已保存 10:/))
  await her.page.reload()
  await seen(text('收到时破损'))
  await seen(text('2/9，视频 1 段、最长 60 秒'))
  expect(await field('说明').inputValue()).toContain('把手从根部断了')
  await seen(her.page.locator('.amount__figure'))
  await settled(her.page)
  await shot('form')
  await fine('a whole claim')
})

scene('sends it in, and shows where it stands', async () => {
  await button('提交申请').click()
  await seen(text('售后详情'))
  await seen(her.page.locator('.case-head__title').filter({ visible: true }))
  await shot('case')
  await fine('a case')
})

scene('stands at home, at its order, in the list and in the chat, each a tap from it', async () => {
  const { page } = her
  const head = page.locator('.case-head__title').filter({ visible: true })
  for (const [where, what] of [
    ['home', '.open-case'],
    [`order-detail?orderNo=${cups}`, '.case-row'],
    ['cases', '.case-row'],
    ['chat', '.case-card'],
  ] as const) {
    await her.open(where)
    const card = page.locator(what).filter({ visible: true })
    // the card in the chat may come with the clock's next round
    await card.first().waitFor({ timeout: 30_000 })
    await settled(page)
    await shot(`at-${where.slice(0, 5)}`)
    await card.first().click()
    await seen(head)
  }
  await her.open('home')
  await seen(page.locator('.open-case'))
  await fine('home with a case')
  await her.open('cases')
  await seen(page.locator('.case-row'))
  await fine('my cases')
})

scene('is pushed once, and a person is a tap away', async () => {
  await her.page.locator('.case-row').filter({ visible: true }).click()
  await button('催一下').click()
  await gone(button('催一下'))
  await button('问客服').click()
  await seen(her.page.locator('.composer'))
})

scene('says that a case is open before another one is begun, and why one is not offered', async () => {
  await her.open(`case-form?orderNo=${cups}`)
  await seen(text('这笔订单有一个售后在处理：仅退款 手捏陶瓷杯'))
  await fine('a second claim')
})

scene('says by when a person looks at an exchange, and lets it be changed', async () => {
  await her.open(`case-form?orderNo=${blanket}`)
  await radio(/^退货退款/).click()
  await button(/原因/).click()
  await radio(/不想要了/).click()
  await seen(her.page.locator('.amount__figure'))
  await radio(/^换货/).click()
  await button(/原因/).click()
  await radio(/拍错、多拍/).click()
  await gone(her.page.locator('.policy-hint--old'))
  await shot('form-exchange')
  await button('提交申请').click()
  await seen(text('等商家审核'))
  expect(await her.page.locator('.timeline').innerText()).not.toContain('{')
  await settled(her.page)
  await shot('case-review')
  await fine('a case that waits for the shop')
  await button('修改申请').click()
  await seen(radio(/^换货/).and(her.page.locator('.type-card--on')))
  await field('说明').fill('想换成米白的')
  await button('提交申请').click()
  await seen(text('想换成米白的'))
  await seen(text('您修改了申请'))
})

/** As look/07 has it, with everything else that a case can have. */
const everything = (now: number): Partial<CaseView> => ({
  status: 'refunding',
  headline: {
    ...{ title: '退款正在到账', text: '最晚 {by} 到账，您不用操作', nextBy: 'bank' },
    ...{ by: now + 4 * DAY, rule: null },
  },
  amountFen: 26_900,
  refund: {
    ...{ amountFen: 26_900, status: 'onItsWay', route: '招商银行储蓄卡（3306）' },
    legs: [
      { label: '商家已退', at: now - HOUR, by: null },
      { label: '微信支付已处理', at: now - HOUR, by: null },
      { label: '银行入账', at: null, by: now + 4 * DAY },
    ],
  },
  freight: {
    ...{ amountFen: 1_200, status: 'toConfirm', route: '商家付，到微信零钱' },
    legs: [
      { label: '商家已付', at: now - HOUR, by: null },
      { label: '等您确认收款', at: null, by: null },
    ],
    toTake: { by: now + 20 * HOUR, ticket: { mchId: '1900000001', appId: 'wx1', package: 'package' } },
  },
  proposal: {
    terms: { type: 'return', amountFen: 20_000, waivesReturn: false, prepays: false },
    ...{ from: 'merchantReview', by: now + DAY },
  },
  returnTo: '李师傅 138****0000，江苏省南通市通州区 家纺路 8 号 1 号仓',
  parcel: {
    ...{ company: '圆通速递', trackingNo: 'YT8832417055263', stateText: '运输中', stalledAt: now - DAY },
    track: [{ at: now - DAY, text: '已揽收' }],
  },
  findings: [{ fileId: 'found', kind: 'photo', url: null }],
  timeline: [
    { at: null, title: '银行入账', text: '由招商银行处理。到期没到，我们主动联系您', by: now + 4 * DAY },
    { at: now - HOUR, title: '验货通过，已退款', text: '商品完好，配件齐全' },
    { at: now - DAY, title: '商家签收退货', text: '圆通速递 YT8832417055263' },
  ],
  actions: ['hurry', 'shipBack', 'acceptProposal', 'declineProposal', 'rate', 'addEvidence', 'cancel'],
})

scene('draws everything that a case can have, on every phone', async () => {
  const { page, context } = her
  await context.route(CALLS, async (route) => {
    if (!route.request().postData()?.includes('cases.find')) return route.continue()
    const response = await route.fetch()
    const body = (await response.json()) as { result: { value: { case: CaseView; now: number } } }
    Object.assign(body.result.value.case, everything(body.result.value.now))
    await route.fulfill({ response, json: body })
  })
  await her.open('cases')
  await page.locator('.case-row').filter({ visible: true }).first().click()
  await seen(text('银行储蓄卡'))
  await settled(page)
  await shot('case-everything')
  await fine('a case with everything')
  await button('去领取 ¥12.00').click()
  await seen(text('请在微信里领取'))
  await shot('take-on-the-web')
  await text('知道了').click()
  await page.getByRole('radio', { name: /^4/ }).click()
  await field('想说的').fill('很快')
  await fine('a case that is being rated')
})

scene('takes a number that tells its carrier; what the shop refuses stands at the field', async () => {
  const { page, context } = her
  await button('填寄回单号').click()
  await field('快递单号').fill('')
  await button('提交单号').click()
  await seen(text('填快递单号，或扫一扫面单上的条码'))
  await field('快递单号').fill('yt 8832417055263')
  await settled(page)
  await shot('ship')
  await fine('the sheet of the number')
  await button('提交单号').click()
  await seen(text('现在不能这样做，刷新后看看最新状态'))
  await context.unrouteAll({ behavior: 'ignoreErrors' })
})
