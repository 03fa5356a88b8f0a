import type { CaseType, Reason } from '../aftersales/kinds'
import type { PolicyDraft } from '../aftersales/policy/policy'
import type { When } from '../aftersales/policy/when'
import type { Ruling } from '../aftersales/ruling'
import { yuanText } from '../shared/money'
import { caseTypeWords, reasonWords } from './aftersales'

type Named = Pick<PolicyDraft, 'categories' | 'credit' | 'noReason' | 'quality'>

const isSet = (one: readonly Reason[], other: readonly Reason[]): boolean =>
  one.length === other.length && one.every((reason) => other.includes(reason))

const reasonsText = (reasons: readonly Reason[], { noReason, quality }: Named): string => {
  if (isSet(reasons, quality)) return '质量问题'
  if (isSet(reasons, noReason)) return '无理由'
  return reasons.map((reason) => reasonWords[reason]).join('、')
}

export const typesText = (types: readonly CaseType[]): string =>
  types.map((type) => caseTypeWords[type]).join('、')

const namesIn = (
  all: readonly { readonly id: string; readonly name: string }[],
  ids: readonly string[],
): string => ids.map((id) => all.find((one) => one.id === id)?.name ?? id).join('、')

type Part = (when: When, policy: Named) => string | false | undefined

const goodsWords = { received: '已收到货', notReceived: '没收到货' } as const

const parts: readonly Part[] = [
  ({ sent }) => sent !== undefined && (sent ? '已发货' : '未发货'),
  ({ goods }) => goods && goodsWords[goods],
  ({ types }) => types && typesText(types),
  ({ reasons }, policy) => reasons && reasonsText(reasons, policy),
  ({ categories }, policy) => categories && `限${namesIn(policy.categories, categories)}`,
  ({ except }, policy) => except && `${namesIn(policy.categories, except)}除外`,
  ({ withinDays }) => withinDays !== undefined && `签收后 ${withinDays} 天内`,
  ({ mostFen }) => mostFen !== undefined && `不超过 ${yuanText(mostFen)}`,
  ({ pieces }) => pieces !== undefined && `至少 ${pieces} 份照片或视频`,
  ({ obvious }) => obvious && '一眼能看出的问题',
  ({ levels }, policy) => levels && `信用${namesIn(policy.credit.levels, levels)}`,
]

/** `质量问题，不超过 ¥100.00，至少 1 份照片或视频`: what a rule asks of a wish. */
export const whenText = (when: When, policy: Named): string =>
  parts
    .map((part) => part(when, policy))
    .filter(Boolean)
    .join('，') || '其余情况'

/** What each kind of rules is called. */
export const ruleKindWords = {
  remedies: '可选售后方式',
  evidence: '举证要求',
  freight: '退回运费',
  approvals: '自动通过',
  returnFree: '免退货',
  prepay: '预退',
  instant: '秒退',
  campaigns: '极速退款活动',
  coupons: '补偿券',
} as const
export type RuleKind = keyof typeof ruleKindWords

const kinds = Object.keys(ruleKindWords) as RuleKind[]
const capWords = { shopper: '每位顾客每天先行退款的上限', shop: '全店每天先行退款的上限' } as const

/** A rule by its id, in words; the id itself where none of the policies has it. */
export const ruleText = (id: string, policies: readonly PolicyDraft[]): string => {
  for (const policy of policies) {
    for (const kind of kinds) {
      const rule = policy[kind].find((one) => one.id === id)
      if (rule) return `${ruleKindWords[kind]}：${whenText(rule.when, policy)}`
    }
    const cap = policy.caps.find((one) => one.id === id)
    if (cap) return capWords[cap.per]
    if (policy.brake?.id === id) return '损失偏高时自动收紧'
    const category = policy.categories.find((one) => one.id === id)
    if (category) return `商品类目：${category.name}`
  }
  return id
}

/** `自动通过：质量问题，不超过 ¥100.00（第 3 版）`: by which rule of which version something was decided. */
export const ruleOfText = (
  { rule, policyVersion }: { readonly rule: string; readonly policyVersion: number },
  policies: readonly PolicyDraft[],
): string => `${ruleText(rule, policies)}（第 ${policyVersion} 版）`

/** What came of a wish, in one word: 人工审核, 免退货 … */
export const rulingText = ({ approves, waivesReturn, instant, prepays, freightBy }: Ruling): string => {
  if (!approves) return '人工审核'
  if (waivesReturn) return '免退货'
  if (instant) return '秒退'
  if (prepays) return '预退'
  return freightBy === null ? '自动通过' : '寄回后退款'
}
