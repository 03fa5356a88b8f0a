import { SHOP_SHELF, type QuickReply } from '../../core/quick-replies/quick-reply'
import type { QuickQuestion } from '../../core/shop/shop'
import type { DemoShopId } from './shops'

const aboutParcels: readonly QuickQuestion[] = [
  {
    question: '退货的运费谁出？',
    answer:
      '质量问题、发错、少发，来回运费我们出。7 天无理由退货由您先付，买时送了运费险的，签收退货后自动赔到微信零钱。',
  },
  {
    question: '退款多久到账？',
    answer: '审核通过后 24 小时内退回。微信零钱当天到，银行卡 1 到 3 个工作日到。',
  },
  {
    question: '还没发货，怎么改收货地址？',
    answer:
      '在订单详情里点“改地址”，填好新地址提交，半小时内答复您。已经发出的，转人工联系快递转寄，一般当天有结果。',
  },
  {
    question: '怎么退换货',
    answer: '签收后 7 天内、商品完好可以退换。把要退换的订单和原因发在这里，转人工后 2 小时内审核。',
  },
  {
    question: '开发票',
    answer: '把订单号、发票抬头和税号发在这里，转人工登记后 24 小时内开出电子发票，链接发到这个聊天里。',
  },
]

export const questionsOf: Readonly<Record<DemoShopId, readonly QuickQuestion[]>> = {
  mianyu: [
    ...aboutParcels,
    {
      question: '四件套怎么洗？',
      answer: '30 度以下水温，反面机洗，不漂白，阴凉处晾干。第一次洗会有少许浮毛。',
    },
  ],
  shanye: [
    ...aboutParcels,
    {
      question: '茶叶怎么保存？',
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
