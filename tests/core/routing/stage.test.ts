import type { Story } from '../../../core/conversation/state'
import { stageOf, topicsOf } from '../../../core/routing/stage'

type Told = Parameters<typeof stageOf>[0]
const told = (asked: readonly string[], more: Partial<Story> = {}): Told => ({
  asked: [...asked],
  orderNos: [],
  ...more,
})

it.each<[string, Told, ReturnType<typeof stageOf>]>([
  ['words of something that is wrong', told(['杯子断了', '转人工']), 'aftersales'],
  ['a return', told(['我要退货']), 'aftersales'],
  ['words of an order on its way', told(['什么时候发货']), 'sale'],
  [
    'what was said last, before what was said first',
    told(['什么时候发货', '收到了，碎了一个']),
    'aftersales',
  ],
  ['an order that was spoken of', told(['帮我看看'], { orderNos: ['3729946591347486037'] }), 'sale'],
  ['a request that is being made', told([], { choosingFor: 'address' }), 'sale'],
  ['any other question', told(['这个茶壶能放进洗碗机吗']), 'presales'],
  ['a call for a person alone', told(['你好', '转人工']), null],
  ['nothing at all', told([]), null],
])('%s tells the stage', (_, story, stage) => {
  expect(stageOf(story)).toBe(stage)
})

it('names the topics that an agent may be good at, each once', () => {
  expect(topicsOf({ asked: ['怎么开发票', '我要退货', '开发票'] })).toEqual(['invoice', 'returns'])
})
