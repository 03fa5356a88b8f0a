import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Order } from '../../core/orders/order'
import { createDemo } from '../../local/demo/demo'
import { loadDemo } from '../../local/demo/load'
import { exitCodeOf, runImport, type ImportSummary } from '../../scripts/import/run-import'
import { xlsxOf, type SheetCell } from '../../server/adapters/sheets/xlsx'
import { startTestCloud, type TestCloud } from '../support/cloud'
import { toGbk } from '../support/gbk'

const now = Date.parse('2026-11-21T10:10:00+08:00')
let cloud: TestCloud
let folder: string
let said: string[]

beforeEach(async () => {
  cloud = await startTestCloud()
  folder = mkdtempSync(join(tmpdir(), 'import-'))
  said = []
  const shop = createDemo(now).shops[0]
  for (const [_id, name] of [['mianyu', '棉屿生活'], ['shanye', '山野茶舍']]) {
    await cloud.db.collection('shops').add({ ...shop, _id, name })
  } // prettier-ignore
})

afterEach(async () => {
  await cloud.close()
  rmSync(folder, { recursive: true })
})

const header = '订单号,订单状态,下单时间,实付金额,商品名称,数量,单价,openid,快递单号,收件人,买家备注'
const bedding =
  '251119132207118,已发货,2026-11-19 13:22:07,369.00,长绒棉四件套,1,399.00,oOwner1,SF1583024766190,张雨晴,'
const cup = '251118204516037,已完成,2026-11-18 20:45:16,167.00,手捏陶瓷杯,2,59.00,,,李国强,放快递柜'
const towel = '251118204516037,,,,华夫格毛巾,1,69.00,,,,'
const csv = (...lines: string[]): string => `${[header, ...lines].join('\r\n')}\r\n`

const attempt = (
  bytes: string | Buffer,
  options: { shopId?: string; isLocal?: boolean; name?: string } = {},
) => {
  const { name = 'orders.csv', isLocal = true, ...shop } = options
  const file = join(folder, name)
  writeFileSync(file, bytes)
  return runImport({ file, db: cloud.db, isLocal, say: (line) => said.push(line), ...shop })
}

const importing = async (...of: Parameters<typeof attempt>): Promise<ImportSummary> => {
  const done = await attempt(...of)
  if (!done.ok) throw new Error(done.error)
  return done.value
}

const refused = async (...of: Parameters<typeof attempt>): Promise<string> => {
  const done = await attempt(...of)
  return done.ok ? 'imported' : done.error
}

const stored = async (): Promise<Order[]> => {
  const { data } = (await cloud.db.collection('orders').orderBy('_id', 'asc').get()) as { data: unknown[] }
  return data.map((order) => Order.parse(order))
}

const counts = ({ added, changed, unchanged, rejected }: ImportSummary) => [
  added,
  changed,
  unchanged,
  rejected,
]

it('brings the orders of a file into the shop', async () => {
  expect(await importing(csv(bedding, cup, towel))).toEqual({
    shopId: 'mianyu',
    added: 2,
    changed: 0,
    unchanged: 0,
    rejected: 0,
    rejectsFile: null,
  })
  expect(await stored()).toMatchObject([
    {
      _id: 'mianyu:251118204516037',
      openid: null,
      items: [{ quantity: 2 }, { quantity: 1 }],
      paidFen: 16_700,
    },
    { _id: 'mianyu:251119132207118', openid: 'oOwner1', status: 'shipped', discountFen: 3_000 },
  ])
})

it('changes nothing when it is run again', async () => {
  await importing(csv(bedding, cup, towel))
  const before = await stored()
  expect(counts(await importing(csv(bedding, cup, towel)))).toEqual([0, 0, 2, 0])
  expect(await stored()).toEqual(before)
})

it('changes the orders that have changed, and only those', async () => {
  await importing(csv(bedding, cup, towel))
  expect(counts(await importing(csv(bedding.replace('已发货', '已签收'), cup, towel)))).toEqual([0, 1, 1, 0])
  expect((await stored()).map(({ status }) => status)).toEqual(['completed', 'delivered'])
})

it('adds only the fix when a rejected order comes again, mended', async () => {
  const damaged = towel.replace(',1,69.00', ',一条,69.00')
  expect(counts(await importing(csv(bedding, cup, damaged)))).toEqual([1, 0, 0, 1])
  expect((await stored()).map(({ orderNo }) => orderNo)).toEqual(['251119132207118'])
  expect(counts(await importing(csv(bedding, cup, towel)))).toEqual([1, 0, 1, 0])
  expect(await stored()).toHaveLength(2)
})

it('keeps what the file does not speak of: the owner, the promise, the track', async () => {
  await importing(csv(bedding))
  const track = [{ at: now, text: '到达 杭州转运中心' }]
  const parcels = [{ company: '顺丰速运', trackingNo: 'SF1583024766190', track }]
  await cloud.db.collection('orders').doc('mianyu:251119132207118').update({ parcels, arriveBy: now })
  await importing(csv(bedding.replace('oOwner1', '').replace('已发货', '已签收').replace('张雨晴', '张晴')))
  expect(await stored()).toMatchObject([
    {
      status: 'delivered',
      openid: 'oOwner1',
      arriveBy: now,
      parcels: [{ track }],
      recipient: { name: '张晴' },
    },
  ])
})

it('never touches the same number in another shop', async () => {
  await importing(csv(bedding), { shopId: 'shanye' })
  const [there] = await stored()
  expect(counts(await importing(csv(bedding.replace('369.00', '1.00')), { shopId: 'mianyu' }))).toEqual([
    1, 0, 0, 0,
  ])
  expect(await stored()).toContainEqual(there)
  expect((await stored()).map(({ shopId }) => shopId)).toEqual(['mianyu', 'shanye'])
})

it.each<[string, (text: string) => string | Buffer]>([
  ['UTF-8 with a byte order mark', (text) => `\uFEFF${text}`],
  ['GBK', toGbk],
  ['UTF-16 as Excel writes it', (text) => Buffer.from(`\uFEFF${text.replaceAll(',', '\t')}`, 'utf16le')],
  ['Unix line ends', (text) => text.replaceAll('\r\n', '\n')],
])('reads %s', async (_, encode) => {
  await importing(csv(bedding, cup, towel))
  expect(counts(await importing(encode(csv(bedding, cup, towel))))).toEqual([0, 0, 2, 0])
})

it('reads a character that only GB 18030 has', async () => {
  const [before = '', after = ''] = csv(bedding.replace('张雨晴', '张㐀晴')).split('㐀')
  const bytes = Buffer.concat([toGbk(before), Buffer.from([0x81, 0x39, 0xee, 0x39]), toGbk(after)])
  await importing(bytes)
  expect((await stored())[0]?.recipient?.name).toBe('张㐀晴')
})

it('names the line of a row behind a cell with Windows line ends', async () => {
  const { rejectsFile } = await importing(csv(`${bedding}"放\r\n门口"`, cup.replace('已完成', '不明')))
  expect(readFileSync(rejectsFile ?? '', 'utf8')).toMatch(/^4,251118204516037,/m)
})

it('tells a script whether everything went in', async () => {
  const all = await attempt(csv(bedding))
  const some = await attempt(csv(cup, bedding.replace('已发货', '不明')))
  expect([exitCodeOf(all), exitCodeOf(some), exitCodeOf(await attempt(''))]).toEqual([0, 3, 1])
})

describe('a spreadsheet', () => {
  const names = header.split(',')
  const line = (text: string): SheetCell[] => text.split(',')

  it('is read like the CSV of the same orders, whatever its name', async () => {
    await importing(csv(bedding, cup, towel))
    const [number, state, , paid, ...rest] = line(bedding)
    const days = 46_345 + (13 * 3600 + 22 * 60 + 7) / 86_400
    const typed: SheetCell[] = [number ?? '', state ?? '', { days }, Number(paid), ...rest]
    const book = xlsxOf([names, typed, line(cup), line(towel)], '订单')
    expect(counts(await importing(book, { name: 'orders.csv' }))).toEqual([0, 0, 2, 0])
  })

  it('with a rounded order number is refused at that line; a formula is its text', async () => {
    const bad: SheetCell[] = [3_729_946_591_347_487_744, ...line(cup).slice(1)]
    const note = { formula: '1+1', result: '=HYPERLINK("x")' }
    const book = xlsxOf([names, [...line(bedding).slice(0, 10), note], bad], '订单')
    const { rejected, rejectsFile } = await importing(book, { name: 'orders.xlsx' })
    expect(rejected).toBe(1)
    expect(readFileSync(rejectsFile ?? '', 'utf8')).toContain('3,37299465913474')
    expect(await stored()).toMatchObject([{ buyerNote: '=HYPERLINK("x")' }])
  })
})

describe('the rejects file', () => {
  it('names lines and reasons, for Excel too, and goes when all is well', async () => {
    const bad = cup.replace('已完成', '=1+1')
    const { rejectsFile } = await importing(
      csv(bad, towel, bedding, bedding.replace('251119132207118', '4.2E+17')),
    )
    const text = readFileSync(rejectsFile ?? '', 'utf8')
    expect(text.startsWith('\uFEFF行号,订单号,原因\r\n')).toBe(true)
    expect(text.split('\r\n').slice(1, 4)).toEqual([
      '2,251118204516037,不认识的订单状态“=1+1”',
      '3,251118204516037,同一订单的第 2 行有问题，整单没有导入',
      expect.stringContaining('5,4.2E+17,'),
    ])
    await importing(csv(bedding))
    expect(existsSync(rejectsFile ?? '')).toBe(false)
  })

  it('keeps what would be a formula from being one', async () => {
    const { rejectsFile } = await importing(csv(bedding.replace('251119132207118', '=cmd()')))
    expect(readFileSync(rejectsFile ?? '', 'utf8')).toContain("2,'=cmd(),")
  })

  it('counts lines as an editor does, also when a cell holds several', async () => {
    const noted = cup.replace('放快递柜', '"放\n快递柜"').replace('251118204516037', '251118000000001')
    const { rejectsFile } = await importing(csv(noted, bedding.replace('已发货', '？')))
    expect(readFileSync(rejectsFile ?? '', 'utf8')).toContain('\r\n4,251119132207118,')
  })
})

describe('a bad file', () => {
  it.each<[string, string | Buffer, string]>([
    ['that is empty', '', '是空的'],
    ['of empty lines', ',,,\r\n,,\r\n', '是空的'],
    ['of a header alone', csv(), '只有表头'],
    [
      'without the columns that are needed',
      '订单号,商品名称\r\n1,2\r\n',
      '缺这些列：订单状态、下单时间、实付金额',
    ],
    ['in no encoding', Buffer.from([0x61, 0x81, 0x20, 0x2c, 0x80]), '编码'],
    [
      'with an open quote, by the line on which it opens',
      `${header}\r\n${bedding}"好\r\n的"\r\n"251119,已发货\r\n${cup}\r\n`,
      '第 4 行有一个引号没有配对',
    ],
    ['of old Excel', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), '旧版 Excel'],
    [
      'that is a broken workbook',
      Buffer.from([0x50, 0x4b, 3, 4, 9, 9, 9]),
      '不是完好的 .xlsx：可能改过扩展名',
    ],
  ])('%s is refused in words', async (_, bytes, why) => {
    expect(await refused(bytes)).toContain(why)
    expect(await stored()).toEqual([])
  })

  it('that does not exist is named', async () => {
    const file = join(folder, 'none.csv')
    const done = await runImport({ file, db: cloud.db, isLocal: true, say: () => undefined })
    expect(done).toEqual({ ok: false, error: `没有这个文件：${file}` })
  })
})

describe('the shop', () => {
  it('is the first one on a local cloud, which is said', async () => {
    await importing(csv(bedding))
    expect(said[0]).toBe('导入到 棉屿生活（mianyu），换一家用 --shop：shanye（山野茶舍）')
  })

  it('must be named in production when there are several', async () => {
    expect(await refused(csv(bedding), { isLocal: false })).toContain('请用 --shop 指明')
  })

  it('must exist', async () => {
    expect(await refused(csv(bedding), { shopId: 'nobody' })).toContain('没有店铺 nobody')
  })
})

it('takes long files in batches and tells how far it is', async () => {
  const lines = Array.from({ length: 1_000 }, (_, n) =>
    bedding.replace('251119132207118', `2511191322${1_000_000 + n}`),
  )
  const file = join(folder, 'long.csv')
  writeFileSync(file, csv(...lines))
  const told: number[] = []
  const request = { file, db: cloud.db, isLocal: true, say: () => undefined }
  const done = await runImport({ ...request, onProgress: (count) => told.push(count) })
  expect(done).toMatchObject({ ok: true, value: { added: 1_000 } })
  expect(told).toEqual([200, 400, 600, 800, 1_000])
})

describe('the demo', () => {
  beforeEach(async () => {
    for (const shop of ['mianyu', 'shanye']) await cloud.db.collection('shops').doc(shop).remove()
  })

  const count = async (collection: string): Promise<number> => {
    const { total } = (await cloud.db.collection(collection).count()) as { total: number }
    return total
  }

  it('is loaded once', async () => {
    const demo = createDemo(now)
    expect(await loadDemo(cloud.db, now)).toBe(true)
    for (const [name, documents] of Object.entries(demo))
      expect([name, await count(name)]).toEqual([name, documents.length])
    expect(await loadDemo(cloud.db, now + 1)).toBe(false)
    expect(await count('orders')).toBe(demo.orders.length)
  })

  it('is loaded again when a load was cut off before its shops', async () => {
    await loadDemo(cloud.db, now)
    await cloud.db.collection('shops').doc('shanye').remove()
    expect(await loadDemo(cloud.db, now + 3_600_000)).toBe(true)
    expect(await count('orders')).toBe(
      createDemo(now).orders.filter(({ shopId }) => shopId === 'mianyu').length +
        createDemo(now + 3_600_000).orders.filter(({ shopId }) => shopId === 'shanye').length,
    )
  })
})
