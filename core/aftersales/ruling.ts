import * as z from 'zod/mini'
import { Fen } from '../shared/money'

/** What the shop's policy said of a wish, kept with the case: of which version, by which rules. */
export const Ruling = z.object({
  policyVersion: z.int(),
  /** Ids of the rules that spoke, the deciding one first. */
  rules: z.array(z.string()),
  /** Approved without a person. */
  approves: z.boolean(),
  /** 秒退: the money goes at once (R129). */
  instant: z.boolean(),
  /** 免退货 (R116, R124). */
  waivesReturn: z.boolean(),
  /** 预退 (R130). */
  prepays: z.boolean(),
  /** Who bears the freight of the return; null when nothing is sent back (R119). */
  freightBy: z.nullable(z.enum(['shop', 'shopper'])),
  /** What the shop pays for it at most, fen (R123). */
  freightFen: Fen,
  /** What leaves the shop before anybody sees the goods, fen: caps and brake count it. */
  aheadFen: Fen,
})
export type Ruling = z.infer<typeof Ruling>
