import { topicOf, urgencyOf } from '../../core/conversation/topic'

const of = (...asked: string[]) => ({ asked })

it.each([
  ['common', '我的快递到哪了'],
  ['common', '帮我查一下订单'],
  ['common', '优惠券怎么用不了'],
  ['general', '怎么退货'],
  ['general', '付款失败，还扣款了吗'],
  ['general', '麻烦修改地址'],
  [undefined, '杯子碎了，要退货'],
  [undefined, '我要投诉快递'],
  [undefined, '转人工'],
  [undefined, '这个茶壶能放进洗碗机吗'],
])('a question is %s: %s (R30–R32)', (topic, text) => {
  expect(topicOf(of(text))).toBe(topic)
})

it('the hardest of what she said lately says how hard it is, and a person called for says nothing', () => {
  expect(topicOf(of('我的快递到哪了', '转人工'))).toBe('common')
  expect(topicOf(of('我的快递到哪了', '那我要退款'))).toBe('general')
  expect(topicOf(of('我要退款', '杯子也漏水'))).toBeUndefined()
  expect(topicOf(of())).toBeUndefined()
})

it.each([
  ['urgent', '账号被盗了'],
  ['urgent', '登录不了，密码不对'],
  ['urgent', '重复扣款了两次'],
  ['urgent', '订单金额不对'],
  ['urgent', '你们发错货了'],
  ['urgent', '地址填错了'],
  ['normal', '这个杯子多大'],
  ['normal', '怎么退货'],
  ['normal', '意见很大，要退款'],
  ['low', '给你们提个建议'],
  ['low', '希望你们多出点颜色'],
])('a message that is left is %s: %s (R34)', (urgency, text) => {
  expect(urgencyOf(of(text))).toBe(urgency)
})

it('one urgent word among others is urgent', () => {
  expect(urgencyOf(of('给你们提个建议', '我的账号被盗了', '转人工'))).toBe('urgent')
  expect(urgencyOf(of())).toBe('normal')
})
