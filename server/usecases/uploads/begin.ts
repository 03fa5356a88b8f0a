import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import type { UseCase } from '../../serve'

export const begin: UseCase<typeof shopperContract.uploads.begin, ShopperActor> = async (
  _input,
  { actor: { shop, openid }, ports },
) => {
  const uploadId = ports.newId()
  const cloudPath = `inbox/${uploadId}`
  const fileId = await ports.files.idOf(cloudPath)
  await ports.uploads.begin({ _id: uploadId, shopId: shop._id, openid, fileId, begunAt: ports.now() })
  return ok({ uploadId, cloudPath })
}
