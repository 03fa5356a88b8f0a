import type { MessageView } from '../../core/conversation/message'
import {
  emptyForm,
  evolveFound,
  markedPieces,
  searchOf,
  shownText,
  type FoundPage,
} from '../../src/features/history/found.shared'

const said = (text: string, seq = 1): MessageView => ({
  id: `${seq}.0`,
  seq,
  at: 1_000,
  from: { kind: 'shopper' },
  body: { kind: 'text', text },
  clientId: `c${seq}`,
})
const page = (seqs: readonly number[], next: number | null): FoundPage => ({
  found: seqs.map((seq) => said('话', seq)),
  next,
  now: 2_000,
})
const marks = (text: string, words: string): string =>
  markedPieces(text, words)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('')

describe('the form', () => {
  it('asks for nothing while it is empty, and for a kind without words', () => {
    expect(searchOf({ ...emptyForm, words: '  ' })).toBeNull()
    expect(searchOf({ ...emptyForm, kind: 'photos' })).toEqual({
      words: '',
      kind: 'photos',
      from: null,
      until: null,
    })
  })

  it('means whole days in China, whichever way round they were chosen', () => {
    const right = searchOf({ ...emptyForm, words: '杯', fromDay: '2026-11-19', untilDay: '2026-11-20' })
    const turned = searchOf({ ...emptyForm, words: '杯', fromDay: '2026-11-20', untilDay: '2026-11-19' })
    expect(right).toEqual(turned)
    expect(right?.from).toBe(Date.parse('2026-11-19T00:00:00+08:00'))
    expect(right?.until).toBe(Date.parse('2026-11-21T00:00:00+08:00'))
  })
})

describe('what was found', () => {
  it('is marked at every place, upper and lower case alike, from its sentence on', () => {
    expect(marks('收到了。杯子碎了，杯子能换吗', '杯子')).toBe('…[杯子]碎了，[杯子]能换吗')
    expect(marks('Mist Blue 还是 MIST', 'mist')).toBe('[Mist] Blue 还是 [MIST]')
    expect(marks('没有它', '杯')).toBe('没有它')
    expect(marks('👨‍👩‍👧‍👦一家人的杯子', '杯子')).toBe('👨‍👩‍👧‍👦一家人的[杯子]')
  })

  it('shows the words even where the short form of a message leaves them out', () => {
    const order: MessageView = {
      ...said(''),
      body: { kind: 'faq', question: '怎么洗', answer: '30 度以下水温' },
    }
    expect(shownText(order, '水温')).toContain('水温')
  })

  it('says what a message is that stands beside the one that was found', () => {
    const photo: MessageView = { ...said(''), body: { kind: 'image', fileId: 'f', bytes: 1, url: '' } }
    expect(shownText(photo, '退货')).toBe('[图片]')
  })

  it('grows page by page, and says so when a page does not come', () => {
    const first = evolveFound(null, {
      type: 'firstArrived',
      reply: { ok: true, value: page([9, 8], 8) },
      at: 0,
      recalled: null,
    })
    const asked = evolveFound(first, { type: 'moreAsked' })
    const failed = evolveFound(asked, {
      type: 'moreArrived',
      cursor: 8,
      reply: { ok: false, error: 'offline' },
    })
    expect(failed).toMatchObject({ tail: 'failed', head: { status: 'ready' } })
    const whole = evolveFound(failed, {
      type: 'moreArrived',
      cursor: 8,
      reply: { ok: true, value: page([7], null) },
    })
    expect(whole).toMatchObject({ tail: 'idle', head: { value: { next: null } } })
    expect(whole?.head.status === 'ready' && whole.head.value.found.map(({ seq }) => seq)).toEqual([9, 8, 7])
  })
})
