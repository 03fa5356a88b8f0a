import { columnLeft as left, columnRight as right } from '../../scripts/lib/columns'
import { billedCalls, type Bill, type Usage } from './estimate'
import type { Measured, ProcedureShare } from './measure'
import type { Step } from './mix'

const whole = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0 })
const fine = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 })
const number = (value: number): string => (value >= 100 ? whole : fine).format(value)
const bytes = (value: number): string => {
  if (value >= 1024 ** 3) return `${fine.format(value / 1024 ** 3)} GB`
  return value >= 1024 ** 2 ? `${fine.format(value / 1024 ** 2)} MB` : `${fine.format(value / 1024)} KB`
}
const yuan = (value: number): string => `${value.toFixed(2)} 元`

const usageRows: readonly (readonly [label: string, of: (usage: Usage) => string])[] = [
  ['函数调用', ({ calls }) => number(calls)],
  ['资源使用量 GBs', ({ gbSeconds }) => (gbSeconds < 1 ? gbSeconds.toFixed(3) : number(gbSeconds))],
  ['数据库读', ({ reads }) => number(reads)],
  ['数据库写', ({ writes }) => number(writes)],
  ['存储请求', ({ storage }) => number(storage)],
  ['计费的调用次数', (usage) => number(billedCalls(usage))],
  ['外网出流量', ({ egressBytes }) => bytes(egressBytes)],
  ['数据库多存', ({ storedBytes }) => bytes(storedBytes)],
]

const shareRows = (shares: readonly ProcedureShare[]): string[] =>
  [...shares]
    .sort((a, b) => b.gbSeconds - a.gbSeconds)
    .map(
      ({ name, calls, requests, gbSeconds }) =>
        `  ${left(name, 32)}${right(number(calls), 10)}${right(number(requests), 12)}${right(gbSeconds.toFixed(3), 10)}`,
    )

const stepRows = (steps: readonly Step[]): string[] =>
  steps.map(
    ({ times, timesWithBell, why }) =>
      `  ${right(timesWithBell === undefined ? `${times}` : `${times}（铃 ${timesWithBell}）`, 12)} × ${why}`,
  )

const billRows = (bills: readonly Bill[]): string[] =>
  bills
    .slice(0, 3)
    .map(
      ({ package: { name, yuanAMonth, isConfirmed }, yuan: all, beyondYuan }) =>
        `  ${left(name, 10)}${right(yuan(all), 14)}  套餐 ${yuan(yuanAMonth)}，超出 ${yuan(beyondYuan)}${isConfirmed ? '' : '（配额未能核实）'}`,
    )

interface Report {
  readonly conversationsADay: number
  readonly steps: readonly Step[]
  readonly measured: Measured
  readonly months: { readonly plain: Usage; readonly withBell: Usage }
  readonly bills: { readonly plain: readonly Bill[]; readonly withBell: readonly Bill[] }
}

const table = ({ measured, months }: Report): string[] => {
  const columns = [measured.plain, measured.withBell, measured.tick, months.plain, months.withBell]
  const heads = ['每个会话', '有铃时', '时钟每次', '每月', '有铃时每月']
  return [
    `  ${left('', 16)}${heads.map((head) => right(head, 14)).join('')}`,
    ...usageRows.map(
      ([label, of]) => `  ${left(label, 16)}${columns.map((usage) => right(of(usage), 14)).join('')}`,
    ),
  ]
}

export const words = {
  usage: '用法：npm run cost -- --conversations 每天的会话数（默认 200）',
  measuring: '正在量：演示店铺里走几遍典型会话',
  notANumber: (given: string) => `每天的会话数要是 1 到 1,000,000 的整数，收到的是 ${given}`,
  report: (report: Report): string =>
    [
      '',
      `一个典型会话（转了人工）`,
      ...stepRows(report.steps),
      '',
      `量出来的，每月按每天 ${number(report.conversationsADay)} 个会话、30 天，加上每 10 秒一次的时钟`,
      ...table(report),
      '',
      `  ${left('每个会话，按过程', 32)}${right('调用', 10)}${right('数据库请求', 12)}${right('GBs', 10)}`,
      ...shareRows(report.measured.shares),
      '',
      '每月费用估计，最省的三种套餐（价格表和出处：local/cost/prices.ts）',
      ...billRows(report.bills.plain),
      '  听得到铃时（微信里的 watch）：',
      ...billRows(report.bills.withBell),
      '',
      '说明：GBs 用这台电脑上的时间算，云上每次请求更远，会更多；照片、CDN、日志和大模型没有算；',
      '2025 年起新买的环境按资源点计费，换算没能核实，按价格文档里的调用次数和 GBs 估。',
      '',
    ].join('\n'),
} as const
