import { ownBells } from '../../core/conversation/bell'
import { demoOpenid } from '../../local/demo/people'
import { startMini, type MiniCloud, type MiniHost, type MiniPage } from '../support/mini-host'
import { openWorld, type World } from '../support/world'

const shopper = { appid: 'wxa1de300000000001', openid: demoOpenid(1) }

let world: World
let mini: MiniHost
let page: MiniPage
let online = true
type Watch = NonNullable<MiniCloud['watch']>
let watches: { question: Parameters<Watch>[0]; told: Parameters<Watch>[1]; closed: boolean }[] = []

beforeAll(async () => {
  world = await openWorld()
  mini = startMini({
    callFunction: ({ name, data }) => {
      if (!online) return Promise.reject(new Error('no network'))
      return world.call(name as 'shopper', data, shopper)
    },
    watch: (question, told) => {
      const watch = { question, told, closed: false }
      watches.push(watch)
      return { close: () => (watch.closed = true) }
    },
  })
})
afterAll(async () => {
  mini.close()
  await world.close()
})
afterEach(() => {
  online = true
  page.close()
})

const openChat = async (query: Record<string, string> = { scene: 'home' }) => {
  page = await mini.open('pages/chat/index', query)
  await page.until(() => page.all('.composer').length > 0, 'the chat')
}
/** What WeChat hands to `onChange`: the shopper's bells as they hang there now. */
const bellsOf = async (who: typeof shopper): Promise<{ docs: unknown[] }> => {
  const query = new URLSearchParams({ where: JSON.stringify(ownBells), ...who }).toString()
  const response = await fetch(`${world.cloud.url}/read/bells?${query}`)
  return { docs: ((await response.json()) as { data: unknown[] }).data }
}
const own = (text: string) =>
  page.all('.message--shopper').filter((element) => element.textContent.includes(text))
const choice = (label: string): HTMLElement => {
  const found = page.all('.panel__choice').find((element) => element.textContent.includes(label))
  if (!found) throw new Error(`the panel offers no ${label}`)
  return found
}
const typeAndSend = (text: string) => {
  page.type('.composer__field', text)
  page.fire('.composer__field', 'confirm', { value: text })
}
const seen = (text: string) => page.until(() => page.text().includes(text), text)

it('says that it is offline, and opens when it is tapped again', async () => {
  online = false
  page = await mini.open('pages/chat/index', { scene: 'home' })
  await seen('聊天没有载入')
  online = true
  page.tap('.state .button')
  await page.until(() => page.all('.composer').length > 0, 'the chat')
})

it('welcomes with the shop’s name, chips and the time', async () => {
  await openChat()
  await seen('小美 · 智能客服')
  await seen('棉屿生活客服')
  expect(page.text()).toContain('今天 11:00')
  expect(page.all('.chip').length).toBeGreaterThan(0)
})

it('says what was typed and shows the answer, each once', async () => {
  await openChat()
  typeAndSend('我的快递到哪了')
  await page.until(() => page.all('.message--bot').length > 1, 'an answer')
  expect(own('我的快递到哪了')).toHaveLength(1)
  expect(page.all('.message--sending')).toHaveLength(0)
})

it('says at once what the home page was asked', async () => {
  await openChat({ scene: 'home', ask: encodeURIComponent('怎么退换货') })
  await page.until(() => own('怎么退换货').length === 1, 'the question')
})

it('keeps what did not get out, says so quietly, and sends it once by itself', async () => {
  await openChat()
  online = false
  typeAndSend('杯子有点小')
  await seen('1 条消息连上网后自动发出')
  page.close()
  online = true
  await openChat()
  await page.until(() => page.all('.message--sending').length === 0, 'it to get out')
  expect(own('杯子有点小')).toHaveLength(1)
})

it('shows what was read last when there is no network, and goes on when it is back', async () => {
  await openChat()
  typeAndSend('先看一眼')
  await page.until(() => own('先看一眼').length === 1, 'the words')
  page.hide()
  page.close()
  online = false
  await openChat()
  await seen('没有网络，显示的是')
  expect(own('先看一眼')).toHaveLength(1)
  online = true
  mini.network(true)
  await page.until(() => !page.text().includes('没有网络，显示的是'), 'the network')
})

it('refuses nothing silently: a text that is too long is told before it is sent', async () => {
  await openChat()
  page.type('.composer__field', '长'.repeat(1_003))
  await seen('超过 1000 字了，再删 3 字')
  page.fire('.composer__field', 'confirm', {})
  expect(own('长长')).toHaveLength(0)
  page.type('.composer__field', '')
})

it('chooses an order and sends it', async () => {
  await openChat()
  page.tap('[class*=composer__button]:last-child')
  await seen('我的订单')
  page.tap(choice('我的订单'))
  await page.until(() => page.all('.sheet .order-card').length > 0, 'the orders')
  page.tap('.sheet .order-card')
  await page.until(() => page.all('.message--shopper .order-card').length === 1, 'the order')
})

it('is served by a person and rates it', async () => {
  watches = []
  await openChat()
  expect(watches).toEqual([]) // the bot answers: nobody else speaks
  typeAndSend('转人工')
  await page.until(() => page.text().includes('为您服务'), 'a person')
  const agent = world.agent('linxiao').sees().length > 0 ? 'linxiao' : 'hejing'
  await world.agent(agent).says('照片看到了，马上处理')
  const bell = watches.find(({ closed }) => !closed)
  expect(bell?.question).toEqual({ collection: 'bells', filter: ownBells })
  bell?.told.onChange(await bellsOf(shopper))
  await seen('照片看到了，马上处理')
  await world.agent(agent).says('/end')
  bell?.told.onChange(await bellsOf(shopper))
  await seen('提交评价')
  await page.until(() => watches.every(({ closed }) => closed), 'the bell to be left alone')
  page.tap('.star:last-child')
  await seen('很满意')
  page.tap('.rating .chip')
  page.tap('.rating .button--primary')
  await seen('谢谢您的评价')
})
