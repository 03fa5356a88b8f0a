/** 售后 at the desk: what is due first, decided with all that speaks for it, alone or several, and beside the chat. */
import type { Locator, Page } from 'playwright-core'
import type { Wish } from '../../core/aftersales/case'
import { gone, openStage, seen, storyOf, type Stage } from '../support/browser'
import { callShopper, clientOf, inspectDesk, judged } from '../support/console'
import { photoOf, type Photo } from '../support/pages'
import { shot } from '../support/shots'
import { must } from '../support/talk'

const CUPS = '251118204516037'
const BLANKET = '251110193011582'

let stage: Stage
let lin: Page
let photo: Photo

const scene = storyOf(() => stage)
const button = (name: string | RegExp) => lin.getByRole('button', { name, exact: typeof name === 'string' })
const dialog = () => lin.getByRole('dialog')
const yes = (name: string) => dialog().getByRole('button', { name, exact: true }).click()
const cases = () => lin.getByRole('region', { name: '售后' })

const zhang = () => clientOf(stage.place, '张雨晴')
let asked = 0
/** She asks; a photo is carried as her phone does. */
const asks = async (orderNo: string, wish: Partial<Wish> = {}, withPhoto = false): Promise<string> => {
  const her = zhang()
  const evidence = withPhoto ? [await kept(orderNo)] : []
  const { case: opened } = await must(
    her.cases.submit({
      clientId: `console-cases-${(asked += 1)}`,
      orderNo,
      wish: {
        ...{ type: 'return', reason: 'other', goods: 'received', description: '颜色和家里不配', evidence },
        lines: [{ item: 0, quantity: 1, amountFen: 5_000 }],
        ...wish,
      },
    }),
  )
  if (withPhoto) await judged(stage.place, '张雨晴', opened.caseNo)
  return opened.caseNo
}
const kept = async (orderNo: string): Promise<Wish['evidence'][number]> => {
  const her = zhang()
  const { uploadId, cloudPath } = await must(her.uploads.begin({ bytes: photo.buffer.length }))
  await stage.place.cloudbase.app.uploadFile({ cloudPath, fileContent: photo.buffer })
  const { file } = await must(her.cases.addFile({ orderNo, uploadId, kind: 'photo' }))
  return { fileId: file.fileId, kind: file.kind }
}

beforeAll(async () => {
  stage = await openStage()
  lin = await stage.console('林晓')
  photo = await photoOf(lin, `${stage.place.url}/demo/goods/cup.svg`)
}, 90_000)
afterAll(() => stage.close())

scene('an agent to whom nobody has asked anything reads why the page is empty', async () => {
  await lin.getByRole('navigation').getByRole('link', { name: /售后/ }).click()
  await seen(lin.getByText('没有要处理的售后'))
  expect(await inspectDesk(lin)).toEqual([])
})

scene('what is asked stands there with its clock, its rule and all that speaks for it', async () => {
  await asks(CUPS, {}, true)
  await lin.reload()
  await seen(lin.getByRole('navigation').getByText('1 个售后要处理'))
  const row = cases().getByRole('link', { name: /张女士/ })
  await seen(row.getByText('退货退款 ¥50.00'))
  expect(await row.locator('.clock').getAttribute('title')).toContain('规则：商家审核')
  await row.click()
  await seen(lin.getByText('颜色和家里不配'))
  await seen(lin.getByRole('region', { name: '经过' }).getByText('提交了申请'))
  await shot(lin, 'case-1440')
  expect(await inspectDesk(lin)).toEqual([])
})

scene('a photo is looked at as large as the window, by the keyboard too', async () => {
  await button('放大看照片 1').focus()
  await lin.keyboard.press('Enter')
  await seen(lin.locator('dialog.viewer img'))
  await lin.keyboard.press('Escape')
  await gone(lin.locator('dialog.viewer'))
})

scene('what was typed for a refusal survives a closed dialog', async () => {
  await button('拒绝').click()
  await dialog().getByRole('radio').nth(1).check()
  await dialog().getByRole('textbox').fill('杯口有茶渍')
  await lin.keyboard.press('Escape')
  await gone(dialog())
  await button('拒绝').click()
  expect(await dialog().getByRole('textbox').inputValue()).toBe('杯口有茶渍')
  expect(await inspectDesk(lin)).toEqual([])
  await shot(lin, 'case-reject')
})

scene('a colleague was quicker: the dialog says who and what, and keeps the words', async () => {
  const zhou = await stage.console('周可', { width: 1024, height: 768 })
  await zhou.getByRole('navigation').getByRole('link', { name: /售后/ }).click()
  await zhou.getByRole('link', { name: /张女士/ }).click()
  await zhou.getByRole('button', { name: '协商', exact: true }).click()
  const amount = zhou.getByRole('dialog').getByRole('spinbutton')
  await amount.fill('20')
  await zhou.getByRole('dialog').getByRole('button', { name: '协商', exact: true }).click()
  await seen(zhou.getByText('等顾客答复方案').last())
  await shot(zhou, 'case-1024')
  expect(await inspectDesk(zhou)).toEqual([])
  await zhou.context().close()
  await seen(dialog().getByText('这一步已经不用做了'))
  await seen(dialog().getByText(/周可.*已经处理/))
  expect(await dialog().getByRole('textbox').inputValue()).toBe('杯口有茶渍')
  await yes('取消')
})

scene('her cases stand beside the chat, the due one ready to be decided there', async () => {
  await asks(BLANKET, { description: '盖毯掉毛' }, true)
  await callShopper(stage.place, '张雨晴', '盖毯掉毛', '转人工')
  await lin.getByRole('link', { name: / 会话/ }).click()
  await lin.getByRole('link', { name: /张女士/ }).click()
  const beside = lin.getByRole('complementary', { name: '客户资料' })
  await seen(beside.getByText('待审核'))
  await seen(lin.locator('.chat-case'))
  expect(await lin.getByText('当前版本看不了这条消息').count()).toBe(0)
  await shot(lin, 'panel-1440')
  expect(await inspectDesk(lin)).toEqual([])
  await lin.locator('.chat-case a').last().click()
  await lin.waitForURL(/#\/cases\//)
  await lin.goBack()
  await beside.getByRole('link', { name: '看详情' }).click()
  await seen(lin.getByText('盖毯掉毛'))
  await lin.getByRole('link', { name: '看聊天' }).click()
  await lin.waitForURL(/#\/s\//)
})

scene('on a phone it is a strip on top of the chat that leads to the case', async () => {
  const phone = await stage.console('林晓', { width: 390, height: 844 })
  await phone.getByRole('link', { name: /张女士/ }).click()
  const strip = phone.getByRole('complementary', { name: '要处理的售后' })
  await seen(strip)
  await shot(phone, 'strip-390')
  expect(await inspectDesk(phone)).toEqual([])
  await strip.getByRole('link', { name: '去处理' }).click()
  await seen(phone.getByRole('article').getByText('盖毯掉毛'))
  await shot(phone, 'case-390')
  expect(await inspectDesk(phone)).toEqual([])
  await phone.context().close()
})

/** Goes on by the tab key until it is there, as somebody does who has no mouse. */
const tabTo = async (what: Locator): Promise<void> => {
  await seen(what)
  for (let presses = 0; presses < 80; presses += 1) {
    if (await what.evaluate((element) => element === document.activeElement)) return
    await lin.keyboard.press('Tab')
  }
  throw new Error('the tab key does not lead there')
}

scene(
  'from the list over the evidence to a yes, with the goods left to her, by the keyboard alone',
  async () => {
    await lin.reload()
    await tabTo(lin.getByRole('navigation').getByRole('link', { name: /售后/ }))
    await lin.keyboard.press('Enter')
    await tabTo(cases().getByRole('link', { name: /澳洲羊毛盖毯/ }))
    await lin.keyboard.press('Enter')
    await tabTo(button('放大看照片 1'))
    await lin.keyboard.press('Enter')
    await seen(lin.locator('dialog.viewer img'))
    await lin.keyboard.press('Escape')
    await gone(lin.locator('dialog.viewer'))
    expect(await button('放大看照片 1').evaluate((element) => element === document.activeElement)).toBe(true)
    await tabTo(button('同意'))
    await lin.keyboard.press('Enter')
    await tabTo(dialog().getByRole('switch', { name: '免退货' }))
    await lin.keyboard.press('Space')
    await tabTo(dialog().getByRole('button', { name: '同意', exact: true }))
    await lin.keyboard.press('Enter')
    await gone(dialog())
    await seen(lin.getByRole('article').getByText('退款中').first())
    await seen(lin.getByRole('region', { name: '经过' }).getByText(/林晓.*审核通过/))
  },
)

scene(
  'what the policy says stands under a heading, with the version that a supervisor comes to',
  async () => {
    const zhou = await stage.console('周可')
    await zhou.getByRole('navigation').getByRole('link', { name: /售后/ }).click()
    await zhou.getByText(/^等待中/).click()
    await zhou
      .getByRole('link', { name: /澳洲羊毛盖毯/ })
      .first()
      .click()
    const policy = zhou.getByRole('region', { name: '政策怎么说' })
    await seen(policy.getByText(/（第 1 版）/).first())
    expect(await zhou.getByText(/freight-|offer-|auto-/).count()).toBe(0)
    await shot(zhou, 'case-supervisor')
    await policy.getByRole('link', { name: '第 1 版' }).click()
    await seen(zhou.getByRole('dialog', { name: '历史版本' }))
    await zhou.context().close()
  },
)

scene('several are approved at once, and each has its answer', async () => {
  await asks(CUPS, { description: '第二只也不要了' })
  await asks(CUPS, { description: '毛巾', lines: [{ item: 1, quantity: 1, amountFen: 3_000 }] })
  await lin.reload()
  await cases().getByRole('button', { name: '全选' }).click()
  await shot(lin, 'batch-1440')
  expect(await inspectDesk(lin)).toEqual([])
  await cases().getByRole('button', { name: '同意 2 个' }).click()
  await seen(lin.getByText('合计 ¥80.00', { exact: false }))
  await yes('同意 2 个')
  await seen(lin.locator('.ant-modal-confirm-title').filter({ hasText: '2 个已同意' }))
  await shot(lin, 'batch-done-1440')
  expect(await inspectDesk(lin)).toEqual([])
  expect(await lin.getByRole('list', { name: '批量同意的结果' }).getByText('已同意').count()).toBe(2)
  await yes('知道了')
  await seen(lin.getByText('没有要处理的售后'))
})
