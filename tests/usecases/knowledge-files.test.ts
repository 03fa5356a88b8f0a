import type { Entry } from '../../core/knowledge/entry'
import { createDemo } from '../../local/demo/demo'
import { csvOf } from '../../server/adapters/sheets/csv'
import { readSheet } from '../../server/adapters/sheets/read-sheet'
import { xlsxOf } from '../../server/adapters/sheets/xlsx'
import { openDesk, type Member } from '../support/desk'
import { must } from '../support/talk'
import { openWorld, SATURDAY_MORNING, type World } from '../support/world'

let world: World
let chief: Member

beforeEach(async () => {
  world = await openWorld()
  const rig = openDesk(world)
  await rig.supervise('hejing')
  chief = await rig.member('hejing')
})
afterEach(() => world.close())

const base64 = (bytes: string | Buffer) => Buffer.from(bytes).toString('base64')
const importing = (name: string, bytes: string | Buffer) =>
  must(chief.knowledge.importFile({ name, base64: base64(bytes) }))
const exported = async (kind: 'csv' | 'xlsx' | 'json') => {
  const { base64: content, count } = await must(chief.knowledge.exportFile({ kind }))
  return { bytes: Buffer.from(content, 'base64'), count }
}
const unpublished = async () => {
  const { entries } = await must(chief.knowledge.list({}))
  const changes = entries.filter(({ state }) => state !== 'live')
  return changes.map(({ title, state }) => `${title} ${state}`).sort()
}
const header = ['编号', '分类', '标题', '相似问', '答案', '首页排序']
const care = [
  'cup-care',
  '商品/杯子',
  '杯子怎么清洗',
  '能用洗碗机洗杯子吗｜杯子能机洗吗',
  '手洗，别用钢丝球。',
  '9',
]
const repair = ['', '售后', '杯子掉漆能修吗', '掉漆了怎么办\n漆掉了能补吗', '一年内免费补漆。', '']
const table = [header, care, repair]
const sheets = [
  ['entries.csv', csvOf(table)],
  ['entries.xlsx', xlsxOf(table, '知识库')],
] as const

it.each(sheets)('%s comes into drafts, and the same file again changes nothing', async (name, bytes) => {
  const done = { status: 'done', changed: 0, near: [] }
  expect(await importing(name, bytes)).toEqual({ ...done, added: 2, unchanged: 0 })
  expect(await unpublished()).toEqual(['杯子怎么清洗 new', '杯子掉漆能修吗 new'])
  expect(await must(chief.knowledge.entry({ key: 'cup-care' }))).toMatchObject({
    live: null,
    draft: {
      version: 1,
      by: '何静',
      shown: { entry: { similar: ['能用洗碗机洗杯子吗', '杯子能机洗吗'], hot: 9, category: '商品/杯子' } },
    },
  })
  expect(await importing(name, bytes)).toEqual({ ...done, added: 0, unchanged: 2 })
})

it('what comes in is said once it is published', async () => {
  const { version } = await must(chief.knowledge.list({}))
  await importing(...sheets[0])
  const { entries } = await must(chief.knowledge.list({}))
  const drafts = entries.flatMap(({ key, draftVersion }) =>
    draftVersion === null ? [] : [{ key, version: draftVersion }],
  )
  await must(chief.knowledge.publish({ clientId: '01HKNOWLEDGE01', version, drafts, note: '杯子' }))
  const { outcome, found } = await must(chief.knowledge.ask({ text: '杯子可以机洗吗', withDrafts: false }))
  expect([outcome, found[0]]).toMatchObject(['answer', { key: 'cup-care', text: '手洗，别用钢丝球。' }])
  expect(await importing(...sheets[0])).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
})

it('a file with wrong lines names each of them, and nothing comes in', async () => {
  const wrong = [header, care, ['', '', '怎么换货', '', '点换货', '100'], ['', '售后', '退', '', '{退', '一']]
  expect(await importing('wrong.csv', csvOf(wrong))).toEqual({
    status: 'wrong',
    problems: [{ line: 4, reason: '首页排序“一”不对，应为 1 到 99 的整数，不放首页就空着' }],
    more: 0,
  })
  expect(await importing('wrong.csv', csvOf(wrong.slice(0, 3)))).toMatchObject({
    problems: [{ line: 3, reason: '没有分类' }],
  })
  expect(await unpublished()).toEqual([])
})

it.each([
  ['old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /旧版 Excel/],
  ['empty.csv', '', /empty.csv 是空的/],
  ['empty.json', ' ', /empty.json 是空的/],
  ['none.json', '[]', /里面没有条目/],
  ['odd.json', '[{"title":', /不是完好的 JSON/],
  ['other.csv', '甲,乙\n1,2', /没有认出表头/],
  ['header.csv', '标题,答案\n', /里面没有条目/],
])('%s is told', async (name, bytes, why) => {
  expect(await importing(name, bytes)).toMatchObject({
    status: 'wrong',
    problems: [{ line: 0, reason: expect.stringMatching(why) as string }],
  })
})

it('more than fifty wrong lines are counted', async () => {
  const lines = Array.from({ length: 60 }, (_, at) => ['', '', `第 ${at} 个问题`, '', '答', ''])
  const told = await importing('wrong.csv', csvOf([header, ...lines]))
  expect(told).toMatchObject({ status: 'wrong', more: 10 })
})

it('what is added and is asked like something else is told', async () => {
  const twin = ['', '支付', '开发票要怎么弄', '怎么开发票', '点开发票。', '']
  const done = await importing('twin.csv', csvOf([header, care, twin]))
  expect(done).toMatchObject({ status: 'done', added: 2 })
  expect(done.status === 'done' && done.near).toContainEqual(
    expect.objectContaining({ title: '开发票', question: '开发票要怎么弄', theirs: '电子发票怎么弄' }),
  )
})

it.each(['csv', 'xlsx', 'json'] as const)(
  'everything goes to %s, drafts in their places, and comes in again',
  async (kind) => {
    await importing(...sheets[0])
    const { bytes, count } = await exported(kind)
    const live = createDemo(SATURDAY_MORNING).knowledgeVersions.find(({ shopId }) => shopId === 'mianyu')
    expect(count).toBe((live?.entries ?? 0) + 2)
    const again = await importing(`all.${kind}`, bytes)
    expect(again).toEqual({ status: 'done', added: 0, changed: 0, unchanged: count, near: [] })

    if (kind === 'json') {
      const entries = JSON.parse(bytes.toString()) as Entry[]
      expect(entries.find(({ key }) => key === 'cup-care')).toMatchObject({ hot: 9 })
    } else {
      const sheet = await readSheet(bytes, `all.${kind}`)
      const lines = sheet.ok ? sheet.value.map(({ cells }) => cells.slice(0, 4)) : []
      expect(lines).toContainEqual(['cup-care', '条目', '商品/杯子', '杯子怎么清洗'])
    }
  },
)

it('a draft that a file makes as it is live again is none', async () => {
  const { bytes } = await exported('csv')
  await importing('hot.csv', '标题,首页排序\n开发票,50\n')
  expect(await unpublished()).toEqual(['开发票 changed'])
  expect(await importing('all.csv', bytes)).toMatchObject({ added: 0, changed: 1 })
  expect(await unpublished()).toEqual([])
})

it('is for supervisors', async () => {
  const lin = await openDesk(world).member('linxiao')
  const refused = { ok: false, error: 'forbidden' }
  expect(await lin.knowledge.importFile({ name: 'a.csv', base64: base64('标题\n甲乙') })).toEqual(refused)
  expect(await lin.knowledge.exportFile({ kind: 'csv' })).toEqual(refused)
})

it('two files at once come in one behind the other', async () => {
  const [one, other] = await Promise.all([importing(...sheets[0]), importing(...sheets[1])])
  expect([one, other].map((done) => done.status === 'done' && done.added).sort()).toEqual([0, 2])
  expect(await unpublished()).toHaveLength(2)
})
