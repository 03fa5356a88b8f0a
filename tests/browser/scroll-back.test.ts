/** A shopper who scrolls up through a long story: nothing of it jumps. */
import type { Locator, Page } from 'playwright-core'
import { newConversation } from '../../core/conversation/state'
import { freshDelivery, type Turn } from '../../core/conversation/turn'
import { conversationIdOf, turnIdOf } from '../../core/shared/ids'
import { MINUTE } from '../../core/shared/time'
import { demoShoppers } from '../../local/demo/shoppers'
import { putAll } from '../../local/put-all'
import { openStage, seen, storyOf, type Stage } from '../support/browser'
import { Chat, settled } from '../support/pages'

const NAME = '张雨晴'
const MESSAGES = 720
const PAGES = 20

let stage: Stage
let page: Page

const scene = storyOf(() => stage)

/** One message a turn: short and long, hers and the bot's, some minutes apart. */
const pastOf = (shopId: string, openid: string, until: number): Turn[] => {
  const conversationId = conversationIdOf(shopId, openid)
  return Array.from({ length: MESSAGES }, (_, before) => {
    const seq = before + 1
    const at = until - (MESSAGES - seq) * 2 * MINUTE
    return {
      _id: turnIdOf(conversationId, seq),
      shopId,
      conversationId,
      openid,
      seq,
      at,
      clientId: `past-${seq}`,
      messages: [
        {
          from: { kind: seq % 3 === 0 ? 'bot' : 'shopper' },
          body: { kind: 'text', text: `第${seq}句${'，多说几个字'.repeat((seq * 7) % 11)}` },
        },
      ],
      events: [],
      state: { ...newConversation, welcomedAt: at },
      effects: [],
      behind: false,
      pendingAt: null,
      delivery: freshDelivery,
      media: {},
    }
  })
}

beforeAll(async () => {
  stage = await openStage()
  const shopper = demoShoppers.find(({ name }) => name === NAME)
  if (!shopper) throw new Error(`no demo shopper is called ${NAME}`)
  await putAll(
    stage.place.cloudbase.db,
    'turns',
    pastOf(shopper.shopId, shopper.openid, stage.place.now() - MINUTE),
  )
  const phone = await stage.phone(NAME)
  await phone.open('chat')
  ;({ page } = phone)
}, 60_000)

afterAll(() => stage.close())

const rows = (): Locator => page.locator('#thread .message')

/** Scrolls to the upper end; tells which row is the first in view there, and where it stands, px. */
const scrollUp = async () => {
  const row = await page.evaluateHandle(() => {
    const list = document.getElementById('thread')
    if (!list) throw new Error('no list')
    list.scrollTop = 20
    const edge = list.getBoundingClientRect().top
    const all = [...list.querySelectorAll('.message')]
    return all.find((one) => one.getBoundingClientRect().bottom > edge) ?? list
  })
  return { row, top: await row.evaluate((one) => one.getBoundingClientRect().top) }
}

/** Where it stands once elements have found their places. */
const topOf = (row: Awaited<ReturnType<typeof scrollUp>>['row']): Promise<number> =>
  row.evaluate(
    (one) =>
      new Promise<number>((resolve) => {
        const look = (left: number): number =>
          left === 0
            ? (resolve(one.getBoundingClientRect().top), 0)
            : requestAnimationFrame(() => look(left - 1))
        look(10)
      }),
  )

scene('opens at the end of a long story', async () => {
  await seen(new Chat(page).own(`第${MESSAGES - 1}句${'，多说几个字'.repeat(((MESSAGES - 1) * 7) % 11)}`))
  await settled(page)
  expect(await rows().count()).toBe(20)
})

scene('leaves the first row in view where it was at each of twenty pages', async () => {
  const moved: number[] = []
  for (let turned = 0; turned < PAGES; turned += 1) {
    const count = await rows().count()
    const { row, top } = await scrollUp()
    await page.waitForFunction(
      (before) => document.querySelectorAll('#thread .message').length > before,
      count,
    )
    moved.push(Math.round((await topOf(row)) - top))
  }
  expect(moved.filter((px) => Math.abs(px) > 2)).toEqual([])
  expect(await rows().count()).toBeGreaterThan(20 + (PAGES - 1) * 30)
})
