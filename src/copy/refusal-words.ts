import { isRefusalCode } from '../../core/contracts/refusals'
import { refusalWords } from '../../core/copy/refusals'

/** The words of a refusal; a code from a newer server is still a failure that a person can read. */
export const wordsOf = (code: string): string =>
  isRefusalCode(code) ? refusalWords[code] : refusalWords.internal
