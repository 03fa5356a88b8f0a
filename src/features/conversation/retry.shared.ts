import type { RefusalCode } from '../../../core/contracts/refusals'
import { SECOND } from '../../../core/shared/time'

/** What happens to a message that was not taken. */
export type NextStep =
  | { readonly then: 'again'; readonly afterMs: number }
  /** Its file is not there after all. */
  | { readonly then: 'carryAgain'; readonly afterMs: number }
  /** No repeat heals it: it waits for a tap, and what comes after it goes on. */
  | { readonly then: 'tap' }

const LONGEST = 30 * SECOND
/** How often trouble on the server's side is met before a person is asked. */
const PATIENCE = 4
/** Uploads that break although the server answers. */
export const UPLOAD_PATIENCE = 6
/** An answer tells how long the next message waits; without one (another phone was faster) it waits so long. */
const BREATH = 3 * SECOND

/** 1 s, 2 s, 4 s … 30 s. `tries`: refusals in a row, from 1. */
export const backOff = (tries: number): number => Math.min(LONGEST, SECOND * 2 ** (Math.min(tries, 10) - 1))

/** `tries`: how often this was refused in a row, from 1. */
export const nextStep = (refusal: RefusalCode, tries: number): NextStep => {
  switch (refusal) {
    case 'offline':
    case 'sessionExpired':
      return { then: 'again', afterMs: backOff(tries) }
    case 'tooFast':
      return { then: 'again', afterMs: Math.min(LONGEST, BREATH * tries) }
    case 'busy':
    case 'internal':
      return tries < PATIENCE ? { then: 'again', afterMs: backOff(tries) } : { then: 'tap' }
    case 'fileMissing':
      return tries < PATIENCE ? { then: 'carryAgain', afterMs: backOff(tries) } : { then: 'tap' }
    default:
      return { then: 'tap' }
  }
}
