/** The page 今日: what sessions came to, for a supervisor and for an agent, and the file. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { counted, newDay } from '../../core/numbers/day'
import { partOf } from '../../core/numbers/part'
import type { Tally } from '../../core/numbers/tally'
import { dateOf, DAY, HOUR, MINUTE, SECOND, startOfDay, type Instant } from '../../core/shared/time'
import { sampleShop } from '../support/samples'
import { gone, openStage, seen, STORY_DAY, storyOf, type Stage } from '../support/browser'
import { askAxe } from '../support/inspect'

let stage: Stage
let boss: Page
const scene = storyOf(() => stage)

const staff = ['linxiao', 'hejing', 'zhouke'] as const

const inTime = (n: number, lateOnes: number): number => (n % lateOnes === 0 ? 0 : 1)

/** A plan, an end, and in every other one news of an L2 problem. */
const workOf = (n: number) => {
  const ended = { plans: 1, plansKept: inTime(n, 5), resolutions: 1, resolutionsKept: inTime(n, 7) }
  const news = { progresses: 1, progressesKept: inTime(n, 15), l2News: 1, l2NewsKept: inTime(n, 15) }
  return n % 2 === 1 ? { ...ended, ...news } : ended
}

/** One session of a day like any other: who had it and how long follows from its number. */
const tallyOf = (n: number, askedAt: Instant): Tally => {
  const agentId = staff[n % staff.length] ?? 'linxiao'
  const usedMs = (8 + ((n * 37) % 90)) * SECOND
  const waited = { waits: 4, waitMs: 4 * usedMs, waitsKept: 3 }
  const hand = { agentId, handledMs: (3 + (n % 9)) * MINUTE, ...waited, ...workOf(n) }
  const isLost = n % 17 === 0
  return {
    askedAt,
    since: null,
    queuedMs: (5 + (n % 40)) * SECOND,
    hands: isLost ? [] : [{ ...hand, passedOn: n % 11 === 0 ? 1 : 0 }],
    ...(!isLost && { first: { agentId, rowId: 'first-response', usedMs } }),
  }
}

/** A day's sums, made by the rules themselves. */
const dayWith = (sessions: number, day: Instant) => {
  const changes = Array.from({ length: sessions }, (_, n) => {
    const askedAt = startOfDay(day) + 9 * HOUR + ((n * n * 13) % (11 * 60)) * MINUTE
    const over = { tally: tallyOf(n, askedAt), stars: n % 3 === 0 ? 5 - (n % 2) : null }
    return {
      sessionId: `s${n}`,
      before: null,
      after: partOf({ ...over, isRepeated: n % 9 === 0 }, sampleShop),
    }
  })
  return { ...counted(newDay('mianyu', dateOf(day)), changes), last: [] }
}

beforeAll(async () => {
  stage = await openStage()
  const { db } = stage.place.cloudbase
  for (let ago = 0; ago < 12; ago += 1) {
    await db
      .collection('dayNumbers')
      .add(dayWith(ago === 0 ? 64 : 40 + ((ago * 23) % 50), STORY_DAY - ago * DAY))
  }
  boss = await stage.console('周可')
}, 120_000)

afterAll(() => stage.close())

const open = async (page: Page): Promise<void> => {
  await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '今日' }).click()
  await seen(page.getByRole('heading', { name: '今日' }))
}
const tile = (page: Page, name: string) => page.locator('.numbers-tile').filter({ hasText: name })

scene('a supervisor sees the shop’s day: figures, hours, and each agent', async () => {
  await open(boss)
  await seen(boss.getByText('全店，更新到'))
  await seen(tile(boss, '要人工').getByText('64 个'))
  await seen(tile(boss, '要人工').getByText('4 个没等到，占 6.3%'))
  await seen(tile(boss, '一次解决').getByText('目标 85%'))
  await seen(tile(boss, '方案及时').getByText('48 / 60 次'))
  await seen(tile(boss, '二级问题超时').getByText('红线 5%'))
  await seen(tile(boss, '二级问题超时').getByText('超过红线'))
  expect(await tile(boss, '人工首响').locator('.numbers-spark').count()).toBe(1)
  await seen(boss.getByRole('region', { name: '客服' }).getByRole('rowheader', { name: '何静' }))
  await seen(boss.getByText(/最忙的是 \d+:00，\d+ 个。/))
})

scene('other days are one click away, and a day without sessions says so', async () => {
  await boss.getByText('近 7 天').click()
  await seen(boss.getByRole('region', { name: '每天' }).getByText('11-15'))
  await boss.getByLabel('选一天').fill('2025-10-01')
  await seen(boss.getByText('还没有结束的会话'))
  await boss.getByText('今天', { exact: true }).click()
  await seen(tile(boss, '要人工').getByText('64 个'))
})

scene('the file holds what the page shows, as a spreadsheet reads it', async () => {
  const [download] = await Promise.all([
    boss.waitForEvent('download'),
    boss.getByRole('button', { name: '下载 CSV' }).click(),
  ])
  const text = readFileSync(await download.path(), 'utf8')
  expect(text.startsWith('\uFEFF范围,名称,要人工,接待,')).toBe(true)
  const lines = text.split('\r\n')
  expect(lines[1]).toMatch(/^合计,2025-11-21,64,60,4,/)
  expect(lines.filter((line) => line.startsWith('客服,'))).toHaveLength(3)
  expect(download.suggestedFilename()).toBe('客服数字 2025-11-21.csv')
})

scene('everybody can read it, by day and by night, on every screen', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await boss.emulateMedia({ colorScheme })
    for (const width of [1440, 1024, 390]) {
      await boss.setViewportSize({ width, height: 900 })
      await seen(tile(boss, '满意度'))
      expect(await askAxe(boss)).toEqual([])
      const { scroll, client } = await boss.evaluate(() => {
        const { scrollWidth: all, clientWidth: seenPx } = document.documentElement
        return { scroll: all, client: seenPx }
      })
      expect(scroll).toBe(client)
    }
  }
})

scene('what one’s own day came to stands under the lists, a supervisor’s too', async () => {
  await boss.setViewportSize({ width: 1440, height: 900 })
  const entries = boss.getByRole('navigation', { name: '功能' })
  await entries.getByRole('link', { name: '会话' }).click()
  const day = boss.getByRole('link', { name: /^今天接待/ })
  expect(await day.textContent()).toBe('今天接待 20，首响平均 50 秒')
  await day.click()
  await seen(boss.getByRole('heading', { name: '今日' }))
  await entries.getByRole('link', { name: '会话' }).click()
  await boss.setViewportSize({ width: 390, height: 844 })
  await gone(day)
})

scene('an agent sees his own numbers, and nobody else’s', async () => {
  const lin = await stage.console('林晓')
  const day = await lin.getByRole('link', { name: /^今天接待/ }).textContent()
  expect(day).toBe('今天接待 20，首响平均 53 秒满意 4.5')
  await open(lin)
  await seen(lin.getByText('您自己的数字，更新到'))
  await seen(tile(lin, '接待'))
  expect(await lin.getByRole('rowheader').count()).toBe(0)
  expect(await lin.getByText('何静').count()).toBe(0)
})
