import { typeOf, type Case, type CaseStatus, type Terms, type Who } from '../aftersales/case'
import type { CaseEvent, Command, Deed } from '../aftersales/commands'
import type { CaseType, Reason } from '../aftersales/kinds'
import type { Headline, NextBy } from '../aftersales/view'
import { carrierOf } from '../logistics/carriers'
import type { TrackState } from '../logistics/track'
import { yuanText } from '../shared/money'

export const caseTypeWords: Readonly<Record<CaseType, string>> = {
  refundOnly: '仅退款',
  return: '退货退款',
  exchange: '换货',
  reissue: '补寄',
  repair: '维修',
}

export const reasonWords: Readonly<Record<Reason, string>> = {
  noLongerWanted: '不想要了',
  wrongChoice: '拍错、多拍',
  notReceived: '没有收到货',
  noTracking: '物流一直不更新',
  empty: '空包裹',
  refusedDelivery: '已拒收',
  notAsDescribed: '与描述不符',
  quality: '质量问题',
  damaged: '收到时破损',
  wrongGoods: '发错商品',
  missingParts: '少件、漏发',
  fake: '怀疑是假货',
  noReason7Days: '7 天无理由',
  lateDelivery: '送晚了',
  other: '其他原因',
}

/** Where a parcel is. */
export const parcelStates: Readonly<Record<TrackState, string>> = {
  unknown: '暂无物流信息',
  accepted: '已揽收',
  inTransit: '运输中',
  outForDelivery: '派送中',
  exception: '物流异常',
  signed: '已签收',
  returned: '已退回',
}

/** What an older page calls a status that it does not know. */
export const UNKNOWN_STATUS = '处理中'

type Told = Pick<Headline, 'title' | 'text' | 'nextBy'>

const told = (title: string, text: string, nextBy: NextBy | null): Told => ({ title, text, nextBy })

const outcomeWords: Readonly<Record<NonNullable<Case['outcome']>, Told>> = {
  rejected: told('售后已关闭', '商家没有同意，期限内也没有申诉', null),
  notReturned: told('售后已关闭', '期限内没有寄回商品，还需要的话可以再申请', null),
  replaced: told('售后已完成', '新的商品已经收到', null),
}

const shippingWords: Readonly<Record<CaseType, readonly [title: string, text: string]>> = {
  refundOnly: ['正在处理', '{by} 前处理'],
  return: ['正在处理', '{by} 前处理'],
  exchange: ['等商家发出新商品', '{by} 前发出，单号会显示在这里'],
  reissue: ['等商家补寄', '{by} 前发出，单号会显示在这里'],
  repair: ['商品正在维修', '{by} 前修好寄出，单号会显示在这里'],
}

/** The first line of a case for its shopper; `{by}` is the moment of the clock that runs (C3). */
const headlines: Readonly<Record<CaseStatus, (state: Case) => Told>> = {
  draft: () => told('还没有提交', '填好以后提交', 'shopper'),
  submitted: () => told('已提交', '正在核对，马上有结果', 'shop'),
  autoApproved: () => told('审核通过', '按店铺政策自动通过，正在办理', 'shop'),
  merchantReview: () => told('等商家审核', '{by} 前审核完，到时提醒您', 'shop'),
  negotiating: () => told('商家提了新方案', '请在 {by} 前答复，不答复就按原申请继续', 'shopper'),
  rejected: () => told('商家没有同意', '不认可的话，{by} 前可以申诉，由主管重新处理', 'shopper'),
  disputed: () => told('主管正在重新处理', '{by} 前答复您', 'shop'),
  waitingForParcel: ({ money }) =>
    money === 'none'
      ? told('请寄回商品', '{by} 前寄出并填好单号，过期会自动关闭', 'shopper')
      : told('已先退款，请寄回商品', '{by} 前寄出并填好单号', 'shopper'),
  inTransit: ({ stalledAt }) =>
    stalledAt === null
      ? told('退货在路上', '商家 {by} 前确认收货', 'carrier')
      : told('退货的物流停住了', '商家在联系快递，{by} 前给您答复', 'shop'),
  arrived: () => told('商家已收到退货', '{by} 前验货并办理', 'shop'),
  inspected: () => told('验货有疑问', '商家 {by} 前给出方案', 'shop'),
  waitingToShip: (state) => told(...shippingWords[typeOf(state)], 'shop'),
  replacementShipped: () => told('新商品已发出', '收到后请确认，{by} 自动确认', 'carrier'),
  replacementReceived: () => told('新商品已签收', '有问题请在 {by} 前告诉我们', 'shopper'),
  intercepting: () => told('正在拦截快递', '{by} 前有结果，拦下就退款', 'carrier'),
  refunding: () => told('退款正在办理', '{by} 前退出，您不用操作', 'shop'),
  refundFailed: () => told('退款没有成功', '钱没有丢，{by} 前换一种方式退给您', 'shop'),
  offlineRefund: () => told('正在人工退款', '{by} 前转给您', 'shop'),
  refunded: ({ terms }) => told('已退款', `${yuanText(terms?.amountFen ?? 0)} 已退回`, null),
  closed: ({ outcome }) => outcomeWords[outcome ?? 'rejected'],
  cancelled: () => told('已撤销', '您撤销了申请，期限内还可以再申请', null),
}

/** Its clock has passed, and somebody else than she was to act: the time is no promise any more. */
const isLate = ({ deadline }: Case, { nextBy }: Told): boolean =>
  deadline !== null && deadline.steps > 0 && nextBy !== 'shopper'

/** Where a case stands, in words made from the clock that runs. */
export const headlineOf = (state: Case): Headline => {
  const said = headlines[state.status](state)
  const rule = state.deadline?.rowId ?? null
  if (isLate(state, said)) return { ...said, text: '比答应的时间晚了，已请主管跟进', by: null, rule }
  return { ...said, by: state.deadline?.dueAt ?? null, rule }
}

/** How the reader calls who did it. */
export interface Viewpoint {
  /** 您, or 顾客 at the desk. */
  readonly shopper: string
  /** 商家, or the agent's own name at the desk. */
  readonly staff: (by: Who) => string
}

export const asShopper: Viewpoint = { shopper: '您', staff: () => '商家' }
export const asStaff: Viewpoint = {
  shopper: '顾客',
  staff: ({ name, actor }) => name ?? (actor === 'supervisor' ? '主管' : '客服'),
}

/** 退货退款 ¥45.00，免退货 */
export const termsText = ({ type, amountFen, waivesReturn, prepays }: Terms): string =>
  [
    amountFen > 0 ? `${caseTypeWords[type]} ${yuanText(amountFen)}` : caseTypeWords[type],
    ...(waivesReturn ? ['不用寄回'] : []),
    ...(prepays ? ['先退款，再寄回'] : []),
  ].join('，')

/** Beside a name of its own: 林晓 | 审核通过. */
export const asNobody: Viewpoint = { shopper: '', staff: () => '' }

export interface Line {
  readonly title: string
  readonly text?: string
}

const line = (title: string, text?: string): Line => (text ? { title, text } : { title })

/** A deed of that type: several types may share a shape. */
type DeedOf<T extends Deed['type']> = Extract<Deed, { readonly type: T }> | Sharing<T>
type Sharing<T extends Deed['type']> = Deed extends infer D
  ? D extends { readonly type: infer U }
    ? T extends U
      ? D
      : never
    : never
  : never
type Deeds = { readonly [T in Deed['type']]: (deed: DeedOf<T>, at: Spoken) => Line | null }

interface Spoken {
  readonly event: CaseEvent
  /** 您, 顾客 */
  readonly she: string
  /** 商家, 林晓 */
  readonly shop: string
}

const parcelText = ({ company, trackingNo }: { company: string; trackingNo: string }): string =>
  `${carrierOf(company)?.name ?? company} ${trackingNo}`

/** What followed when a clock had passed. */
const passed = ({ event: { from, to, terms } }: Spoken): Line | null => {
  if (from === to) return null
  if (to === 'cancelled') return line('没有提交，已取消')
  if (from === 'rejected') return line('没有申诉，售后关闭')
  if (from === 'waitingForParcel') return line('没有寄回，售后关闭')
  if (from === 'negotiating') return line('方案没有得到答复', '按原来的申请继续')
  if (from === 'replacementShipped') return line('自动确认收货')
  if (to === 'closed') return line('售后完成')
  if (to === 'merchantReview') return line('转商家审核')
  return line('超过期限，自动通过', terms ? termsText(terms) : undefined)
}

const nothing = (): null => null

const deeds: Partial<Deeds> = {
  submit: (_, { she }) => line(`${she}提交了申请`),
  amend: (_, { she }) => line(`${she}修改了申请`),
  saveDraft: nothing,
  addEvidence: ({ evidence }, { she }) => line(`${she}补充了 ${evidence.length} 份凭证`),
  shipBack: ({ parcel }, { she }) => line(`${she}已寄出`, parcelText(parcel)),
  correctParcel: ({ parcel }, { she }) => line(`${she}更正了单号`, parcelText(parcel)),
  cancel: (_, { she }) => line(`${she}撤销了申请`),
  hurry: (_, { she }) => line(`${she}催了一下`),
  acceptProposal: (_, { she, event: { terms } }) =>
    line(`${she}同意了方案`, terms ? termsText(terms) : undefined),
  declineProposal: (_, { she }) => line(`${she}没有同意方案`),
  appeal: (_, { she }) => line(`${she}申诉，请主管重新处理`),
  confirmReceived: (_, { she }) => line(`${she}确认收到新商品`),
  reportProblem: (_, { she }) => line(`${she}反映新商品有问题`),
  approve: (_, { shop, event: { terms } }) => line(`${shop}审核通过`, terms ? termsText(terms) : undefined),
  reject: ({ why }, { shop }) => line(`${shop}没有同意`, why),
  propose: ({ terms }, { shop }) => line(`${shop}提出新方案`, termsText(terms)),
  holdBack: (_, { shop }) => line(`${shop}转人工审核`),
  confirmReceipt: (_, { shop }) => line(`${shop}签收了退货`),
  findIntact: () => line('验货通过', '商品完好，配件齐全'),
  findFault: ({ words }, { shop }) => line(`${shop}验货有疑问`, words),
  settle: (_, { shop }) => line(`${shop}同意继续办理`),
  refuseParcel: ({ why, parcel }, { shop }) => line(`${shop}退回了商品`, `${why}，${parcelText(parcel)}`),
  shipReplacement: ({ parcel }, { shop }) => line(`${shop}已发出`, parcelText(parcel)),
  payOffline: (_, { shop }) => line(`${shop}改为人工退款`),
  confirmOffline: (_, { shop }) => line(`${shop}已人工退款`),
  overrule: ({ terms }) => line('主管改判', termsText(terms)),
  uphold: () => line('主管维持原来的决定'),
  autoApprove: (_, { event: { terms } }) => line('按店铺政策自动通过', terms ? termsText(terms) : undefined),
  sendToReview: nothing,
  proceed: nothing,
  intercepted: () => line('快递已拦下'),
  interceptFailed: () => line('没有拦下快递', '转商家审核'),
  parcelArrived: () => line('退货已签收'),
  parcelStalled: () => line('退货的物流停住了', '已提醒商家联系快递'),
  parcelReturned: () => line('包裹被退回寄件人', '请重新寄出并填单号'),
  replacementArrived: () => line('新商品已签收'),
  replacementLost: () => line('新商品在路上丢了', '商家会重新发出'),
  refundSucceeded: (_, { event: { terms } }) =>
    line('已退款', terms && terms.amountFen > 0 ? yuanText(terms.amountFen) : undefined),
  refundFailed: () => line('退款没有成功', '商家会换一种方式退款'),
  warn: nothing,
  pass: (_, spoken) => passed(spoken),
}

/** One fact as a line of the timeline or of the audit trail; null where nothing is to be told of it. */
export const lineOf = (event: CaseEvent, { shopper, staff }: Viewpoint): Line | null => {
  const { command } = event
  const say = deeds[command.type] as ((command: Command, spoken: Spoken) => Line | null) | undefined
  return say?.(command, { event, she: shopper, shop: staff(command.by) }) ?? null
}
