/** The shopper's other pages, and how all of them look on other screens. */
import { openStage, seen, storyOf, gone, type Phone, type Stage } from '../support/browser'
import { Chat, settled, sticksOut, touchSide } from '../support/pages'

let stage: Stage
let shopper: Phone

const scene = storyOf(() => stage)

/** One dark pixel as a bitmap: a picture to a browser, no photo to the shop. */
const dot = Buffer.from(
  '424d3a0000000000000036000000280000000100000001000000010018000000000004000000000000000000000000000000000000001e1e1e00',
  'hex',
)

beforeAll(async () => {
  stage = await openStage()
  shopper = await stage.phone('张雨晴')
}, 60_000)

afterAll(() => stage.close())

scene('lists one’s orders, by their status too', async () => {
  await shopper.open('orders')
  const { page } = shopper
  await seen(page.getByRole('button', { name: /^待发货.*水洗亚麻围裙/ }))
  await seen(page.getByRole('button', { name: /^运输中.*长绒棉四件套/ }))
  await page.getByRole('tab', { name: '运输中' }).click()
  await gone(page.getByRole('button', { name: /^待发货.*水洗亚麻围裙/ }))
  await seen(page.getByRole('button', { name: /^运输中.*长绒棉四件套/ }))
  await page.getByRole('tab', { name: '待付款' }).click()
  await seen(page.getByText('没有待付款的订单'))
})

scene('shows one order in full, and talks about it', async () => {
  const { page } = shopper
  await page.getByRole('tab', { name: '运输中' }).click()
  await page.getByRole('button', { name: /^运输中.*长绒棉四件套/ }).click()
  await seen(page.getByText('SF1583024766190'))
  await seen(page.getByText('到达 杭州转运中心'))
  await seen(page.getByText('下一站：余杭未来科技城营业点'))
  await seen(page.getByText('251119132207118'))
  expect(await page.locator('body').innerText()).toContain('¥369.00')

  await page.getByRole('button', { name: '咨询这笔订单' }).click()
  const chat = new Chat(page)
  await seen(page.locator('.message--bot .bubble').filter({ hasText: '您在看尾号 7118 的订单' }))
  await chat.button('我的快递到哪了').click()
  await seen(page.locator('.message--bot .bubble').filter({ hasText: '订单尾号 7118 在路上' }))
})

scene('leads from the list to the chat with that order', async () => {
  const other = await stage.phone('李国强')
  await other.open('orders')
  await other.page.getByRole('button', { name: '咨询' }).first().click()
  await seen(
    other.page.locator('.message--bot .bubble').filter({ hasText: /李先生.*您在看尾号 \d{4} 的订单/ }),
  )
  await other.context.close()
})

scene('says that an order which is somebody else’s does not exist', async () => {
  await shopper.open('order-detail?orderNo=251118204516037')
  await seen(shopper.page.getByText('手捏陶瓷杯 320ml 月白'))
  const other = await stage.phone('王雪')
  await other.open('order-detail?orderNo=251118204516037')
  await seen(other.page.getByText('没有找到这笔订单'))
  await other.context.close()
})

scene('keeps two shops apart, where the same openid is two people', async () => {
  const tea = await stage.phone('顾清和')
  const cotton = new Chat(shopper.page)
  await shopper.open('chat')
  await cotton.say('棉屿的暗号')
  await seen(cotton.own('棉屿的暗号'))

  await tea.open('home')
  await seen(tea.page.getByRole('heading', { name: '顾先生，上午好' }))
  expect(await tea.page.getByText('水洗亚麻围裙').count()).toBe(0)
  await tea.open('chat')
  await seen(tea.page.locator('.message--bot .bubble').filter({ hasText: '我是山野茶舍的小美' }))
  expect(await tea.page.getByText('棉屿的暗号').count()).toBe(0)
  await tea.open('order-detail?orderNo=251110193011582')
  await seen(tea.page.getByText('没有找到这笔订单'))
  await tea.context.close()
})

scene('opens the chat once, however often it is tapped', async () => {
  const { page } = shopper
  await shopper.open('home')
  await page.getByRole('button', { name: '找客服' }).dblclick()
  await seen(page.locator('.composer__field'))
  await settled(page)
  await page.getByRole('button', { name: '返回' }).click()
  await seen(page.getByText('大家常问'))
})

scene('takes no file that cannot be sent, and says why', async () => {
  const chat = new Chat(shopper.page)
  await shopper.open('chat')
  await seen(chat.field)
  const words = Buffer.from('<html>not a picture</html>')
  await chat.choosePhotos({ name: 'empty.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) })
  await seen(shopper.page.getByText('这个文件是空的，换一个再发'))
  await chat.choosePhotos(
    { name: 'page.jpg', mimeType: 'image/jpeg', buffer: words },
    { name: 'paper.pdf', mimeType: 'application/pdf', buffer: words },
  )
  await seen(shopper.page.getByText('2 个没有选上：只能发 JPG、PNG、GIF、WebP 照片'))
  expect(await shopper.page.locator('.tray-tile').count()).toBe(0)
})

scene('keeps nine of ten photos, and says so', async () => {
  const chat = new Chat(shopper.page)
  const photos = Array.from({ length: 10 }, (_, i) => ({
    name: `${i}.bmp.jpg`,
    mimeType: 'image/jpeg',
    buffer: dot,
  }))
  await chat.choosePhotos(...photos)
  await seen(shopper.page.getByText('一次最多 9 个'))
  await seen(shopper.page.getByText(/^9 张照片/))
  await chat.button('全部取消').click()
})

scene('says once why the server did not take what the browser took for a photo', async () => {
  const chat = new Chat(shopper.page)
  await chat.sendPhotos({ name: 'dot.jpg', mimeType: 'image/jpeg', buffer: dot })
  const alert = shopper.page.getByRole('alert')
  await seen(alert.filter({ hasText: '只能发 JPG、PNG、GIF、WebP 照片' }))
  expect(await shopper.page.getByText('没发出去').count()).toBe(1)
  await chat.button('删除').click()
  await gone(alert)
})

const pagesToSee = ['home', 'chat', 'orders', 'order-detail?orderNo=251118204516037'] as const
const ready: Readonly<Record<(typeof pagesToSee)[number], string>> = {
  home: '大家常问',
  chat: '小美 · 智能客服',
  orders: '水洗亚麻围裙',
  'order-detail?orderNo=251118204516037': '手捏陶瓷杯 320ml 月白',
}

for (const width of [320, 430]) {
  scene(`fits a screen of ${width} px`, async () => {
    const narrow = await stage.phone('张雨晴', { width, height: 700 })
    for (const page of pagesToSee) {
      await narrow.open(page)
      await seen(narrow.page.getByText(ready[page]))
      await settled(narrow.page)
      expect({ page, sticksOut: await sticksOut(narrow.page) }).toEqual({ page, sticksOut: 0 })
    }
    await narrow.context.close()
  })
}

scene('fits a long name and a long word', async () => {
  const narrow = await stage.phone('赵敏', { width: 320 })
  const chat = new Chat(narrow.page)
  await narrow.open('orders')
  await seen(narrow.page.getByText(/加厚长绒棉贡缎提花四件套/))
  expect(await sticksOut(narrow.page)).toBe(0)
  await narrow.open('chat')
  await chat.say(`https://${'a'.repeat(120)}.cn/${'长'.repeat(60)}`)
  await seen(narrow.page.locator('.message--shopper .bubble'))
  await settled(narrow.page)
  expect(await sticksOut(narrow.page)).toBe(0)
  await narrow.context.close()
})

scene('keeps tabs whole and words together in the largest font on the narrowest screen', async () => {
  const small = await stage.phone('张雨晴', { width: 320, height: 640 })
  const { page } = small
  const enlarge = () =>
    page.locator('.page').evaluateAll((all) => all.forEach((one) => one.classList.add('page--text-140')))
  await small.open('orders')
  await seen(page.getByText('水洗亚麻围裙'))
  await enlarge()
  await settled(page)
  const last = await page.getByRole('tab', { name: '已签收' }).boundingBox()
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(320)
  expect(await sticksOut(page)).toBe(0)
  await small.open('home')
  await seen(page.getByText('大家常问'))
  await enlarge()
  await settled(page)
  const lines = await page.getByRole('button', { name: '我的订单' }).evaluate((entry) => {
    const range = document.createRange()
    range.selectNodeContents(entry)
    return [...range.getClientRects()].slice(1).map(({ width }) => Math.round(width)) // below its picture
  })
  expect(new Set(lines).size).toBe(1)
  await small.context.close()
})

scene('is dark where the system is dark', async () => {
  const dark = await stage.phone('张雨晴', { scheme: 'dark' })
  await dark.open('chat')
  await seen(dark.page.locator('.message--bot .bubble'))
  const colours = await dark.page.evaluate(() => {
    const lightness = (selector: string, what: 'backgroundColor' | 'color') => {
      const found = document.querySelector(selector)
      const parts = found ? getComputedStyle(found)[what].match(/\d+/g)?.slice(0, 3).map(Number) : undefined
      return parts ? Math.max(...parts) : -1
    }
    return {
      ground: lightness('.page--chat', 'backgroundColor'),
      bubble: lightness('.message--bot .bubble', 'backgroundColor'),
      ink: lightness('.message--bot .bubble', 'color'),
    }
  })
  expect(colours.ground).toBeLessThan(40)
  expect(colours.bubble).toBeLessThan(80)
  expect(colours.bubble).toBeGreaterThan(colours.ground)
  expect(colours.ink).toBeGreaterThan(180)
  await dark.context.close()
})

scene('has buttons that a thumb finds', async () => {
  const { page } = shopper
  const small: string[] = []
  const touch = async (names: readonly (string | RegExp)[], role: 'button' | 'tab' = 'button') => {
    for (const name of names) {
      const target = page.getByRole(role, { name }).filter({ visible: true })
      await seen(target)
      await target.first().scrollIntoViewIfNeeded()
      const side = await touchSide(target)
      if (side < 43) small.push(`${String(name)} ${side}`)
    }
  }
  await shopper.open('home')
  await seen(page.getByText('大家常问'))
  await touch(['找客服', '我的订单', '查物流', '退换货', '常见问题', '全部订单', '退款多久到账？', /^拨打/])
  await shopper.open('orders')
  await touch([/^待发货/, '咨询', '看物流', '返回'])
  await touch(['全部', '运输中'], 'tab')
  await shopper.open('order-detail?orderNo=251118204516037')
  await touch(['返回', /^复制运单号/, /^复制订单编号/, '咨询这笔订单'])
  await shopper.open('chat')
  const chat = new Chat(page)
  await touch(['返回', '表情', '更多'])
  await chat.openTray()
  await touch(['照片', '我的订单', '转人工', '收起'])
  await chat.button('我的订单').click()
  const close = page.getByRole('dialog').getByRole('button', { name: '关闭' })
  expect(await touchSide(close)).toBeGreaterThanOrEqual(43)
  await close.click()
  await chat.field.fill('好')
  await touch(['发送'])
  expect(small).toEqual([])
})
