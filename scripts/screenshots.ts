import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { agentIdOf } from '../core/routing/agent'
import { gone, openStage, seen, type Stage } from '../tests/support/browser'
import { Chat, Desk, photoOf, settled } from '../tests/support/pages'
import { ensureBuilt } from './lib/builds'
import { at } from './lib/root'
import { say } from './lib/run'
import { shootAfterSales } from './screenshots/aftersales'
import { shootDesk } from './screenshots/desk'
import { shootPanel } from './screenshots/panel'
import type { Shoot } from './screenshots/shoot'

const FOLDER = at('docs/images')
const MOST_KB = 220
const phoneSize = { width: 390, height: 844, scale: 1.5 } as const

const shoot: Shoot = async (page, name) => {
  const path = join(FOLDER, `${name}.png`)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  const kb = Math.round(statSync(path).size / 1024)
  if (kb > MOST_KB) throw new Error(`${name}.png has ${kb} KB, more than ${MOST_KB}`)
  say(`docs/images/${name}.png ${kb} KB`)
}

/** How many shoppers 林晓 serves at once: with one, the others wait in a queue that moves. */
const holdAtMost = async ({ place }: Stage, capacity: number): Promise<void> => {
  await place.cloudbase.db.collection('agents').doc(agentIdOf('mianyu', 'linxiao')).update({ capacity })
}

/** Somebody who asks for a person before the story's shopper does. */
const askBefore = async (stage: Stage, name: string, words: string): Promise<void> => {
  const { page, context, open } = await stage.phone(name)
  const chat = new Chat(page)
  await open('chat')
  await seen(chat.button('转人工'))
  await chat.say(words)
  await gone(page.locator('.message--sending'))
  await chat.say('转人工')
  await seen(page.getByText(/^(正在转人工|林晓为您服务)$/))
  await context.close()
}

/** 张雨晴 asks where her parcel is, then shows the broken cup and waits for a person. */
const ask = async (chat: Chat, open: (page: string) => Promise<void>): Promise<void> => {
  const { page } = chat
  await open('home')
  await seen(page.getByText('退款多久到账？'))
  await shoot(page, 'home')
  await page.getByRole('button', { name: '找客服' }).click()
  await chat.button('我的快递到哪了').click()
  await seen(page.getByRole('button').filter({ hasText: '订单尾号 7118' }))
  await settled(page)
  await shoot(page, 'chat')

  await chat.openTray()
  await chat.button('我的订单').click()
  await page.getByRole('dialog').getByText('手捏陶瓷杯 320ml 月白').click()
  await seen(page.locator('.message--bot .bubble').filter({ hasText: '订单尾号 6037' }))
  const cup = await photoOf(page, pathToFileURL(at('scripts/screenshots/broken-cup.svg')).href)
  await chat.sendPhotos(cup)
  await seen(page.getByText('正在转人工'))
  await chat.say('收到了，有一只杯子的把手断了')
  await gone(page.locator('.message--sending'))
  await settled(page)
  await shoot(page, 'hand-off')
}

/** 林晓 answers, the shopper is content, the session ends. */
const answer = async (chat: Chat, desk: Desk): Promise<void> => {
  const { page } = chat
  await desk.say('/on')
  await seen(page.getByText('林晓为您服务'))
  await seen(desk.page.getByAltText('顾客发来的图片'))
  await desk.say('#4 张女士，让您久等了')
  await desk.say('#4 /5 时间=今天18:00')
  await seen(page.locator('.message--agent .bubble').nth(1))
  await chat.say('好的，另一只是好的，只退一只')
  await seen(desk.said('另一只是好的'))
  await settled(page)
  await shoot(page, 'agent')
  await page.emulateMedia({ colorScheme: 'dark' })
  await shoot(page, 'agent-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await desk.say('#2 /2 时间=今天18:00')
  await seen(desk.said('已发给 #2'))
  await desk.page.getByLabel('回复').fill('#4 /end')
  await shoot(desk.page, 'wecom')
}

const end = async (chat: Chat, desk: Desk): Promise<void> => {
  await desk.say('#4 /end')
  await chat.page.getByRole('radio', { name: '5 星' }).click()
  await chat.button('一次解决').click()
  await settled(chat.page)
  await shoot(chat.page, 'rating')
}

/** Plays the demo's story and takes the pictures of the README. */
const main = async (): Promise<void> => {
  await ensureBuilt(['functions', 'h5', 'console'])
  mkdirSync(FOLDER, { recursive: true })
  const stage = await openStage()
  try {
    const desk = new Desk(await stage.wecom('林晓', phoneSize))
    await holdAtMost(stage, 1)
    await askBefore(stage, '陈思远', '能开公司抬头的发票吗')
    await askBefore(stage, '李国强', '我的订单什么时候发货')
    await askBefore(stage, '王雪', '想改一下收货地址')
    const phone = await stage.phone('张雨晴', phoneSize)
    const chat = new Chat(phone.page)
    await ask(chat, phone.open)
    await holdAtMost(stage, 8)
    await answer(chat, desk)
    await shootDesk(stage, shoot)
    await end(chat, desk)
    await phone.open('order-detail?orderNo=251118204516037')
    await seen(phone.page.getByText('SF1583019420873'))
    await settled(phone.page)
    await shoot(phone.page, 'order')
    await shootAfterSales(stage, phone, shoot)
    await shootPanel(stage, shoot)
  } catch (error) {
    say(`pictures of the failure: ${await stage.shootAll('screenshots')}`)
    throw error
  } finally {
    await stage.close()
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
