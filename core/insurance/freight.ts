import * as z from 'zod/mini'
import { Fen } from '../shared/money'

/** As far as an order says it. */
export const Place = z.object({ province: z.optional(z.string()), city: z.optional(z.string()) })
export type Place = z.infer<typeof Place>

/** What it costs to send the usual parcel back, by how far it goes. */
export const FreightTable = z.lazy(() =>
  z.object({
    sameCityFen: Fen,
    sameProvinceFen: Fen,
    elsewhereFen: Fen,
    /** 西藏, 新疆 …: from and to these it costs `remoteFen`. */
    remote: z.array(z.string()),
    remoteFen: Fen,
  }),
)
export type FreightTable = z.infer<typeof FreightTable>

const same = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && one !== '' && one === other

/** What is not known counts as far. 西藏 stands for 西藏自治区. */
export const freightOf = (table: FreightTable, from: Place, to: Place): Fen => {
  if (same(from.province, to.province)) {
    return same(from.city, to.city) ? table.sameCityFen : table.sameProvinceFen
  }
  const isRemote = ({ province = '' }: Place) => table.remote.some((name) => province.startsWith(name))
  return isRemote(from) || isRemote(to) ? table.remoteFen : table.elsewhereFen
}

interface Cost {
  readonly coverFen: Fen
  /** What the shopper paid, as the carrier or a person who saw the receipt says; null when nobody does. */
  readonly actualFen: Fen | null
  /** By the freight table. */
  readonly usualFen: Fen
}

/** What a claim pays: the actual freight, else the usual one, never more than the cover. */
export const amountToPay = ({ coverFen, actualFen, usualFen }: Cost): Fen =>
  Math.min(coverFen, actualFen ?? usualFen)
