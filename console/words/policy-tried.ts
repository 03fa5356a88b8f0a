import { yuanText } from '../../core/shared/money'
import { dateText, type Instant } from '../../core/shared/time'

const refundWay = (moreFen: number): string => (moreFen < 0 ? '少退' : '多退')
const refundText = (moreFen: number): string => `${refundWay(moreFen)} ${yuanText(Math.abs(moreFen))}`

/** What is said beside a draft that was tried on what was asked before. */
export const triedWords = {
  title: '如果早用这一版',
  none: '发布前先试算：用过去的售后申请看看结果会有什么不同',
  go: '试算',
  again: '重新试算',
  days: '时段',
  lastDays: (days: number) => `过去 ${days} 天`,
  busy: '正在逐条重算',
  lead: (days: number, cases: number) => `拿过去 ${days} 天的 ${cases} 张售后申请重算`,
  part: (cases: number, since: Instant) => `申请很多，只重算了最近的 ${cases} 张（${dateText(since)} 起）`,
  stale: '草稿改过了，这是改之前的结果',
  nothing: '这段时间没有售后申请，换长一点的时段再试',
  same: '结果都一样，没有一张会不同',
  changed: '结果会不同',
  cases: (count: number) => `${count} 张`,
  share: (changed: number, cases: number) => `${((changed * 100) / cases).toFixed(1)}%`,
  byItself: (moreFen: number) => `不经人工${refundWay(moreFen)}`,
  freight: (fen: number) =>
    fen === 0 ? '运费不变' : `${fen > 0 ? '多' : '少'}付运费 ${yuanText(Math.abs(fen))}`,
  approved: '自动通过',
  returnFree: '免退货',
  old: '原结果',
  new: '这一版',
  bars: (name: string, before: number, after: number) => `${name}：原来 ${before} 张，这一版 ${after} 张`,
  byRule: '因为哪些规则',
  rule: (cases: number, moreFen: number) =>
    moreFen === 0 ? `${cases} 张` : `${cases} 张，${refundText(moreFen)}`,
  differences: '哪些会不同',
  differs: (before: string, after: string) => `${before} → ${after}`,
  freightDiffers: (before: number, after: number) => `运费 ${yuanText(before)} → ${yuanText(after)}`,
  all: (count: number) => `看全部 ${count} 张`,
  asked: (amount: string) => `申请 ${amount}`,
  money: (moreFen: number, freightFen: number) =>
    [
      ...(moreFen === 0 ? [] : [refundText(moreFen)]),
      ...(freightFen === 0
        ? []
        : [`运费${freightFen > 0 ? '多' : '少'}付 ${yuanText(Math.abs(freightFen))}`]),
    ].join('，') || '金额不变',
  further: (shown: number, count: number) => `再看一些（已列 ${shown} / ${count} 张）`,
} as const
