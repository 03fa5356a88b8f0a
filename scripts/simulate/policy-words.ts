import type { Difference, WhatIf } from '../../core/aftersales/policy/what-if'
import type { PolicyDraft } from '../../core/aftersales/policy/policy'
import { ruleText, rulingText } from '../../core/copy/aftersales-rules'
import { yuanText } from '../../core/shared/money'
import { columnLeft as left, columnRight as right } from '../lib/columns'

const MOST_SHOWN = 20

const line = (name: string, before: string, after: string): string =>
  `  ${left(name, 14)}${right(before, 16)}${right(after, 16)}`

const sums = ({ before, after }: WhatIf): readonly string[] => [
  line('', '原结果', '这份草稿'),
  line('自动通过', `${before.approved} 张`, `${after.approved} 张`),
  line('自动通过的钱', yuanText(before.approvedFen), yuanText(after.approvedFen)),
  line('免退货', `${before.returnFree} 张`, `${after.returnFree} 张`),
  line('运费补偿', yuanText(before.freightFen), yuanText(after.freightFen)),
]

const differs = ({ before, after }: Difference): string => {
  const [was, is] = [rulingText(before), rulingText(after)]
  return was === is ? `运费 ${yuanText(before.freightFen)} → ${yuanText(after.freightFen)}` : `${was} → ${is}`
}

const signed = (fen: number): string => `${fen > 0 ? '+' : ''}${yuanText(fen)}`

export const policyWords = {
  usage:
    '用法：npm run simulate -- policy --draft 草稿.json --cases 售后单.jsonl [--shop 店铺] [--days 天数]\n' +
    '      售后单是 npm run export -- cases 售后单.jsonl 导出的；草稿是 shops 里 afterSales 的样子',
  unreadable: (file: string) => `读不了文件 ${file}`,
  notAPolicy: (file: string, where: string) => `${file} 不是售后政策：${where}`,
  notACase: (file: string, row: number) => `${file} 第 ${row} 行不是售后单`,
  faults: (faults: readonly string[]) => ['草稿有问题：', ...faults.map((fault) => `  ${fault}`)].join('\n'),
  manyShops: (shops: readonly string[]) => `文件里有几家店，请用 --shop 选一家：${shops.join('、')}`,
  badDays: (given: string) => `--days 要是大于 0 的整数，收到的是 ${given}`,
  report: (seen: WhatIf, draft: PolicyDraft): string =>
    [
      '',
      `重算了 ${seen.cases} 张售后申请，${seen.changed} 张会不同`,
      '',
      ...sums(seen),
      ...(seen.changed > 0 ? ['', '因为哪些规则'] : []),
      ...seen.byRule.map(
        ({ rule, cases, moreFen }) =>
          `  ${right(`${cases} 张`, 8)}${right(signed(moreFen), 14)}  ${ruleText(rule, [draft])}`,
      ),
      ...(seen.changed > 0 ? ['', `哪些会不同（最多 ${MOST_SHOWN} 张）`] : []),
      ...seen.differences
        .slice(-MOST_SHOWN)
        .reverse()
        .map((one) => `  ${left(one.caseNo, 18)}${right(signed(one.moreFen), 14)}  ${differs(one)}`),
      '',
    ].join('\n'),
} as const
