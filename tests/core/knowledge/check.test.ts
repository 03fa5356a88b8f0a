import { entryOf, type EntryInWords } from '../../../core/knowledge/check'
import { ANSWER_MAX, ARTICLE_MAX, Entry } from '../../../core/knowledge/entry'
import { sampleEntry, sampleWritten } from '../../support/entries'

const check = (more: Partial<EntryInWords>) => entryOf('return-freight', sampleWritten(more), null)
const made = (more: Partial<EntryInWords>): Entry => {
  const checked = check(more)
  if (!checked.ok) throw new Error(checked.error)
  return Entry.parse(checked.value)
}
const why = (more: Partial<EntryInWords>) => {
  const checked = check(more)
  return checked.ok ? null : checked.error
}

it('makes an entry of what was written, and leaves out what it has not', () => {
  expect(made({})).toEqual(sampleEntry())
})

it('tidies: blanks, empty and double questions, line ends, the way a category is written', () => {
  expect(
    made({
      category: ' 售后 ／ 退货 ',
      title: ' 退货运费\n谁出 ',
      similar: ['', '  寄回去 的运费怎么算', '寄回去的运费怎么算？', '退货运费谁出！', '谁付邮费|谁付运费'],
      answer: ' 我们承担。\r\n其他由您承担。 ',
      next: ['多久到账', '多久到账？', ' '],
      scope: { statuses: ['shipped', 'shipped'], goods: [' 杯 ', '杯、盘', ''] },
      validFrom: 1_000_000_000_123,
    }),
  ).toEqual({
    key: 'return-freight',
    category: '售后/退货',
    title: '退货运费 谁出',
    similar: ['寄回去 的运费怎么算', '谁付邮费', '谁付运费'],
    answer: '我们承担。\n其他由您承担。',
    next: ['多久到账'],
    scope: { statuses: ['shipped'], goods: ['杯', '盘'] },
    validFrom: 999_999_960_000,
  })
  expect(made({ scope: { statuses: [], goods: [' '] } }).scope).toBeUndefined()
})

it('keeps everything that one may say of an entry', () => {
  const image = { kind: 'image' as const, fileId: 'cloud://a', bytes: 1 }
  const full: Partial<EntryInWords> = {
    ...{ leadsTo: 'aftersales', next: ['多久到账'], audience: 'agent', hot: 3 },
    ...{ validFrom: 0, validUntil: 60_000, scope: { statuses: ['paid'] } },
  }
  expect(entryOf('return-freight', sampleWritten(full), image)).toEqual({
    ok: true,
    value: sampleEntry({
      ...{ image, leadsTo: 'aftersales', next: ['多久到账'], audience: 'agent', hot: 3 },
      ...{ validFrom: 0, validUntil: 60_000, scope: { statuses: ['paid'] } },
    }),
  })
})

it.each<[string, Partial<EntryInWords>]>([
  ['没有分类', { category: ' / ' }],
  ['分类最多 3 级，用 / 分开，例如 售后/退款', { category: '一/二/三/四' }],
  [`分类“${'长'.repeat(21)}”超过 20 个字`, { category: '长'.repeat(21) }],
  ['没有标题', { title: ' ' }],
  ['标题“退”应为 2 到 60 个字', { title: '退' }],
  ['标题“？？！”里没有字，顾客问不到它', { title: '？？！' }],
  ['相似问“退”应为 2 到 60 个字', { similar: ['退'] }],
  ['相似问“😀😀”里没有字', { similar: ['😀😀'] }],
  ['相似问超过 100 条', { similar: Array.from({ length: 101 }, (_, at) => `第 ${at} 种问法`) }],
  ['没有答案', { answer: ' \n ' }],
  ['答案超过 1000 个字；制度、说明书这样的长文请把类型选为文章', { answer: '长'.repeat(ANSWER_MAX + 1) }],
  ['文章超过 30000 个字，请分成几篇', { answer: '长'.repeat(ARTICLE_MAX + 1), isArticle: true }],
  [
    '没有“{到账时限}”这个变量，可用的有 {审核时限} {退款时限} {收货后退款} {补发时限} {寄回期限} {客服时间}',
    { answer: '{审核时限}后退，{到账时限}到账' },
  ],
  ['答案里有一个花括号没有配对，变量要写成 {客服时间} 这样', { answer: '{审核时限后退' }],
  ['推荐问“退”应为 2 到 60 个字', { next: ['退'] }],
  ['推荐问超过 5 条', { next: ['问一', '问二', '问三', '问四', '问五', '问六'] }],
  [`适用商品“${'长'.repeat(31)}”超过 30 个字`, { scope: { goods: ['长'.repeat(31)] } }],
  ['适用商品超过 20 个词', { scope: { goods: Array.from({ length: 21 }, (_, at) => `杯${at}`) } }],
  ['失效时间要晚于生效时间', { validFrom: 120_000, validUntil: 120_000 }],
  ['首页排序应为 1 到 99 的整数', { hot: 0 }],
  ['首页排序应为 1 到 99 的整数', { hot: 1.5 }],
])('%s', (reason, more) => {
  expect(why(more)).toBe(reason)
})

it('a long answer is an article’s, and its variables are known', () => {
  const answer = `${'这一段说明怎么保养。'.repeat(200)}审核在{审核时限}内完成，客服时间{客服时间}。`
  expect(made({ answer, isArticle: true })).toMatchObject({ answer, isArticle: true })
})
