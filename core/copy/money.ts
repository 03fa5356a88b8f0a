import type { Fen } from '../shared/money'
import { yuanText } from '../shared/money'

interface Named {
  readonly number: string
  readonly caseNo: string
  readonly amountFen: Fen
  /** Of a coupon. */
  readonly rule?: unknown
}

/** What the rail says, whichever kind of transfer it is. */
const said: Readonly<Record<string, string>> = {
  processing: '处理中',
  waitingForShopper: '待顾客领取',
  succeeded: '已到账',
  failed: '失败',
  closed: '已关闭',
  abnormal: '异常',
  granted: '已发放',
}

const named = ({ caseNo, number, amountFen, rule }: Named): string =>
  `售后单 ${caseNo} 的${rule === undefined ? '款项' : '补偿券'} ${number}（${yuanText(amountFen)}）`

export const moneyWords = {
  /** What the shopper reads in WeChat's own message; 80 characters at most. */
  refundReason: (caseNo: string): string => `售后单 ${caseNo} 退款`,
  /** What the shopper reads when she takes the money; 32 characters at most. */
  payoutRemark: { freight: '退货运费补偿', insurance: '退货包运费赔付' },
  // supervisors, in WeCom
  /** The rail said what cannot be true beside what is known. */
  doubted: (transfer: Named & { readonly doubts: readonly string[] }): string =>
    `${named(transfer)}前后说法不一：微信支付又回报“${transfer.doubts.map((word) => said[word] ?? word).join('、')}”。可能重复付款，请到商户平台核对`,
  /** The rail speaks of another amount, or of another number. */
  differs: (transfer: Named, saidFen: Fen): string =>
    `${named(transfer)}的金额对不上：微信支付回报 ${yuanText(saidFen)}，未予采信。请到商户平台核对`,
  /** The rail has not taken it for half an hour. */
  stuck: (transfer: Named): string =>
    `${named(transfer)}半小时没有受理结果，系统会继续重试。请检查商户号余额与配置`,
} as const
