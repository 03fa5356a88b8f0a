import type { Wish } from '../../core/aftersales/case'
import type { CaseView } from '../../core/aftersales/view'
import { HOUR } from '../../core/shared/time'
import { demoOpenid } from '../../local/demo/people'
import { BLANKET, caseRig, CUPS, type CaseRig } from '../support/cases'
import { png } from '../support/images'
import { startMini, type MiniHost, type MiniPage } from '../support/mini-host'
import { must } from '../support/talk'

/** The official compiler and a whole story take their time on a busy machine. */
jest.setTimeout(60_000)

const appid = 'wxa1de300000000001'

let rig: CaseRig
let mini: MiniHost
/** Uploads do not get through. */
let isCut = false
/** What a page is told instead of what the server says. */
let shown: Partial<CaseView> | null = null

beforeAll(async () => {
  rig = await caseRig()
  const { world } = rig
  mini = startMini({
    callFunction: async ({ name, data }) => {
      const reply = await world.call(name as 'shopper', data, { appid, openid: demoOpenid(1) })
      const { procedure } = data as { procedure: string }
      const found = reply as { ok: boolean; value: { case: CaseView } }
      if (procedure !== 'cases.find' || shown === null || !found.ok) return reply
      return { ...found, value: { ...found.value, case: { ...found.value.case, ...shown } } }
    },
    uploadFile: async ({ cloudPath }) => {
      if (isCut) throw new Error('no network')
      await world.cloud.app.uploadFile({ cloudPath, fileContent: Buffer.from(png()) })
    },
  })
})
afterAll(async () => {
  mini.close()
  await rig.world.close()
})
beforeEach(() => {
  isCut = false
  shown = null
  mini.seen.opened.length = 0
  mini.seen.toasts.length = 0
  mini.seen.devices.questions.length = 0
  mini.seen.devices.transfers.length = 0
  mini.seen.devices.transfer = 'ok'
})

const withText = (page: MiniPage, selector: string, words: string): HTMLElement => {
  const found = page.all(selector).find(({ textContent }) => textContent.includes(words))
  if (!found) throw new Error(`nothing that is ${selector} says ${words}: ${page.text()}`)
  return found
}
const form = async (orderNo = CUPS): Promise<MiniPage> => {
  const page = await mini.open('pages/case-form/index', { orderNo })
  await page.until(() => page.all('.type-card').length > 0, 'the form')
  return page
}
const caseOf = async (caseNo: string): Promise<MiniPage> => {
  const page = await mini.open('pages/case/index', { caseNo })
  await page.until(() => page.all('.case-head').length > 0, 'the case')
  return page
}
/** Fills in what a claim of that type needs. */
const fill = async (page: MiniPage, type: string, reason: string) => {
  if (page.all('.step__count').every(({ textContent }) => textContent === '0')) {
    page.tap(page.all('.step__do')[1]!)
    await page.until(() => page.all('.step__count')[0]?.textContent === '1', 'a piece')
  }
  page.tap(withText(page, '.type-card', type))
  await page.until(() => page.all('.claim-row--open').length > 0, 'the reasons')
  page.tap('.claim-row--open')
  await page.until(() => page.all('.reason').length > 0, 'the sheet')
  page.tap(withText(page, '.reason', reason))
  await page.until(() => page.all('.policy-hint').length > 0, 'what the policy says')
}

describe('a claim', () => {
  it('is begun at the order', async () => {
    const page = await mini.open('pages/order-detail/index', { orderNo: CUPS })
    await page.until(() => page.all('.bottom-bar .button').length > 0, 'the order')
    page.tap(withText(page, '.button', '申请售后'))
    await page.until(() => mini.seen.opened.length > 0, 'the form')
    expect(mini.seen.opened).toEqual([`/pages/case-form/index?orderNo=${CUPS}`])
    page.close()
  })

  it('says what is open, and sends nothing', async () => {
    const page = await form()
    page.tap(withText(page, '.bottom-bar .button', '提交申请'))
    await page.until(() => page.text().includes('有 3 处要补'), 'the count')
    expect(page.text()).toContain('选要售后的商品和件数')
    expect(page.text()).toContain('选一种类型')
    page.close()
  })

  it('keeps photos that did not get through and what was written, though its page is closed', async () => {
    const page = await form()
    await fill(page, '仅退款', '收到时破损')
    page.type('.claim-say', '把手断了')
    mini.seen.devices.photos.push({ path: 'wxfile://tmp/cup.jpg', bytes: 900 })
    isCut = true
    page.tap('.evidence-tile--add')
    await page.until(() => page.text().includes('第 1 个网络断开没传上'), 'the failure')
    await page.until(() => page.text().includes('草稿已保存'), 'the draft')
    page.close()

    isCut = false
    const again = await form()
    await again.until(() => again.text().includes('1/9'), 'the photo')
    await again.until(() => again.all('.evidence-tile__veil').length === 0, 'the photo to be carried')
    await again.until(() => again.all('.amount__figure').length > 0, 'the amount')
    expect(again.text()).toContain('退 ¥52.69')
    again.close()
  })

  it('is sent in once, and stands in the list, at the order and on its own page', async () => {
    const page = await form()
    await page.until(() => page.all('.amount__figure').length > 0, 'the amount')
    page.tap(withText(page, '.bottom-bar .button', '提交申请'))
    await page.until(() => mini.seen.opened.length > 0, 'the case')
    page.close()
    const [{ caseNo } = { caseNo: '' }] = (await must(rig.cases.list({}))).cases
    expect(mini.seen.opened[0]).toContain(`/pages/case/index?caseNo=${caseNo}`)

    const list = await mini.open('pages/cases/index')
    await list.until(() => list.all('.case-row').length === 1, 'the list')
    expect(list.text()).toContain('手捏陶瓷杯')
    list.tap('.case-row')
    await list.until(() => mini.seen.opened.length === 2, 'its page')
    list.close()

    const order = await mini.open('pages/order-detail/index', { orderNo: CUPS })
    await order.until(() => order.all('.case-row').length === 1, 'the case at its order')
    order.close()
  })

  it('says that another case of the order is open, and begins empty', async () => {
    const page = await form()
    expect(page.text()).toContain('这笔订单有一个售后在处理：仅退款 手捏陶瓷杯')
    expect(page.text()).toContain('0/9')
    page.close()
  })
})

describe('a case', () => {
  const newest = async (orderNo = CUPS) => {
    const [card] = (await must(rig.cases.list({ orderNo }))).cases
    if (!card) throw new Error('no case')
    return card.caseNo
  }

  it('of a status that this version does not know still says what the server says, or 处理中', async () => {
    shown = {
      status: 'teleported' as CaseView['status'],
      headline: { title: '', text: '马上就好', nextBy: null, by: null, rule: null },
      type: 'swap' as CaseView['type'],
    }
    const page = await caseOf(await newest())
    expect(page.text()).toContain('处理中')
    expect(page.text()).toContain('马上就好')
    page.close()
  })

  it('shows what the shop proposes, and asks before it is agreed to', async () => {
    shown = {
      proposal: {
        terms: { type: 'return', amountFen: 4_000, waivesReturn: false, prepays: false },
        from: 'merchantReview',
        by: rig.world.clock.now() + HOUR,
      },
      actions: ['acceptProposal', 'declineProposal'],
    }
    const page = await caseOf(await newest())
    expect(page.text()).toContain('退货退款 ¥40.00')
    page.tap(withText(page, '.case-proposal .button--primary', '同意'))
    await page.until(() => mini.seen.toasts.length > 0, 'an answer')
    expect(mini.seen.devices.questions).toEqual(['同意商家的建议？'])
    page.close()
  })

  it('takes the number of the parcel that goes back, scanned, its carrier told by it', async () => {
    const page = await form(BLANKET)
    await fill(page, '换货', '拍错、多拍')
    page.tap(withText(page, '.bottom-bar .button', '提交申请'))
    await page.until(() => mini.seen.opened.length > 0, 'the case')
    page.close()
    const caseNo = await newest(BLANKET)
    const { status } = await rig.find(caseNo)
    if (status === 'merchantReview') {
      await rig.staffDo(caseNo, { type: 'approve', waivesReturn: false, prepays: false })
    }

    const open = await caseOf(caseNo)
    expect(open.text()).toContain('杭州市余杭区 棉屿路 6 号')
    open.tap(withText(open, '.bottom-bar .button', '填寄回单号'))
    await open.until(() => open.all('.ship__scan').length > 0, 'the sheet')
    open.tap(withText(open, '.sheet .button', '提交单号'))
    await open.until(() => open.text().includes('填快递单号，或扫一扫'), 'what is missing')
    mini.seen.devices.scanned = 'YT8832417055263'
    open.tap('.ship__scan')
    await open.until(() => open.all('.ship__chips .chip--on').length === 1, 'its carrier')
    expect(open.all('.ship__chips .chip--on')[0]?.textContent).toContain('圆通速递')
    open.tap(withText(open, '.sheet .button', '提交单号'))
    await open.until(
      () => open.text().includes('YT8832417055263') && open.all('.sheet').length === 0,
      'the parcel',
    )
    expect((await rig.find(caseNo)).status).toBe('inTransit')
    open.close()
  })

  it('is hurried once for each clock', async () => {
    const open = await caseOf(await newest(BLANKET))
    open.tap(withText(open, '.bottom-bar .button', '催一下'))
    await open.until(() => mini.seen.toasts.includes('已经催了'), 'the push')
    await open.until(() => !open.text().includes('催一下'), 'it to be once')
    open.close()
  })
})

describe('money that waits for her', () => {
  const ticket = { mchId: '1900000001', appId: appid, package: 'package.133' }
  const waiting = (part: object = {}) => ({
    freight: {
      ...{ amountFen: 1_200, status: 'toConfirm', route: '到微信零钱', legs: [] },
      toTake: { by: rig.world.clock.now() + HOUR, ticket, ...part },
    } satisfies CaseView['freight'],
  })
  const open = async () => {
    const [card] = (await must(rig.cases.list({ orderNo: CUPS }))).cases
    return caseOf(card?.caseNo ?? '')
  }
  const take = (page: MiniPage) => page.tap(withText(page, '.money__take .button', '去领取 ¥12.00'))

  it('is taken on WeChat’s own page, and looked at again then', async () => {
    shown = waiting()
    const page = await open()
    expect(page.text()).toContain('前领取，过时退回商家')
    take(page)
    await page.until(() => page.text().includes('到账情况会在这里更新'), 'the way back')
    expect(mini.seen.devices.transfers).toEqual([ticket])
    shown = { freight: { ...waiting().freight, status: 'arrived', toTake: undefined } }
    take(page)
    await page.until(() => page.all('.money__take').length === 0, 'the money')
    page.close()
  })

  it.each([
    ['fail cancel', '还没有领取，可以再点一次'],
    ['fail system error', '没有打开微信的领取页面，请再试一次'],
    [null, '您的微信版本太低，更新后再来领取'],
  ] as const)('says why when it was not: %s', async (transfer, words) => {
    shown = waiting()
    mini.seen.devices.transfer = transfer
    const page = await open()
    take(page)
    await page.until(() => page.text().includes(words), 'the reason')
    expect(page.all('.money__take .button--off')).toHaveLength(0)
    page.close()
  })

  it('is no longer offered once its time is over, nor before WeChat Pay has opened its page', async () => {
    shown = waiting({ by: rig.world.clock.now() - 1 })
    const late = await open()
    expect(late.text()).toContain('领取时间已过')
    expect(late.all('.money__take')).toHaveLength(0)
    late.close()
    shown = waiting({ ticket: undefined })
    const early = await open()
    expect(early.text()).toContain('还没有给出领取入口')
    early.close()
  })
})

describe('what is not hers, or is no longer so', () => {
  it.each([
    ['pages/case/index', { caseNo: 'S261121ZZZZZZZZ' }, '没有找到这个售后单'],
    ['pages/case-form/index', { orderNo: '', caseNo: 'S261121ZZZZZZZZ' }, '没有找到这个售后单'],
    ['pages/case-form/index', { orderNo: '999999999999999' }, '没有找到这笔订单'],
  ] as const)('is not found, and says where to go: %s', async (where, params, words) => {
    const page = await mini.open(where, { ...params })
    await page.until(() => page.text().includes(words), 'the words')
    expect(page.all('.button').length).toBeGreaterThan(1)
    page.close()
  })

  it('a wish that was changed on another phone is refused once; what was written stays and goes out then', async () => {
    const asked: Omit<Wish, 'description'> = {
      ...{ type: 'return', reason: 'other', goods: 'received', evidence: [] },
      lines: [{ item: 0, quantity: 1, amountFen: 100 }],
    }
    const first = await rig.submit({ ...asked, description: '颜色和家里不配' })
    const { caseNo, version } = first
    const page = await mini.open('pages/case-form/index', { orderNo: '', caseNo })
    await page.until(() => page.all('.amount__figure').length > 0, 'the wish')
    page.type('.claim-say', '还是把手断了的那只')
    const wish = { ...asked, description: '另一部手机上改的' }
    await must(rig.cases.amend({ clientId: rig.zhang.id(), caseNo, version, wish }))
    const send = () => page.tap(withText(page, '.bottom-bar .button', '提交申请'))
    send()
    await page.until(() => page.text().includes('写的内容都还在'), 'the refusal')
    send()
    await page.until(() => mini.seen.opened.length > 0, 'the case')
    expect((await rig.find(caseNo)).description).toBe('还是把手断了的那只')
    page.close()
  })
})
