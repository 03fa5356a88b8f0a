import { SHOP_SHELF, type QuickReply } from '../../core/quick-replies/quick-reply'
import type { DemoShopId } from './shops'

/** What a shop says in its own words, in place of an entry of the starter set or beside them. */
interface OwnAnswer {
  readonly key: string
  readonly title: string
  readonly answer: string
  /** In place of the starter set's. */
  readonly similar?: readonly string[]
}

const everyShop: readonly OwnAnswer[] = [
  {
    key: 'aftersales-5',
    title: '退货的运费谁出？',
    answer:
      '质量问题、发错、少发，来回运费我们出。7 天无理由退货由您先付，买时送了运费险的，签收退货后自动赔到微信零钱。',
  },
  {
    key: 'aftersales-6',
    title: '退款多久到账？',
    answer: '审核通过后{退款时限}内退回。微信零钱当天到，银行卡 1 到 3 个工作日到。',
  },
  {
    key: 'order-3',
    title: '还没发货，怎么改收货地址？',
    answer:
      '在订单详情里点“改地址”，填好新地址提交，半小时内答复您。已经发出的，转人工联系快递转寄，一般当天有结果。',
  },
  {
    key: 'aftersales-1',
    title: '怎么退换货',
    answer: '签收后 7 天内、商品完好可以退换。在订单里点“申请售后”，选好原因提交，{审核时限}内审核。',
  },
  {
    key: 'payment-12',
    title: '开发票',
    answer: '在订单详情里点“开发票”，填好抬头和税号提交，开好后电子发票发到这个聊天里。',
  },
]

export const questionsOf: Readonly<Record<DemoShopId, readonly OwnAnswer[]>> = {
  mianyu: [
    ...everyShop,
    {
      key: 'goods-6',
      title: '四件套怎么洗？',
      similar: [
        ...[
          '怎么清洗保养',
          '四件套能机洗吗',
          '床单能放洗衣机吗',
          '被套怎么洗',
          '第一次怎么洗',
          '能用热水烫吗',
        ],
        ...['能不能甩干', '可以烘干吗', '会不会越洗越硬', '洗的时候要翻面吗', '能和别的衣服一起洗吗'],
      ],
      answer: '30 度以下水温，反面机洗，不漂白，阴凉处晾干。第一次洗会有少许浮毛。',
    },
  ],
  shanye: [
    ...everyShop,
    {
      key: 'tea-1',
      title: '茶叶怎么保存？',
      similar: [
        '茶叶怎么放',
        '茶叶受潮了怎么办',
        '白茶能放多久',
        '红茶保质期多久',
        '岩茶怎么存',
        '茶叶要放冰箱吗',
      ],
      answer: '密封、避光、干燥、无异味。红茶和岩茶 18 个月内喝完，白茶可以长期存放。',
    },
  ],
}

type DemoReply = Pick<QuickReply, 'category' | 'title' | 'text' | 'keywords' | 'initials'>

const replies: readonly DemoReply[] = [
  {
    category: '问候',
    title: '问好',
    initials: 'wh',
    keywords: ['在吗', '你好', '您好'],
    text: '{称呼}，我是客服，您的消息我看到了，马上为您处理。',
  },
  {
    category: '物流',
    title: '今天发出',
    initials: 'jtfc',
    keywords: ['发货', '没发', '催单'],
    text: '{称呼}，尾号 {订单尾号} 的订单{时间}前发出，发出后单号会出现在订单里。',
  },
  {
    category: '物流',
    title: '物流进度',
    initials: 'wljd',
    keywords: ['物流', '快递', '到哪'],
    text: '{称呼}，尾号 {订单尾号} 的包裹：{物流}。',
  },
  {
    category: '售后',
    title: '退货步骤',
    initials: 'thbz',
    keywords: ['退货', '换货', '退换'],
    text: '{称呼}，签收 7 天内、商品完好可以退。请把商品和包装的照片发在这里，2 小时内审核。',
  },
  {
    category: '售后',
    title: '破损，仅退款',
    initials: 'psjtk',
    keywords: ['破损', '破了', '断了', '碎', '坏了'],
    text: '{称呼}，照片看到了。这一件直接退款，不用寄回，{时间}前审核，通过后 24 小时内退回。',
  },
  {
    category: '结束',
    title: '还有别的吗',
    initials: 'hybdm',
    keywords: ['谢谢', '知道了'],
    text: '{称呼}，还有别的要处理吗？没有的话，我先结束这次服务，有事随时再来。',
  },
]

export const quickRepliesOf = (shopId: DemoShopId): QuickReply[] =>
  replies.map((reply, index) => ({
    _id: `${shopId}:${index + 1}`,
    shopId,
    shelf: SHOP_SHELF,
    position: index + 1,
    version: 0,
    ...reply,
  }))
