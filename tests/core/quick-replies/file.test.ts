import type { Row } from '../../../core/orders/import/cells'
import { mergeReplies } from '../../../core/quick-replies/merge'
import type { QuickReply } from '../../../core/quick-replies/quick-reply'
import { readReplyRows, type ReplyRow } from '../../../core/quick-replies/read-rows'
import { sampleReply } from '../../support/quick-replies'

const staff = { groups: [{ id: 'presales', name: '售前' }], userids: ['linxiao'] }
const header = ['编号', '范围', '分类', '标题', '内容', '关键词']

const lines = (...all: readonly (readonly string[])[]): Row[] =>
  all.map((cells, index) => ({ line: index + 1, cells }))
const reading = (...rows: readonly (readonly string[])[]) => {
  const read = readReplyRows(lines(header, ...rows), staff)
  if (!read.ok) throw new Error(read.error)
  return read.value
}

describe('a line of a file of quick replies', () => {
  it('tells number, whose it is, category, title, words and keywords', () => {
    const { rows, problems } = reading(
      ['3', '', '物流', '发货时间', '48 小时内发出', '发货、催单,没发'],
      ['', '组：售前', '', '尺码建议', '您平时穿多大？', ''],
      ['', '个人: linxiao', '', '我的问候', '我是林晓', ''],
    )
    expect(problems).toEqual([])
    expect(rows).toEqual([
      {
        line: 2,
        position: 3,
        shelf: 'shop',
        category: '物流',
        title: '发货时间',
        text: '48 小时内发出',
        keywords: ['发货', '催单', '没发'],
      },
      expect.objectContaining({ line: 3, shelf: 'group:presales' }),
      expect.objectContaining({ line: 4, shelf: 'person:linxiao' }),
    ])
  })

  it('that is empty counts for nothing', () => {
    expect(reading(['', '', '', '', '', ''])).toEqual({ rows: [], problems: [] })
  })

  it.each([
    [['0', '', '', '标题', '内容', ''], /^编号“0”不对/],
    [['1.5', '', '', '标题', '内容', ''], /^编号“1.5”不对/],
    [['', '仓库', '', '标题', '内容', ''], /^范围“仓库”不对/],
    [['', '组：售后', '', '标题', '内容', ''], /没有“售后”这个组/],
    [['', '个人：nobody', '', '标题', '内容', ''], /没有账号是“nobody”的客服/],
    [['', '', '', '', '内容', ''], /^没有标题/],
    [['', '', '', '标题', '', ''], /^没有内容/],
    [['', '', '', '题'.repeat(21), '内容', ''], /^标题超过 20 个字/],
    [['', '', '', '标题', '字'.repeat(1_001), ''], /^内容超过 1000 个字/],
    [['', '', '', '结束', '内容', ''], /会被当成命令/],
    [['', '', '', '转人工', '内容', ''], /会被当成命令/],
    [['', '', '', '7天无理由', '内容', ''], /会被当成命令或编号/],
    [['', '', '', '！！', '内容', ''], /没有字/],
    [['', '', '', '标题', '{称呼，您好', ''], /花括号没有配对/],
    [['', '', '', '标题', '｛称呼｝您好', ''], /花括号没有配对/],
    [['', '', '', '标题', '{您的 称呼}您好', ''], /变量“{您的 称呼}”的名字/],
  ])('%j is refused with its reason', (cells, reason) => {
    expect(reading(cells)).toEqual({
      rows: [],
      problems: [{ line: 2, reason: expect.stringMatching(reason) as string }],
    })
  })

  it('may begin with a sign that a spreadsheet guards', () => {
    expect(reading(['', '', '', '加急', "'=今天就发", '']).rows[0]?.text).toBe('=今天就发')
  })

  it('is not read at all when title or words have no column', () => {
    expect(readReplyRows(lines(['编号', '标题']), staff)).toEqual({ ok: false, error: '内容' })
    expect(readReplyRows([], staff)).toEqual({ ok: false, error: '标题、内容' })
  })
})

let made = 0
const merging = {
  shopId: 'mianyu',
  newId: () => `mianyu:new${(made += 1)}`,
  initialsOf: (title: string) => `i${title.length}`,
  pictures: new Map([['尺码表.png', { kind: 'image', fileId: 'cloud://size', bytes: 9 } as const]]),
}
const row = (line: number, title: string, more: Partial<ReplyRow> = {}): ReplyRow => ({
  line,
  shelf: 'shop',
  title,
  text: `${title}的内容`,
  ...more,
})
const hello = sampleReply({ _id: 'mianyu:1', position: 1, title: '问好', text: '问好的内容', initials: 'i2' })
const bye = sampleReply({ _id: 'mianyu:2', position: 2, title: '再见', text: '再见的内容', initials: 'i2' })

describe('a file of quick replies', () => {
  it('adds what is new behind the others, and leaves alone what it does not name', () => {
    const { added, changed, unchanged, problems } = mergeReplies([row(2, '发货')], [hello, bye], merging)
    expect(added).toEqual([
      expect.objectContaining({ position: 3, title: '发货', initials: 'i2', keywords: [] }),
    ])
    expect([changed, unchanged, problems]).toEqual([[], 0, []])
  })

  it('changes nothing when it is merged again', () => {
    const rows = [row(2, '发货', { position: 9, keywords: ['催'] }), row(3, '退货')]
    const once = [hello, ...mergeReplies(rows, [hello], merging).added]
    expect(mergeReplies(rows, once, merging)).toEqual({ added: [], changed: [], unchanged: 2, problems: [] })
  })

  it('changes the reply of the same title, and keeps what its columns do not tell', () => {
    const before: QuickReply = { ...hello, category: '问候', keywords: ['在吗'] }
    expect(mergeReplies([row(2, '问好', { text: '来了' })], [before], merging).changed).toEqual([
      { ...before, text: '来了' },
    ])
  })

  it('renames the reply of the same number', () => {
    const { added, changed } = mergeReplies([row(2, '欢迎光临', { position: 1 })], [hello], merging)
    expect(added).toEqual([])
    expect(changed).toEqual([{ ...hello, title: '欢迎光临', text: '欢迎光临的内容', initials: 'i4' }])
  })

  it('gives a reply its picture, keeps it while it has no column for it, and takes it away', () => {
    const [pictured] = mergeReplies([row(2, '问好', { image: '尺码表.png' })], [hello], merging).changed
    expect(pictured?.image?.fileId).toBe('cloud://size')
    const before = [pictured!]
    expect(mergeReplies([row(2, '问好', { image: '尺码表.png' })], before, merging).unchanged).toBe(1)
    expect(mergeReplies([row(2, '问好')], before, merging).unchanged).toBe(1)
    expect(mergeReplies([row(2, '问好', { image: '' })], before, merging).changed).toEqual([hello])
  })

  it('may exchange numbers', () => {
    const rows = [row(2, '再见', { position: 1 }), row(3, '问好', { position: 2 })]
    const { changed, problems } = mergeReplies(rows, [hello, bye], merging)
    expect(problems).toEqual([])
    expect(changed.map(({ _id, position }) => [_id, position])).toEqual([
      ['mianyu:2', 1],
      ['mianyu:1', 2],
    ])
  })

  it('may name a reply once, and give a number once', () => {
    const rows = [row(2, '发货', { position: 5 }), row(3, '发货'), row(4, '退货', { position: 5 })]
    expect(mergeReplies(rows, [], merging).problems).toEqual([
      { line: 3, reason: '“发货”和第 2 行重复' },
      { line: 4, reason: '编号 5 已经是“发货”' },
    ])
  })

  it('takes no number from a reply that it does not name', () => {
    const rows = [row(2, '问好', { position: 2 })]
    expect(mergeReplies(rows, [hello, bye], merging).problems).toEqual([
      { line: 2, reason: '编号 2 已经是“再见”' },
    ])
  })

  it('does not fill a shelf beyond what is read of it', () => {
    const rows = Array.from({ length: 201 }, (_, at) => row(at + 2, `第${at}条`))
    expect(mergeReplies(rows, [], merging).problems).toEqual([
      { line: 202, reason: expect.stringContaining('超过 200 条') as string },
    ])
  })
})
