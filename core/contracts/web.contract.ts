import * as z from 'zod/mini'
import { UploadId } from '../shared/ids'
import { procedure } from './procedure'
import { shopperContract } from './shopper.contract'
import { uploadsContract } from './shopper/uploads.contract'

/** What a shopper can ask on the web: the same, and where to put a file (there is no wx.cloud.uploadFile). */
export const webContract = {
  ...shopperContract,
  uploads: {
    ...uploadsContract,
    address: procedure({
      roles: ['shopper'],
      input: z.object({ uploadId: UploadId }),
      /** A PUT with these headers, within minutes. */
      output: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) }),
    }),
  },
}
export type WebContract = typeof webContract
