import { topicOf } from '../../core/bot/topics'
import { plainText } from '../../core/bot/phrases'
import { understand } from '../../core/bot/understand'
import { questionsOf } from '../../local/demo/questions'

const topic = (text: string) => topicOf(plainText(text))

const ways: Record<string, readonly string[]> = {
  returns: [
    '我要退换货',
    '退货',
    '换货',
    '退换货',
    '我要退货',
    '我想换货',
    '怎么退货？',
    '请问怎么退换货',
    '可以退货吗',
    '能退吗',
    '能不能换',
    '这个可以退吗',
    '帮我退货',
    '申请退货',
    '退货流程',
    '退换货政策是什么',
    '退货怎么办理',
    '退货退款',
    '支持7天无理由退货吗',
    '这件商品怎么退',
  ],
  returnFreight: [
    '退货的运费谁出？',
    '退货运费谁出',
    '退换货邮费谁承担',
    '退货运费要自己出吗',
    '寄回去的运费谁付',
  ],
  refundTime: [
    '退款多久到账？',
    '退款什么时候到',
    '退款几天到账',
    '退款要多久',
    '多久退款',
    '退款到账时间',
    '请问退款多久能到账',
  ],
  invoice: [
    '开发票',
    '怎么开发票',
    '我要开发票',
    '能开发票吗',
    '可以开电子发票吗',
    '发票怎么开',
    '要发票',
    '开一张增值税专用发票',
    '我要开票',
  ],
}
const rows = Object.entries(ways).flatMap(([name, texts]) => texts.map((text) => [text, name] as const))

/** They share the words, and ask for something else: no answer is better than a wrong one. */
const nearMisses = [
  '退货的快递到哪了',
  '退货地址是哪里',
  '换货什么时候发货',
  '不退货',
  '我不想退货',
  '退货被拒绝了',
  '已经退货了怎么没收到钱',
  '退货少退了50块',
  '退款怎么还没到账',
  '退款金额不对',
  '我要退款',
  '发票什么时候寄',
  '发票抬头开错了',
  '发票丢了',
  '运费多少钱',
  '换个地址',
  '换个颜色',
  '退订短信',
  '退出会员',
  '换季了穿什么',
  '开票了吗，发我邮箱',
]

describe('what a sentence is about', () => {
  it.each(rows)('“%s”: %s', (text, name) => {
    expect(topic(text)).toBe(name)
  })

  it.each(nearMisses)('“%s”: nothing that is known', (text) => {
    expect(topic(text)).toBeNull()
  })

  it('is told as quickly of a long row of words', () => {
    for (const words of ['想要', '能不能', '怎么样', '退货', '这个', '需要', '电子'])
      expect(topic(`${words.repeat(500)}x`)).toBeNull()
  })
})

const questions = questionsOf.mianyu.map(({ title, answer }) => ({ question: title, answer }))

describe('the bot answers what a shop’s own question is about', () => {
  it.each(rows)('“%s” in a shop that has quick questions only', (text, name) => {
    const question = questions.find((one) => topic(one.question) === name)
    expect(understand(text, questions)).toMatchObject({
      want: 'faq',
      answer: question?.answer,
    })
  })

  it('hands a return over when the shop says nothing of it, and answers nothing else', () => {
    expect(understand('我要退换货', [])).toEqual({ want: 'person' })
    expect(understand('怎么开发票', [])).toEqual({ want: 'unknown' })
  })
})
