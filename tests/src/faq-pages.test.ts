import type { ServiceView } from '../../core/conversation/thread'
import type { Browsed } from '../../src/features/faq/browsed'
import { ratedFrom, withRated } from '../../src/features/answer/rated.shared'
import { saidAtOnce } from '../../src/features/conversation/asked.shared'
import { categoriesOf, sectionsOf } from '../../src/features/faq/categories.shared'
import { findTitles } from '../../src/features/faq/find-titles.shared'
import { resultsOf } from '../../src/features/faq/results.shared'
import { waitLine } from '../../src/features/faq/wait-text'

const listed = (key: string, title: string, category: string) => ({ key, title, category, initials: '' })
const entries: Browsed['entries'] = [
  listed('pay', '怎么付款', '支付'),
  listed('refund', '退款多久到账', '售后/退款'),
  listed('return', '怎么退货', '售后'),
  listed('half', '能只退一部分吗', '售后/退款/金额'),
  listed('bank', '退款退到哪里', '售后/退款'),
]

describe('categories', () => {
  it('count what stands in them and below, in the shop’s order', () => {
    expect(categoriesOf(entries)).toEqual([
      { name: '支付', count: 1 },
      { name: '售后', count: 4 },
    ])
  })

  it('show their own questions first, then each category in them', () => {
    const sections = sectionsOf(entries, '售后').map(({ title, entries: list }) => [
      title,
      list.map(({ key }) => key),
    ])
    expect(sections).toEqual([
      ['', ['return']],
      ['退款', ['refund', 'bank']],
      ['退款 · 金额', ['half']],
    ])
    expect(sectionsOf(entries, '没有的')).toEqual([])
  })
})

describe('results', () => {
  const found = [
    { key: 'bank', title: '退款退到哪里' },
    { key: 'new', title: '刚写的一条' },
    { key: 'refund', title: '退款多久到账' },
  ]
  const meant = (best: string | null) => ({ status: 'ready', meant: { found, best } }) as const

  it('are by title while nobody was asked', () => {
    expect(resultsOf({ entries }, findTitles(entries, '退款'), { status: 'asking' })).toEqual({
      best: null,
      rows: [
        { key: 'refund', title: '退款多久到账', places: [0, 1], category: '售后' },
        { key: 'bank', title: '退款退到哪里', places: [0, 1], category: '售后' },
      ],
    })
  })

  it('have behind them what only its meaning finds, each once', () => {
    const { best, rows } = resultsOf({ entries }, findTitles(entries, '退款'), meant(null))
    expect(best).toBeNull()
    expect(rows.map(({ key }) => key)).toEqual(['refund', 'bank', 'new'])
    expect(rows[2]).toEqual({ key: 'new', title: '刚写的一条', places: [], category: '' })
  })

  it('begin with the answer of which the shop’s knowledge is sure', () => {
    const { best, rows } = resultsOf({ entries }, findTitles(entries, '退款'), meant('原路退回。'))
    expect(best).toMatchObject({ key: 'bank', text: '原路退回。', places: [0, 1] })
    expect(rows.map(({ key }) => key)).toEqual(['refund', 'new'])
  })
})

describe('what is said when the chat opens', () => {
  const said = (ask: { text: string; person?: boolean }, status: ServiceView['status']) =>
    saidAtOnce({ ...ask, visit: '' }, 'visit-1', status).map(({ clientId, text }) => `${clientId} ${text}`)

  it('is words, or a person, or a person and then words for her', () => {
    expect(said({ text: '退运费' }, 'none')).toEqual(['visit-1 退运费'])
    expect(said({ text: '', person: true }, 'bot')).toEqual(['visit-1.person 转人工'])
    const both = said({ text: '退运费', person: true }, 'ended')
    expect(both).toEqual(['visit-1.person 转人工', 'visit-1 退运费'])
  })

  it('does not call one who is there, or called already', () => {
    expect(said({ text: '退运费', person: true }, 'assigned')).toEqual(['visit-1 退运费'])
    expect(said({ text: '', person: true }, 'queued')).toEqual([])
  })
})

describe('what was said of answers', () => {
  it('is kept by name, the last one of each, and not more than sixty', () => {
    const some = withRated(withRated({}, 'a', true), 'b', false)
    expect(withRated(some, 'a', false)).toEqual({ b: false, a: false })
    const many = Array.from({ length: 70 }, (_, at) => `n${at}`).reduce(
      (all, name) => withRated(all, name, true),
      {},
    )
    expect(Object.keys(many)).toHaveLength(60)
    expect(Object.keys(many)[0]).toBe('n10')
  })

  it.each([[null], ['words'], [[true]], [{ a: 1 }]])('is nothing of %j', (stored) => {
    expect(ratedFrom(stored)).toEqual({})
  })
})

describe('how soon a person is there', () => {
  const now = Date.UTC(2025, 10, 21, 2)
  it.each([
    [{ status: 'open', waitMs: 60_000, ahead: 0 }, '现在约 1 分钟接入'],
    [{ status: 'open', waitMs: 180_000, ahead: 2 }, '前面 2 位，约 3 分钟'],
    [{ status: 'open', waitMs: null, ahead: 0 }, '客服暂时不在，可留言'],
    [{ status: 'closed', opensAt: now + 3_600_000 }, '客服休息中，今天 11:00 上班'],
    [{ status: 'closed', opensAt: null }, '客服休息中，可留言'],
  ] as const)('%j is %s', (service, text) => {
    expect(waitLine(service, now)).toBe(text)
  })
})
