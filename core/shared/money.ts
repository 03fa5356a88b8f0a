import * as z from 'zod/mini'

/** Money in fen (1/100 yuan), never a fraction. */
export const Fen = z.int().check(z.nonnegative())
export type Fen = z.infer<typeof Fen>

/** `¥1,286.00` */
export const yuanText = (amountFen: number): string => {
  const sign = amountFen < 0 ? '-' : ''
  const fen = Math.abs(amountFen)
  const whole = String(Math.trunc(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}¥${whole}.${String(fen % 100).padStart(2, '0')}`
}
