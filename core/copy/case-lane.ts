import { amountOf, typeOf, type Case } from '../aftersales/case'
import type { CommandType } from '../aftersales/commands'
import type { CaseRecord } from '../aftersales/record'
import type { RefundWord } from '../refunds/refund'
import { yuanText } from '../shared/money'
import { deadlineText, type Instant } from '../shared/time'
import { caseTypeWords, reasonWords, type Line } from './aftersales'

/** `0214`: how a case is named in talk. */
export const caseTail = (caseNo: string): string => caseNo.slice(-4)

/** 退货退款 ¥269.00（7 天无理由） */
export const caseText = (state: Pick<Case, 'terms' | 'wish'>): string => {
  const amountFen = amountOf(state)
  const money = amountFen > 0 ? ` ${yuanText(amountFen)}` : ''
  return `${caseTypeWords[typeOf(state)]}${money}（${reasonWords[state.wish.reason]}）`
}

interface Spoken {
  readonly record: CaseRecord
  readonly now: Instant
}

const head = ({ record: { caseNo, called, state } }: Spoken): string =>
  `售后单 ${caseTail(caseNo)} ${called} ${caseText(state)}`

const due = ({ record: { state }, now }: Spoken): string =>
  state.deadline ? `，请在 ${deadlineText(state.deadline.dueAt, now)} 前处理` : ''

const said = ({ title, text }: Line): string => (text ? `${title}：${text}` : title)

/** `said`: what is new; `text`: that and of which case, by when. */
const about = (spoken: Spoken, news: string, by = '') => ({
  said: news,
  text: `${head(spoken)}\n${news}${by}`,
})

/** What those who answer for the shop are told of a case in WeCom. */
export const caseLane = {
  /** Something happened, and the shop has the word. */
  yours: (spoken: Spoken, line: Line) => about(spoken, said(line), due(spoken)),
  /** Something happened that needs nothing from the shop. */
  heard: (spoken: Spoken, line: Line) => about(spoken, said(line)),
  hurried: (spoken: Spoken) => about(spoken, '顾客在催', due(spoken)),
  /** A reminder before the clock has passed. */
  warned: (spoken: Spoken) => about(spoken, '快到时间了', due(spoken)),
  /** The clock has passed. */
  late: (spoken: Spoken) => about(spoken, '已经超过时间，请马上处理'),
  lateForSupervisor: (spoken: Spoken) => about(spoken, '超过时间没有处理，请主管跟进'),
  asked: (spoken: Spoken, byName: string, words: string) =>
    about(spoken, `${byName}请主管决定${words ? `：${words}` : ''}`, due(spoken)),
  /** The parcel stands still: the shopper is to be told within the hour (R42). */
  moneyFailed: (spoken: Spoken) => about(spoken, '退款没有成功，请换一种方式退给顾客', due(spoken)),
} as const

/** What the audit trail calls what shoppers do not read of, and what the money's rail says that cannot be true. */
export const caseMoneyWords = {
  system: '系统',
  quiet: {
    saveDraft: '保存草稿',
    sendToReview: '转人工审核',
    proceed: '开始办理',
    warn: '提醒：快到时间',
    pass: '超过时间，逐级提醒',
    hurry: '催办',
  } as Readonly<Partial<Record<CommandType, string>>>,
  doubts: {
    processing: '微信支付说还在处理，与已知的不符，请核对',
    succeeded: '微信支付说已退款，与已知的不符，可能重复退款，请核对',
    closed: '微信支付说已关闭，与已知的不符，请核对',
    abnormal: '微信支付说退款异常，与已知的不符，请核对',
  } satisfies Readonly<Record<RefundWord, string>>,
} as const
