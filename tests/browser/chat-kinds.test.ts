/** What is said other than by typing: photos in a tray, voices, quotes and the menu, in a browser. */
import type { Locator } from 'playwright-core'
import { gone, openStage, seen, storyOf, type Phone, type Stage } from '../support/browser'
import { Chat, Desk, largePhoto, settled, sticksOut, touchSide } from '../support/pages'

let stage: Stage
let shopper: Phone
let chat: Chat
let desk: Desk

const scene = storyOf(() => stage)

beforeAll(async () => {
  stage = await openStage()
  shopper = await stage.phone('张雨晴')
  chat = new Chat(shopper.page)
  desk = new Desk(await stage.wecom('林晓'))
}, 60_000)

afterAll(() => stage.close())

/** Moves it sideways with the mouse. */
const drag = async (what: Locator, by: number): Promise<void> => {
  const place = await what.boundingBox()
  if (!place) throw new Error('nothing to drag')
  const { mouse } = shopper.page
  const [x, y] = [place.x + 30, place.y + 30]
  await mouse.move(x, y)
  await mouse.down()
  await mouse.move(x + by, y, { steps: 4 })
  await seen(shopper.page.locator('.tray-tile--lifted'))
  await mouse.up()
  await gone(shopper.page.locator('.tray-tile--lifted'))
}

/** The same with a finger, which waits until it is lifted. */
const dragByFinger = async (what: Locator, by: number): Promise<void> => {
  const { page, context } = shopper
  const place = await what.boundingBox()
  if (!place) throw new Error('nothing to drag')
  const phone = await context.newCDPSession(page)
  const [from, y] = [place.x + 30, place.y + 30]
  const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
    phone.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y }] })
  await phone.send('Emulation.setTouchEmulationEnabled', { enabled: true })
  await finger('touchStart', from)
  await seen(page.locator('.tray-tile--lifted'))
  for (const part of [0.25, 0.5, 0.75, 1]) await finger('touchMove', from + by * part)
  await finger('touchEnd')
  await gone(page.locator('.tray-tile--lifted'))
  await phone.send('Emulation.setTouchEmulationEnabled', { enabled: false })
  await phone.detach()
}

scene('opens what stands in a text', async () => {
  const { page, context } = shopper
  await shopper.open('chat')
  await chat.say('订单 251118204516037 在 https://example.com/cup 看到的，打 138 0013 8000')
  await gone(page.locator('.message--sending'))
  await context.route('https://example.com/**', (route) => route.fulfill({ body: 'a cup' }))
  const opening = context.waitForEvent('page')
  await page.getByRole('link', { name: 'https://example.com/cup' }).click()
  const opened = await opening
  expect(opened.url()).toBe('https://example.com/cup')
  await opened.close()

  await chat.button('138 0013 8000').click()
  await seen(page.getByRole('menuitem', { name: '拨打' }))
  await page.keyboard.press('Escape')
  await gone(page.getByRole('menu'))

  await chat.button('251118204516037').click()
  await seen(page.locator('.page__title').filter({ hasText: '订单详情' }).filter({ visible: true }))
  await chat.button('返回').click()
  await seen(chat.field)
})

scene('copies and quotes by the right button and by the keyboard', async () => {
  const { page, context } = shopper
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await chat.say('杯子的把手断了')
  await gone(page.locator('.message--sending'))
  await chat.own('杯子的把手断了').click({ button: 'right' })
  // waited for from before: it is shown for a moment only
  await Promise.all([seen(page.getByText('已复制')), page.getByRole('menuitem', { name: '复制' }).click()])
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('杯子的把手断了')

  const column = page.locator('.message--shopper .message__column').filter({ hasText: '杯子的把手断了' })
  const focused = (item: string) => page.locator('.pop-menu__item:focus').filter({ hasText: item })
  await column.focus()
  await page.keyboard.press('Enter')
  await seen(focused('复制'))
  await page.keyboard.press('Tab')
  await seen(focused('引用'))
  await page.keyboard.press('Tab')
  await seen(focused('复制'))
  await page.keyboard.press('Escape')
  await gone(page.getByRole('menu'))
  expect(await column.evaluate((one) => one === document.activeElement)).toBe(true)

  await page.keyboard.press('ContextMenu')
  await seen(focused('复制'))
  await page.keyboard.press('ArrowRight')
  await seen(focused('引用'))
  await page.keyboard.press('Enter')
  await seen(page.locator('.quote-bar').filter({ hasText: '我：杯子的把手断了' }))
  await chat.say('要换一只')
  const quoted = page.locator('.bubble__quote')
  await seen(quoted.filter({ hasText: '我：杯子的把手断了' }))
  await gone(page.locator('.quote-bar'))
})

scene('shows the message that was quoted', async () => {
  const { page } = shopper
  for (let line = 1; line <= 12; line += 1) await chat.say(`第 ${line} 句`)
  await gone(page.locator('.message--sending'))
  await page.locator('.bubble__quote').click()
  await seen(page.locator('.message--spot').filter({ hasText: '杯子的把手断了' }))
  const spot = await page.locator('.message--spot').boundingBox()
  expect(spot && spot.y > 0 && spot.y < 844).toBe(true)
})

scene('lays photos into a tray, makes them smaller and sends them in the order that was chosen', async () => {
  const { page } = shopper
  await chat.choosePhotos(await largePhoto(page, 'red'), await largePhoto(page, 'blue'))
  await seen(page.getByText(/^2 张照片，共 /))
  await chat.button('第 2 张').click()
  for (const name of ['往前移', '去掉第 1 张', '全部取消', '再选几张', '发送 2']) {
    expect({ name, side: (await touchSide(chat.button(name))) >= 43 }).toEqual({ name, side: true })
  }
  const order = () =>
    page.locator('.tray-tile img').evaluateAll((all) => all.map((one) => one.getAttribute('src')))
  const chosen = await order()
  await chat.button('往前移').click()
  await seen(page.getByText('第 1 张，共 2 张'))
  expect(await order()).toEqual([...chosen].reverse())
  await drag(chat.button('第 1 张'), 90)
  expect(await order()).toEqual(chosen)
  await dragByFinger(chat.button('第 2 张'), -90)
  expect(await order()).toEqual([...chosen].reverse())
  const before = await page.locator('.picture').count()
  await chat.button('发送 2').click()
  await page.waitForFunction(
    (count) => document.querySelectorAll('.picture--sent').length === count,
    before + 2,
  )
  const sent = await page.locator('.picture--sent img').evaluateAll((images) =>
    Promise.all(
      images.slice(-2).map(async (image) => {
        const picture = new Image()
        picture.crossOrigin = 'anonymous'
        picture.src = (image as HTMLImageElement).src
        await picture.decode()
        const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 })
        const pen = canvas.getContext('2d')
        pen?.drawImage(picture, 0, 0, 1, 1)
        const [r = 0, , b = 0] = pen?.getImageData(0, 0, 1, 1).data ?? []
        return {
          longest: Math.max(picture.naturalWidth, picture.naturalHeight),
          colour: r > b ? 'red' : 'blue',
        }
      }),
    ),
  )
  expect(sent).toEqual([
    { longest: 1_920, colour: 'blue' },
    { longest: 1_920, colour: 'red' },
  ])
})

scene('sends what was said aloud, and takes it back when it is slid up', async () => {
  const { page } = shopper
  await chat.button('说话').click()
  const hold = chat.button('按住 说话')
  await seen(hold)
  const place = await hold.boundingBox()
  if (!place) throw new Error('nowhere to hold')
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await seen(page.getByText('松开发送，往上滑取消'))
  await page.mouse.move(x, y - 120)
  await seen(page.getByText('松开手指，取消发送'))
  await page.mouse.up()
  await gone(page.locator('.recording'))
  expect(await page.locator('.voice').count()).toBe(0)

  await page.mouse.move(x, y)
  await page.mouse.down()
  await seen(page.locator('.recording__time').filter({ hasText: '2″' }))
  await page.mouse.up()
  await seen(page.locator('.message--shopper.message--sent .voice'))
  expect(await page.locator('.voice').innerText()).toMatch(/^[23]″$/)
  await chat.button('键盘').click()
  await seen(chat.field)
})

scene('shows a voice of the agent as one that was not heard', async () => {
  const { page } = shopper
  await chat.say('转人工')
  await seen(page.getByText(/为您服务/))
  await desk.sendVoice()
  await seen(page.locator('.message--agent .voice'))
  await seen(page.locator('.voice-line__new'))
})

scene('chooses one of the goods of an order', async () => {
  const { page } = shopper
  await chat.openTray()
  await chat.button('商品').click()
  await page.getByRole('dialog').getByText('手捏陶瓷杯 320ml 月白').click()
  await page.getByRole('dialog').locator('.order-card').first().click()
  await seen(page.locator('.message--shopper.message--sent .order-card').filter({ hasText: '×' }))
})

for (const width of [320, 430]) {
  scene(`fits ${width} px with all of it open`, async () => {
    const { page } = shopper
    await page.setViewportSize({ width, height: 740 })
    await settled(page)
    expect(await sticksOut(page)).toBe(0)
    await chat.openTray()
    await seen(page.locator('.panel'))
    expect(await sticksOut(page)).toBe(0)
    await chat.button('收起').click()
  })
}
