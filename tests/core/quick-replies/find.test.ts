import { findReplies } from '../../../core/quick-replies/find'
import { sampleReply } from '../../support/quick-replies'

const sends = sampleReply({
  position: 1,
  title: '发货时间',
  initials: 'fhsj',
  keywords: ['催单'],
  category: '物流',
})
const sent = sampleReply({ position: 2, title: '已发货', initials: 'yfh', category: '物流' })
const fetch = sampleReply({ position: 3, title: '发货', initials: 'fh' })
const refund = sampleReply({ position: 4, title: '破损，仅退款', initials: 'psjtk', text: '请拍照。' })

const found = (words: string, replies = [sends, sent, refund]) => {
  const result = findReplies(replies, words)
  if (result.kind === 'one') return result.reply.position
  return result.kind === 'several' ? result.replies.map(({ position }) => position) : null
}

describe('a quick reply is found', () => {
  it.each([
    ['by the first letters of its title', 'fhsj', 1],
    ['by some of them, in any case and width', 'ＦＨ', 1],
    ['by a part of its title', '已发', 2],
    ['by its title without the marks', '破损仅退款', 4],
    ['by what shoppers say', '催单', 1],
  ])('%s', (_, words, position) => {
    expect(found(words)).toBe(position)
  })

  it('by a whole name before longer ones that it is part of: none hides another', () => {
    expect(found('发货', [sends, sent, fetch])).toBe(3)
    expect(found('fh', [sends, sent, fetch])).toBe(3)
  })

  it('with others like it, in their order, and then nothing is sent', () => {
    expect(found('发货')).toEqual([1, 2])
    expect(found('物流')).toEqual([1, 2])
  })

  it('by its text only to be looked at: the words that an agent remembers may mean another', () => {
    expect(found('拍照')).toEqual([4])
  })

  it('never by letters in the middle of a name, which a slip would hit', () => {
    expect(found('jtk')).toBeNull()
  })

  it.each([['nothing'], ['！？'], ['constructor']])('never by %s', (words) => {
    expect(found(words)).toBeNull()
  })
})
