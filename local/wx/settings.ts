import * as z from 'zod/mini'

const Suggestion = z.enum(['pass', 'review', 'risky'])
export type Suggestion = z.infer<typeof Suggestion>

/** How WeChat thinks of content on this machine: the page `/_local` and tests set it. */
export const WxSettings = z.object({
  /** A text with one of these is `risky`, with one of those is to be reviewed. */
  riskyWords: z.array(z.string().check(z.minLength(1))),
  reviewWords: z.array(z.string().check(z.minLength(1))),
  /** The verdict on every file. */
  media: Suggestion,
  /** When it comes, ms; null: only when it is told to (`decide`). */
  verdictAfterMs: z.nullable(z.int().check(z.nonnegative())),
})
export type WxSettings = z.infer<typeof WxSettings>

export const usualSettings: WxSettings = {
  riskyWords: ['代开发票赚钱', '网络赌博', '哔哔违规'],
  reviewWords: ['加微信返现', '哔哔可疑'],
  media: 'pass',
  verdictAfterMs: 1_500,
}

/** 命中标签 (WeChat documentation of msgSecCheck): 100 normal, 10001 advertising, 20012 low and vulgar. */
const labels: Readonly<Record<Suggestion, number>> = { pass: 100, review: 10_001, risky: 20_012 }

const holds = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word))

export const suggestionFor = (text: string, { riskyWords, reviewWords }: WxSettings): Suggestion => {
  if (holds(text, riskyWords)) return 'risky'
  return holds(text, reviewWords) ? 'review' : 'pass'
}

/** `result` and `detail` of an answer or event of version 2. */
export const verdictOf = (suggest: Suggestion) => ({
  detail: [{ strategy: 'content_model', errcode: 0, suggest, label: labels[suggest], prob: 90 }],
  result: { suggest, label: labels[suggest] },
})
