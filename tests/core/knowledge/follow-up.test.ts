import starter from '../../../scripts/knowledge/starter.json'
import { outcomeOf } from '../../../core/knowledge/outcome'
import { createReader } from '../../../core/knowledge/rank'
import { buildIndex } from '../../../core/knowledge/search-index'

const index = buildIndex(
  starter.map(({ key, title, similar }) => ({ id: key, questions: [title, ...similar] })),
)
const read = createReader(index)
const titles = new Map(starter.map(({ key, title }) => [key, title]))

const answered = (text: string, before?: string): readonly (string | undefined)[] => {
  const outcome = outcomeOf(index, text, { read, before })
  return outcome.kind === 'answer' ? outcome.answers.map(({ id }) => titles.get(id)) : []
}

it.each([
  ['怎么退货', '那运费呢', '退货运费谁出'],
  ['怎么换货', '那邮费呢', '换货的运费怎么算'],
  ['怎么退货', '那地址呢', '退货地址是哪里'],
  ['怎么开发票', '那多久能开好', '发票什么时候能开好'],
  ['有没有运费险', '那怎么赔呢', '运费险怎么理赔'],
  ['优惠券怎么用', '要是过期了呢', '优惠券过期了能补吗'],
])('after “%s”, “%s” is “%s”', (before, text, title) => {
  expect(answered(text, before)).toEqual([title])
})

it('leaves a question that says itself what it is about', () => {
  expect(answered('怎么开发票', '怎么退货')).toEqual(['怎么开发票'])
  expect(answered('那能开发票吗', '怎么退货')).toEqual(['怎么开发票'])
})

it('answers nothing about what no entry knows, whatever was asked before', () => {
  for (const far of ['那今天天气呢', '那你叫什么呢']) expect(answered(far, '怎么退货')).toEqual([])
})

it('without a question before it, does not guess', () => {
  expect(answered('那运费呢')).toEqual([])
})
