import type { Call } from '../../core/contracts/procedure'
import type { MessageView } from '../../core/conversation/message'
import { ok } from '../../core/shared/result'
import { startMini, type MiniHost, type MiniPage } from '../support/mini-host'

const TURNS = 10_000
const PAGE = 30
const NOW = Date.UTC(2026, 10, 21, 3)

/** A long talk between a shopper and 小美: one turn is what was said and what was answered. */
const turn = (seq: number): MessageView[] => [
  {
    id: `${seq}.0`,
    seq,
    at: NOW - (TURNS - seq) * 60_000,
    from: { kind: 'shopper' },
    body: { kind: 'text', text: `第 ${seq} 句，杯子的把手断了，能换一只吗` },
    clientId: `client-turn-${seq}`,
  },
  {
    id: `${seq}.1`,
    seq,
    at: NOW - (TURNS - seq) * 60_000 + 1_000,
    from: { kind: 'bot' },
    body: { kind: 'text', text: `第 ${seq} 句的回答：可以的，三天内寄出新的，旧的不用寄回。` },
    clientId: `bot:${seq}`,
  },
]
const turns = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => turn(from + i)).flat()

let last = TURNS
const thread = (messages: MessageView[]) => ({ messages, seq: last, service: { status: 'bot' }, now: NOW })
const answer = ({ procedure, input }: Call): unknown => {
  const { after = 0, before = 0 } = input as { after?: number; before?: number }
  switch (procedure) {
    case 'conversation.enter':
      return ok({ ...thread(turns(last - PAGE + 1, last)), hasEarlier: true })
    case 'conversation.pull':
      return ok(thread(turns(after + 1, last)))
    case 'conversation.history':
      return ok({ messages: turns(before - PAGE, before - 1), hasEarlier: true })
    default:
      return { ok: false, error: 'notFound' }
  }
}

let mini: MiniHost
let page: MiniPage
beforeAll(async () => {
  mini = startMini({ callFunction: ({ data }) => Promise.resolve(answer(data as Call)) })
  page = await mini.open('pages/chat/index', { scene: 'home' })
  await page.until(() => page.text().includes(`第 ${TURNS} 句的回答`), 'the newest message')
})
afterAll(() => {
  page.close()
  mini.close()
})

const turnsIn = (block: HTMLElement) =>
  [...block.textContent.matchAll(/第 (\d+) 句，/g)].map((match) => Number(match[1]))
/** As they stand on the screen: blocks of older messages are drawn upwards. */
const shownTurns = () =>
  [
    ...page.all('.thread__older .thread__block').reverse(),
    ...page.all('.thread__blocks .thread__block'),
  ].flatMap(turnsIn)

it('opens ten thousand turns with at most 20 KB of page data', () => {
  const { bytes } = page.drawn()

  expect(bytes).toBeLessThanOrEqual(20 * 1024)
})

it('draws one turn more by appending it, at most 1,000 bytes a message', async () => {
  last += 1
  await page.until(() => page.text().includes(`第 ${last} 句的回答`), 'the new message')
  const { bytes, paths } = page.drawn()

  expect(bytes).toBeLessThanOrEqual(2_000)
  expect(paths.every((path) => /\.\[\d+\](\.\w+)?$/.test(path))).toBe(true)
})

it('shows older turns by scrolling up, in order, each once', async () => {
  const wanted = TURNS - PAGE
  while ((shownTurns()[0] ?? 0) > wanted) {
    const first = shownTurns()[0] ?? 0
    page.fire('.thread', 'scrolltoupper')
    await page.until(() => (shownTurns()[0] ?? 0) < first, `turns before ${first}`)
  }
  const shown = shownTurns()
  expect(shown).toEqual(Array.from({ length: shown.length }, (_, i) => last - shown.length + 1 + i))
})
