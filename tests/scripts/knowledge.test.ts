import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Entry } from '../../core/knowledge/entry'
import { KnowledgeDraft, KnowledgeVersion } from '../../core/knowledge/published'
import { loadDemo } from '../../local/demo/load'
import { exportKnowledge } from '../../scripts/knowledge/run-export'
import { importKnowledge } from '../../scripts/knowledge/run-import'
import { testKnowledge } from '../../scripts/knowledge/run-test'
import { testText } from '../../scripts/knowledge/test-text'
import { startTestCloud, type TestCloud } from '../support/cloud'

const now = Date.parse('2026-11-21T10:10:00+08:00')
/** Nothing here is timed: a busy machine must not fail a test. */
jest.setTimeout(120_000)

let cloud: TestCloud
let folder: string

beforeEach(async () => {
  cloud = await startTestCloud()
  folder = mkdtempSync(join(tmpdir(), 'knowledge-'))
  await loadDemo(cloud.db, now)
})
afterEach(async () => {
  await cloud.close()
  rmSync(folder, { recursive: true })
})

const at = (name: string) => join(folder, name)
const choice = (name: string) => {
  const { app, db } = cloud
  return { app, db, isLocal: true, shopId: 'mianyu', say: () => undefined, file: at(name) }
}
const importing = (name: string, text: string, { publish = false } = {}) => {
  writeFileSync(at(name), text)
  return importKnowledge(choice(name), { publish })
}
const testing = (questions: unknown) => {
  writeFileSync(at('labelled.json'), JSON.stringify(questions))
  return testKnowledge(choice('labelled.json'))
}
const drafts = async () => {
  const { data } = await cloud.db.collection('knowledgeDrafts').where({ shopId: 'mianyu' }).limit(500).get()
  return (data as unknown[]).map((draft) => KnowledgeDraft.parse(draft))
}
const newest = async () => {
  const versions = cloud.db.collection('knowledgeVersions').where({ shopId: 'mianyu' })
  const { data } = await versions.orderBy('version', 'desc').limit(1).get()
  return KnowledgeVersion.parse(data[0])
}
const care =
  '编号,分类,标题,相似问,答案\ncup-care,商品,杯子怎么清洗,能用洗碗机洗杯子吗｜杯子能机洗吗,手洗，别用钢丝球。\n'

it('a file comes into drafts, and with --publish is answered from', async () => {
  const before = (await newest()).version
  const summary = { added: 1, changed: 0, unchanged: 0, near: [] }
  expect(await importing('cup.csv', care)).toEqual({ ok: true, value: { ...summary, version: null } })
  expect(await drafts()).toMatchObject([{ key: 'cup-care', version: 1, by: { name: '命令行导入' } }])
  expect((await newest()).version).toBe(before)

  expect(await importing('cup.csv', care, { publish: true })).toEqual({
    ok: true,
    value: { ...summary, added: 0, unchanged: 1, version: before + 1 },
  })
  expect(await drafts()).toEqual([])
  expect(await newest()).toMatchObject({ added: 1, changed: 0, removed: 0, note: '导入 cup.csv' })
  expect(await testing([{ ask: '杯子可以机洗吗', right: ['cup-care'] }])).toMatchObject({
    value: { figures: { precision: 1, coverage: 1 } },
  })
  expect(await importing('cup.csv', care, { publish: true })).toMatchObject({ value: { version: 0 } })
})

it('the written set comes in by its name', async () => {
  await cloud.db.collection('knowledgeVersions').where({ shopId: 'mianyu' }).remove()
  const done = await importKnowledge(choice('starter'), { publish: false })
  expect(done).toMatchObject({ ok: true, value: { changed: 0, unchanged: 0 } })
  expect(await drafts()).toHaveLength(done.ok ? done.value.added : 0)
})

it('a file with wrong lines names each of them, and nothing comes in', async () => {
  expect(await importing('wrong.csv', `${care},商品,怎么保养,,\n,,多久能到,,三天\n`)).toEqual({
    ok: false,
    error: ['有的行不对，一条都没有导入：', '第 3 行：没有答案', '第 4 行：没有分类'].join('\n'),
  })
  expect(await importing('odd.json', '[{"title": "甲乙", "category": "商品"}]')).toMatchObject({
    error: expect.stringContaining('第 1 行：answer 应为文字') as string,
  })
  expect(await importKnowledge(choice('nowhere.csv'), { publish: false })).toMatchObject({
    error: expect.stringContaining('没有这个文件') as string,
  })
  expect(await drafts()).toEqual([])
})

it.each(['all.csv', 'all.xlsx', 'all.json'])('what is exported to %s comes in as it was', async (name) => {
  await importing('cup.csv', care)
  const before = await drafts()
  const done = await exportKnowledge(choice(name))
  const count = done.ok ? done.value : 0
  expect(count).toBe((await newest()).entries + 1)
  expect(await importKnowledge(choice(name), { publish: false })).toEqual({
    ok: true,
    value: { added: 0, changed: 0, unchanged: count, near: [], version: null },
  })
  expect(await drafts()).toEqual(before)
  if (name === 'all.json') {
    const entries = JSON.parse(readFileSync(at(name), 'utf8')) as unknown[]
    expect(entries.map((entry) => Entry.parse(entry).key)).toContain('cup-care')
  }
})

it('an export to another kind of file is refused, and writes none', async () => {
  expect(await exportKnowledge(choice('all.txt'))).toMatchObject({ ok: false })
  expect(() => readFileSync(at('all.txt'))).toThrow()
})

it('labelled questions tell how well it answers, and what it confuses', async () => {
  const done = await testing([
    { ask: '怎么开发票', right: ['payment-12'] },
    { ask: '优惠券怎么用', right: ['payment-12'] },
    { ask: '今天股票涨了吗', right: [] },
    { ask: '退款多久到账', right: ['gone'] },
  ])
  const tested = done.ok ? done.value : null
  expect(tested).toMatchObject({
    figures: { questions: 4, coverage: 1, refused: 1 },
    unknown: ['gone'],
  })
  expect(tested?.figures.precision).toBeCloseTo(1 / 3)
  expect(tested?.confusions.map(({ ask, right }) => [ask, right])).toEqual([
    ['优惠券怎么用', ['开发票']],
    ['退款多久到账', ['gone']],
  ])
  const lines = tested ? testText(tested).split('\n') : []
  expect(lines.slice(0, 4)).toEqual([
    '没有编号是 gone 的条目，这些问题算答不上',
    '答错的：',
    expect.stringMatching(/^顾客问 +答成了 +应该是$/),
    expect.stringMatching(/^优惠券怎么用 .*开发票$/),
  ])
  expect(lines).toContain('准确率 33.3%（答出来的里面，答对的）')
})

it('a file of other questions is told', async () => {
  expect(await testing([{ q: '怎么退货' }])).toMatchObject({
    error: expect.stringContaining('labelled.json 应为 [{"ask"') as string,
  })
})
