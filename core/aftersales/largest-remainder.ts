import type { Fen } from '../shared/money'
import { sum } from '../shared/sum'

/** a × b ÷ c as a whole number and what is left of it, digit by digit: a × b itself may be too large for a number. */
const divided = (a: number, b: number, c: number): readonly [quotient: number, rest: number] => {
  let quotient = 0
  let rest = 0
  for (const digit of String(b)) {
    const whole = rest * 10 + a * Number(digit)
    rest = whole % c
    quotient = quotient * 10 + (whole - rest) / c
  }
  return [quotient, rest]
}

/**
 * Shares an amount by weights, to the fen: whole fen first, then one each to the largest remainders, the earlier one
 * first where they are equal. The shares add up to the amount, and none is more than its weight as long as the amount is
 * not more than the weights. Weights that are all 0 count as equal. Exact up to 4 × 10¹⁴ fen.
 */
export const shared = (amountFen: Fen, weights: readonly number[]): readonly Fen[] => {
  const whole = sum(weights)
  if (whole === 0 && weights.length > 0) {
    return shared(
      amountFen,
      weights.map(() => 1),
    )
  }
  const parts = weights.map((weight) => divided(amountFen, weight, whole))
  const left = amountFen - sum(parts.map(([quotient]) => quotient))
  const larger = parts.map(([, rest], index) => ({ rest, index })).sort((a, b) => b.rest - a.rest)
  const lucky = new Set(larger.slice(0, left).map(({ index }) => index))
  return parts.map(([quotient], index) => quotient + (lucky.has(index) ? 1 : 0))
}
