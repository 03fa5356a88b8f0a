import type { RequestKind } from '../../core/orders/requests/wanted'

/** Words of the requests about an order: cancel it, change its address. */
export const requestWords = {
  title: { cancel: '取消订单', address: '修改地址' } satisfies Record<RequestKind, string>,
  open: { cancel: '取消订单', address: '改地址' } satisfies Record<RequestKind, string>,
  all: '看全部订单',
  submit: { cancel: '提交取消申请', address: '提交修改申请' } satisfies Record<RequestKind, string>,
  submitting: '提交中',
  policy: '按店铺政策，这次',
  answered: ' 前答复',
  answeredLate: ' 前该答复，已晚，可以催客服',
  afterwards: {
    cancel: '同意后由商家办理，付过的款原路退回',
    address: '同意后由商家改好，发往新地址',
  } satisfies Record<RequestKind, string>,
  notSent: '商家答复之前可以撤回',

  reason: '原因',
  reasons: ['不想要了', '拍错或拍多了', '想换别的款', '收货信息写错了', '发货太慢', '其他原因'],
  other: '其他原因',
  more: '补充说明',
  moreHint: '还想说什么，可以写在这里',

  recipient: '收件人',
  recipientHint: '姓名',
  phone: '手机号',
  phoneHint: '11 位手机号',
  region: '所在地区',
  regionHint: '省 市 区',
  province: '省',
  city: '市',
  district: '区县',
  detail: '详细地址',
  detailHint: '街道、小区、楼号和门牌号',
  fromWechat: '用微信收货地址',

  problems: (count: number) => `有 ${count} 处要改`,
  sentTitle: '申请已提交',
  toOrder: '回到订单',
  ask: '问客服',
  failed: { title: '订单没有载入', what: '您的订单' },
  tooLate: { title: '现在不能申请了', text: '订单已经发出或已取消。要退货或转寄，找客服帮您。' },
  already: { title: '有一个申请在处理', text: '等它有结果，或在订单里撤回，再提新的。' },

  sendTo: (who: string) => `改送至 ${who}`,
  declinedFor: (reason: string) => `理由：${reason}`,
  withdraw: '撤回申请',
  withdrawing: '撤回中',
  withdrawn: '已撤回',
  orderTail: (tail: string) => `订单尾号 ${tail}`,
  unlinked: (agentName: string, tail: string) =>
    `尾号 ${tail} 的订单关联错了，客服 ${agentName} 已取消关联`,
  linked: (agentName: string, tail: string) => `客服 ${agentName} 已把尾号 ${tail} 的订单关联给您`,
  form: (kind: RequestKind, tail: string) => `${kind === 'cancel' ? '取消' : '改地址'}，订单尾号 ${tail}`,
} as const
