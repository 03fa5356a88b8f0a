import type { CellProblem } from '../orders/import/cells'

/** Why a line of an order file was not imported: what is wrong, where, what would help. */
export const importWords = {
  noOrderNo: '这一行没有订单号',
  damagedOrderNo: (text: string) =>
    `订单号“${text}”被表格软件改成了数字，后面几位已经丢失。请重新导出，不要用表格软件另存，或把这一列设成文本`,
  roundedOrderNo: (text: string) =>
    `订单号“${text}”第 15 位以后全是 0，像是被表格软件改过，真实的号码已经丢失。请重新导出`,
  badOrderNo: (text: string) => `订单号“${text}”不对：只能是 4 到 40 位字母、数字、横线`,
  badOpenid: (text: string) => `openid“${text}”不对：只能是 64 位以内的字母、数字、横线`,
  unknownStatus: (column: string, text: string) => `不认识的${column}“${text}”`,
  noStatus: '没有订单状态',
  noPlacedAt: '没有下单时间',
  noTitle: '没有商品名称',
  noPrice: (title: string) => `“${title}”没有单价，也算不出来`,
  noPaid: '没有实付金额',
  paidTooHigh: (paid: string, sum: string) => `实付 ${paid} 多于商品加运费 ${sum}，对不上`,
  differs: (column: string, lines: readonly number[]) =>
    `同一订单的${column}在第 ${lines.join('、')} 行不一样`,
  otherLine: (line: number) => `同一订单的第 ${line} 行有问题，整单没有导入`,
  cell: {
    badAmount: (column: string, text: string) => `${column}“${text}”不是金额`,
    badTime: (column: string, text: string) => `${column}“${text}”不是时间，应为 2026-11-21 10:05:00 这样`,
    badQuantity: (column: string, text: string) => `${column}“${text}”不是件数`,
    damagedNumber: (column: string, text: string) =>
      `${column}“${text}”被表格软件改成了数字，后面几位已经丢失，请重新导出`,
  } satisfies Record<CellProblem, (column: string, text: string) => string>,
} as const
