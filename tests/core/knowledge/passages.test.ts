import fc from 'fast-check'
import { askKnowledge, liveOf } from '../../../core/knowledge/live'
import { piecesOf } from '../../../core/knowledge/passages'
import { plainLines } from '../../../core/knowledge/plain-lines'
import { sampleEntry } from '../../support/entries'

const article = (answer: string, title = '退换货制度') =>
  sampleEntry({ key: 'article', isArticle: true, title, similar: ['退换货规定'], answer })
const cut = (answer: string, title?: string) =>
  piecesOf([article(answer, title)]).map(({ title: name, text }) => [name, text])

/** A policy as a shop writes it: chapters, clauses, a list in one of them. */
const policy = `第一章 总则
第一条 本制度适用于本店在小程序卖出的全部商品。
第二条 本制度所称签收，以快递公司的记录为准。

第二章 退货
第三条 退货期限
签收后 7 天内可以退货，吊牌、包装要齐全。贴身衣物拆封后不退。
第四条 退货的步骤
1. 在订单里点申请售后
2. 等客服审核，一般两小时内
3. 按页面上的地址寄回，填写快递单号
第五条 运费
质量问题由本店承担，其他原因由顾客承担。`

/** A manual in Markdown, with a table and a picture. */
const manual = `# 保温杯说明书

## 1. 第一次使用
先用温水和**中性**洗涤剂洗一遍，再用开水烫 5 分钟。

![部件](parts.png)

## 2. 容量与保温时间


| 型号 | 容量 | 保温 |
| --- | :---: | ---: |
| B1 | 350ml | 8 小时 |
| B2 | 500ml | 12 小时 |

---

## 3. 清洗
- 杯盖可以拆下来洗
- 不要放进洗碗机，见[保养](https://a.example)

### 除茶垢
放一勺小苏打，加温水泡半小时。`

it('cuts a policy at its clauses, those that are sentences too, and keeps its lists whole', () => {
  expect(cut(policy)).toEqual([
    ['退换货制度：总则', '第一条 本制度适用于本店在小程序卖出的全部商品。'],
    ['退换货制度：总则（2）', '第二条 本制度所称签收，以快递公司的记录为准。'],
    ['退换货制度：退货期限', '签收后 7 天内可以退货，吊牌、包装要齐全。贴身衣物拆封后不退。'],
    [
      '退换货制度：退货的步骤',
      '1. 在订单里点申请售后\n2. 等客服审核，一般两小时内\n3. 按页面上的地址寄回，填写快递单号',
    ],
    ['退换货制度：运费', '质量问题由本店承担，其他原因由顾客承担。'],
  ])
})

it('cuts a manual at its headings, and says tables, links and lists in words', () => {
  expect(cut(manual, '保温杯说明书')).toEqual([
    ['保温杯说明书：第一次使用', '先用温水和中性洗涤剂洗一遍，再用开水烫 5 分钟。'],
    [
      '保温杯说明书：容量与保温时间',
      '型号：B1，容量：350ml，保温：8 小时\n型号：B2，容量：500ml，保温：12 小时',
    ],
    ['保温杯说明书：清洗', '· 杯盖可以拆下来洗\n· 不要放进洗碗机，见保养'],
    ['保温杯说明书：除茶垢', '放一勺小苏打，加温水泡半小时。'],
  ])
})

it.each([
  ['一、二、三', '一、包装\n外箱要完整。\n二、吊牌\n吊牌不能剪。', ['包装', '吊牌']],
  ['（一）（二）', '（一）包装\n外箱要完整。\n（二）吊牌\n吊牌不能剪。', ['包装', '吊牌']],
  ['1、2、', '1、包装：\n外箱要完整。\n2、吊牌：\n吊牌不能剪。', ['包装', '吊牌']],
  ['1.1', '1. 退货\n1.1 包装\n外箱要完整。\n1.2 吊牌\n吊牌不能剪。', ['包装', '吊牌']],
  ['【】', '【包装】\n外箱要完整。\n**吊牌**\n吊牌不能剪。', ['包装', '吊牌']],
  [
    '问答',
    '问：包装拆了能退吗？\n答：外箱要完整。\nQ2: 吊牌剪了呢\nA2: 不能退。',
    ['包装拆了能退吗？', '吊牌剪了呢'],
  ],
  ['无编号', '包装\n外箱要完整，里面的也要。\n\n吊牌\n吊牌不能剪，剪了不退。', ['退换货制度', '吊牌']],
])('knows headings as %s', (_, text, headings) => {
  expect(cut(text).map(([title]) => title?.replace('退换货制度：', ''))).toEqual(headings)
})

it('a list of steps, a number in a sentence, and a heading without text are text', () => {
  for (const text of [
    '1、打开包装\n2、取出杯子\n3、用温水洗一遍',
    '3 天内发货\n7 天内可退\n15 天内可换',
    '3.5 元起送\n不满的另付运费。',
    '一、打开包装\n二、取出杯子',
    '# 只有标题',
  ]) {
    expect(cut(text)).toEqual([['退换货制度', text]])
  }
})

it('a heading stands once over what was cut in parts', () => {
  const over = (answer: string) => piecesOf([article(answer)]).map(({ heading }) => heading)
  expect(over(policy)).toEqual(['总则', null, '退货期限', '退货的步骤', '运费'])
  expect(over('开头。\n\n# 退换货制度\n后来。')).toEqual([null, null])
})

it('a long paragraph is cut between its sentences, and its heading stands over each part', () => {
  const sentence = '每次用完请倒掉剩下的水，敞开盖子晾干，避免异味。'
  const pieces = cut(`## 保养\n${sentence.repeat(40)}`)
  expect(pieces.length).toBeGreaterThan(2)
  for (const [at, [title, text = '']] of pieces.entries()) {
    expect(title).toBe(`退换货制度：保养${at === 0 ? '' : `（${at + 1}）`}`)
    expect(text.length).toBeLessThanOrEqual(400)
    expect(text.endsWith('。')).toBe(true)
  }
})

it('short paragraphs without headings stand together as long as there is room', () => {
  const paragraph = '我们尽快处理您的申请。'.repeat(10)
  const pieces = cut(Array.from({ length: 8 }, () => paragraph).join('\n\n'))
  expect(pieces.map(([, text]) => text?.split('\n').length)).toEqual([3, 3, 2])
})

it('answers a question about its third section with that passage', () => {
  const live = liveOf(1, [
    article(policy),
    sampleEntry({ ...{ key: 'cup', isArticle: true, title: '保温杯说明书', similar: [] }, answer: manual }),
    sampleEntry({ key: 'invoice', title: '怎么开发票', similar: ['能开电子发票吗'] }),
  ])
  const asker = { by: 'shopper' as const, now: 0 }
  const answerTo = (text: string) => {
    const outcome = askKnowledge(live, text, { asker })
    if (outcome.kind === 'person') return []
    const ids = outcome.kind === 'choose' ? outcome.ids : outcome.answers.map(({ id }) => id)
    return ids.map((id) => live.pieces.get(id)?.title)
  }
  expect(answerTo('退货期限是多久')[0]).toBe('退换货制度：退货期限')
  expect(answerTo('贴身衣物拆封后还能退吗')[0]).toBe('退换货制度：退货期限')
  expect(answerTo('退货的步骤')[0]).toBe('退换货制度：退货的步骤')
  expect(answerTo('B2 的保温时间')[0]).toBe('保温杯说明书：容量与保温时间')
  expect(answerTo('怎么除茶垢')[0]).toBe('保温杯说明书：除茶垢')
  expect(answerTo('退换货规定')[0]).toBe('退换货制度：总则')
  expect(answerTo('保温杯说明书')[0]).toBe('保温杯说明书：第一次使用')
})

it('says everything that the article says, in its order, in parts that a phone shows', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '一、包装',
      '第三条 期限',
      '1. 打开',
      '1.2 清洗',
      '# 说明',
      '## 清洗',
      '【吊牌】',
      '问：能退吗',
      '',
    ),
    fc.stringMatching(/^[一-龥，。；0-9 ]{1,60}$/),
    fc.stringMatching(/^[一-龥，。]{380,500}$/),
  )
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (written) => {
      // each line is another one
      const lines = written.map((one, at) => (one === '' ? '' : `${one}${String(at + 10)}甲`))
      fc.pre(lines.some((one) => one !== ''))
      const pieces = piecesOf([article(lines.join('\n'))])
      const said = pieces.map(({ text }) => text.replace(/\n/g, '')).join('')
      const headings = new Set(pieces.flatMap(({ questions }) => questions))
      // what is not said as text is a heading over it
      let at = 0
      for (const one of plainLines(lines.join('\n')).filter(Boolean)) {
        const found = said.indexOf(one, at)
        if (found >= at) at = found + one.length
        else
          expect([...headings].join('\n')).toContain(
            one.replace(/^(?:[#【]+|一、|第三条|1\.2?|问：)\s*|】$/g, ''),
          )
      }
      for (const { text } of pieces) expect(text.length).toBeLessThanOrEqual(400 + 30)
    }),
    { numRuns: 60 },
  )
})
