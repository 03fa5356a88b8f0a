import fc from 'fast-check'
import { entryOf } from '../../../core/knowledge/check'
import type { Entry } from '../../../core/knowledge/entry'
import type { FileEntry, ReadEntries } from '../../../core/knowledge/file/file-entry'
import { mergeEntries, MOST_ENTRIES } from '../../../core/knowledge/file/merge'
import { readEntryJson } from '../../../core/knowledge/file/read-json'
import { readEntryRows } from '../../../core/knowledge/file/read-rows'
import { entryTable } from '../../../core/knowledge/file/table'
import { LeadsTo } from '../../../core/knowledge/leads-to'
import { MINUTE } from '../../../core/shared/time'
import starter from '../../../scripts/knowledge/starter.json'
import { csvOf } from '../../../server/adapters/sheets/csv'
import { readSheet } from '../../../server/adapters/sheets/read-sheet'
import { xlsxOf } from '../../../server/adapters/sheets/xlsx'
import { sampleEntry, sampleWritten } from '../../support/entries'

const rows = (...lines: string[][]) => lines.map((cells, at) => ({ line: at + 1, cells }))
const read = (...lines: string[][]): readonly FileEntry[] => {
  const { entries, problems } = readEntryRows(rows(...lines))
  expect(problems).toEqual([])
  return entries
}
let made = 0
const merge = (file: readonly FileEntry[], existing: readonly Entry[] = []) =>
  mergeEntries(file, { existing, newKey: () => `new-${(made += 1)}` })
const reasons = ({ problems }: Pick<ReadEntries, 'problems'>) =>
  problems.map(({ line, reason }) => `${line} ${reason}`)
const counts = ({ added, changed, unchanged }: ReturnType<typeof merge>) => [
  added.length,
  changed.length,
  unchanged,
]

describe('a table', () => {
  it('tells everything of an entry, by whatever names its columns have', () => {
    const header = ['编号', '类型', '类目', '标准问', '相似问法', '回答', '跳转', '推荐问', '受众']
    const more = ['生效时间', '失效', '订单状态', '适用商品', '首页排序', '备注']
    const line = [
      'cup',
      '文章',
      '商品',
      '杯子怎么洗',
      '能机洗吗｜能用洗碗机吗|怎么清洗\n',
      '手洗。',
      '转人工',
      '',
    ]
    const rest = ['客服', '2026-12-01', '2026/12/31 18:30', '待发货、已签收', '杯，盘', '3', '随便']
    expect(read([...header, ...more], [...line, ...rest])).toEqual([
      {
        ...{ line: 2, key: 'cup', isArticle: true, category: '商品', title: '杯子怎么洗' },
        ...{
          similar: ['能机洗吗', '能用洗碗机吗', '怎么清洗'],
          answer: '手洗。',
          leadsTo: 'person',
          next: [],
        },
        ...{ audience: 'agent', validFrom: Date.parse('2026-12-01T00:00:00+08:00') },
        validUntil: Date.parse('2026-12-31T18:30:00+08:00'),
        ...{ statuses: ['paid', 'delivered'], goods: ['杯', '盘'], hot: 3 },
      },
    ])
  })

  it('names each line that it can’t read, and why', () => {
    const columns = ['标题', '编号', '类型', '跳转', '受众', '生效', '适用状态', '首页排序']
    const odd = (at: number, text: string) =>
      columns.map((_, column) => (column === at ? text : column === 0 ? '退货' : ''))
    const { entries, problems } = readEntryRows(
      rows(
        columns,
        odd(1, 'Ａ_1'),
        odd(2, '图文'),
        odd(3, '首页'),
        odd(4, '老板'),
        odd(5, '明天'),
        odd(6, '已发货'),
        odd(7, '第一'),
        odd(7, ''),
      ),
    )
    expect(entries).toHaveLength(1)
    expect(reasons({ problems })).toEqual([
      '2 编号“Ａ_1”只能用 40 个以内的小写字母、数字和 -',
      '3 类型“图文”不对，应为 条目、文章',
      expect.stringMatching(/^4 跳转“首页”不对，应为 我的订单、查物流、/),
      '5 受众“老板”不对，应为 全部、顾客、客服',
      '6 生效“明天”不对，应为 2026-12-01 00:00 这样',
      expect.stringMatching(/^7 适用状态“已发货”不对，应为 待付款、待发货、/),
      '8 首页排序“第一”不对，应为 1 到 99 的整数，不放首页就空着',
    ])
  })

  it('without titles or numbers is none', () => {
    expect(reasons(readEntryRows(rows(['甲', '乙'], ['1', '2'])))).toEqual([
      '0 第一行没有认出表头，至少要有 标题 或 编号 这一列',
    ])
    expect(readEntryRows([])).toMatchObject({ problems: [{ line: 0 }] })
  })
})

describe('JSON', () => {
  it('is a list of entries, as the starter set is, also in {entries}', () => {
    for (const text of [JSON.stringify(starter), JSON.stringify({ entries: starter }, null, 2)]) {
      const { entries, problems } = readEntryJson(text)
      expect(problems).toEqual([])
      expect(counts(merge(entries))).toEqual([starter.length, 0, 0])
      expect(counts(merge(entries, merge(entries).added))).toEqual([0, 0, starter.length])
    }
  })

  it('names the line of each entry that is none, and where in it', () => {
    const good = '{"category":"售后","title":"怎么退货","answer":"点 {申请售后}"}'
    const text = `{\n"entries": [\n${good},\n{"category":"售后","title":1,"similar":["甲",2],"answr":"乙"},\n"丙",\n{"category":"售后","title":"乙二","answer":"丁","hot":"1"}]}`
    expect(reasons(readEntryJson(text))).toEqual([
      '4 title 应为文字',
      '4 similar.1 应为文字的列表',
      '4 answer 应为文字',
      '4 不认识 answr',
      '5 应为一个条目 {"title": …, "answer": …}',
      '6 hot 应为数字',
    ])
    expect(reasons(merge(readEntryJson(`[${good}]`).entries))).toEqual([
      expect.stringMatching(/^1 没有“{申请售后}”这个变量/),
    ])
  })

  it.each([
    ['[{"title": "甲"},\n{"title" "乙"}]', '0 不是完好的 JSON，第 2 行附近读不下去'],
    ['[', '0 不是完好的 JSON，第 1 行附近读不下去'],
    ['{"kb": []}', '0 JSON 应为条目的列表：[{"title": …, "answer": …}, …]'],
  ])('%j is told', (text, reason) => {
    expect(reasons(readEntryJson(text))).toEqual([reason])
  })
})

describe('merging', () => {
  const image = { kind: 'image' as const, fileId: 'cloud://size.png', bytes: 9 }
  const old = sampleEntry({ image, hot: 2, scope: { statuses: ['paid'], goods: ['杯'] } })

  it('finds an entry by its number, else by its title, and leaves what the file does not tell', () => {
    expect(merge(read(['标题', '相似问'], ['退货邮费谁出？', '谁付运费']), [old])).toMatchObject({
      added: [],
      changed: [{ ...old, title: '退货邮费谁出？', similar: ['谁付运费'] }],
    })
    expect(merge(read(['编号', '适用商品'], ['return-freight', '']), [old]).changed).toEqual([
      { ...old, scope: { statuses: ['paid'] } },
    ])
  })

  it('an empty cell says that there is none', () => {
    const { changed } = merge(
      read(['标题', '首页排序', '图片', '适用商品', '适用状态'], ['退货运费谁出', '', '', '', '']),
      [old],
    )
    expect(changed).toEqual([sampleEntry()])
  })

  it('a new one needs what every entry needs, and gets a number', () => {
    const { added, problems } = merge(
      read(['标题', '分类', '答案'], ['保修多久', '商品', '一年。'], ['怎么换货', '', '点换货。']),
    )
    expect(added).toEqual([
      expect.objectContaining({ title: '保修多久', key: expect.stringMatching(/^new-/) as string }),
    ])
    expect(reasons({ problems })).toEqual(['3 没有分类'])
  })

  it('tells of lines about the same entry, of titles that several have, of pictures that are not there', () => {
    const twin = sampleEntry({ key: 'other' })
    const file = read(
      ['编号', '标题', '分类', '答案', '图片'],
      ['return-freight', '退货运费谁出', '售后', '我们。', ''],
      ['return-freight', '退货运费谁来出', '售后', '您。', ''],
      ['', '退货运费谁出', '售后', '您。', ''],
      ['', '怎么换货', '售后', '点换货。', '尺码.png'],
      ['', '怎么换货？', '售后', '点换货。', image.fileId],
    )
    expect(reasons(merge(file, [old, twin]))).toEqual([
      '3 和第 2 行是同一条',
      '4 有几条都叫“退货运费谁出”，写上编号才知道是哪一条',
      '4 和第 2 行是同一条',
      '5 没有图片“尺码.png”：先导入，再在页面上添加图片',
      '6 和第 5 行是同一条',
    ])
  })

  it('stops where a shop would have too many', () => {
    const many = Array.from({ length: MOST_ENTRIES }, (_, at) =>
      sampleEntry({ key: `e-${at}`, title: `问题 ${at}` }),
    )
    const one = read(['标题', '分类', '答案'], ['保修多久', '商品', '一年。'])
    expect(reasons(merge(one, many))).toEqual(['0 知识库最多 5000 条'])
    expect(merge(one, many.slice(1)).problems).toEqual([])
  })

  it('what was never tidied is not changed by its own export', () => {
    const untidy = sampleEntry({ similar: ['退货运费谁出', '谁付', '谁付？'] })
    const { entries } = readEntryRows(rows(...entryTable([untidy]).map((cells) => cells.map(String))))
    expect(counts(merge(entries, [untidy]))).toEqual([0, 0, 1])
  })
})

describe('what is exported comes in again', () => {
  const text = (min: number, max: number) =>
    fc.stringMatching(new RegExp(`^[一-龥a-zA-Z0-9，。？！、"{}<>=+@&\\- \n]{${min},${max}}$`))
  const question = text(2, 60)
  const pick = <T>(values: readonly T[]) => fc.constantFrom(...values)
  const minute = fc.integer({ min: 24_000_000, max: 35_000_000 }).map((at) => at * MINUTE)
  const written = fc.record({
    ...{ category: text(1, 20), title: question, similar: fc.array(question, { maxLength: 12 }) },
    ...{ answer: text(1, 200), isArticle: fc.boolean(), next: fc.array(question, { maxLength: 5 }) },
    leadsTo: fc.option(pick(LeadsTo.options)),
    scope: fc.option(
      fc.record({
        statuses: fc.array(
          pick(['unpaid', 'paid', 'shipped', 'delivered', 'completed', 'cancelled'] as const),
        ),
        goods: fc.array(text(1, 30), { maxLength: 5 }),
      }),
    ),
    ...{ validFrom: fc.option(minute), validUntil: fc.option(minute) },
    audience: pick(['all', 'shopper', 'agent'] as const),
    hot: fc.option(fc.integer({ min: 1, max: 99 })),
  })
  const entries = fc.array(written, { minLength: 1, maxLength: 8 }).map((all) =>
    all.flatMap((one, at) => {
      const entry = entryOf(`e-${at}`, sampleWritten(one), null)
      return entry.ok ? [entry.value] : []
    }),
  )
  const files = {
    csv: async (all: readonly Entry[]) => readSheet(Buffer.from(csvOf(entryTable(all))), 'all.csv'),
    xlsx: async (all: readonly Entry[]) => readSheet(xlsxOf(entryTable(all), '知识库'), 'all.xlsx'),
  }

  it.each([
    ['csv', 150],
    ['xlsx', 40],
  ] as const)('by %s', async (kind, numRuns) => {
    await fc.assert(
      fc.asyncProperty(entries, async (all) => {
        fc.pre(all.length > 0)
        const sheet = await files[kind](all)
        const { entries: again, problems } = readEntryRows(sheet.ok ? sheet.value : [])
        expect(problems).toEqual([])
        expect(merge(again).added).toEqual(all)
        expect(counts(merge(again, all))).toEqual([0, 0, all.length])
      }),
      { numRuns },
    )
  })

  it('by JSON', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const { entries: again, problems } = readEntryJson(JSON.stringify(all, null, 2))
        expect(problems).toEqual([])
        expect(merge(again).added).toEqual(all)
        expect(again.map(({ line }) => line)).toEqual(
          [...again].map(({ line }) => line).sort((a, b) => a - b),
        )
      }),
    )
  })
})
