import type { Call } from '../../core/contracts/procedure'
import { ok } from '../../core/shared/result'
import { startMini, type MiniHost, type MiniPage } from '../support/mini-host'

jest.setTimeout(60_000)

const NOW = Date.UTC(2026, 10, 21, 3)

const file = { kind: 'image', fileId: 'cloud://shop/files/label', bytes: 20_000 }
const bodies = [
  { kind: 'faq', question: '多久到账', answer: '三天内原路退回' },
  {
    kind: 'faq',
    question: '四件套怎么洗？',
    answer: '30 度以下机洗。',
    key: 'goods-6',
    image: file,
    url: 'https://files.test/label.jpg',
    leadsTo: 'parcel',
    next: ['会缩水吗', '能烘干吗'],
  },
  { kind: 'faq', question: '要加急怎么办', answer: '点“转人工”。', key: 'person-1', leadsTo: 'person' },
]
const messages = bodies.map((body, i) => ({
  ...{ id: `${i + 1}.0`, seq: i + 1, at: NOW + i, clientId: `client-turn-${i + 1}` },
  ...{ from: { kind: 'bot' }, body },
}))

let asked: { procedure: string; input: Record<string, unknown> }[] = []
let isLost = false
let service: object = { status: 'bot' }
const thread = (list: readonly unknown[]) => ({ messages: list, seq: 3, service, now: NOW })

const answer = ({ procedure, input }: Call): unknown => {
  asked.push({ procedure, input: input as Record<string, unknown> })
  switch (procedure) {
    case 'conversation.enter':
      return ok({ ...thread(messages), hasEarlier: false })
    case 'knowledge.rate':
      return isLost ? { ok: false, error: 'offline' } : ok({})
    case 'conversation.callHuman':
      service = { status: 'queued', ahead: 1, waitMs: 60_000 }
      return ok(thread([]))
    case 'home.view':
      return { ok: false, error: 'notFound' }
    default:
      return ok(thread([]))
  }
}

let mini: MiniHost
let page: MiniPage
beforeAll(async () => {
  mini = startMini({ callFunction: ({ data }) => Promise.resolve(answer(data as Call)) })
  page = await mini.open('pages/chat/index', { scene: 'home' })
  await page.until(() => page.all('.faq-card').length === 3, 'the answers')
})
afterAll(() => {
  page.close()
  mini.close()
})
beforeEach(() => {
  asked = []
  mini.seen.opened.length = 0
})

const nth = (selector: string, place: number): HTMLElement => page.all(selector).at(place)!
const inputsOf = (wanted: string) =>
  asked.flatMap(({ procedure, input }) => (procedure === wanted ? [input] : []))
const choices = () => page.all('.helpful__choice')

it('shows an answer of before there were entries without anything to judge', () => {
  expect(nth('.faq-card', 0).textContent).toBe('多久到账三天内原路退回')
})

it('shows its picture in full, leads to what solves it, and asks what is worth asking next', async () => {
  page.tap('.faq-card__picture')
  await page.until(() => mini.seen.previews.length === 1, 'the picture')
  expect(mini.seen.previews).toEqual(['https://files.test/label.jpg'])
  page.tap(nth('.faq-card .button', 0))
  await page.until(() => mini.seen.opened.length === 1, 'the parcels')
  expect(mini.seen.opened).toEqual(['/pages/orders/index?status=shipped'])
  page.tap(nth('.chip', 1))
  await page.until(() => inputsOf('conversation.send').length === 1, 'the question')
  expect(inputsOf('conversation.send')).toMatchObject([{ body: { kind: 'text', text: '能烘干吗' } }])
})

it('is judged by its message; a failure is said and mended by another tap', async () => {
  isLost = true
  page.tap(choices()[1]!)
  await page.until(() => page.text().includes('没有提交上'), 'why')
  isLost = false
  page.tap(choices()[1]!)
  await page.until(() => page.text().includes('抱歉没帮到您'), 'sorry')
  expect(inputsOf('knowledge.rate')).toEqual(
    Array.from({ length: 2 }, () => ({
      clientId: expect.any(String) as string,
      key: 'goods-6',
      messageId: '2.0',
      helpful: false,
    })),
  )
  expect(page.all('.helpful__choice--on')).toHaveLength(1)
})

it('calls a person where it did not help; one who is called is not called again', async () => {
  page.tap('.helpful + .button')
  await page.until(() => page.text().includes('排队中'), 'the queue')
  expect(inputsOf('conversation.callHuman')).toHaveLength(1)
  page.tap(nth('.faq-card .button', -1))
  await page.until(() => mini.seen.toasts.includes('已经转人工了，直接说就行'), 'the words')
  expect(inputsOf('conversation.callHuman')).toHaveLength(1)
})
