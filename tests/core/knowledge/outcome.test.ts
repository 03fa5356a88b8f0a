import { figuresOf, judge } from '../../../core/knowledge/measure'
import { outcomeOf } from '../../../core/knowledge/outcome'
import { buildIndex } from '../../../core/knowledge/search-index'
import { questionsIn } from '../../../core/knowledge/split'

const index = buildIndex([
  { id: 'ship', questions: ['什么时候发货', '下单后几天发货', '今天能发货吗'] },
  { id: 'freight', questions: ['退货运费谁出', '退货邮费要自己付吗', '寄回去的运费怎么算'] },
  { id: 'invoice', questions: ['怎么开发票', '能开电子发票吗', '在哪里申请发票'] },
  { id: 'invoiceLater', questions: ['发票抬头写错了怎么办', '发票开错了能重开吗'] },
])

describe('the questions of one message', () => {
  it.each([
    ['什么时候发货？退货运费谁出', ['什么时候发货？', '退货运费谁出']],
    ['什么时候发货，另外怎么开发票', ['什么时候发货', '怎么开发票']],
    ['在吗？什么时候发货', ['在吗？什么时候发货']],
    ['我昨天买了两件。什么时候发货', ['我昨天买了两件。什么时候发货']],
    ['什么时候发货', ['什么时候发货']],
    ['能送到另外一个地址吗？还有货吗', ['能送到另外一个地址吗？', '还有货吗']],
    ['', ['']],
  ])('“%s”', (text, parts) => {
    expect(questionsIn(text)).toEqual(parts)
  })

  it('are left together when there are too many of them to answer at once', () => {
    const many = '什么时候发货？退货运费谁出？怎么开发票？地址能改吗？优惠券在哪里用？'
    expect(questionsIn(many)).toEqual([many])
  })
})

it('answers what it is sure of', () => {
  expect(outcomeOf(index, '怎么开发票')).toMatchObject({ kind: 'answer', answers: [{ id: 'invoice' }] })
})

it('answers each of several questions', () => {
  const outcome = outcomeOf(index, '什么时候发货？退货运费谁出？')
  expect(outcome).toMatchObject({ kind: 'answer', answers: [{ id: 'ship' }, { id: 'freight' }] })
})

it('does not answer half of a message', () => {
  expect(outcomeOf(index, '什么时候发货？你们老板是谁啊').kind).not.toBe('answer')
})

it('offers what may be meant, the likeliest first', () => {
  const outcome = outcomeOf(index, '发票怎么')
  expect(outcome.kind).toBe('choose')
  expect(outcome.kind === 'choose' && new Set(outcome.ids.slice(0, 2))).toEqual(
    new Set(['invoice', 'invoiceLater']),
  )
})

it('leaves to a person what it does not know', () => {
  for (const far of ['附近有什么好吃的', '给我讲个笑话', '你是机器人吗']) {
    expect(outcomeOf(index, far)).toEqual({ kind: 'person' })
  }
})

it('does as the shop says how sure it must be', () => {
  expect(outcomeOf(index, '怎么开发票', { thresholds: { sure: 1, likely: 1 } })).toEqual({ kind: 'person' })
})

it('counts what is answered, offered, refused and wrong', () => {
  const judged = judge(index, [
    { ask: '什么时候发货', right: ['ship'] },
    { ask: '什么时候发货', right: ['invoice'] },
    { ask: '发票怎么', right: ['invoice'] },
    { ask: '讲个笑话', right: [] },
  ])
  expect(judged.map(({ isRight }) => isRight)).toEqual([true, false, true, true])
  expect(figuresOf(judged)).toEqual({
    questions: 4,
    precision: 1 / 2,
    coverage: 2 / 3,
    helped: 2 / 3,
    refused: 1,
  })
  expect(figuresOf([])).toEqual({
    questions: 0,
    precision: null,
    coverage: null,
    helped: null,
    refused: null,
  })
})
