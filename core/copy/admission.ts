import type { Verdict } from '../admission/check'

/** What an agent reads of a check by WeChat; `what` is the message in a word: `[照片]`. */
export const admissionWords = {
  waiting: (what: string) => `${what} 审核中，通过后自动发来`,
  media: {
    pass: (what: string) => `${what} 审核通过`,
    review: (what: string) => `${what} 微信提示可能违规，请先核实`,
    risky: (what: string) => `${what} 未通过微信审核，不再显示`,
    unchecked: (what: string) => `${what} 微信没有给出审核结果，请留意内容`,
  },
  text: {
    pass: () => '微信审核通过',
    review: () => '微信提示这条可能违规，请先核实',
    risky: () => '微信判定这条违规，请谨慎处理',
    unchecked: () => '微信没有给出审核结果，请留意内容',
  },
} as const satisfies Record<'media' | 'text', Record<Verdict, (what: string) => string>> & {
  waiting: (what: string) => string
}
