/** The card 为什么慢 on the page 今日: by hour, what it was, and what would help. */
import type { Page } from 'playwright-core'
import { counted, newDay } from '../../core/numbers/day'
import { partOf } from '../../core/numbers/part'
import { dateOf, DAY, HOUR, MINUTE, SECOND, startOfDay, type Instant } from '../../core/shared/time'
import { gone, openStage, seen, STORY_DAY, storyOf, type Stage } from '../support/browser'
import { askAxe } from '../support/inspect'
import { sampleShop } from '../support/samples'

let stage: Stage
let boss: Page
const scene = storyOf(() => stage)

const YESTERDAY = startOfDay(STORY_DAY) - DAY
const agentId = 'linxiao'

interface Kind {
  readonly hour: number
  readonly sessions: number
  readonly queuedMs: number
  readonly usedMs: number
  readonly handledMs: number
}
/** Too few at 10, nothing at 14, slow sessions at 16, late answers at 20. */
const kinds: readonly Kind[] = [
  { hour: 10, sessions: 90, queuedMs: 5 * MINUTE, usedMs: 5 * MINUTE, handledMs: 6 * MINUTE },
  { hour: 14, sessions: 12, queuedMs: SECOND, usedMs: 20 * SECOND, handledMs: 5 * MINUTE },
  { hour: 16, sessions: 40, queuedMs: 4 * MINUTE, usedMs: 4 * MINUTE, handledMs: 26 * MINUTE },
  { hour: 20, sessions: 20, queuedMs: 2 * SECOND, usedMs: 3 * MINUTE, handledMs: 6 * MINUTE },
]

const partsOf = ({ hour, sessions, queuedMs, usedMs, handledMs }: Kind) =>
  Array.from({ length: sessions }, (_, n) => {
    const hand = { agentId, handledMs, waits: 1, waitMs: usedMs, waitsKept: 0, passedOn: 0 }
    const tally = {
      ...{ askedAt: YESTERDAY + hour * HOUR + n * SECOND, since: null, queuedMs, hands: [hand] },
      first: { agentId, rowId: 'first-response', usedMs },
    }
    const after = partOf({ tally, stars: null, isRepeated: false }, sampleShop)
    return { sessionId: `${hour}-${n}`, before: null, after }
  })

beforeAll(async () => {
  stage = await openStage()
  const { db } = stage.place.cloudbase
  const day = counted(newDay('mianyu', dateOf(YESTERDAY)), kinds.flatMap(partsOf))
  await db.collection('dayNumbers').add({ ...day, last: [] })
  const shift = (n: number, from: Instant, to: Instant) => ({
    ...{ _id: `mianyu:a${n}:${from}`, shopId: 'mianyu', userid: `a${n}`, from, to, capacity: 4 },
  })
  const [opens, closes] = [YESTERDAY + 9 * HOUR, YESTERDAY + 21 * HOUR]
  await db.collection('shifts').add([shift(1, opens, closes), shift(2, opens, closes)])
  boss = await stage.console('周可')
}, 120_000)
afterAll(() => stage.close())

const card = () => boss.getByRole('region', { name: '为什么慢' })

scene('a supervisor reads why each hour was slow, and what would help', async () => {
  await boss.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '今日' }).click()
  await boss.getByText('昨天', { exact: true }).click()
  await seen(card().getByText('10:00–11:00'))
  const hours = await card().getByRole('listitem').allTextContents()
  expect(hours).toHaveLength(3)
  expect(hours[0]).toMatch(/^10:00–11:00人不够90 个要人工.*2 位在岗，位子占了 \d.*照这样排 [3-9] 位/)
  expect(hours[1]).toMatch(/^16:00–17:00处理慢.*一个会话平均 26 分.*先缩短处理时长/)
  expect(hours[2]).toMatch(/^20:00–21:00接了没回.*排队只有 2 秒.*首响平均 3 分/)
  await seen(card().getByText('14:00 有空，调 1 位到 10:00'))
})

scene('everybody can read it, by day and by night, on every screen', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await boss.emulateMedia({ colorScheme })
    for (const width of [1440, 1024, 390]) {
      await boss.setViewportSize({ width, height: 900 })
      await card().scrollIntoViewIfNeeded()
      await seen(card().getByText('14:00 有空，调 1 位到 10:00'))
      expect(await askAxe(boss)).toEqual([])
    }
  }
})

scene('several days have no such card, nor has an agent’s own page', async () => {
  await boss.setViewportSize({ width: 1440, height: 900 })
  await boss.getByText('近 7 天').click()
  await gone(card())
  const lin = await stage.console('林晓')
  await lin.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '今日' }).click()
  await seen(lin.getByRole('heading', { name: '今日' }))
  expect(await lin.getByRole('region', { name: '为什么慢' }).count()).toBe(0)
})
