import type { DeskReply } from '../../core/contracts/desk/replies'
import { DAY, HOUR, MINUTE } from '../../core/shared/time'
import { xlsxOf } from '../../server/adapters/sheets/xlsx'
import { openDesk, SESSION, type DeskRig, type Member } from '../support/desk'
import { png } from '../support/images'
import { must, served, type Talk } from '../support/talk'
import { openWorld, type World } from '../support/world'

let world: World
let rig: DeskRig
let lin: Member
let chief: Member

const makeHer = (role: 'agent' | 'supervisor') => world.change('agents', 'mianyu:hejing', { role })

beforeEach(async () => {
  world = await openWorld()
  rig = openDesk(world)
  await rig.supervise('hejing')
  ;[lin, chief] = [await rig.member('linxiao'), await rig.member('hejing')]
})
afterEach(() => world.close())

const written = (more: object = {}) => ({
  ...{ shelf: 'shop', category: '', title: '发货时间', text: '48 小时内发出', keywords: ['催单'] },
  ...more,
})
const own = (more: object = {}) => written({ shelf: 'person:linxiao', ...more })
const savedBy = async (asked: ReturnType<(typeof chief)['replies']['create']>): Promise<DeskReply> => {
  const done = await must(asked)
  if (done.status !== 'saved') throw new Error(JSON.stringify(done))
  return done.reply
}
const create = (id: string, more: object = {}) => chief.replies.create({ id, ...written(more) })
const listed = async (desk = chief) => (await must(desk.replies.list({}))).replies
const titles = async (desk = chief) =>
  (await listed(desk)).map(({ position, title }) => `${position} ${title}`)
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64')
const importing = (name: string, content: string | Buffer) =>
  chief.replies.importFile({ name, base64: base64(content) })

describe('a quick reply', () => {
  it('is written by a supervisor with its letters and a number behind the others, once however often it is sent', async () => {
    const [first, again] = await Promise.all([create('01HREPLY0001'), create('01HREPLY0001')])
    const reply = await savedBy(Promise.resolve(first))
    expect(reply).toMatchObject({
      ...{
        _id: 'mianyu:01HREPLY0001',
        position: 7,
        initials: 'fhsj',
        version: 0,
        mayKeep: true,
        image: null,
      },
    })
    expect(await savedBy(Promise.resolve(again))).toEqual(reply)
    expect((await titles()).slice(-2)).toEqual(['6 还有别的吗', '7 发货时间'])
    expect((await listed(lin)).at(-1)).toMatchObject({ title: '发货时间', mayKeep: false })
  })

  it('of one’s own is nobody else’s, not even a supervisor’s', async () => {
    const mine = await savedBy(lin.replies.create({ id: '01HREPLY0002', ...own() }))
    expect(mine.mayKeep).toBe(true)
    expect(await titles(chief)).not.toContain('7 发货时间')
    expect(await must(chief.replies.edit({ replyId: mine._id, version: 0, ...written() }))).toEqual({
      status: 'stale',
      reply: null,
    })
    expect(await lin.replies.create({ id: '01HREPLY0003', ...written() })).toEqual({
      ok: false,
      error: 'forbidden',
    })
    expect(await chief.replies.create({ id: '01HREPLY0004', ...own() })).toEqual({
      ok: false,
      error: 'forbidden',
    })
  })

  it('of another shop is not there', async () => {
    const reply = await savedBy(create('01HREPLY0005'))
    const other = await rig.member('linxiao', 'shanye')
    expect((await must(other.replies.list({}))).replies.every(({ title }) => title !== '发货时间')).toBe(true)
    expect(await other.replies.order({ replyIds: [reply._id] })).toEqual({ ok: false, error: 'notFound' })
  })

  it.each([
    [{ title: '' }, '没有标题'],
    [{ title: '结束' }, '标题“结束”会被当成命令或编号，换一个说法'],
    [{ title: '问好' }, '同一个范围里已经有“问好”，换一个标题'],
    [{ position: 3 }, '编号 3 已经是“物流进度”'],
    [{ position: 0 }, '编号“0”不对，应为 1 到 99999 的整数'],
    [{ text: '{称呼' }, '有一个花括号没有配对，变量要写成 {称呼} 这样'],
  ])('that says %j is refused in words', async (more, why) => {
    expect(await must(create('01HREPLY0006', more))).toEqual({ status: 'wrong', why })
    expect(await titles()).toHaveLength(6)
  })

  it('that somebody changed meanwhile is not written over: the newest is answered', async () => {
    const reply = await savedBy(create('01HREPLY0007'))
    const asRead = { replyId: reply._id, version: reply.version }
    const newest = await savedBy(chief.replies.edit({ ...asRead, ...written({ text: '24 小时内发出' }) }))
    expect(newest.version).toBe(1)
    const late = chief.replies.edit({ ...asRead, ...written({ text: '明天发出' }) })
    expect(await must(late)).toEqual({ status: 'stale', reply: newest })
    expect(await must(chief.replies.remove(asRead))).toEqual({ stale: newest })
    expect((await listed()).at(-1)?.text).toBe('24 小时内发出')
    expect(await must(chief.replies.remove({ ...asRead, version: 1 }))).toEqual({ stale: null })
    expect(await must(chief.replies.remove({ ...asRead, version: 1 }))).toEqual({ stale: null })
    expect(await titles()).toHaveLength(6)
  })

  it('that was written before there were versions can be changed', async () => {
    const old = { _id: 'mianyu:old', shopId: 'mianyu', position: 60, title: '旧的', text: '还在' }
    await world.look((db) => db.collection('quickReplies').add(old))
    const edited = chief.replies.edit({ replyId: 'mianyu:old', version: 0, ...written({ title: '旧的' }) })
    expect(await savedBy(edited)).toMatchObject({ position: 60, version: 1 })
  })

  it('has a picture of its own, which stays until it is taken away', async () => {
    const bytes = png({ width: 40, height: 30 })
    const { uploadId, url, headers } = await must(chief.desk.upload({ bytes: bytes.length }))
    expect((await fetch(url, { method: 'PUT', headers, body: Buffer.from(bytes) })).ok).toBe(true)
    const reply = await savedBy(create('01HREPLY0008', { image: { uploadId } }))
    expect(reply.image?.url).toMatch(/^http/)
    const asRead = { replyId: reply._id, version: 0 }
    expect((await savedBy(chief.replies.edit({ ...asRead, ...written() }))).image?.url).toMatch(/^http/)
    const without = await savedBy(chief.replies.edit({ ...asRead, version: 1, ...written({ image: null }) }))
    expect([without.image, (await listed()).at(-1)?.image]).toEqual([null, null])
  })
})

describe('numbers', () => {
  it('are of one reply each, whoever writes at the same moment', async () => {
    const all = ['甲', '乙', '丙', '丁'].map((name, at) =>
      create(`01HREPLY001${at}`, { title: `第${name}条` }),
    )
    const done = await Promise.all([...all, importing('a.csv', '标题,内容\n表里来的,您好\n')])
    for (const [at, one] of done.entries())
      if (!one.ok && at < 4) await savedBy(create(`01HREPLY001${at}`, { title: `又${at}条` }))
    const positions = (await listed()).map(({ position }) => position)
    expect(new Set(positions).size).toBe(positions.length)
  })

  it('are shared out anew by an order, and no other reply is touched', async () => {
    const ids = (await listed()).slice(0, 3).map(({ _id }) => _id)
    const order = { replyIds: [ids[2]!, ids[0]!, ids[1]!] }
    expect(await must(chief.replies.order(order))).toEqual({ placed: 3 })
    expect(await must(chief.replies.order(order))).toEqual({ placed: 0 })
    expect((await titles()).slice(0, 4)).toEqual(['1 物流进度', '2 问好', '3 今天发出', '4 退货步骤'])
    expect(await lin.replies.order(order)).toEqual({ ok: false, error: 'notFound' })
  })
})

describe('a table', () => {
  const table = '标题,内容,关键词\n发货时间,48 小时内发出,催单\n问好,您好,在吗\n'

  it.each([
    ['回复.csv', table],
    [
      '回复.xlsx',
      xlsxOf(
        table
          .trim()
          .split('\n')
          .map((line) => line.split(',')),
        '话术',
      ),
    ],
  ])('%s comes in, and once more it changes nothing', async (name, content) => {
    expect(await must(importing(name, content))).toEqual({
      status: 'done',
      added: 1,
      changed: 1,
      unchanged: 0,
    })
    expect(await must(importing(name, content))).toEqual({
      status: 'done',
      added: 0,
      changed: 0,
      unchanged: 2,
    })
  })

  it.each([
    ['标题,内容\n发货时间,48 小时\n退货,\n', [{ line: 3, reason: '没有内容' }]],
    ['标题,内容\n', [{ line: 0, reason: '只有表头，没有快捷回复' }]],
    ['甲,乙\n1,2\n', [{ line: 0, reason: '第一行没有认出表头，缺这些列：标题、内容' }]],
    ['', [{ line: 0, reason: 'a.csv 是空的' }]],
    [
      '标题,内容,范围\n甲一,您好,个人：linxiao\n',
      [{ line: 2, reason: '“个人：linxiao”是别人自己的话术，您不能改' }],
    ],
    [
      '标题,内容,图片\n甲一,您好,a.png\n',
      [{ line: 2, reason: '没有图片“a.png”：导入表格后在页面上添加图片' }],
    ],
  ])('that is wrong (%j) tells its lines, and nothing comes in', async (content, problems) => {
    expect(await must(importing('a.csv', content))).toEqual({ status: 'wrong', problems, more: 0 })
    expect(await titles()).toHaveLength(6)
  })

  it('that would unpack to more than a function holds is not unpacked', async () => {
    const bomb = xlsxOf([['标题', '内容']], '话术')
    const lines = bomb.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    bomb.writeUInt32LE(2 ** 30, lines + 24)
    expect(await must(importing('a.xlsx', bomb))).toEqual({
      ...{ status: 'wrong', problems: [{ line: 0, reason: 'a.xlsx 太大了，分几个文件导入' }], more: 0 },
    })
  })

  it('goes out as it would come in, for supervisors alone', async () => {
    for (const kind of ['csv', 'xlsx'] as const) {
      const file = await must(chief.replies.exportFile({ kind }))
      expect(file.count).toBe(6)
      expect(await must(chief.replies.importFile({ name: `all.${kind}`, base64: file.base64 }))).toEqual({
        ...{ status: 'done', added: 0, changed: 0, unchanged: 6 },
      })
    }
    expect(await lin.replies.exportFile({ kind: 'csv' })).toEqual({ ok: false, error: 'forbidden' })
    expect(await lin.replies.importFile({ name: 'a.csv', base64: base64(table) })).toMatchObject({
      ok: false,
    })
  })
})

describe('in a session', () => {
  let zhang: Talk
  beforeEach(async () => {
    zhang = await served(world.shopper())
  })
  const sent = async () => (await zhang.sees()).filter((line) => line.startsWith('林晓：'))
  const say = (body: Parameters<typeof lin.desk.reply>[0]['body'], clientId = 'desk-reply-1') =>
    lin.desk.reply({ sessionId: SESSION, clientId, body })
  const uses = async (replyId: string) =>
    (await must(lin.replies.uses({ replyIds: [replyId] }))).uses[replyId]

  it('variables have values, and replies are suggested with the word that called for them', async () => {
    await zhang.says('我的杯子断了，物流也慢')
    const found = await must(lin.replies.forSession({ sessionId: SESSION }))
    expect(found.values).toMatchObject({ 称呼: '张女士' })
    expect(found.suggestions).toEqual([
      { replyId: 'mianyu:3', word: '物流' },
      { replyId: 'mianyu:5', word: '断了' },
    ])
  })

  it('of somebody else nothing is told', async () => {
    await makeHer('agent')
    expect(await chief.replies.forSession({ sessionId: SESSION })).toEqual({ ok: false, error: 'notFound' })
  })

  it('a use counts once, for 30 days, and then is swept', async () => {
    const body = { kind: 'text', text: '张女士，您好', replyId: 'mianyu:1' } as const
    await Promise.all([must(say(body)), must(say(body))])
    await must(say(body))
    expect([await uses('mianyu:1'), await sent()]).toEqual([1, ['林晓：张女士，您好']])
    await must(say({ kind: 'text', text: '自己写的' }, 'desk-reply-2'))
    expect(await uses('mianyu:1')).toBe(1)

    world.clock.pass(30 * DAY - (world.clock.now() % HOUR) + HOUR)
    await world.tick()
    const left = await world.look((db) => db.collection('replyUses').count())
    expect(left.total).toBe(0)
  })

  it('the picture of a reply goes out by its name, of a reply that he may send', async () => {
    const bytes = png({ width: 40, height: 30 })
    const kept = await world.newPorts().files.keep('mianyu/replies', bytes, 'png')
    const image = { kind: 'image', fileId: kept, bytes: bytes.length, width: 40, height: 30 }
    const reply = { shopId: 'mianyu', title: '尺码表', text: '您看这张', image, version: 0 }
    await world.look((db) =>
      db.collection('quickReplies').add([
        { ...reply, _id: 'mianyu:size', shelf: 'shop', position: 70 },
        { ...reply, _id: 'mianyu:hers', shelf: 'person:hejing', position: 71 },
      ]),
    )
    world.clock.pass(MINUTE)
    await must(say({ kind: 'replyImage', replyId: 'mianyu:size' }))
    expect(await sent()).toEqual(['林晓：[照片 40×30]'])
    const hers = await say({ kind: 'replyImage', replyId: 'mianyu:hers' }, 'desk-reply-3')
    expect(hers).toEqual({ ok: false, error: 'notFound' })
  })
})
