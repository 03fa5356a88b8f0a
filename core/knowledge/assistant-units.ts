/** What is written → the one unit, longer ones first. A 个 means nothing but before 月: 3个月 is not 3月. */
const binding: readonly (readonly [ways: readonly string[], unit: string])[] = [
  [['块钱', '元', '圆', '块(?!儿)', 'rmb', 'r(?![a-z])', '人民币'], '元'],
  [['毛钱', '毛', '角'], '角'],
  [['%', '个百分点'], '%'],
  [['折'], '折'],
  [['倍'], '倍'],
  [['成(?!功|为|交|分|年|人|本)'], '成'],
  [['秒钟', '秒'], '秒'],
  [['分钟'], '分钟'],
  [['刻钟'], '刻钟'],
  [['个小时', '小时', '个钟头', '钟头', 'h(?![a-z])'], '小时'],
  [['个工作日', '工作日'], '工作日'],
  [['个自然日', '自然日', '天'], '天'],
  [['周年', '年'], '年'],
  [['个星期', '星期', '个礼拜', '礼拜', '周'], '周'],
  [['个月'], '个月'],
  [['月'], '月'],
  [['个季度', '季度'], '季度'],
  [['日', '号'], '号'],
  [['点'], '点'],
]

const COUNTED =
  '件|次|张|份|双|包(?!邮)|单|笔|位|人|款|种|套|只|瓶|盒|箱|袋|公斤|千克|斤|克|吨|公里|厘米|毫米|米|毫升|升|级|步|积分|分|岁|字|条|遍|项|家|楼|层|度|个|[a-z]{1,2}(?![a-z])'

const BINDING = binding.flatMap(([ways]) => ways).join('|')

/** Whatever a number counts, inside a pattern. */
export const UNIT = `${BINDING}|${COUNTED}`

const startsBinding = new RegExp(`^(?:${BINDING})`)
const startsCounted = new RegExp(`^(?:${COUNTED})`)

/** Before counted things a Chinese 一 is an article: 一件, 一个; before money and time it is a number. */
export const isArticleBefore = (after: string): boolean =>
  startsCounted.test(after) && !startsBinding.test(after)

const ofWay = new Map(
  binding.flatMap(([ways, unit]) => ways.map((way) => [way.replace(/\(.*/, ''), unit] as const)),
)

/** 个小时, 钟头 and 小时 are one; what is only counted stays as it is written. */
export const unitOf = (written: string): string => ofWay.get(written) ?? written

/** What a number bounds: 7天内 is not 7天后. */
export type Side = 'within' | 'after' | 'before' | 'atLeast' | 'atMost' | 'nth'

const before: Readonly<Record<string, Side>> = {
  ...{ 不超过: 'atMost', 不满: 'atMost', 不足: 'atMost', 不到: 'atMost', 少于: 'atMost', 低于: 'atMost' },
  ...{ 小于: 'atMost', 最多: 'atMost', 至多: 'atMost', 不少于: 'atLeast', 不低于: 'atLeast', 满: 'atLeast' },
  ...{ 达到: 'atLeast', 超过: 'atLeast', 大于: 'atLeast', 高于: 'atLeast', 至少: 'atLeast', 最少: 'atLeast' },
  ...{ 起码: 'atLeast', 第: 'nth' },
}

const after: readonly (readonly [RegExp, Side])[] = [
  [/内|里/, 'within'],
  [/后|起/, 'after'],
  [/前/, 'before'],
  [/上|多/, 'atLeast'],
  [/下/, 'atMost'],
]

/** Words of bounds before and behind a number, inside a pattern. */
export const BEFORE = Object.keys(before).join('|')
export const AFTER = '[以之]内|内|里|[以之]后|后|起|[以之]前|前|及?以上|多|及?以下'

/** By the word before a number, or by the one behind it. */
export const sideOf = (wordBefore: string | undefined, wordAfter: string | undefined): Side | null =>
  before[wordBefore ?? ''] ?? after.find(([ways]) => ways.test(wordAfter ?? ''))?.[1] ?? null
