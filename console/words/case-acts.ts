import type { StaffAction } from '../../core/aftersales/desk-view'
import { yuanText, type Fen } from '../../core/shared/money'
import { momentText, type Instant } from '../../core/shared/time'

/** What an action's button says. */
const acts: Readonly<Record<StaffAction, string>> = {
  approve: '同意',
  reject: '拒绝',
  propose: '协商',
  holdBack: '转人工审核',
  confirmReceipt: '确认收到退货',
  findIntact: '验货通过',
  findFault: '验货有疑问',
  settle: '同意继续办理',
  refuseParcel: '退回商品',
  shipReplacement: '填发货单号',
  intercepted: '已拦下',
  interceptFailed: '没拦下',
  payOffline: '改为人工退款',
  confirmOffline: '确认已转账',
  overrule: '改判',
  uphold: '维持原决定',
  confirmRefund: '确认平台已退款',
  askSupervisor: '请主管',
}

/** What is asked before something is done that needs no more than a yes. */
const sure: Readonly<Partial<Record<StaffAction, string>>> = {
  holdBack: '不再自动办理，由您来审核',
  confirmReceipt: '确认后开始计验货的时间',
  findIntact: '商品完好、配件齐全，确认后按约定退款或发货',
  settle: '按原来约定的办理，钱会退给顾客',
  intercepted: '确认后退款给顾客',
  interceptFailed: '转为待审核，再决定怎么办',
  payOffline: '不再走原路，由店里转账给顾客，再在这里登记凭证',
  uphold: '维持原来的决定，顾客会收到通知',
}

/** What is said where a step of a case is decided. */
export const caseActsWords = {
  acts,
  approveMoney: (fen: Fen) => `同意退款 ${yuanText(fen)}`,
  sure,
  cancel: '取消',
  done: (action: StaffAction) => `已${acts[action].replace(/^已/, '')}`,
  decided: ({ name, what, at }: { name: string; what: string; at: Instant }, now: Instant) =>
    `${name} ${momentText(at, now)} 已经处理：${what}`,
  changed: '刚才有变化，下面是最新的，您写的都还在',
  noLonger: '这一步已经不用做了',
  tooMuch: (fen: Fen) => `超过您 ${yuanText(fen)} 的权限，可以请主管来定，您填的会一起转给主管`,
  askInstead: '请主管',

  approve: {
    title: '同意申请',
    waives: '免退货',
    waivesWhy: '商品留给顾客，不用寄回',
    prepays: '先退款',
    prepaysWhy: '不等退货寄到，先把钱退给顾客',
  },
  reject: {
    title: '拒绝申请',
    reason: '原因',
    words: '再说明一句',
    placeholder: '顾客会看到，比如：照片里吊牌已经剪掉',
    why: '顾客会看到原因，并可以申诉',
  },
  propose: {
    title: '和顾客协商',
    why: '顾客同意后按新的方案办；不同意就回到原来的申请',
    type: '处理方式',
    amount: '退款金额（元）',
  },
  overrule: { title: '改判', why: '改判后马上按这里的办' },
  fault: {
    title: '验货有疑问',
    words: '哪里有疑问',
    placeholder: '比如：杯底有磕碰，配件少了垫片',
    why: '至少一张照片，顾客会看到',
  },
  parcel: {
    refuseParcel: '退回商品',
    shipReplacement: '填发货单号',
    number: '快递单号',
    company: '快递公司',
    found: (name: string) => `按单号识别为${name}`,
    why: '退回的原因',
    whyPlaceholder: '顾客会看到',
  },
  money2: {
    confirmRefund: '确认平台已退款',
    confirmOffline: '确认已转账',
    refundWhy: '先在平台后台把这笔退款办好，再在这里登记，写单号或传截图',
    offlineWhy: '先把钱转给顾客，再在这里登记，写转账单号或传截图',
    reference: '单号',
    amount: (fen: Fen) => `金额 ${yuanText(fen)}`,
  },
  ask: {
    title: '请主管决定',
    words: '为什么请主管',
    placeholder: '比如：想同意退 ¥680，超过权限',
    wanted: (action: StaffAction, detail: string) => `想${acts[action]}${detail === '' ? '' : `：${detail}`}`,
  },
  files: {
    add: '添加照片',
    adding: (percent: number) => `正在上传 ${percent}%`,
    remove: (place: number) => `去掉第 ${place} 张照片`,
    photo: (place: number) => `第 ${place} 张照片`,
  },
} as const
