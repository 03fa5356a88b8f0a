import * as z from 'zod/mini'
import { PHOTO_MAX_BYTES } from '../../conversation/message'
import { UploadId } from '../../shared/ids'
import { procedure } from '../procedure'

const roles = ['shopper'] as const

export const uploadsContract = {
  /** Begins one upload: where the client may put the file (`cloudPath`) and the id to send afterwards. */
  begin: procedure({
    roles,
    input: z.object({
      bytes: z.int().check(z.minimum(1, 'fileEmpty'), z.maximum(PHOTO_MAX_BYTES, 'fileTooLarge')),
    }),
    output: z.object({ uploadId: UploadId, cloudPath: z.string() }),
  }),
}
