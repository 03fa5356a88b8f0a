import type { DeskCaseRow } from '../../core/aftersales/desk-view'
import type { CaseStatus } from '../../core/aftersales/case'
import type { CaseClock, GoodsState } from '../../core/aftersales/kinds'
import type { MoneyView, NextBy } from '../../core/aftersales/view'
import type { CaseList } from '../../core/contracts/desk/cases'
import { caseTypeWords, reasonWords, termsText } from '../../core/copy/aftersales'
import { spendText } from '../../core/copy/coupons'
import { yuanText, type Fen } from '../../core/shared/money'
import { DAY, deadlineText, HOUR, momentText, type Instant } from '../../core/shared/time'
import { spanText } from './sessions'

/** `2 天 6 小时`; under a day `5:02:10`. */
const longText = (ms: number): string => {
  if (ms < DAY) return spanText(ms)
  const hours = Math.floor((ms % DAY) / HOUR)
  return `${Math.floor(ms / DAY)} 天${hours > 0 ? ` ${hours} 小时` : ''}`
}

/** What each clock times, as the shop's policy calls it. */
const clocks: Readonly<Record<CaseClock, string>> = {
  draft: '顾客提交申请',
  intake: '核对申请',
  proceed: '自动通过后开始办理',
  review: '商家审核',
  answerProposal: '顾客答复方案',
  appeal: '顾客申诉',
  verdict: '主管重新处理',
  shipBack: '顾客寄回商品',
  confirmReceipt: '商家确认收货',
  afterReceipt: '收货后验货、退款',
  reissue: '发出新商品',
  repair: '修好寄出',
  receive: '顾客签收新商品',
  complain: '顾客反映新商品的问题',
  intercept: '拦截快递',
  refund: '退款',
  offlineRefund: '人工退款',
}

const statuses: Readonly<Record<CaseStatus, string>> = {
  draft: '还没提交',
  submitted: '正在核对',
  autoApproved: '自动通过，即将办理',
  merchantReview: '待审核',
  negotiating: '等顾客答复方案',
  rejected: '已拒绝，等顾客是否申诉',
  disputed: '顾客申诉，待主管处理',
  waitingForParcel: '等顾客寄回',
  inTransit: '退货在路上',
  arrived: '待验货',
  inspected: '验货有疑问，待处理',
  waitingToShip: '待发出',
  replacementShipped: '新商品在路上',
  replacementReceived: '新商品已签收',
  intercepting: '正在拦截快递',
  refunding: '退款中',
  refundFailed: '退款失败，待处理',
  offlineRefund: '待人工退款',
  refunded: '已退款',
  closed: '已关闭',
  cancelled: '顾客已撤销',
}

const moneyStates: Readonly<Record<MoneyView['status'], string>> = {
  waiting: '还没退出',
  onItsWay: '在路上',
  toConfirm: '等顾客在微信里确认收款',
  arrived: '已到账',
  failed: '没有成功',
  offline: '人工退款',
}

const nexts: Readonly<Record<NextBy, string>> = {
  shopper: '等顾客',
  shop: '等店里',
  carrier: '等快递',
  bank: '等银行',
}

type Timed = NonNullable<DeskCaseRow['timed']>
type Asked = Pick<DeskCaseRow, 'type' | 'amountFen'>

/** 仅退款 ¥52.69 */
export const askedText = ({ type, amountFen }: Asked): string =>
  amountFen > 0 ? `${caseTypeWords[type]} ${yuanText(amountFen)}` : caseTypeWords[type]

/** What the page 售后 and the cases beside a chat say. */
export const casesWords = {
  title: '售后',
  lists: '看哪些',
  list: { due: '待处理', waiting: '等待中', asked: '请示主管', over: '已结束' } satisfies Record<
    CaseList,
    string
  >,
  listWithCount: (name: string, count: number) =>
    count > 0 ? `${name} ${count > 99 ? '99+' : count}` : name,
  empty: {
    due: '没有要处理的售后',
    waiting: '没有在等的售后',
    asked: '没有请示主管的售后',
    over: '还没有结束的售后',
  } satisfies Record<CaseList, string>,
  emptyWhy: {
    due: '顾客提交的申请、寄回的退货会出现在这里，最急的在最上面',
    waiting: '等顾客、快递或银行的会出现在这里',
    asked: '超过权限、请主管拿主意的，和顾客申诉的会出现在这里',
    over: '退完款、关闭和撤销的会出现在这里',
  } satisfies Record<CaseList, string>,
  none: '选一个售后',
  noneWhy: '左边按到期时间排好了，最急的在最上面',
  count: (count: number) => `${count} 个售后要处理`,
  countLate: (count: number) => `${count} 个售后超时`,
  back: '返回售后列表',

  statuses,
  types: caseTypeWords,
  reasons: reasonWords,
  goods: { notReceived: '顾客说没收到货', received: '顾客说已收到货' } satisfies Record<GoodsState, string>,
  goodsOf: (title: string, pieces: number) => `${title} ×${pieces}`,
  waits: (by: NextBy | null) => (by ? nexts[by] : ''),
  hurried: '顾客在催',
  asked: '已请示主管',
  clock: {
    left: (ms: number) => `还剩 ${longText(ms)}`,
    over: (ms: number) => `超时 ${longText(ms)}`,
    until: (at: Instant, now: Instant) => `${deadlineText(at, now)} 前`,
    rule: ({ clock, since, dueAt }: Timed, now: Instant) =>
      `规则：${clocks[clock]}，${momentText(since, now)} 起计，${deadlineText(dueAt, now)} 前`,
  },

  coupon: {
    instead: '换一张发给顾客：',
    grant: ({ amountFen, leastSpendFen }: { readonly amountFen: Fen; readonly leastSpendFen: Fen }) =>
      `发 ${yuanText(amountFen)} 券（${spendText(leastSpendFen)}）`,
  },

  batch: {
    pick: (caseNo: string) => `选择售后单 ${caseNo.slice(-4)}`,
    all: '全选',
    none: '取消选择',
    go: (count: number) => `同意 ${count} 个`,
    ask: (count: number) => `同意这 ${count} 个申请？`,
    why: (total: string) => `都按顾客申请的办，政策允许的免退货、先退款照给。合计 ${total}`,
    keep: '再看看',
    title: (done: number, failed: number) =>
      failed > 0 ? `${done} 个已同意，${failed} 个没有办成` : `${done} 个已同意`,
    done: '已同意',
    close: '知道了',
    results: '批量同意的结果',
  },

  view: {
    label: (caseNo: string) => `售后单 ${caseNo}`,
    number: (caseNo: string) => `售后单 ${caseNo}`,
    chat: '看聊天',
    noChat: '还没有聊过',
    othersChat: '聊天由接待客服和主管查看',
    asks: '顾客的申请',
    said: '说明',
    noWords: '没有写说明',
    lines: '商品',
    evidence: '凭证',
    noEvidence: '没有传照片或视频',
    findings: '验货照片',
    photo: (place: number) => `照片 ${place}`,
    video: (place: number) => `视频 ${place}`,
    unseen: '还不能看',
    checking: '审核中',
    refused: '未过审核',
    openFile: (name: string) => `放大看${name}`,
    terms: '约定',
    proposal: '提出的方案',
    proposalBy: (at: Instant, now: Instant) => `顾客要在 ${deadlineText(at, now)} 前答复`,
    policy: '政策怎么说',
    told: (texts: readonly string[]) => `告诉顾客：${texts.join('；')}`,
    policyVersion: (version: number) => `第 ${version} 版`,
    noPolicy: '政策没有直接的结论，由您来定',
    credit: (level: string) => `信用 ${level}`,
    most: (fen: Fen) => `最多可退 ${yuanText(fen)}`,
    authority: (fen: Fen, amountFen: Fen) => {
      if (fen >= Number.MAX_SAFE_INTEGER) return '您的权限不限金额'
      return amountFen > fen ? `超过您 ${yuanText(fen)} 的权限，要请主管` : `在您 ${yuanText(fen)} 的权限内`
    },
    order: '订单',
    paid: (fen: Fen) => `实付 ${yuanText(fen)}`,
    placed: (at: Instant, now: Instant) => `${momentText(at, now)} 下单`,
    orderNo: '订单号',
    sendTo: '收货',
    buyerNote: '买家留言',
    parcels: '包裹',
    back: '退回的',
    sent: '新发出的',
    stalled: (at: Instant, now: Instant) => `${momentText(at, now)} 起物流没有动`,
    noTrack: '还没有物流信息',
    money: '退款',
    freight: '运费',
    moneyStates,
    legDone: (at: Instant, now: Instant) => momentText(at, now),
    legBy: (at: Instant, now: Instant) => `${deadlineText(at, now)} 前`,
    doubts: '要核对',
    audit: '经过',
    rule: (rule: string) => `按${rule}`,
    rating: (stars: number, comment: string) =>
      comment === '' ? `顾客评 ${stars} 星` : `顾客评 ${stars} 星：${comment}`,
    askedBy: (name: string, at: Instant, now: Instant) => `${name} ${momentText(at, now)} 请主管决定`,
    termsText,
  },

  panel: {
    title: '售后',
    all: (count: number) => `全部 ${count} 个`,
    less: '收起',
    empty: '没有售后',
    open: '看详情',
    review: '去处理',
    strip: '要处理的售后',
  },
} as const
