import type { CreditReason, Metric } from '../aftersales/policy/credit'
import type { PolicyFault } from '../aftersales/policy/policy-faults'
import type { EvidenceNeed, RefusalCode } from '../aftersales/policy/policy'
import type { Span, Told } from '../aftersales/policy/told'
import { yuanText } from '../shared/money'
import { DAY, deadlineText, HOUR, MINUTE, type Instant } from '../shared/time'

/** `2小时`, `3个工作日`, `营业时间2小时`; never shorter than it is. */
export const spanText = ({ ms, calendar }: Pick<Span, 'ms' | 'calendar'>): string => {
  if (calendar === 'workingDays') return `${Math.ceil(ms / DAY)}个工作日`
  const open = calendar === 'business' ? '营业时间' : ''
  if (ms < HOUR) return `${open}${Math.ceil(ms / MINUTE)}分钟`
  if (ms > 2 * DAY && ms % DAY === 0 && calendar === 'wall') return `${ms / DAY}天`
  const minutes = Math.ceil((ms % HOUR) / MINUTE)
  return `${open}${Math.floor(ms / HOUR)}小时${minutes > 0 ? `${minutes}分` : ''}`
}

const refusalWords: Readonly<Record<RefusalCode, (days: number) => string>> = {
  typeNotOffered: () => '这个原因不能选这种售后方式',
  nothingLeft: () => '这些商品没有可退的金额',
  amountTooHigh: () => '申请的金额超过可退金额',
  noReasonExcepted: () => '这类商品不支持7天无理由退货，有质量问题可以换个原因申请',
  noReasonLate: (days) => `已超过签收后${days}天的无理由退货期限`,
  opened: () => '这类商品拆封后不支持无理由退货',
  qualityLate: (days) => `已超过签收后${days}天的质量问题申请期限`,
}

/** R122: photo or video. */
const evidenceText = ({ pieces, videos }: EvidenceNeed): string => {
  if (videos === 0) return `请再上传${pieces}份照片或视频`
  const photos = pieces - videos
  return `请再上传${videos}段视频${photos > 0 ? `和${photos}份照片或视频` : ''}`
}

const freightText = (by: 'shop' | 'shopper', mostFen: number): string => {
  if (by === 'shopper') return '退回运费由您承担'
  return mostFen > 0 ? `运费由商家承担，最高补偿${yuanText(mostFen)}` : '运费由商家承担'
}

const after = { approval: '审核通过后', receipt: '商家收到退货后' } as const

/** What is said of it is said in full by its name. */
const plain = {
  asksUnopened: '请选择商品是否已拆封',
  returnFree: '免退货，商品不用寄回',
  instant: '秒退：提交后立即退款',
  approvedAtOnce: '提交后自动通过审核',
  prepays: '预退：审核通过先退款，再寄回商品',
  bank: '退回银行卡的到账时间以银行为准',
} as const satisfies Partial<Record<Told['kind'], string>>

/** What stands before 提交 for each thing that she is told. */
export const toldText = (told: Told, now: Instant): string => {
  switch (told.kind) {
    case 'refused':
      return refusalWords[told.code](told.days ?? 0)
    case 'evidence':
      return evidenceText(told.missing)
    case 'definition':
      return `质量问题指：${told.texts.join('；')}`
    case 'conditions':
      return `寄回要求：${told.texts.join('；')}`
    case 'freight':
      return freightText(told.by, told.mostFen)
    case 'review':
      return `预计${spanText(told.span)}内审核（${deadlineText(told.by, now)} 前）`
    case 'refund':
      return `${after[told.after]}${spanText(told.span)}内原路退款`
    case 'shipment':
      return `${after[told.after]}${spanText(told.span)}内寄出`
    default:
      return plain[told.kind]
  }
}

interface Measured {
  readonly name: string
  /** Absent: it is money. */
  readonly unit?: string
  readonly show: (value: number) => string
}

type Asked = Pick<CreditReason, 'metric' | 'atLeast' | 'atMost'>

const counted = (name: string, unit: string): Measured => ({
  name,
  unit,
  show: (value) => `${value} ${unit}`,
})

/** What credit is measured by. */
export const metrics: Readonly<Record<Metric, Measured>> = {
  days: counted('首次下单至今', '天'),
  orders: counted('完成订单', '笔'),
  paidFen: { name: '累计实付', show: yuanText },
  cases: counted('售后申请', '次'),
  refundPercent: { name: '退款占实付', unit: '%', show: (value) => `${value}%` },
  unreturned: counted('先退款后没有寄回', '次'),
  faults: counted('退货验收不符', '次'),
  refused: counted('申请被驳回', '次'),
}

const asked = ({ metric, atLeast, atMost }: Asked): string => {
  const { show } = metrics[metric]
  if (atMost === 0) return '要求没有'
  return [
    ...(atLeast === undefined ? [] : [`至少 ${show(atLeast)}`]),
    ...(atMost === undefined ? [] : [`至多 ${show(atMost)}`]),
  ].join('，')
}

/** `完成订单至少 10 笔`: what a level asks of her. */
export const creditConditionText = (condition: Asked): string =>
  condition.atMost === 0
    ? `没有${metrics[condition.metric].name}`
    : `${metrics[condition.metric].name}${asked(condition)}`

/** `完成订单 12 笔（至少 10 笔）`: a figure that anybody can check, and what is asked of it. */
export const creditReasonText = (reason: CreditReason): string => {
  const { name, show } = metrics[reason.metric]
  return `${name} ${show(reason.value)}（${asked(reason)}${reason.holds ? '' : '，未达到'}）`
}

/** Why a draft cannot be published. */
export const policyFaultWords: Readonly<Record<PolicyFault['fault'], string>> = {
  idTwice: '规则编号重复',
  categoryUnknown: '规则用到了不存在的商品类目',
  levelUnknown: '规则用到了不存在的信用等级',
  campaignEmpty: '活动的结束时间早于开始时间',
  noReasonTooShort: '7 天无理由退货不能少于 7 天',
  textMissing: '这里要写，顾客会看到',
  wordsMissing: '要填至少一个词，不然没有商品归到这一类',
  nothingChosen: '至少选一项',
  nothingAsked: '至少要有一个填了数字的条件，不然所有顾客都是这一级',
  tooManyVideos: '视频不能比要传的总数多',
  amountMissing: '面额要大于 0',
  reasonTwice: '同一个原因不能既算无理由又算质量问题',
  noCategoryForTheRest: '最后一个类目要留给其余商品，不能填关键词',
  noFreightForTheRest: '最后一条运费规则要适用于其余情况，不能填条件',
  noLevelForTheRest: '最后一个信用等级不能填条件',
}
