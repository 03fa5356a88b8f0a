import * as fc from 'fast-check'
import { rankReplies } from '../../../core/quick-replies/find'
import { misfitOf, nextPosition } from '../../../core/quick-replies/misfit'
import { putInOrder } from '../../../core/quick-replies/put-in-order'
import { mayKeep } from '../../../core/quick-replies/quick-reply'
import { sampleReply } from '../../support/quick-replies'

const hello = sampleReply({ position: 1, title: '问好', initials: 'wh' })
const sends = sampleReply({ position: 2, title: '发货时间', initials: 'fhsj', keywords: ['催单'] })
const sent = sampleReply({ position: 3, title: '已发货', initials: 'yfh', text: '时间见订单' })
const fetch = sampleReply({ position: 4, title: '发货', initials: 'fh' })
const all = [hello, sends, sent, fetch]

describe('replies are ranked for somebody who looks', () => {
  const titles = (words: string) => rankReplies(all, words).map(({ title }) => title)

  it.each([
    ['all of them, for no words', ' ', ['问好', '发货时间', '已发货', '发货']],
    ['a whole name before its beginning, and that before a part', '发货', ['发货', '发货时间', '已发货']],
    ['letters as well, in any width', 'ＦＨ', ['发货', '发货时间', '已发货']],
    ['what only stands in the text comes last', '时间', ['发货时间', '已发货']],
    ['its number', '3', ['已发货']],
    ['what shoppers say', '催单', ['发货时间']],
    ['none, for words that nobody wrote', '退款', []],
  ])('%s', (_, words, found) => {
    expect(titles(words)).toEqual(found)
  })
})

describe('a reply stands beside others', () => {
  it('as it stood before, and with a free number and title', () => {
    expect(all.map((reply) => misfitOf(reply, all))).toEqual([null, null, null, null])
    expect(misfitOf(sampleReply({ position: nextPosition(all), title: '新的' }), all)).toBeNull()
  })

  it('with the title of another shelf, but not of its own', () => {
    const more = { _id: 'new', position: 9, title: '发货' }
    expect(misfitOf(sampleReply({ ...more, shelf: 'person:linxiao' }), all)).toBeNull()
    expect(misfitOf(sampleReply(more), all)).toBe('同一个范围里已经有“发货”，换一个标题')
  })

  it('not with somebody else’s number, nor one that nobody can type', () => {
    expect(misfitOf(sampleReply({ _id: 'new', position: 2, title: '新的' }), all)).toMatch(/编号 2 已经是/)
    expect(misfitOf(sampleReply({ _id: 'new', position: 100_000, title: '新的' }), all)).toMatch(/不对/)
  })

  it('not as the 201st of its shelf', () => {
    const many = Array.from({ length: 200 }, (_, at) => sampleReply({ position: at + 1, title: `第${at}条` }))
    expect(misfitOf(sampleReply({ _id: 'new', position: 900, title: '新的' }), many)).toMatch(/超过 200 条/)
  })
})

describe('a new order', () => {
  const after = (ids: readonly string[], replies = all) => {
    const placed = new Map(putInOrder(ids, replies).map(({ _id, position }) => [_id, position]))
    return replies.map((reply) => ({ ...reply, position: placed.get(reply._id) ?? reply.position }))
  }

  it('gives the numbers of those that are named to them again, and no other is touched', () => {
    expect(putInOrder([fetch._id, sends._id], all)).toEqual([
      { _id: fetch._id, position: 2 },
      { _id: sends._id, position: 4 },
    ])
    expect(putInOrder([hello._id, sends._id], all)).toEqual([])
  })

  it('never leaves two with one number, even where a crash had left two', () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(numbers, fc.infiniteStream(fc.nat()), (positions, dice) => {
        const replies = positions.map((position, at) =>
          sampleReply({ _id: `r${at}`, position, title: `${at}` }),
        )
        const ids = replies
          .map(({ _id }) => [dice.next().value as number, _id] as const)
          .sort(([a], [b]) => a - b)
        const placed = after(
          ids.map(([, id]) => id),
          replies,
        )
        expect(new Set(placed.map(({ position }) => position)).size).toBe(replies.length)
        const inOrder = [...placed].sort((one, other) => one.position - other.position)
        expect(inOrder.map(({ _id }) => _id)).toEqual(ids.map(([, id]) => id))
      }),
    )
  })
})

it.each([
  ['shop', 'supervisor', true],
  ['group:presales', 'supervisor', true],
  ['person:linxiao', 'supervisor', false],
  ['person:zhouke', 'supervisor', true],
  ['shop', 'agent', false],
  ['group:presales', 'agent', false],
  ['person:zhouke', 'agent', true],
] as const)('what stands on %s is kept by the %s zhouke: %s', (shelf, role, may) => {
  expect(mayKeep(shelf, { role, userid: 'zhouke' })).toBe(may)
})
