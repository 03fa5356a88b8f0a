import type { Call } from '../../core/contracts/procedure'
import type { MessageView } from '../../core/conversation/message'
import { ok } from '../../core/shared/result'
import { startMini, type MiniHost, type MiniPage } from '../support/mini-host'

const NOW = Date.UTC(2026, 10, 21, 3)

const agent = { kind: 'agent', name: '林晓' } as const
const file = { fileId: 'cloud://shop/files/f', bytes: 20_000 }
const order = {
  orderNo: '251118204516037',
  status: 'shipped',
  placedAt: NOW,
  title: '手捏陶瓷杯 320ml 月白',
  kinds: 1,
  pieces: 1,
  paidFen: 12_900,
}

/** One of each, and one that this version does not know. */
const bodies: readonly [MessageView['from'], unknown][] = [
  [
    agent,
    {
      kind: 'text',
      text: '看 https://example.com/a，打 400-820-8820，订单 251118204516037',
      quote: { id: '8.0', name: '我', excerpt: '杯子碎了' },
    },
  ],
  [agent, { kind: 'hologram', depth: 3 }],
  [agent, { kind: 'image', ...file, url: 'https://files.test/cup.jpg' }],
  [agent, { kind: 'video', ...file, durationMs: 32_000, url: 'https://files.test/cup.mp4' }],
  [agent, { kind: 'voice', ...file, durationMs: 3_000, url: 'https://files.test/1.mp3' }],
  [agent, { kind: 'voice', ...file, durationMs: 5_000, url: 'https://files.test/2.mp3' }],
  [
    { kind: 'shopper' },
    { kind: 'location', name: '未来科技城', address: '余杭区', latitude: 30.2, longitude: 120 },
  ],
  [{ kind: 'shopper' }, { kind: 'text', text: '杯子碎了' }],
  [agent, { kind: 'order', order }],
  [
    { kind: 'shopper' },
    { kind: 'goods', orderNo: order.orderNo, position: 0, title: '亚麻围裙', quantity: 2, priceFen: 4_900 },
  ],
  [{ kind: 'bot' }, { kind: 'faq', question: '多久到账', answer: '三天内原路退回' }],
  [
    { kind: 'system' },
    {
      kind: 'afterSales',
      caseId: 'c1',
      title: '仅退款',
      statusText: '退款中',
      amountFen: 5_269,
      by: NOW + 3_600_000,
    },
  ],
  [agent, { kind: 'afterSales', caseId: 'c1', title: '仅退款', statusText: '待商家审核', nextText: '审核' }],
  [{ kind: 'system' }, { kind: 'notice', notice: { type: 'invented', by: 'a newer version' } }],
]
const messages = bodies.map(([from, body], i) => {
  const seq = i + 1
  return { id: `${seq}.0`, seq, at: NOW + seq, from, body, clientId: `client-turn-${seq}` } as MessageView
})

let asked: { procedure: string; input: Record<string, unknown> }[] = []
let said: MessageView[] = []
let seq = messages.length
const answered = (list: readonly unknown[]) => ({
  messages: list,
  seq,
  service: { status: 'assigned', agentName: '林晓' },
  now: NOW,
})
const thread = (list: readonly unknown[]) => ok(answered(list))

const send = ({ clientId, body }: Record<string, unknown>) => {
  seq += 1
  const spoken = { kind: 'text', text: '好' }
  const view = { id: `${seq}.0`, seq, at: NOW + seq, from: { kind: 'shopper' }, body: spoken, clientId }
  said = [...said, { ...view, sent: body } as unknown as MessageView]
  return thread([view])
}

const answer = ({ procedure, input }: Call): unknown => {
  asked.push({ procedure, input: input as Record<string, unknown> })
  switch (procedure) {
    case 'conversation.enter':
      return ok({ ...answered(messages), hasEarlier: false })
    case 'conversation.pull':
      return thread([])
    case 'conversation.send':
      return send(input as Record<string, unknown>)
    case 'uploads.begin': {
      const uploadId = `upload-${asked.length}`.padEnd(16, '0')
      return ok({ uploadId, cloudPath: `inbox/${uploadId}` })
    }
    default:
      return { ok: false, error: 'notFound' }
  }
}

let mini: MiniHost
let page: MiniPage
const uploaded: string[] = []
beforeAll(async () => {
  mini = startMini({
    callFunction: ({ data }) => Promise.resolve(answer(data as Call)),
    uploadFile: ({ filePath }) => {
      uploaded.push(filePath)
      return Promise.resolve()
    },
  })
  page = await mini.open('pages/chat/index', { scene: 'home' })
  await page.until(() => page.all('.composer').length > 0, 'the chat')
})
afterAll(() => {
  page.close()
  mini.close()
})
beforeEach(() => {
  asked = []
  said = []
  uploaded.splice(0)
})

const holding = (selector: string, text: string): HTMLElement => {
  const found = page.all(selector).filter((element) => element.textContent.includes(text))
  const one = found[found.length - 1]
  if (!one) throw new Error(`nothing that is ${selector} says ${text}: ${page.text()}`)
  return one
}
const nth = (selector: string, place: number): HTMLElement => {
  const found = page.all(selector).at(place)
  if (!found) throw new Error(`nothing is ${selector} at ${place}: ${page.text()}`)
  return found
}
const sent = () =>
  asked.filter(({ procedure }) => procedure === 'conversation.send').map(({ input }) => input.body)
const gotOut = (count: number) => page.until(() => sent().length === count, `${count} messages to get out`)

it('shows every kind, and a newer one without losing the others', () => {
  expect(page.text().match(/请升级后查看/g)).toHaveLength(2) // the body and the notice that it does not know
  expect(page.all('.picture')).toHaveLength(2)
  expect(page.all('.voice')).toHaveLength(2)
  for (const words of ['0:32', '3″', '未来科技城', '亚麻围裙', '¥49.00 ×2', '多久到账', '三天内原路退回']) {
    expect(page.text()).toContain(words)
  }
  expect(page.text()).toContain('待商家审核')
  expect(page.text()).toContain('我：杯子碎了')
})

it('copies an address, calls or copies a phone number, opens an order', async () => {
  const { devices, toasts, opened } = mini.seen
  page.tap(holding('.spoken__tap', 'https://example.com/a'))
  await page.until(() => toasts.includes('链接已复制，到浏览器里粘贴打开'), 'the words')
  expect(devices.copied).toEqual(['https://example.com/a'])
  page.tap(holding('.spoken__tap', '400-820-8820'))
  await page.until(() => page.all('.pop-menu__item').length === 2, 'call or copy')
  page.tap(holding('.pop-menu__item', '拨打'))
  await page.until(() => devices.called.length === 1, 'a call')
  expect(devices.called).toEqual(['4008208820'])
  await page.until(() => page.all('.pop-menu').length === 0, 'the menu to close')
  page.tap(holding('.spoken__tap', '251118204516037'))
  expect(opened[opened.length - 1]).toContain('pages/order-detail/index?orderNo=251118204516037')
})

it('quotes what is held, sends the quote with the words, and shows a quoted message', async () => {
  page.touch(holding('.message__column', '看 https'), 'longpress')
  await page.until(() => page.all('.pop-menu__item').length === 2, 'the menu')
  page.tap(holding('.pop-menu__item', '引用'))
  await page.until(() => page.all('.quote-bar').length === 1, 'the quote')
  page.type('.composer__field', '看到了')
  page.fire('.composer__field', 'confirm', { value: '看到了' })
  await gotOut(1)
  expect(sent()).toEqual([{ kind: 'text', text: '看到了', quote: '1.0' }])
  await page.until(() => page.all('.quote-bar').length === 0, 'the quote to be gone')
  page.tap('.bubble__quote')
  await page.until(() => page.all('.message--spot').length === 1, 'the quoted message')
  expect(page.all('.message--spot')[0]?.textContent).toContain('杯子碎了')
})

it('offers nothing to copy of a photo, and no menu for a notice', async () => {
  page.touch(nth('.picture', 0), 'longpress')
  await page.until(() => page.all('.pop-menu__item').length === 1, 'the menu')
  expect(page.all('.pop-menu')[0]?.textContent).toBe('引用')
  page.tap('.pop-menu__veil')
  await page.until(() => page.all('.pop-menu').length === 0, 'the menu to close')
  page.touch('.notice', 'longpress')
  expect(page.all('.pop-menu')).toHaveLength(0)
})

it('marks voices that were not heard, and plays one after another', async () => {
  const { sounds } = mini.seen.devices
  expect(page.all('.voice-line__new')).toHaveLength(2)
  page.tap('.voice')
  await page.until(() => page.all('.voice--playing').length === 1, 'the first voice')
  sounds[0]?.end()
  await page.until(() => sounds.length === 2, 'the next voice')
  expect(sounds.map(({ src }) => src)).toEqual(['https://files.test/1.mp3', 'https://files.test/2.mp3'])
  sounds[1]?.end()
  await page.until(() => page.all('.voice--playing').length === 0, 'silence')
  expect(page.all('.voice-line__new')).toHaveLength(0)
})

const choose = async (label: string): Promise<void> => {
  await page.until(() => page.all('.panel').length === 0, 'the panel to be gone')
  page.tap(nth('.composer__button', -1))
  await page.until(() => page.all('.panel__choice').length > 0, 'the panel')
  page.tap(holding('.panel__choice', label))
}

it('lays photos into a tray, where they are put in order and taken away, and sends them so', async () => {
  mini.seen.devices.photos.push(
    ...['a', 'b', 'c'].map((name) => ({ path: `wxfile://${name}.jpg`, bytes: 300_000 })),
  )
  await choose('照片')
  await page.until(() => page.all('.tray-tile__face').length === 3, 'the tray')
  expect(page.text()).toContain('3 张照片，共 879 KB')
  expect(sent()).toEqual([])
  const first = nth('.tray-tile__face', 0)
  page.touch(first, 'longpress', { x: 50 })
  await page.until(() => page.all('.tray-tile--lifted').length === 1, 'the one that is dragged')
  page.touch(first, 'touchmove', { x: 225 })
  await page.until(() => page.all('.tray-tile--left').length === 2, 'room for it')
  page.touch(first, 'touchend', { x: 225 })
  await page.until(() => page.all('.tray-tile--lifted').length === 0, 'its place')
  page.tap(nth('.tray-tile__face', 2))
  await page.until(() => page.all('.tile-shift').length === 1, 'the order')
  page.tap(holding('.tile-shift .button', '往前移'))
  page.tap(nth('.tray-tile__remove', 0))
  await page.until(() => page.all('.tray-tile__face').length === 2, 'two photos')
  page.tap(holding('.media-tray__foot .button', '发送 2'))
  await gotOut(2)
  expect(uploaded).toEqual(['wxfile://a.jpg', 'wxfile://c.jpg'])
  mini.seen.devices.photos.splice(0)
})

it('tells how large a video is before it is sent, and refuses a long one with words', async () => {
  mini.seen.devices.photos.push({ path: 'wxfile://film.mp4', bytes: 12_582_912, seconds: 32 })
  await choose('视频')
  await page.until(() => page.text().includes('视频 0:32，12.0 MB'), 'the size')
  page.tap(holding('.media-tray__foot .button', '全部取消'))
  await page.until(() => page.all('.media-tray').length === 0, 'an empty tray')
  mini.seen.devices.photos.splice(0, 1, { path: 'wxfile://long.mp4', bytes: 1_000_000, seconds: 75 })
  await choose('视频')
  await page.until(() => mini.seen.toasts.includes('视频超过 60 秒了，剪短一点再发'), 'the words')
  expect(page.all('.media-tray')).toHaveLength(0)
  mini.seen.devices.photos.splice(0)
})

it('sends a place, and opens one', async () => {
  const { devices } = mini.seen
  devices.place = { name: '西湖', address: '龙井路 1 号', latitude: 30.24, longitude: 120.15, errMsg: 'ok' }
  await choose('位置')
  await gotOut(1)
  expect(sent()).toEqual([
    { kind: 'location', name: '西湖', address: '龙井路 1 号', latitude: 30.24, longitude: 120.15 },
  ])
  page.tap(holding('.place-card', '未来科技城'))
  expect(devices.shown.at(-1)).toMatchObject({ latitude: 30.2, longitude: 120, name: '未来科技城' })
})

it('says why nothing can be said aloud, and leads to the settings', async () => {
  const { devices } = mini.seen
  devices.microphone = false
  page.tap('.composer__button')
  await page.until(() => devices.settings.length === 1, 'the settings')
  expect([devices.questions, page.all('.voice-hold')]).toEqual([['没有麦克风权限'], []])
})

it('takes a voice back that was slid up, and refuses a slip of the finger', async () => {
  mini.seen.devices.microphone = true
  page.tap('.composer__button')
  await page.until(() => page.all('.voice-hold').length === 1, 'the place to hold')
  page.touch('.voice-hold', 'touchstart', { y: 800 })
  await page.until(() => page.text().includes('松开发送，往上滑取消'), 'the recording')
  page.touch('.voice-hold', 'touchmove', { y: 700 })
  await page.until(() => page.text().includes('松开手指，取消发送'), 'the way back')
  page.touch('.voice-hold', 'touchend', { y: 700 })
  await page.until(() => page.all('.recording').length === 0, 'the end of it')
  page.touch('.voice-hold', 'touchstart', { y: 800 })
  page.touch('.voice-hold', 'touchend', { y: 800 })
  await page.until(() => mini.seen.toasts.includes('说话时间太短'), 'the words')
  expect(sent()).toEqual([])
})

it('sends what was said aloud, and shows how long it is', async () => {
  const now = Date.now()
  page.touch('.voice-hold', 'touchstart', { y: 800 })
  await page.until(() => page.all('.recording').length === 1, 'the recording')
  const clock = jest.spyOn(Date, 'now').mockReturnValue(now + 4_000)
  page.touch('.voice-hold', 'touchend', { y: 800 })
  clock.mockRestore()
  await gotOut(1)
  expect(uploaded).toEqual(['wxfile://tmp/voice.mp3'])
  expect(asked.find(({ procedure }) => procedure === 'uploads.begin')?.input).toEqual({
    kind: 'voice',
    bytes: 4_000,
  })
  expect(sent()).toMatchObject([{ kind: 'voice' }])
})
