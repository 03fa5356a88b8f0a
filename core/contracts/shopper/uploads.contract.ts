import * as z from 'zod/mini'
import { uploadKinds } from '../../files/limits'
import { UploadId } from '../../shared/ids'
import { procedure } from '../procedure'

const roles = ['shopper'] as const

export const uploadsContract = {
  /** Begins one upload: where the client may put the file (`cloudPath`) and the id to send afterwards. */
  begin: procedure({
    roles,
    input: z.object({
      /** A picture when it is left out: versions that sent nothing else did not say. */
      kind: z.optional(z.enum(uploadKinds)),
      /** Each kind has its own limit (core/files/limits.ts). */
      bytes: z.int().check(z.minimum(1, 'fileEmpty')),
    }),
    output: z.object({ uploadId: UploadId, cloudPath: z.string() }),
  }),
}
