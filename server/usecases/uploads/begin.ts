import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { fileLimits } from '../../../core/files/limits'
import { err, ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import type { UseCase } from '../../serve'

export const begin: UseCase<typeof shopperContract.uploads.begin, ShopperActor> = async (
  { kind = 'image', bytes },
  { actor: { shop, openid }, ports },
) => {
  const limit = fileLimits[kind]
  if (bytes > limit.bytes) return err(limit.tooLarge)
  const uploadId = ports.newId()
  const cloudPath = `inbox/${uploadId}`
  const fileId = await ports.files.idOf(cloudPath)
  await ports.uploads.begin({ _id: uploadId, shopId: shop._id, openid, fileId, begunAt: ports.now() })
  return ok({ uploadId, cloudPath })
}
