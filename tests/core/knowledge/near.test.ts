import type { NearEntry } from '../../../core/contracts/desk/knowledge'
import { Entry } from '../../../core/knowledge/entry'
import { liveOf } from '../../../core/knowledge/live'
import { nearTo } from '../../../core/knowledge/near'
import { nearAmong } from '../../../core/knowledge/near-among'
import starter from '../../../scripts/knowledge/starter.json'
import { sampleEntry } from '../../support/entries'

const entries = [
  sampleEntry(),
  sampleEntry({ key: 'refund-when', title: '退款多久到账', similar: ['退款几天到', '钱什么时候退'] }),
  sampleEntry({ key: 'p30', title: 'P30 手机壳有货吗', similar: [] }),
  sampleEntry({ key: 'invoice-not', title: '不能开发票怎么办', similar: [] }),
  sampleEntry({
    ...{ key: 'care', isArticle: true, title: '杯子保养说明', similar: ['杯子怎么保养'] },
    answer: '一、清洗\n可以用洗碗机清洗吗。不可以，请手洗。',
  }),
]
const live = liveOf(1, entries)
const written = starter.map((entry) => Entry.parse(entry))
const knows = liveOf(1, written)
const asking = (title: string, similar: string[] = []) =>
  nearTo(live, sampleEntry({ key: 'mine', title, similar }))

it.each([
  ['同样的话', '退货运费谁出？', { theirs: '退货运费谁出', key: 'return-freight' }],
  ['换一种说法', '退货邮费谁出呀', { theirs: '退货运费谁出', key: 'return-freight' }],
  ['换了词序', '多久到账退款', { theirs: '退款多久到账', key: 'refund-when' }],
  ['一篇文章的相似问', '杯子要怎么保养呢', { theirs: '杯子怎么保养', key: 'care' }],
])('tells of a question that is asked alike: %s', (_, question, theirs) => {
  expect(asking('和别的都不一样的标题', [question])[0]).toMatchObject({ ...theirs, question })
})

it.each([['P40 手机壳有货吗'], ['能开发票怎么办'], ['可以用洗碗机清洗吗'], ['怎么修改收货地址']])(
  '“%s” is another question',
  (question) => {
    expect(asking('和别的都不一样的标题', [question])).toEqual([])
  },
)

it('tells of the entry that would answer its title', () => {
  const knows = liveOf(
    1,
    starter.map((entry) => Entry.parse(entry)),
  )
  const title = '开票要怎么弄呀'
  expect(nearTo(knows, sampleEntry({ key: 'mine', title, similar: [] }))).toContainEqual(
    expect.objectContaining({ title: '怎么开发票' }),
  )
})

it('never tells of itself, tells of each other entry once, and of five at most', () => {
  expect(nearTo(live, sampleEntry())).toEqual([])
  expect(asking('退货运费谁出', ['退货邮费谁出', '退货的运费谁出'])).toHaveLength(1)
  const many = liveOf(
    1,
    Array.from({ length: 8 }, (_, at) => sampleEntry({ key: `e-${at}`, similar: [] })),
  )
  expect(nearTo(many, sampleEntry({ key: 'mine' }))).toHaveLength(5)
  expect(nearTo(null, sampleEntry())).toEqual([])
})

describe('over a whole file', () => {
  const added = sampleEntry({ key: 'new-1', title: '退货的邮费谁出', similar: ['退货运费谁出呢'] })
  const twin = sampleEntry({ key: 'new-2', title: '退货邮费谁出', similar: [] })

  it('tells of each two entries once, what was there already as theirs', () => {
    const near = nearAmong([...entries, added, twin], new Set(['new-1', 'new-2']))
    expect(near.map(({ key, question, theirs }) => [key, question, theirs]).sort()).toEqual([
      ['new-1', '退货邮费谁出', '退货的邮费谁出'],
      ['return-freight', '退货的邮费谁出', '退货运费谁出'],
      ['return-freight', '退货邮费谁出', '退货运费谁出'],
    ])
  })

  it('says nothing of what stood there before', () => {
    expect(nearAmong([...entries, added, twin], new Set())).toEqual([])
    expect(nearAmong([...entries, added, twin], new Set(['p30']))).toEqual([])
  })

  it('finds whatever it would find one by one', () => {
    const keyOf = new Map(
      written.flatMap(({ key, title, similar }) => [title, ...similar].map((one) => [one, key])),
    )
    const both = ({ question, theirs }: NearEntry) => [keyOf.get(question), keyOf.get(theirs)].sort().join()
    const pairs = nearAmong(written, new Set(written.map(({ key }) => key))).map(both)
    const alike = written.flatMap((entry) =>
      nearTo(knows, entry).filter(({ question }) => question !== entry.title),
    )
    expect(alike.length).toBeGreaterThan(10)
    expect(alike.map(both).filter((one) => !pairs.includes(one))).toEqual([])
  })
})
