import type { CaseEvent, CommandType } from '../aftersales/commands'
import { clockText, type Instant } from '../shared/time'

/** A button of the case's card was pressed then. */
interface Pressed {
  readonly caseNo: string
  readonly at: Instant
}

/** What a case's card says in the agents' chat with the app. */
export const caseCardWords = {
  facts: {
    goods: '商品',
    amount: '金额',
    reason: '原因',
    evidence: '凭证',
    due: '时限',
    policy: '政策',
  },
  title: (what: string, called: string) => (called ? `${what} · ${called}` : what),
  subtitle: (caseNo: string) => `售后单 ${caseNo}`,
  goods: (title: string, pieces: number, more: number) =>
    `${title} ×${pieces}${more > 0 ? ` 等 ${more + 1} 种` : ''}`,
  evidence: (photos: number, videos: number) =>
    [...(photos > 0 ? [`${photos} 张照片`] : []), ...(videos > 0 ? [`${videos} 个视频`] : [])].join('、') ||
    '没有',
  due: (by: string) => `${by} 前`,
  byHand: '需要人工审核',
  freight: { shop: '退回运费由商家承担', shopper: '退回运费由顾客承担' },
  kindly: { waivesReturn: '同意即免退货', prepays: '同意即先退款' },
  reasonTitle: '拒绝原因',
  noReason: '选好再点拒绝',
  approve: '同意',
  reject: '拒绝',
  details: '看详情',
  /** To whoever pressed 拒绝 without a reason. By the time two of them are two messages to WeCom. */
  reasonFirst: ({ caseNo, at }: Pressed) =>
    `${clockText(at)} 售后单 ${caseNo} 还没有拒绝：请先在卡片上选拒绝原因，再点“拒绝”`,
  refused: ({ caseNo, at }: Pressed, why: string) =>
    `${clockText(at)} 售后单 ${caseNo} 没有办成：${why}。请在客服台打开这张售后单处理`,
  /** In place of the buttons. */
  asked: '已请主管决定',
  outdated: '有更新，看新卡片',
  notAgent: '您不是这家店的客服',
} as const

const doneWords: Readonly<Partial<Record<CommandType, string>>> = {
  approve: '已同意',
  reject: '已拒绝',
  propose: '提了新方案',
}

const otherWords: Readonly<Partial<Record<CommandType, string>>> = {
  cancel: '顾客已撤销',
  saveDraft: '顾客已撤回',
  pass: '已自动通过',
}

/** 林晓已同意: in place of the buttons, once the case is decided. */
export const decidedWords = ({ command }: CaseEvent): string => {
  const done = doneWords[command.type]
  if (done !== undefined) return `${command.by.name ?? '同事'}${done}`
  return otherWords[command.type] ?? '已处理'
}
