import type { RefusalCode } from '../../../core/contracts/refusals'
import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { fileLimits, type UploadKind } from '../../../core/files/limits'
import { err, ok, type Result } from '../../../core/shared/result'
import { DAY } from '../../../core/shared/time'
import type { ShopperActor } from '../../actor'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import type { Uploader } from './take-upload'

interface Announced {
  readonly kind: UploadKind
  readonly bytes: number
}

interface Begun {
  readonly uploadId: string
  /** Where the client may put the file. */
  readonly cloudPath: string
}

/** What was begun and never sent is gone after a day (design.md "Uploads"). */
const UPLOAD_MS = DAY

/** Begins one upload of this uploader's; each kind has its own limit. */
export const beginUpload = async (
  ports: Ports,
  { shop, openid }: Uploader,
  { kind, bytes }: Announced,
): Promise<Result<Begun, RefusalCode>> => {
  const limit = fileLimits[kind]
  if (bytes > limit.bytes) return err(limit.tooLarge)
  const uploadId = ports.newId()
  const cloudPath = `inbox/${uploadId}`
  const fileId = await ports.files.idOf(cloudPath)
  await ports.uploads.begin({
    _id: uploadId,
    shopId: shop._id,
    openid,
    fileId,
    until: ports.now() + UPLOAD_MS,
  })
  return ok({ uploadId, cloudPath })
}

export const begin: UseCase<typeof shopperContract.uploads.begin, ShopperActor> = (
  { kind = 'image', bytes },
  { actor, ports },
) => beginUpload(ports, actor, { kind, bytes })
