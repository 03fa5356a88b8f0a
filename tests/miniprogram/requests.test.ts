import type { RefusalCode } from '../../core/contracts/refusals'
import { ok } from '../../core/shared/result'
import { demoOpenid, people } from '../../local/demo/people'
import { startMini, type MiniHost, type MiniPage } from '../support/mini-host'
import { openWorld, type Instance, type World } from '../support/world'

jest.setTimeout(60_000)

const appid = 'wxa1de300000000001'
const liu = people.find(({ name }) => name === '刘芳')!
/** 张雨晴's apron is paid and not sent. */
const apron = '261121084306254'

let world: World
let mini: MiniHost
let openid: string
let doors: Instance
/** Procedures that are not reached. */
let lost: (procedure: string) => boolean

beforeAll(async () => {
  world = await openWorld()
  // WeChat vouches for 刘芳's own number
  const read = (_appids: readonly string[], code: string) =>
    Promise.resolve(
      code === 'good'
        ? ok({ country: '86', number: liu.phone })
        : { ok: false as const, error: 'phoneUnread' as RefusalCode },
    )
  doors = world.instance({ ...world.newPorts(), phoneNumbers: { read } })
  mini = startMini({
    callFunction: ({ data }) => {
      const { procedure, input } = data as { procedure: string; input: never }
      if (lost(procedure)) return Promise.reject(new Error('no network'))
      const [area = '', name = ''] = procedure.split('.')
      const client = doors.shopper({ appid, openid }) as never as Record<
        string,
        Record<string, (of: never) => Promise<unknown>>
      >
      return client[area]![name]!(input)
    },
  })
})
afterAll(async () => {
  mini.close()
  await world.close()
})
beforeEach(() => {
  openid = demoOpenid(1)
  lost = () => false
  mini.seen.opened.length = 0
  mini.seen.toasts.length = 0
})

const inputs = (page: MiniPage) => page.all('.field__input')
const fill = (page: MiniPage, at: number, value: string) => {
  page.typeInto(inputs(page)[at]!, value)
}

describe('finding an order', () => {
  const claim = async (): Promise<MiniPage> => {
    openid = liu.openid
    const page = await mini.open('pages/claim/index')
    await page.until(() => page.text().includes('用订单号找'), 'the form')
    return page
  }

  it('says at each field what is missing, and asks nobody', async () => {
    lost = () => true
    const page = await claim()
    page.tap('.claim__ask .button')
    await page.until(() => page.all('.field__error').length === 3, 'three errors')
    expect(page.text()).toContain('填收件手机号的最后 4 位数字')
    page.close()
  })

  it('keeps what was written when it was wrong or not sent, and does not say which part', async () => {
    const page = await claim()
    fill(page, 0, '3729946591347480103')
    fill(page, 1, '0000')
    fill(page, 2, '刘芳')
    lost = (procedure) => procedure === 'claims.byDetails'
    page.tap('.claim__ask .button')
    await page.until(() => page.text().includes('网络断开了'), 'the network')
    lost = () => false
    page.tap('.claim__ask .button')
    await page.until(() => page.text().includes('没有对上'), 'the refusal')
    fill(page, 1, liu.phone.slice(-4))
    page.tap('.claim__ask .button')
    await page.until(() => page.text().includes('找到 1 笔订单'), 'the order')
    page.tap('.claimed__row')
    await page.until(() => mini.seen.opened.length > 0, 'its page')
    expect(mini.seen.opened).toEqual(['/pages/order-detail/index?orderNo=3729946591347480103'])
    page.close()
  })

  it('asks WeChat for the number by WeChat’s own button', async () => {
    const page = await claim()
    page.fire('.button--native', 'getphonenumber', { errMsg: 'getPhoneNumber:fail user deny' })
    await page.until(() => page.text().includes('没有拿到手机号'), 'that it was denied')
    page.fire('.button--native', 'getphonenumber', { code: 'used' })
    await page.until(() => page.text().includes('没有取到手机号'), 'that it was not read')
    page.fire('.button--native', 'getphonenumber', { code: 'good' })
    await page.until(() => page.text().includes('找到 2 笔订单'), 'her orders')
    page.tap(page.all('.bottom-bar .button')[0]!)
    await page.until(() => page.text().includes('用订单号找'), 'the form again')
    page.fire('.button--native', 'getphonenumber', { code: 'good' })
    await page.until(() => page.text().includes('没有找到用这个手机号收货的订单'), 'nothing more')
    page.close()
  })

  it('is reached from the list of orders, and has a way to a person', async () => {
    openid = demoOpenid(1)
    const list = await mini.open('pages/orders/index')
    await list.until(() => list.all('.order-rows__claim').length > 0, 'the end of the list')
    list.tap('.order-rows__claim')
    await list.until(() => mini.seen.opened.length > 0, 'the page')
    expect(mini.seen.opened).toEqual(['/pages/claim/index'])
    list.close()
    const page = await claim()
    page.tap('.claim__link')
    await page.until(() => mini.seen.opened.length === 2, 'the chat')
    expect(mini.seen.opened[1]).toContain('/pages/chat/index?ask=')
    page.close()
  })
})

describe('asking for something about an order', () => {
  const order = async (): Promise<MiniPage> => {
    const page = await mini.open('pages/order-detail/index', { orderNo: apron })
    await page.until(() => page.all('.orders-skeleton').length === 0, 'the order')
    return page
  }
  const form = async (kind: 'cancel' | 'address', orderNo = apron): Promise<MiniPage> => {
    const page = await mini.open('pages/request/index', { orderNo, kind })
    await page.until(() => page.all('.orders-skeleton').length === 0, 'the form')
    return page
  }

  it('goes from the order to the form, and once it is open only back', async () => {
    const page = await order()
    const buttons = () => page.all('.bottom-bar .button').map(({ textContent }) => textContent)
    expect(buttons()).toEqual(['取消订单', '改地址', '咨询这笔订单'])
    page.tap(page.all('.bottom-bar .button')[0]!)
    await page.until(() => mini.seen.opened.length > 0, 'the form')
    expect(mini.seen.opened).toEqual([`/pages/request/index?orderNo=${apron}&kind=cancel`])

    const asking = await form('cancel')
    expect(asking.text()).toContain('今天 11:30 前答复')
    asking.tap('.bottom-bar .button')
    await asking.until(() => asking.text().includes('写上原因'), 'what is missing')
    asking.tap(asking.all('.chip')[1]!)
    await asking.until(() => asking.all('.chip--on').length === 1, 'the choice')
    lost = (procedure) => procedure === 'requests.submit'
    asking.tap('.bottom-bar .button')
    await asking.until(() => asking.text().includes('网络断开了'), 'the network')
    lost = () => false
    asking.tap('.bottom-bar .button')
    await asking.until(() => asking.text().includes('申请已提交'), 'the promise')
    asking.close()

    await page.until(() => page.text().includes('已申请取消，等商家答复'), 'the order to know by itself')
    expect(buttons()).toEqual(['咨询这笔订单'])
    page.close()
  })

  it('is refused while one is open, withdrawn by a tap, and declined with a reason', async () => {
    const second = await form('address')
    expect(second.text()).toContain('有一个申请在处理')
    second.close()

    const page = await order()
    page.tap('.request .button')
    await page.until(() => page.text().includes('取消申请已撤回'), 'the withdrawal')
    expect(mini.seen.toasts).toEqual(['已撤回'])
    page.close()

    const asking = await form('address')
    asking.tap('.bottom-bar .button')
    await asking.until(() => asking.text().includes('有 4 处要改'), 'the count')
    fill(asking, 0, '张雨晴')
    fill(asking, 1, '13800002606')
    asking.fire('.region-picker', 'change', { value: ['浙江省', '杭州市', '西湖区'] })
    fill(asking, 2, '文三路 1 号')
    await asking.until(() => asking.text().includes('浙江省 杭州市 西湖区'), 'the region')
    asking.tap('.bottom-bar .button')
    await asking.until(() => asking.text().includes('申请已提交'), 'the promise')
    asking.close()

    expect(await world.agent('linxiao').says('/no 2 已经打包')).toContain('✓')
    const after = await order()
    expect(after.text()).toContain('商家没有同意修改地址')
    expect(after.text()).toContain('理由：已经打包')
    after.close()
  })

  it('is offered by the bot in the chat, for the right order', async () => {
    const page = await mini.open('pages/chat/index', { ask: '我要取消订单' })
    await page.until(() => page.all('.request-offer').length > 0, 'the offer')
    page.tap('.request-offer .button')
    await page.until(() => mini.seen.opened.length > 0, 'the form')
    expect(mini.seen.opened).toEqual([`/pages/request/index?orderNo=${apron}&kind=cancel`])
    await page.until(() => page.all('.order-notice').length > 0, 'what was asked before')
    page.close()
  })

  it('says that it is too late when it is', async () => {
    const page = await form('cancel', '261119132207118')
    expect(page.text()).toContain('现在不能申请了')
    page.close()
  })
})
