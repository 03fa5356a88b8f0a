/** What became of a recording. */
export type Recording = 'send' | 'drop' | 'tooShort' | 'failed'

/** So far up the finger has to slide to take it back, px. */
const CANCEL_PX = 60
/** Shorter is a slip of the finger. */
export const VOICE_MIN_MS = 1_000
/** So long before the end it is told how long is left, s. */
const WARN_S = 10

export const isCancelling = (beganAtY: number, y: number): boolean => beganAtY - y >= CANCEL_PX

interface Ended {
  readonly isCancelled: boolean
  readonly heldMs: number
  /** Something was recorded. */
  readonly hasSound: boolean
}

export const outcomeOf = ({ isCancelled, heldMs, hasSound }: Ended): Recording => {
  if (isCancelled) return 'drop'
  if (heldMs < VOICE_MIN_MS) return 'tooShort'
  return hasSound ? 'send' : 'failed'
}

/** Whole seconds that are left, once that is worth telling; null before. */
export const secondsLeft = (heldMs: number, mostMs: number): number | null => {
  const left = Math.ceil((mostMs - heldMs) / 1_000)
  return left <= WARN_S ? Math.max(0, left) : null
}
