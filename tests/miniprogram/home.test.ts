import { demoOpenid } from '../../local/demo/people'
import { startMini, type MiniHost, type MiniPage } from '../support/mini-host'
import { openWorld, type World } from '../support/world'

/** The official compiler and a page of twenty orders take their time on a busy machine. */
jest.setTimeout(60_000)

const appid = 'wxa1de300000000001'
/** 张雨晴, and 刘芳 who never ordered. */
const [regular, newcomer] = [demoOpenid(1), demoOpenid(5)]

let world: World
let mini: MiniHost
let openid: string
let online: boolean

beforeAll(async () => {
  world = await openWorld()
  mini = startMini({
    callFunction: ({ name, data }) => {
      if (!online) return Promise.reject(new Error('no network'))
      return world.call(name as 'shopper', data, { appid, openid })
    },
  })
})
afterAll(() => world.close())
beforeEach(() => {
  openid = regular
  online = true
  mini.seen.opened.length = 0
})

const home = async (): Promise<MiniPage> => {
  const page = await mini.open('pages/home/index')
  await page.until(() => page.all('.hello').length > 0, 'the greeting')
  return page
}

const withText = (page: MiniPage, selector: string, text: string): HTMLElement => {
  const found = page.all(selector).find((element) => element.textContent.includes(text))
  if (!found) throw new Error(`no ${selector} says ${text}: ${page.text()}`)
  return found
}

/** Without the id under which a question is said once for its tap. */
const opened = () => mini.seen.opened.map((url) => decodeURIComponent(url).replace(/&visit=[\w-]+$/, ''))

it('greets by name and says how soon a person is there', async () => {
  const page = await home()
  expect(page.text()).toContain('张女士，上午好')
  expect(page.text()).toMatch(/客服在线，现在约 \d+ 分钟 接入|客服暂时不在，小美先帮您/)
  expect(page.text()).toContain('400')
  page.close()
})

it('answers a question of 大家常问 on its page', async () => {
  const page = await home()
  page.tap(withText(page, '.cell', '退货的运费谁出？'))
  await page.until(() => opened().length > 0, 'the answer')
  expect(opened()).toEqual(['/pages/answer/index?key=aftersales-5'])
  page.close()
})

it('leads from each entry to where its words say', async () => {
  const page = await home()
  for (const words of ['我的订单', '查物流', '退换货', '常见问题']) {
    page.tap(withText(page, '.entries__entry', words))
  }
  page.tap('.ask-bar__search')
  page.tap('.ask-bar__go')
  page.tap(withText(page, '.section__more', '全部订单'))
  page.tap(withText(page, '.section__more', '全部问题'))
  await page.until(() => opened().length === 8, 'eight pages')
  expect(opened()).toEqual([
    '/pages/orders/index',
    '/pages/orders/index?status=shipped',
    '/pages/cases/index',
    '/pages/faq/index',
    '/pages/faq/index?search=1',
    '/pages/chat/index',
    '/pages/orders/index',
    '/pages/faq/index',
  ])
  page.close()
})

it('opens a recent order', async () => {
  const { value } = (await world.shopper({ openid }).home.view({})) as {
    value: { recentOrders: { orderNo: string }[] }
  }
  const page = await home()
  expect(page.all('.recent__order')).toHaveLength(value.recentOrders.length)
  page.tap(page.all('.recent__order')[0]!)
  await page.until(() => opened().length > 0, 'the order')
  expect(opened()).toEqual([`/pages/order-detail/index?orderNo=${value.recentOrders[0]!.orderNo}`])
  page.close()
})

it('says in words that there is no order yet', async () => {
  openid = newcomer
  const page = await home()
  expect(page.text()).toContain('还没有订单')
  expect(page.all('.recent__order')).toHaveLength(0)
  page.close()
})

it('keeps the last content without network and says from when it is', async () => {
  const before = await home()
  before.close()
  online = false
  const page = await home()
  expect(page.text()).toMatch(/没有网络，显示的是 .*\d\d:\d\d 的内容/)
  expect(page.all('.cell').length).toBeGreaterThan(0)
  page.close()
})

it('says how much waits to be sent, leads there, and is silent once it is sent', async () => {
  const page = await home()
  const waiting = () => page.all('.cell').find((cell) => cell.textContent.includes('还没发出去'))
  expect(waiting()).toBeUndefined()
  const chat = await mini.open('pages/chat/index', { scene: 'home' })
  await chat.until(() => chat.all('.composer').length > 0, 'the chat')
  online = false
  mini.network(false)
  for (const words of ['杯子到了', '有一只是裂的']) {
    chat.type('.composer__field', words)
    chat.fire('.composer__field', 'confirm', { value: words })
  }
  await page.until(() => waiting()?.textContent === '有 2 条消息还没发出去，去发送', 'what waits')
  page.tap(waiting()!)
  await page.until(() => opened().length > 0, 'the chat')
  expect(opened()).toEqual(['/pages/chat/index'])

  online = true
  mini.network(true)
  await page.until(() => waiting() === undefined, 'silence')
  expect(chat.all('.message--shopper.message--sent')).toHaveLength(2)
  chat.close()
  page.close()
})
