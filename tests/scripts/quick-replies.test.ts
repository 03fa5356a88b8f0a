import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { QuickReply } from '../../core/quick-replies/quick-reply'
import { DAY } from '../../core/shared/time'
import { createDemo } from '../../local/demo/demo'
import { loadDemo } from '../../local/demo/load'
import { xlsxOf } from '../../server/adapters/sheets/xlsx'
import { initialsOf } from '../../server/adapters/initials'
import { exportReplies } from '../../scripts/quick-replies/run-export'
import { importReplies } from '../../scripts/quick-replies/run-import'
import { png } from '../support/images'
import { startTestCloud, type TestCloud } from '../support/cloud'

const now = Date.parse('2026-11-21T10:10:00+08:00')
let cloud: TestCloud
let folder: string

beforeEach(async () => {
  cloud = await startTestCloud()
  folder = mkdtempSync(join(tmpdir(), 'replies-'))
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
const importing = (name: string, bytes: string | Buffer) => {
  writeFileSync(at(name), bytes)
  return importReplies(choice(name))
}
const stored = async (shopId = 'mianyu'): Promise<QuickReply[]> => {
  const found = await cloud.db.collection('quickReplies').where({ shopId }).orderBy('position', 'asc').get()
  return (found.data as unknown[]).map((reply) => QuickReply.parse(reply))
}
const counts = (added: number, changed: number, unchanged: number) => ({
  ok: true,
  value: { added, changed, unchanged },
})

const header = ['编号', '范围', '分类', '标题', '内容', '关键词']
const sends = ['20', '全店', '物流', '发货时间', '{称呼}，48 小时内发出，\n节假日照发。', '发货、催单']
const mine = ['', '个人：linxiao', '', '重要说明', '<b>"我"</b> & 您', '']

it.each([
  [
    'replies.csv',
    [header, sends, mine]
      .map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
      .join('\n'),
  ],
  ['replies.xlsx', xlsxOf([header, sends, mine], '话术')],
])(
  '%s is imported with the first letters of its titles, and importing it again changes nothing',
  async (name, bytes) => {
    expect(await importing(name, bytes)).toEqual(counts(2, 0, 0))
    const [first, second] = (await stored()).slice(-2)
    expect(first).toMatchObject({
      position: 20,
      shelf: 'shop',
      category: '物流',
      text: '{称呼}，48 小时内发出，\n节假日照发。',
      keywords: ['发货', '催单'],
      initials: 'fhsj',
    })
    expect(second).toMatchObject({
      position: 21,
      shelf: 'person:linxiao',
      initials: 'zysm',
      text: '<b>"我"</b> & 您',
    })

    const before = await stored()
    expect(await importing(name, bytes)).toEqual(counts(0, 0, 2))
    expect(await stored()).toEqual(before)
  },
)

it('a file with wrong lines names each of them, and nothing is imported', async () => {
  const before = await stored()
  const text = ['标题,内容', '发货时间,48 小时', '退货,', '结束,再见', '退款,{称呼'].join('\n')
  expect(await importing('wrong.csv', text)).toEqual({
    ok: false,
    error: [
      '有的行不对，一条都没有导入：',
      '第 3 行：没有内容',
      '第 4 行：标题“结束”会被当成命令或编号，换一个说法',
      '第 5 行：有一个花括号没有配对，变量要写成 {称呼} 这样',
    ].join('\n'),
  })
  expect(await importing('no-header.csv', '甲,乙\n1,2')).toMatchObject({
    error: expect.stringContaining('缺这些列：标题、内容') as string,
  })
  expect(await importing('only-header.csv', '标题,内容\n')).toMatchObject({
    error: expect.stringContaining('只有表头') as string,
  })
  expect(await stored()).toEqual(before)
})

it.each(['all.csv', 'all.xlsx'])(
  'what is exported to %s comes in again as it was, other shops apart',
  async (name) => {
    await importing('new.csv', '标题,内容\n"加急","=今天就发"\n')
    const before = await stored()
    const other = await stored('shanye')
    expect(await exportReplies(choice(name))).toEqual({ ok: true, value: before.length })
    expect(await importReplies(choice(name))).toEqual(counts(0, 0, before.length))

    await cloud.db.collection('quickReplies').where({ shopId: 'mianyu' }).remove()
    expect(await importReplies(choice(name))).toEqual(counts(before.length, 0, 0))
    expect((await stored()).map((reply) => ({ ...reply, _id: '' }))).toEqual(
      before.map((reply) => ({ ...reply, _id: '' })),
    )
    expect(await stored('shanye')).toEqual(other)
  },
)

it('pictures lie beside the table, and an export knows them again', async () => {
  writeFileSync(at('size.png'), png({ width: 40, height: 30 }))
  expect(await importing('pictures.csv', '标题,内容,图片\n尺码表,您看这张,size.png\n')).toEqual(
    counts(1, 0, 0),
  )
  const [added] = (await stored()).slice(-1)
  expect(added?.image).toMatchObject({ kind: 'image', width: 40, height: 30 })
  expect(added?.image?.fileId).toContain('/files/mianyu/replies/')
  expect(await importReplies(choice('pictures.csv'))).toEqual(counts(0, 0, 1))
  expect(await exportReplies(choice('all.csv'))).toMatchObject({ ok: true })
  expect(await importReplies(choice('all.csv'))).toMatchObject({ value: { added: 0, changed: 0 } })
})

it('a picture that is not there, or is none, is told by its line', async () => {
  const before = await stored()
  writeFileSync(at('none.png'), 'no picture')
  const done = await importing('pictures.csv', '标题,内容,图片\n甲一,您看,nowhere.png\n乙一,您看,none.png\n')
  expect(done).toMatchObject({
    error: expect.stringMatching(/第 2 行：没有图片“nowhere.png”.*\n第 3 行：图片“none.png”：/) as string,
  })
  expect(await stored()).toEqual(before)
})

it('an export tells how often each was sent lately', async () => {
  const use = { shopId: 'mianyu', replyId: 'mianyu:1', userid: 'linxiao', at: Date.now() }
  await cloud.db.collection('replyUses').add([
    { _id: 'a', ...use },
    { _id: 'b', ...use },
    { _id: 'c', ...use, at: Date.now() - 31 * DAY },
  ])
  await exportReplies(choice('all.csv'))
  const lines = readFileSync(at('all.csv'), 'utf8').split('\r\n')
  expect(lines[0]).toMatch(/,首字母,近30天发过$/)
  expect([lines[1], lines[2]]).toEqual([expect.stringMatching(/,,wh,2$/), expect.stringMatching(/,jtfc,0$/)])
})

it('an export to another kind of file is refused, and writes none', async () => {
  expect(await exportReplies(choice('all.txt'))).toMatchObject({ ok: false })
  expect(() => readFileSync(at('all.txt'))).toThrow()
})

it.each([
  ['发货时间', 'fhsj'],
  ['重庆仓发货', 'cqcfh'],
  ['VIP 专属', 'vipzs'],
  ['破损，仅退款', 'psjtk'],
  ['谢谢👋', 'xx'],
])('the first letters of %s are %s', (title, letters) => {
  expect(initialsOf(title)).toBe(letters)
})

it('the letters that the demo brings are those that an import would make', () => {
  for (const { title, initials } of createDemo(now).quickReplies) expect(initials).toBe(initialsOf(title))
})
