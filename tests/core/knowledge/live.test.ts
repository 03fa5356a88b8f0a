import fc from 'fast-check'
import type { Asker, Entry } from '../../../core/knowledge/entry'
import {
  askKnowledge,
  findLike,
  hotOf,
  isTitle,
  openKnowledge,
  contentOf,
} from '../../../core/knowledge/live'
import { isFor } from '../../../core/knowledge/entry'

const NOW = Date.UTC(2026, 10, 21, 2)
const asker: Asker = { by: 'shopper', now: NOW }

const entry = (more: Partial<Entry> = {}): Entry => ({
  ...{ key: 'return-1', category: '售后', title: '退货运费谁出', similar: ['寄回去的邮费谁付'] },
  answer: '质量问题我们出。',
  ...more,
})
const invoice = entry({
  key: 'invoice-1',
  title: '怎么开发票',
  similar: ['要发票', '开一张发票'],
  answer: '在订单里开。',
})

const liveOf = (...entries: readonly Entry[]) =>
  openKnowledge(1, contentOf(entries.map((one) => ({ entry: one, initials: '' }))))
const idsFor = (text: string, entries: readonly Entry[], by: Asker = asker): readonly string[] => {
  const outcome = askKnowledge(liveOf(...entries), text, { asker: by })
  if (outcome.kind === 'answer') return outcome.answers.map(({ id }) => id)
  return outcome.kind === 'choose' ? outcome.ids : []
}

describe('what is asked in an entry’s own words', () => {
  it('is that entry’s, whatever else is like it', () => {
    const twin = entry({ key: 'return-2', title: '换货运费谁出', similar: [] })
    expect(askKnowledge(liveOf(twin, entry(), invoice), '寄回去的邮费谁付？', { asker })).toEqual({
      kind: 'answer',
      answers: [{ asked: '寄回去的邮费谁付？', id: 'return-1', p: 1 }],
    })
  })

  it('is known as a title only by its title', () => {
    const live = liveOf(entry(), invoice)
    expect(isTitle(live, '怎么开发票？', asker)).toBe(true)
    expect(isTitle(live, '要发票', asker)).toBe(false)
  })
})

describe('an article', () => {
  const manual = entry({
    ...{ key: 'manual', title: '退换货制度', similar: [], isArticle: true },
    answer: `# 总则\n★★★★★\n${'签收后七天内可以退货，吊牌、包装要齐全。'.repeat(40)}\n# 运费\n怎么开发票\n由责任方承担。`,
  })
  const live = liveOf(manual, invoice)

  it('answers nothing to a message without a letter, whatever marks stand in it', () => {
    for (const marks of ['😭', '？？', '★★★★★']) {
      expect(askKnowledge(live, marks, { asker })).toEqual({ kind: 'person' })
    }
  })

  it('has one passage for each title that is tapped, and is known by its own title', () => {
    const titles = [...live.pieces.values()].map(({ title }) => title)
    expect(new Set(titles).size).toBe(titles.length)
    for (const [id, { title }] of live.pieces) {
      expect(askKnowledge(live, title, { asker })).toMatchObject({ answers: [{ id }] })
    }
    expect(isTitle(live, '退换货制度', asker)).toBe(true)
  })

  it('leaves a title to the entry that has it', () => {
    expect(askKnowledge(live, '怎么开发票', { asker })).toMatchObject({ answers: [{ id: 'invoice-1' }] })
  })
})

const own = '退货运费谁出'

describe('what is not for her', () => {
  it.each<[string, Partial<Entry>]>([
    ['not yet', { validFrom: NOW + 1 }],
    ['not any more', { validUntil: NOW }],
    ['colleagues only', { audience: 'agent' }],
    ['another state of her order', { scope: { statuses: ['delivered'] } }],
    ['other goods', { scope: { goods: ['茶'] } }],
  ])('is never said: %s', (_, more) => {
    expect(idsFor(own, [entry(more), invoice])).not.toContain('return-1')
  })

  it('is said where it fits', () => {
    const scoped = entry({ scope: { statuses: ['delivered'], goods: ['茶'] } })
    const order = { status: 'delivered', titles: ['正山小种红茶 250g'] }
    expect(idsFor(own, [scoped, invoice], { ...asker, order })).toEqual(['return-1'])
    expect(idsFor(own, [scoped, invoice], { by: 'agent', now: NOW })).toEqual(['return-1'])
  })

  it('leaves its place to what is for her', () => {
    const old = entry({ validUntil: NOW })
    const fresh = entry({ key: 'return-9', answer: '来回运费我们出。' })
    expect(idsFor(own, [old, fresh, invoice])).toEqual(['return-9'])
  })
})

const when = fc.option(fc.integer({ min: NOW - 1_000, max: NOW + 1_000 }), { nil: undefined })
const anyEntry = (at: number): fc.Arbitrary<Entry> =>
  fc
    .record({
      words: fc.constantFrom('退货运费谁出', '怎么开发票', '几天发货', '四件套怎么洗', '优惠券怎么用'),
      similar: fc.subarray(['运费自己付吗', '发票怎么弄', '啥时候发货', '能机洗吗', '券用不了']),
      audience: fc.constantFrom(undefined, 'all' as const, 'shopper' as const, 'agent' as const),
      from: when,
      until: when,
    })
    .map(({ words, similar, audience, from, until }) => ({
      ...{ key: `entry-${at}`, category: '售后', title: words, similar, answer: `答${at}` },
      ...(audience && { audience }),
      ...(from !== undefined && { validFrom: from }),
      ...(until !== undefined && { validUntil: until }),
    }))
const shop = fc.tuple(anyEntry(0), anyEntry(1), anyEntry(2), anyEntry(3))
const question = fc.constantFrom(
  ...[
    '退货运费谁出',
    '发票',
    '什么时候发货呀',
    '四件套能机洗吗',
    '优惠券用不了怎么办',
    '运费谁付，还有怎么开发票？',
  ],
)

it('never answers, offers or lists what is expired, not begun or for others', () => {
  fc.assert(
    fc.property(
      shop,
      question,
      fc.constantFrom('shopper' as const, 'agent' as const),
      (entries, text, by) => {
        const who: Asker = { by, now: NOW }
        const allowed = entries.filter((one) => isFor(one, who)).map(({ key }) => key)
        const live = liveOf(...entries)
        const listed = findLike(live, text, { asker: who, limit: 8 }).pieces.map(({ id }) => id)
        const hot = hotOf(live, who).map((one) => one.entry.key)
        for (const id of [...idsFor(text, entries, who), ...listed, ...hot]) expect(allowed).toContain(id)
      },
    ),
    { numRuns: 60 },
  )
})

it('adding a question to an entry never makes that question fail', () => {
  fc.assert(
    fc.property(shop, fc.nat({ max: 3 }), question, (entries, at, text) => {
      const added = entries.map((one, place) => ({
        ...one,
        similar: one.similar.filter((similar) => similar !== text),
        title: one.title === text ? `${one.title}呢` : one.title,
        ...(place === at && {
          similar: [...one.similar, text],
          validFrom: 0,
          validUntil: NOW + 1,
          audience: 'all' as const,
        }),
      }))
      const outcome = askKnowledge(liveOf(...added), text, { asker })
      const ids = outcome.kind === 'answer' ? outcome.answers.map(({ id }) => id) : []
      expect(ids).toEqual([`entry-${at}`])
    }),
    { numRuns: 60 },
  )
})
