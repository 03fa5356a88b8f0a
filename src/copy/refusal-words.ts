import { isRefusalCode, type RefusalCode } from '../../core/contracts/refusals'
import { refusalWords } from '../../core/copy/refusals'

/** Words that name colleagues are for agents. */
const hers: Partial<Readonly<Record<RefusalCode, string>>> = {
  changedMeanwhile: '情况刚刚有变化，已经刷新。写的内容都还在，请再试一次',
}

/** The words of a refusal; a code from a newer server is still a failure that a person can read. */
export const wordsOf = (code: string): string =>
  isRefusalCode(code) ? (hers[code] ?? refusalWords[code]) : refusalWords.internal
