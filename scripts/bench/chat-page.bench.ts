import { writeFileSync } from 'node:fs'
import type { HomeView } from '../../core/contracts/shopper/home.contract'
import type { Call } from '../../core/contracts/procedure'
import type { MessageView } from '../../core/conversation/message'
import { ok } from '../../core/shared/result'
import { startMini, type MiniHost, type MiniPage } from '../../tests/support/mini-host'

const MESSAGES = 10_000
const PAGE = 30
const NOW = Date.UTC(2026, 10, 21, 3)

/** A long talk with an agent: each turn is one message. */
const message = (seq: number): MessageView => ({
  id: `${seq}.0`,
  seq,
  at: NOW - (MESSAGES - seq) * 60_000,
  from: seq % 2 === 0 ? { kind: 'shopper' } : { kind: 'agent', name: '林晓' },
  body: { kind: 'text', text: `第 ${seq} 句：杯子的把手断了，能换一只新的吗，盒子还留着` },
  clientId: `bench-${seq}`,
})
const messages = (from: number, to: number): MessageView[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => message(from + at))

let last = MESSAGES
const service = { status: 'assigned', agentName: '林晓' }
const thread = (some: MessageView[]) => ({ messages: some, seq: last, service, now: NOW })

const home: HomeView = {
  shopName: '棉屿生活',
  greeting: '张女士，上午好',
  service: { status: 'open', waitMs: 60_000, ahead: 0 },
  recentOrders: [],
  quickQuestions: [{ title: '怎么退换货？' }],
  phone: '400-000-6116',
  hours: [{ days: [0, 1, 2, 3, 4, 5, 6], opens: 540, closes: 1_260 }],
  specialDays: [],
  now: NOW,
}

const answer = ({ procedure, input }: Call): unknown => {
  const { after = 0, before = 0 } = input as { after?: number; before?: number }
  switch (procedure) {
    case 'home.view':
      return ok(home)
    case 'conversation.enter':
      return ok({ ...thread(messages(last - PAGE + 1, last)), hasEarlier: true })
    case 'conversation.pull':
      return ok(thread(messages(after + 1, last)))
    case 'conversation.history':
      return ok({ messages: messages(before - PAGE, before - 1), hasEarlier: true })
    default:
      return { ok: false, error: 'notFound' }
  }
}

const LOOKS = 20
/** Blocks of older messages are drawn upwards: the oldest does not stand first in the text. */
const oldest = (text: string): number =>
  Math.min(...[...text.matchAll(/第 (\d+) 句/g)].map((match) => Number(match[1])))

/** Looks upwards page after page; the most that one page took, bytes. */
const scrollBack = async (page: MiniPage): Promise<number> => {
  let most = 0
  for (let look = 0; look < LOOKS; look += 1) {
    const first = oldest(page.text())
    page.drawn()
    page.fire('.thread', 'scrolltoupper')
    await page.until(() => oldest(page.text()) < first, `messages before ${first}`)
    most = Math.max(most, page.drawn().bytes)
  }
  return most
}

/** Opens the service home on a phone that knows nothing yet; how often the cloud was called until it can be used. */
const coldStart = async (mini: MiniHost, calls: readonly string[]): Promise<number> => {
  const page = await mini.open('pages/home/index')
  await page.until(() => page.text().includes(home.greeting), 'the greeting')
  await page.until(() => page.text().includes('怎么退换货？'), 'the questions')
  const count = calls.length
  page.close()
  return count
}

it('measures what the service home asks of the cloud, and what the chat page hands to setData', async () => {
  const calls: string[] = []
  const mini = startMini({
    callFunction: ({ data }) => {
      calls.push((data as Call).procedure)
      return Promise.resolve(answer(data as Call))
    },
  })
  const coldStartRequests = await coldStart(mini, calls)
  const page = await mini.open('pages/chat/index', { scene: 'home' })
  await page.until(() => page.text().includes(`第 ${last} 句`), 'the newest message')
  const opened = page.drawn().bytes
  last += 1
  await page.until(() => page.text().includes(`第 ${last} 句`), 'one more message')
  const more = page.drawn()
  const scrolled = await scrollBack(page)
  page.close()
  mini.close()
  writeFileSync(
    process.env.BENCH_FIGURES ?? '',
    JSON.stringify({ coldStartRequests, opened, more: more.bytes, scrolled, paths: more.paths }),
  )
}, 120_000)
