import type { WebContract } from '../../../core/contracts/web.contract'
import { err, ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import type { UseCase, UseCases } from '../../serve'
import { shopperUseCases } from '../shopper'

/** Storage takes the bytes itself, at an address that is good for one file and some minutes. */
const address: UseCase<WebContract['uploads']['address'], ShopperActor> = async (
  { uploadId },
  { actor: { shop, openid }, ports },
) => {
  const upload = await ports.uploads.find(uploadId)
  if (upload?.shopId !== shop._id || upload.openid !== openid) return err('notFound')
  return ok(await ports.files.addressOf(`inbox/${uploadId}`))
}

/** What the door `web` can do for a shopper who signed in. */
export const webUseCases: UseCases<WebContract, ShopperActor> = {
  ...shopperUseCases,
  uploads: { ...shopperUseCases.uploads, address },
}
