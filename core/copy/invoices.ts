import type { Invoice, InvoiceState, InvoiceStatus, StepName } from '../invoices/invoice'
import type { Doubt, InvoiceWish } from '../invoices/wish'
import { orderTail } from '../orders/order-view'
import { yuanText } from '../shared/money'
import { deadlineText, type Instant } from '../shared/time'

/** How a request stands, as its shopper reads it first. */
export const invoiceStatusWords: Readonly<Record<InvoiceStatus, string>> = {
  requested: '正在核验开票信息',
  verified: '正在核验开票信息',
  sheetMade: '开票申请正在转给财务',
  asks: '开票信息要您确认',
  routed: '财务正在开票',
  issued: '发票已开好',
  delivered: '发票已开好',
  reversalDue: '有退款，发票要红冲',
  reversed: '发票已红冲',
  rejected: '发票没有开成',
  cancelled: '开票申请已撤回',
  lapsed: '开票申请已关闭',
}

export const invoiceKindWords: Readonly<Record<InvoiceWish['kind'], string>> = {
  person: '个人',
  company: '企业',
}

/** What she is asked about. */
export const doubtWords: Readonly<Record<Doubt, string>> = {
  taxNoMistyped: '税号的最后一位和前面对不上，和营业执照核对一下',
  titleOfCompany: '抬头像是单位的名称，要报销请选“企业”并填税号',
  titleOfPerson: '抬头像是个人的名字，选“企业”要填单位全称',
}

/** What whoever issues has to look at, because she said it again. */
export const confirmedWords: Readonly<Record<Doubt, string>> = {
  taxNoMistyped: '税号校验位不符，顾客确认过',
  titleOfCompany: '个人抬头像单位名称，顾客确认过',
  titleOfPerson: '企业抬头像个人名字，顾客确认过',
}
export const oldTaxNoWords = '老式税号，开票前在税务系统里核对'

/** What happened, on the timeline. */
export const stepWords: Readonly<Record<StepName, string>> = {
  request: '提交开票申请',
  verify: '信息核验通过',
  ask: '核验时有疑问，请顾客确认',
  makeSheet: '生成开票单',
  route: '转给财务',
  amend: '改好了开票信息',
  cancel: '撤回申请',
  take: '接手开票',
  askMore: '请顾客补充',
  reject: '没有开票',
  issue: '开出发票',
  deliver: '发给顾客',
  adjust: '有退款，按实付重算金额',
  owe: '开票后有退款，通知财务红冲',
  reverse: '红冲发票',
  lapse: '钱都退了，申请关闭',
  pass: '到期没有确认，申请关闭',
}

export const lapsedWords: Readonly<Record<Extract<InvoiceState, { status: 'lapsed' }>['why'], string>> = {
  noAnswer: '到期没有确认，要开票可以重新申请',
  nothingLeft: '这笔订单的钱都退了，没有可以开票的金额',
}

/** Why she is asked, in sentences. */
export const questionsOf = ({ state }: Pick<Invoice, 'state'>): readonly string[] => {
  if (state.status !== 'asks') return []
  return state.words === null ? state.doubts.map((doubt) => doubtWords[doubt]) : [state.words]
}

const about = ({ number, called, orderNo, amountFen, wish }: Invoice): string =>
  `开票 ${number}：${called}，尾号 ${orderTail(orderNo)}，${yuanText(amountFen)}，${invoiceKindWords[wish.kind]} ${wish.title}`

/** Where it is done. */
const PAGE = '在客服台“发票”里办'

/** What 财务 read in WeCom. */
export const invoiceLane = {
  routed: (invoice: Invoice, by: Instant | null, now: Instant): string =>
    `${about(invoice)}\n${by === null ? '' : `请在 ${deadlineText(by, now)} 前开出，`}${PAGE}`,
  cancelled: ({ number, called }: Invoice): string => `开票 ${number}：${called}撤回了，不用开了`,
  lapsed: ({ number }: Invoice): string => `开票 ${number}：订单的钱都退了，不用开了`,
  adjusted: ({ number, amountFen }: Invoice): string =>
    `开票 ${number}：有退款，金额改为 ${yuanText(amountFen)}，开票单已更新`,
  owed: (
    invoice: Invoice,
    dueFen: number,
    { by, now }: { readonly by: Instant | null; readonly now: Instant },
  ): string =>
    `${about(invoice)}\n开票后退了款，要红冲 ${yuanText(dueFen)}${by === null ? '' : `，${deadlineText(by, now)} 前`}，${PAGE}`,
  due: (lines: readonly Invoice[], now: Instant, byOf: (invoice: Invoice) => Instant | null): string =>
    [
      `要办的发票 ${lines.length} 张：`,
      ...lines.map((invoice) => {
        const by = byOf(invoice)
        const when = by === null ? '' : by < now ? '，已超时' : `，${deadlineText(by, now)} 前`
        return `${invoice.number} 尾号 ${orderTail(invoice.orderNo)} ${invoiceStatusWords[invoice.state.status]}${when}`
      }),
      PAGE,
    ].join('\n'),
} as const

/** What stands in a notice (订阅消息): at most 20 characters a field. */
export const invoiceNoticeWords = (status: InvoiceStatus) => ({
  事项: '电子发票',
  结果: invoiceStatusWords[status],
})

/** The table for a tax system: one line for each of the goods. */
export const sheetWords = {
  sheet: '开票单',
  columns: [
    '开票单号',
    '订单号',
    '抬头类型',
    '购方名称',
    '购方税号',
    '邮箱',
    '商品名称',
    '规格型号',
    '税收分类编码',
    '数量',
    '含税单价',
    '含税金额',
    '备注',
  ],
  freight: '运费',
  orderNote: (orderNo: string) => `订单 ${orderNo}`,
} as const
