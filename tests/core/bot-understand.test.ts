import fc from 'fast-check'
import { nothingAsked, understand, type Intent } from '../../core/bot/understand'
import { sampleShop } from '../support/samples'

/** One word for an intent, so that a table can be read. */
const shortly = (intent: Intent): string => {
  if (intent.want === 'order') return `${intent.asksMore ? 'order+' : 'order'} ${intent.orderNo}`
  if (intent.want === 'request') {
    const tail = intent.tail === null ? null : `…${intent.tail}`
    return [intent.request, intent.orderNo ?? tail].filter(Boolean).join(' ')
  }
  if (intent.want !== 'parcel') return intent.want
  if (typeof intent.about === 'object' && 'digits' in intent.about) return `digits ${intent.about.digits}`
  return typeof intent.about === 'object' ? `tail ${intent.about.tail}` : intent.about
}
const read = (text: string, offered = false) =>
  shortly(understand(text, sampleShop.quickQuestions, { ...nothingAsked, offeredPerson: offered }))

/** 19 digits, as 微信小店 numbers its orders. */
const NO = '3729946591347486037'

const sentences: Record<string, readonly string[]> = {
  person: [
    '人工',
    '转人工',
    '转 人 工 ！！',
    '人工客服',
    '人工服务',
    '人工人工人工',
    '我要人工',
    '我要转人工',
    '请转接人工',
    '能不能转人工',
    '可以转人工吗',
    '要不转人工吧',
    '麻烦转一下人工',
    '有人工吗',
    '没有人工吗？',
    '怎么没有人工客服',
    '快点人工',
    '人工在吗',
    '找客服',
    '客服',
    '客服在吗',
    '请问客服在不在',
    '联系客服',
    '我想找你们的客服',
    '叫个人来',
    '换个人跟我说',
    '要真人',
    '找真人客服',
    '不要人工智能，我要人工',
    '别给我机器人',
    '不想和机器人聊',
    '不要机器人，转人工',
    '<b>人工</b>',
    `订单 ${NO} 转人工`,
    '我有订单没有显示在这里，请帮我关联',
    `我有订单没有显示在这里（订单号 ${NO}），请帮我关联`,
    '怎么把有赞的订单关联到这里',
    '帮我绑定订单',
    '转\u200b人工',
    '有人吗',
    '有人吗？有人吗？',
    '你好，有人在吗',
    '有没有人',
    '有没有人在啊',
    '有没有人管',
    '没人吗',
    '人呢',
    '人呢？？？',
    '叫经理',
    '叫你们经理来',
    '我要找店长',
    '让你们领导联系我',
    '我要投诉，叫你们的人来',
    '叫你们的人来',
  ],
  way: [
    '我的快递到哪了',
    '我的快递到哪儿了？？',
    '快递到哪里了',
    '查物流',
    '物流信息',
    '帮我查一下物流',
    '包裹到哪了',
    '运单号发我',
    '快递单号多少',
    '怎么还没到',
    '还没收到货',
    '什么时候能到',
    '什么时候到',
    '多久能到啊',
    '几天能送到',
    '明天能到吗',
    '到货了吗',
    '显示已发货，快递到哪了',
    '派送了吗',
    '签收了吗',
    '我的东西呢',
    '快递到驿站了吗',
    '取件码是多少',
    '不要人工，帮我查快递',
    '顺丰到哪了',
    '物流几天没动了',
  ],
  sending: [
    '什么时候发货',
    '什么时候发',
    '几时能发',
    '发货了吗',
    '还没发货吗',
    '怎么还不发货',
    '催一下发货',
    '快点发货',
    '我昨天下的单什么时候发货',
    '今天能发货吗',
    '今天买的什么时候发',
    '不要人工客服，快点发货',
  ],
  orders: ['我的订单', '查订单', '查一下订单', '订单状态', '看看我的订单', '订单查询', '我的订单号是多少'],
  [`order ${NO}`]: [
    NO,
    `${NO} 到哪了`,
    `帮我看看${NO}这个单`,
    `订单号：${NO}`,
    '订单号３７２９９４６５９１３４７４８６０３７',
    `手机号13812342606，订单号${NO}`,
    `我的订单${NO}，电话 13812342606`,
  ],
  'order E20220331142238091806171': ['E20220331142238091806171发货了吗'],
  'order 241121-123456789012345': ['241121-123456789012345 这单呢'],
  'order XM-20251': ['订单号 XM-20251 在哪'],
  'order 14812345678': ['订单14812345678到哪了'],
  [`order+ ${NO}`]: [`${NO} 我要退货`, `${NO}少发了一件`, `${NO} 为什么取消了`],
  cancel: [
    '我要取消订单',
    '取消订单',
    '取消这个订单',
    '帮我取消一下订单',
    '订单能取消吗',
    '还没发货可以取消吗',
    '这单不要了，取消吧',
    '我不想要了',
    '订单不想要了',
  ],
  [`cancel ${NO}`]: [`取消订单 ${NO}`],
  'cancel …6037': ['尾号6037的订单取消掉'],
  address: [
    '改地址',
    '我要改收货地址',
    '怎么改地址',
    '还没发货，怎么改收货地址？',
    '地址写错了',
    '地址填错了怎么办',
    '换个地址',
    '修改一下收货地址',
  ],
  [`address ${NO}`]: [`订单${NO}能改地址吗`],
  'tail 6037': ['尾号6037到哪了', '尾号 ６０３７ 的那个', '订单尾号是6037的发了吗'],
  'digits 7118': ['7118', '７１１８', '7118那笔', '是7118', '7118 的。'],
  faq: ['怎么退换货', '怎么退换货？', ' 多久发货 '],
  questions: ['常见问题', '有哪些常见问题？', 'FAQ'],
  greeting: ['你好', '您好！', '在吗', 'Hello~', '晚上好呀', '亲，在吗'],
  nothing: [
    '谢谢',
    '好的谢谢',
    '知道了',
    '谢谢了',
    '辛苦你了',
    '明白了谢谢',
    '嗯嗯',
    '没事了',
    '再见',
    '[抱拳]',
    '👍',
    '不要人工',
    '别转人工',
    '不用转人工了',
  ],
  unknown: [
    // service, not parcels
    '快递破了',
    '快递少了一件',
    '快递丢了怎么赔',
    '显示签收了但我没收到',
    '我没有收到货却显示已签收',
    '退货的快递到哪了',
    '退款什么时候到',
    '换货什么时候发货',
    '发票什么时候寄',
    '售后电话多少',
    '开发票',
    '订单为什么被取消了',
    '取消优惠券',
    '退货地址写错了吗',
    '退货地址是哪里',
    '发什么快递',
    '快递费多少',
    '能发顺丰吗',
    '从哪里发货',
    '现在下单什么时候到',
    '今天拍明天能到吗',
    '能送到西藏吗',
    '什么时候补货到货',
    '优惠券什么时候到账',
    '验证码没收到',
    '快递员态度太差，我要投诉',
    // 人工 that is nobody
    '人工智能',
    '你是人工智能吗',
    '人工费多少',
    '安装要人工费吗',
    '这是人工缝的吗',
    '纯人工做的吗',
    '人工草坪有吗',
    '人工客服几点上班',
    '客服电话多少',
    '客服态度真差',
    '你是机器人吗',
    '扫地机器人多少钱',
    '个人能买吗',
    '有人买过吗',
    '有没有人穿过这个',
    '收货人呢',
    '找经理推荐的那款',
    '让你们的人态度好点',
    '领导用合适吗',
    // numbers that are no orders
    '我的手机号是13812342606',
    '13812342606',
    '打这个电话 0571-88001234',
    '电话400-800-1234打不通',
    '身份证330106199001011234',
    '我买了12345件',
    '要1234件',
    '12345',
    '711',
    '手机尾号6037',
    // the rest
    '这个杯子多大',
    '有没有优惠',
    '骗子！！！',
    '垃圾店',
    '你是猪吗',
    '😡😡😡',
    '🤔',
    '？？？',
    '。',
    '<script>alert(1)</script>',
    'asdfgh',
    'how are you',
    '帮我看看星座',
    "'; DROP TABLE orders; --",
  ],
}
const rows = Object.entries(sentences).flatMap(([want, texts]) => texts.map((text) => [text, want] as const))

describe('the bot understands', () => {
  it.each(rows)('“%s” as %s', (text, want) => {
    expect(read(text)).toBe(want)
  })

  it('a yes as a person only when it has just offered one', () => {
    for (const yes of [
      '好',
      '好的',
      '好呀',
      '好的谢谢',
      '可以',
      '行吧',
      '嗯嗯',
      '要',
      '需要',
      '转吧',
      'OK',
      '[OK]',
      '👌',
      '麻烦了',
    ]) {
      expect([yes, read(yes, true)]).toEqual([yes, 'person'])
      expect([yes, read(yes, false)]).not.toEqual([yes, 'person'])
    }
  })

  it('a no to its offer as nothing more', () => {
    for (const no of ['不用', '不用了', '不需要', '算了', '不', '不要人工', '先不用了，谢谢']) {
      expect([no, read(no, true)]).toEqual([no, 'nothing'])
    }
  })

  it('neither a refusal nor a doubt as a yes', () => {
    for (const other of ['不好', '不行', '好了没', '不可以', '是你们的问题', '对不起']) {
      expect([other, read(other, true)]).not.toEqual([other, 'person'])
    }
  })

  it('a number alone as the order that it has just asked for', () => {
    const chosen = (text: string) =>
      shortly(understand(text, sampleShop.quickQuestions, { offeredPerson: false, choosingFor: 'cancel' }))
    for (const text of [
      '6037',
      '就是6037那笔',
      '尾号 ６０３７',
      '取消6037',
      '#6037 吧',
      '订单尾号是6037。',
    ]) {
      expect([text, chosen(text)]).toEqual([text, 'cancel …6037'])
    }
    for (const text of [NO, `订单号：${NO}`, `是${NO}这笔`]) {
      expect([text, chosen(text)]).toEqual([text, `cancel ${NO}`])
    }
  })

  it('whoever asks something else instead', () => {
    const instead = (text: string) =>
      shortly(understand(text, sampleShop.quickQuestions, { offeredPerson: false, choosingFor: 'cancel' }))
    expect(instead('尾号6037到哪了')).toBe('tail 6037')
    expect(instead('改地址')).toBe('address')
    expect(instead('人工')).toBe('person')
    expect(instead('12件')).toBe('unknown')
    expect(instead('算了')).toBe('nothing')
  })

  it('a shop’s own question before everything else, in the shop’s own words', () => {
    const own = [{ question: '转人工', answer: '请拨打 400-000-0000' }]
    expect(understand('转人工！', own)).toEqual({ want: 'faq', ...own[0] })
  })

  it('no question that has no letters', () => {
    expect(understand('！', [{ question: '？', answer: '有' }])).toEqual({ want: 'unknown' })
  })

  it('a long row of the same words as quickly as a short one', () => {
    const rowsOf = [
      '知道了',
      '谢谢',
      '好的',
      '你好',
      '麻烦你了',
      '不要',
      '签收没',
      '人工智能',
      '订单号是',
      '1-',
      '请问在吗',
    ]
    for (const words of rowsOf) expect(read(`${words.repeat(1_000 / words.length)}x`, true)).toMatch(/./)
  })

  it('anything at all without harm, and quickly', () => {
    const wild = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 1_000 }),
      fc
        .array(
          fc.constantFrom(
            '人工',
            '不要',
            '转',
            '客服',
            '退',
            '快递',
            '到哪',
            '没收到',
            '签收',
            '订单号',
            '1',
            '-',
            '３',
            ' ',
            '，',
          ),
          { maxLength: 1_000 },
        )
        .map((all) => all.join('')),
    )
    fc.assert(fc.property(wild, fc.boolean(), (text, offered) => typeof read(text, offered) === 'string'))
  })
})
