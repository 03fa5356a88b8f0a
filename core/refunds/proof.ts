import * as z from 'zod/mini'
import { Evidence } from '../aftersales/kinds'

/** What shows that a person moved the money outside of this system. */
export const Proof = z.lazy(() =>
  z.object({
    by: z.object({ agentId: z.string(), name: z.string() }),
    /** The platform's or bank's own number of it. */
    reference: z.optional(z.string().check(z.maxLength(64))),
    files: z.array(Evidence).check(z.maxLength(9)),
  }),
)
export type Proof = z.infer<typeof Proof>

/** A number or a picture: somebody's word alone is no proof. */
export const isProof = ({ reference = '', files }: Proof): boolean =>
  reference.trim() !== '' || files.length > 0
