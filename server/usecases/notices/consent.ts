import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { err, ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import { addConsent } from '../../notices/consents'
import type { UseCase } from '../../serve'
import { offersFor } from './offers'

export const consent: UseCase<typeof shopperContract.notices.consent, ShopperActor> = async (
  { templateIds, clientId },
  { actor, ports },
) => {
  const { shop, openid } = actor
  const known = new Set(shop.notices?.map(({ templateId }) => templateId))
  if (!templateIds.every((templateId) => known.has(templateId))) return err('notFound')
  for (const templateId of new Set(templateIds)) {
    await addConsent(ports, { shopId: shop._id, openid, templateId, clientId })
  }
  return ok({ offers: await offersFor(ports, actor) })
}
