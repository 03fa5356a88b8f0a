import { groupsOf } from '../../../core/knowledge/groups'

/** Of a shop that knows nothing yet every word tells the same. */
const everyWord = () => 1

const grouped = (...texts: readonly string[]): string[][] =>
  groupsOf(
    texts.map((text) => ({ text })),
    everyWord,
  ).map(({ members }) => members.map(({ text }) => text))

describe('what means the same stands together', () => {
  it.each([
    ['今天股票涨了吗', '今天的股票涨没涨', '请问股票今天涨了吗'],
    ['能折起来放后备箱吗', '可不可以折起来放进后备箱', '后备箱放得下吗，能折起来的话'],
    ['可以刻字吗', '能不能帮我刻字', '请问支持刻字吗？', '刻字可以吗'],
    ['有没有线下门店', '你们有线下门店吗', '线下门店在哪'],
    ['这款能不能机洗', '这款可以机洗吗', '这款能机洗么'],
    ['Wi-Fi 连不上', 'wifi连不上', 'WIFI 一直连不上啊'],
  ])('%s', (...texts) => {
    expect(grouped(...texts)).toEqual([texts])
  })
})

describe('what only sounds alike does not', () => {
  it.each([
    ['可以刻字吗', '可以开发票吗'],
    ['能退货吗', '不能退货吗'],
    ['256G 的有货吗', '512G 的有货吗'],
    ['为什么不发货', '发货后怎么改地址'],
    ['有线下门店吗', '有会员日吗'],
  ])('%s / %s', (one, other) => {
    expect(grouped(one, other)).toEqual([[one], [other]])
  })
})

it('says best what the question says that is most like the others', () => {
  const [group] = groupsOf(
    ['我想问一下你们家这个礼盒可以帮忙刻字吗谢谢', '可以刻字吗', '礼盒可以刻字吗'].map((text) => ({ text })),
    everyWord,
  )
  expect(group?.medoid.text).toBe('礼盒可以刻字吗')
})

it('gives the same groups to the same list, and keeps every question once', () => {
  const subjects = ['刻字', '门店', '股票', '会员', '礼盒', '积分', '密码', '安装', '电池', '说明书']
  const ways = ['可以', '能不能', '怎么', '哪里可以', '请问', '为什么不能']
  const texts = subjects.flatMap((subject) => ways.map((way) => `${way}${subject}`))
  const groups = grouped(...texts)
  expect(grouped(...texts)).toEqual(groups)
  expect(groups.flat().sort()).toEqual([...texts].sort())
})

it('takes the same for the same, and what has no letters for nothing', () => {
  expect(grouped('？？？', '可以刻字吗', '可以刻字吗！', '😀')).toEqual([
    ['？？？'],
    ['可以刻字吗', '可以刻字吗！'],
    ['😀'],
  ])
})
