import type { Accuracy } from '../../../core/contracts/desk/learning'

/** How much of what was judged was right; null: nothing was judged. */
export const shareOf = ({ right, judged }: Pick<Accuracy, 'right' | 'judged'>): number | null =>
  judged === 0 ? null : right / judged
