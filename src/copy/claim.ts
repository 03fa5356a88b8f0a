/** Words of the page on which orders are found that nobody owns yet. */
export const claimWords = {
  title: '找回订单',
  intro: '在别处下的单，找回后物流和售后都在这里看。',
  byPhone: {
    title: '用手机号找',
    text: '微信里的手机号和收件手机号一样，就是您的。',
    ask: '用微信手机号查找',
    asking: '查找中',
    none: '没有找到用这个手机号收货的订单。换下面的办法试试。',
    denied: '没有拿到手机号，不影响用下面的办法找。',
  },
  byDetails: {
    title: '用订单号找',
    orderNo: '订单号',
    orderNoHint: '下单平台的完整订单号',
    phoneTail: '手机尾号',
    phoneTailHint: '收件手机号后 4 位',
    recipient: '收件人',
    recipientHint: '收件人姓名，和下单时一样',
    ask: '查找订单',
    asking: '查找中',
    limit: '一小时内最多试 5 次',
  },
  person: '都找不到？',
  askPerson: '让客服帮您关联',
  /** What the shopper says by tapping it. */
  said: (orderNo: string) =>
    `我有订单没有显示在这里${orderNo === '' ? '' : `（订单号 ${orderNo}）`}，请帮我关联`,
  found: (count: number) => `找到 ${count} 笔订单`,
  foundText: '已经归到您名下，物流和售后都在这里看。',
  toOrders: '看我的订单',
  another: '再找一笔',
  /** In the list of orders. */
  missing: '找不到订单？',
} as const
