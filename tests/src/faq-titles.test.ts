import { findTitles, hasMeaning, markedTitle } from '../../src/features/faq/find-titles.shared'

const entry = (title: string, initials: string, category = '售后') => ({
  key: initials,
  title,
  initials,
  category,
})
const entries = [
  entry('退款多久到账？', 'tkdjdz'),
  entry('退货的运费谁出？', 'thdyfsc'),
  entry('退货运费险怎么用', 'thyfxzmy'),
  entry('还没发货，怎么改收货地址？', 'hmfhzmgshdz', '订单'),
  entry('7 天无理由退货', '7twlyth'),
  entry('四件套怎么洗？', 'sjtzmx', '商品'),
  entry('可以用 Apple Pay 吗', 'kyyapplepaym', '支付'),
]

/** Titles that are found, what was meant in brackets. */
const found = (text: string) =>
  findTitles(entries, text).map(({ entry: { title }, places }) =>
    markedTitle(title, places)
      .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
      .join(''),
  )

it.each([
  ['', []],
  [' ？ ', []],
  ['运费', ['退货的[运费]谁出？', '退货[运费]险怎么用']],
  ['退货', ['[退货]的运费谁出？', '[退货]运费险怎么用', '7 天无理由[退货]']],
  ['退货运费', ['[退货运费]险怎么用', '[退货]的[运费]谁出？']],
  ['茶叶', []],
  ['发货 怎么', ['还没[发货]，[怎么]改收货地址？']],
  ['APPLE pay', ['可以用 [Apple] [Pay] 吗']],
  ['7天', ['[7] [天]无理由退货']],
])('“%s” finds %j by its letters', (text, titles) => {
  expect(found(text)).toEqual(titles)
})

it.each([
  ['tk', ['[退款]多久到账？']],
  ['thyf', ['[退货运费]险怎么用', '[退货]的[运费]谁出？']],
  ['退款djdz', ['[退款多久到账]？']],
  ['SJT', ['[四件套]怎么洗？']],
])('“%s” finds %j by initials', (text, titles) => {
  expect(found(text)).toEqual(titles)
})

it.each([
  ['another letter', '退贷运费险', ['[退]货[运费险]怎么用']],
  ['one too many', '四件套怎怎么洗', ['[四件套怎么洗]？']],
  ['one too few', '四套怎么', ['[四]件[套怎么]洗？']],
  ['one word too many', '退款要多久', ['[退款多久]到账？']],
  ['two turned round', '四套件怎么洗', ['[四件套怎么洗]？']],
  ['not two slips', '四套件怎磨洗', []],
  ['one of initials', 'tkdkdz', ['[退款多]久到[账]？']],
  ['one of a short word', '退活的', ['[退]货[的]运费谁出？']],
  ['the last of a short word is not one', '怎么办', []],
  ['short initials are not guessed at', 'sjp', []],
])('forgives %s: “%s”', (_, text, titles) => {
  expect(found(text)).toEqual(titles)
})

it('finds at most twenty of very many, quickly enough for every letter', () => {
  const many = Array.from({ length: 2_000 }, (_, at) =>
    entry(`退货的第 ${at} 个问题怎么办`, `thdd${at}gwtzmb`),
  )
  expect(findTitles(many, '退货')).toHaveLength(20)
  expect(findTitles(many, '远费谁出呀').length).toBe(0)
})

it.each([
  ['退', false],
  ['退货', true],
  ['th', false],
  ['tk多久', true],
  ['😊', false],
])('“%s” is worth a search by meaning: %s', (text, worth) => {
  expect(hasMeaning(text)).toBe(worth)
})
