/**
 * A return from both sides: she asks with photos, the shop agrees, the goods go back and are looked at, the money comes,
 * its freight too, and she says how it was. At the end the money is counted.
 */
import type { Locator, Page } from 'playwright-core'
import { pathToFileURL } from 'node:url'
import { FundEntry } from '../../core/insurance/fund'
import type { Wish } from '../../core/aftersales/case'
import { packageOf } from '../../local/wechatpay/api'
import type { Known } from '../../local/wechatpay/ledger'
import { at } from '../../scripts/lib/root'
import { gone, openStage, seen, storyOf, type Phone, type Stage } from '../support/browser'
import { clientOf, judged } from '../support/console'
import { inspecting } from '../support/inspect'
import { attachPhotos, largePhoto, photoOf, settled, type Photo } from '../support/pages'
import { shot } from '../support/shots'
import { must } from '../support/talk'

/** 张雨晴's cups, delivered on the morning of the story, with 退货包运费. */
const CUPS = '251118204516037'
const BLANKET = '251110193011582'
const PARCEL = { com: 'yuantong', num: 'YT8832417055263' }

let stage: Stage
let her: Phone
let lin: Page
/** As a phone takes it: too large to be carried as it is. */
let large: Photo
let caseNo = ''

const scene = storyOf(() => stage)
const { button, text, field } = inspecting(() => her)
const radio = (name: RegExp): Locator => her.page.getByRole('radio', { name }).filter({ visible: true })
const headline = (words: string) => her.page.locator('.case-head__title').getByText(words, { exact: true })
const dialog = () => lin.getByRole('dialog')
const article = () => lin.getByRole('article', { name: `售后单 ${caseNo}` })
const part = (name: string) => lin.getByRole('region', { name, exact: true })

/** What both sides look like now. */
const pictures = async (name: string): Promise<void> => {
  await settled(her.page)
  await shot(her.page, `${name}-phone`)
  await shot(lin, `${name}-desk`)
}
/** She comes back to the case. */
const looksAgain = (): Promise<void> => her.open(`case?caseNo=${caseNo}`)

const { all, kept, ticks, parcelMoves } = {
  all: async (collection: string): Promise<readonly unknown[]> =>
    (await stage.place.cloudbase.db.collection(collection).limit(100).get()).data as unknown[],
  /** What WeChat Pay has taken of that kind. */
  kept: <K extends Known['kind']>(kind: K) =>
    stage.place.pay.known.filter((one): one is Extract<Known, { kind: K }> => one.kind === kind),
  /** The clock runs until that is so. */
  ticks: async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await stage.place.cloud.fireTimer('clock')
  },
  parcelMoves: (words: string, state: string): Promise<void> =>
    stage.place.kuaidi100.move(PARCEL, { at: stage.place.now(), text: words, state }),
}

/** Another wish of hers, whose clock runs longer already. */
const asksBefore = async (wish: Wish): Promise<void> => {
  const { cases } = clientOf(stage.place, '张雨晴')
  await must(cases.submit({ clientId: 'story-before', orderNo: BLANKET, wish }))
}

beforeAll(async () => {
  stage = await openStage()
  her = await stage.phone('张雨晴')
  lin = await stage.console('林晓')
  large = await largePhoto(lin, 'blue')
  await asksBefore({
    ...{ type: 'exchange', reason: 'other', goods: 'received', description: '想换成灰豆绿', evidence: [] },
    lines: [{ item: 0, quantity: 1, amountFen: 0 }],
  })
}, 60_000)

afterAll(() => stage.close())

scene('she asks for it from the order; a file that is no photo is refused in words', async () => {
  const { page } = her
  await her.open(`order-detail?orderNo=${CUPS}`)
  await button('申请售后').click()
  await button(/手捏陶瓷杯.*增加 1 件/).click()
  await radio(/^退货退款/).click()
  await button(/原因/).click()
  await radio(/其他原因/).click()
  await seen(page.locator('.amount__figure').getByText('52.69'))
  await field('说明').fill('釉色偏灰，和家里的餐具不配，没有用过。')
  const cup = await photoOf(page, `${stage.place.url}/demo/goods/cup.svg`)
  const broken = await photoOf(page, pathToFileURL(at('scripts/screenshots/broken-cup.svg')).href, 'cup.png')
  const noPhoto = { name: 'IMG_0413.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<p>404</p>') }
  await attachPhotos(page, cup, broken, noPhoto)
  await seen(text('只能发 JPG、PNG、GIF、WebP 照片'))
  await shot(page, '01-refused-file')
  await seen(text('2/9，视频 1 段、最长 60 秒'))
})

scene('it is sent in: she reads by when it is looked at, in the case and in the chat', async () => {
  const { page } = her
  await attachPhotos(page, large)
  await seen(text('3/9，视频 1 段、最长 60 秒'))
  await gone(page.locator('.evidence-tile__veil'))
  await settled(page)
  await shot(page, '02-form')
  await button('提交申请').click()
  await seen(headline('等商家审核'))
  await seen(text(/今天 1\d:\d\d前?/))
  caseNo = /\d{15}/.exec(await text(/^售后单 \d/).innerText())?.[0] ?? ''
  await settled(page)
  await shot(page, '03-case')
  await her.open('chat')
  const card = page.locator('.case-card').last()
  await seen(card.getByText('等商家审核'))
  await settled(page)
  await shot(page, '03-chat')
})

scene('林晓 sees it behind what is due sooner, and the photos as large as the window', async () => {
  await judged(stage.place, '张雨晴', caseNo)
  await lin.getByRole('navigation').getByRole('link', { name: /售后/ }).click()
  const rows = part('售后').locator('.case-row')
  await seen(rows.nth(1))
  expect(await rows.allInnerTexts()).toEqual([
    expect.stringContaining('换货'),
    expect.stringContaining('退货退款 ¥52.69'),
  ])
  await rows.nth(1).click()
  await seen(article().getByText('釉色偏灰，和家里的餐具不配，没有用过。'))
  await shot(lin, '04-desk')
  await lin.getByRole('button', { name: '放大看照片 3' }).click()
  const photo = lin.locator('dialog.viewer img')
  await seen(photo)
  const { width, bytes } = await photo.evaluate(async (one: HTMLImageElement) => {
    await one.decode()
    return { width: one.naturalWidth, bytes: (await (await fetch(one.src)).blob()).size }
  })
  expect(width).toBe(1_920)
  expect(bytes).toBeLessThan(large.buffer.length / 2)
  await shot(lin, '04-evidence')
  await lin.keyboard.press('ArrowLeft')
  await lin.keyboard.press('Escape')
  await gone(photo)
})

scene('he agrees; she reads where to send it and by when', async () => {
  await lin.getByRole('button', { name: '同意', exact: true }).click()
  await shot(lin, '05-approve')
  await dialog().getByRole('button', { name: '同意', exact: true }).click()
  await seen(article().getByText('等顾客寄回').first())
  await her.open('chat')
  const card = her.page.locator('.case-card').last()
  await seen(card.getByText('请寄回商品'))
  await settled(her.page)
  await shot(her.page, '05-chat')
  await card.click()
  await seen(headline('请寄回商品'))
  await seen(text(/杭州市余杭区 棉屿路 6 号/))
  await seen(text(/退货签收后，自动补运费到微信零钱/))
  await pictures('05-agreed')
})

scene('she sends it back; both sides follow it as 快递100 pushes', async () => {
  await button('填寄回单号').click()
  await field('快递单号').fill('YT 8832417055263')
  await seen(text('看起来是这家，不对就改选'))
  await settled(her.page)
  await shot(her.page, '06-ship')
  await button('提交单号').click()
  await seen(headline('退货在路上'))
  await ticks(() =>
    stage.place.kuaidi100.journal.some(({ what, num }) => what === 'subscribe' && num === PARCEL.num),
  )
  await parcelMoves('已揽收，杭州余杭', '103')
  await parcelMoves('到达 杭州转运中心', '1002')
  await looksAgain()
  await seen(text(/到达 杭州转运中心/))
  await seen(text('寄回的包裹，运输中'))
  await seen(article().getByText('退货在路上').first())
  await seen(part('包裹').getByText(/到达 杭州转运中心/))
  await pictures('06-on-its-way')
})

scene(
  'it arrives: the shop has to look at it, and its freight is on the way without being asked for',
  async () => {
    await parcelMoves('已签收，棉屿生活 售后仓', '301')
    await looksAgain()
    await seen(headline('商家已收到退货'))
    await seen(article().getByText('待验货').first())
    await ticks(() => kept('bill').length > 0)
    await looksAgain()
    await seen(text(/¥6\.00 等您在微信里确认收款/))
    await pictures('07-arrived')
  },
)

scene('he finds it intact: the money goes by WeChat Pay, and arrives', async () => {
  await lin.getByRole('button', { name: '验货通过', exact: true }).click()
  await dialog().getByRole('button', { name: '验货通过', exact: true }).click()
  await seen(
    article()
      .getByText(/退款中|已退款/)
      .first(),
  )
  await ticks(() => kept('refund').length > 0)
  await looksAgain()
  await pictures('08-refunding')
  await ticks(() => kept('refund').every(({ status }) => status === 'SUCCESS'))
  await stage.place.pay.settled()
  await looksAgain()
  await seen(headline('已退款'))
  await seen(text('原路退回微信支付'))
  await seen(text(/零钱已到账/))
  await seen(article().getByText('已退款').first())
  await pictures('09-refunded')
})

scene('she takes the freight, and it stands there as paid', async () => {
  const [bill] = kept('bill')
  const taken = await her.page.request.post(`${stage.place.url}/wechatpay-standin/confirm`, {
    data: { package_info: bill && packageOf(bill) },
  })
  expect(taken.status()).toBe(204)
  await stage.place.pay.settled()
  await stage.place.cloud.fireTimer('clock')
  await looksAgain()
  await seen(her.page.locator('.case-insured').getByText('已到账'))
  await seen(text(/到微信零钱，¥6\.00/))
  await pictures('10-freight')
})

scene('her way is told in full, from the newest to what she asked for', async () => {
  const told = await her.page.locator('.case-story').innerText()
  const steps = ['验货通过', '签收', '寄出', '审核通过', '提交了申请']
  const places = steps.map((step) => told.indexOf(step))
  expect(places.every((place) => place >= 0)).toBe(true)
  expect([...places].sort((a, b) => a - b)).toEqual(places)
  expect(told).not.toContain('{')
})

scene('she says how it was, and 林晓 reads it', async () => {
  await radio(/^5/).click()
  await field('想说的').fill('处理得很快')
  await button('提交评价').click()
  await seen(text('谢谢您的评价'))
  await lin.reload()
  await seen(article().getByText('顾客评 5 星：处理得很快'))
  await pictures('11-rated')
})

scene('the money went once: the refund, the freight, and the ledger of the fund', async () => {
  expect(kept('refund').map(({ orderNo, amountFen, status }) => [orderNo, amountFen, status])).toEqual([
    [CUPS, 5_269, 'SUCCESS'],
  ])
  expect(kept('bill').map(({ amountFen, status }) => [amountFen, status])).toEqual([[600, 'SUCCESS']])
  expect(await all('refunds')).toEqual([expect.objectContaining({ caseNo, amountFen: 5_269 })])
  expect(await all('payouts')).toEqual([
    expect.objectContaining({ caseNo, amountFen: 600, purpose: 'insurance' }),
  ])
  const entries = (await all('fundEntries'))
    .map((one) => FundEntry.parse(one))
    .filter((one) => one.orderNo === CUPS)
  expect(entries.sort((a, b) => a.seq - b.seq).map(({ type, amountFen }) => [type, amountFen])).toEqual([
    ['reserve', 1_000],
    ['pay', 600],
    ['release', 400],
  ])
})
