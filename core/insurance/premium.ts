import * as z from 'zod/mini'
import { Fen } from '../shared/money'

/** R126: what a shopper pays for it is ¥0.5 to ¥3. */
const Premium = Fen.check(z.gte(50), z.lte(300))

/** What insurance costs the shopper, by what was paid for the order. */
export const PremiumTable = z.lazy(() =>
  z
    .array(z.object({ fromPaidFen: Fen, premiumFen: Premium, coverFen: Fen.check(z.positive()) }))
    .check(z.minLength(1)),
)
export type PremiumTable = z.infer<typeof PremiumTable>
type PremiumRow = PremiumTable[number]

/** The row of the highest bound that the order reaches; null for an order below all of them: it cannot be insured. */
export const premiumFor = (table: PremiumTable, paidFen: Fen): PremiumRow | null =>
  table
    .filter(({ fromPaidFen }) => paidFen >= fromPaidFen)
    .reduce<PremiumRow | null>(
      (best, row) => (best && best.fromPaidFen >= row.fromPaidFen ? best : row),
      null,
    )
