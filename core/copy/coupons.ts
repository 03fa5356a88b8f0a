import type { MessageBody } from '../conversation/message'
import type { Coupon, CouponTerms } from '../coupons/coupon'
import { yuanText } from '../shared/money'
import { dateOf } from '../shared/time'

/** Why WeChat Pay issued none, by its code; what stands in no list is shown as it is. */
const reasons: Readonly<Record<string, string>> = {
  NOT_ENOUGH: '这批券发完了',
  RULE_LIMIT: '顾客领过这批券，到上限了',
  RULELIMIT: '顾客领过这批券，到上限了',
  USER_ACCOUNT_ABNORMAL: '顾客的微信支付账户不能领券',
  RESOURCE_NOT_EXISTS: '没有这个批次，请核对批次号',
  PARAM_ERROR: '批次没有在发放，或填错了',
  INVALID_REQUEST: '微信支付不让这位顾客领',
  REQUEST_BLOCKED: '商户号没有发这批券的权限',
  NO_AUTH: '商户号没有开通代金券',
  MCH_NOT_EXISTS: '商户号不对',
  APPID_MCHID_NOT_MATCH: '小程序没有绑定这个商户号',
}

/** 满 ¥49.00 可用 */
export const spendText = (leastSpendFen: number): string =>
  leastSpendFen === 0 ? '无门槛' : `满 ${yuanText(leastSpendFen)} 可用`

export const couponWords = {
  name: '补偿券',
  why: (code: string): string => reasons[code] ?? `微信支付没有发出（${code}）`,
  /** What she has, and where it is. */
  granted: ({ leastSpendFen, endsAt }: CouponTerms): string =>
    `${spendText(leastSpendFen)}，${dateOf(endsAt)} 前有效，下单付款时自动抵扣`,
  states: { onItsWay: '正在发', granted: '已到账', failed: '没有发出' },
} as const

type CaseCard = Extract<MessageBody, { kind: 'afterSales' }>

/** What she reads in her chat; null while she has none. */
export const couponCard = ({ caseNo, state }: Coupon): CaseCard | null =>
  state.status === 'granted'
    ? {
        ...{ kind: 'afterSales', caseId: caseNo, title: couponWords.name },
        statusText: `送您一张 ${yuanText(state.terms.amountFen)} 券，已发到微信支付`,
        nextText: couponWords.granted(state.terms),
      }
    : null

/** What staff reads in WeCom. */
export const couponLane = {
  failed: ({ caseNo, amountFen, state }: Coupon): string => {
    const why = state.status === 'failed' ? couponWords.why(state.code) : ''
    return `售后单 ${caseNo} 的补偿券（${yuanText(amountFen)}）没有发出：${why}。可以在售后单里换一张`
  },
} as const
