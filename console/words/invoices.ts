import type { InvoiceListName } from '../../core/contracts/desk/invoices'
import type { DeskAct } from '../../core/invoices/desk-view'
import { yuanText } from '../../core/shared/money'
import { momentText, type Instant } from '../../core/shared/time'
import { longText } from './followups'

/** What the page 发票 says. */
export const invoicesWords = {
  title: '发票',
  why: '申请提交后自动核验、生成开票单、转到这里，您只管开出来',
  lists: '看哪些',
  list: { due: '要办', waiting: '等顾客', over: '办完的' } satisfies Record<InvoiceListName, string>,
  listWithCount: (name: string, count: number) => (count > 0 ? `${name} ${count}` : name),
  empty: { due: '没有要开的发票', waiting: '没有在等顾客的', over: '还没有办完的' } satisfies Record<
    InvoiceListName,
    string
  >,
  emptyWhy: {
    due: '顾客在订单里点“开发票”，核验通过的会出现在这里',
    waiting: '信息有疑问、请顾客补充的会出现在这里',
    over: '开出、退回和撤回的会出现在这里',
  } satisfies Record<InvoiceListName, string>,
  notYours: '发票由财务和主管办理',
  notYoursWhy: '要办发票，请主管在店铺设置里把您加进财务名单',
  count: (count: number) => `${count} 张发票要办`,
  countLate: (count: number) => `${count} 张超时`,

  left: (ms: number) => `还剩 ${longText(ms)}`,
  over: (ms: number) => `超时 ${longText(ms)}`,
  due: (at: Instant, now: Instant) => `${momentText(at, now)} 前办完`,
  answerBy: (at: Instant, now: Instant) => `等顾客确认，${momentText(at, now)} 前`,
  asked: (called: string, at: Instant, now: Instant) => `${called} ${momentText(at, now)} 申请`,
  takenBy: (name: string, isUnderWay: boolean) => (isUnderWay ? `${name}在办` : `${name}办的`),
  order: (orderNo: string) => `订单 ${orderNo}`,
  question: (text: string) => `问顾客：${text}`,
  reason: (text: string) => `原因：${text}`,
  owed: (fen: number) => `要红冲 ${yuanText(fen)}`,
  reversed: (fen: number) => `已红冲 ${yuanText(fen)}`,
  fapiao: (number: string, date: string) => `发票 ${number}，${date}`,
  openFile: '看文件',
  openLink: '打开链接',

  acts: {
    take: '我来开',
    issue: '填发票，发给顾客',
    askMore: '请顾客补充',
    reject: '不能开',
    reverse: '已红冲',
  } satisfies Record<DeskAct, string>,
  detail: '开票单',
  detailTitle: (sheetNo: string) => `开票单 ${sheetNo}`,
  cancel: '取消',
  done: {
    take: '已是您的',
    issue: '已开出，已发给顾客',
    askMore: '已请顾客补充',
    reject: '已退回，理由已告诉顾客',
    reverse: '红冲已记下',
  } satisfies Record<DeskAct, string>,

  columns: {
    goods: '商品',
    quantity: '数量',
    amount: '含税金额',
    taxCode: '税收分类编码',
  },
  freight: '运费',
  sum: '合计',
  facts: { title: '抬头', taxNo: '税号', email: '邮箱' },
  story: '经过',
  auto: '自动',
  shopper: '顾客',

  issue: {
    title: (called: string, fen: number) => `${called}的发票，${yuanText(fen)}`,
    number: '发票号码',
    numberPlaceholder: '20 位数字，老发票填 8 位或连代码一起填',
    date: '开票日期',
    file: '发票文件',
    choose: '选 PDF、OFD 或图片',
    carrying: (percent: number) => `正在上传 ${percent}%`,
    chosen: (name: string) => `已上传 ${name}`,
    link: '下载链接',
    linkPlaceholder: '没有文件时填，https:// 开头',
    hint: '文件和链接至少给一样，顾客在聊天和订单里都能打开',
    save: '发给顾客',
  },
  askMore: {
    title: '请顾客补充什么',
    placeholder: '比如：请提供公司全称，和营业执照上一样',
    save: '发给顾客',
  },
  reject: { title: '为什么不能开', placeholder: '顾客会看到，比如：抬头和付款人不一致', save: '退回' },
  reverse: {
    title: (fen: number) => `红冲 ${yuanText(fen)}`,
    why: '先在税务系统里开出红字发票，再把号码记在这里',
    number: '红字发票号码',
    save: '记下',
  },
  exports: '导出开票单',
  exportKinds: { xlsx: 'Excel', csv: 'CSV' },
  exportName: (date: string) => `开票单 ${date}`,
  exported: (count: number) => (count > 0 ? `已导出 ${count} 张开票单` : '没有要开的，导出的是空表'),
} as const
