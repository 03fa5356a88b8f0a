import type { NoticeOffer } from '../../../core/contracts/shopper/notices.contract'
import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { ok } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'

export const offersFor = async (ports: Ports, { shop, openid }: ShopperActor): Promise<NoticeOffer[]> =>
  Promise.all(
    (shop.notices ?? []).map(async ({ kind, templateId }) => {
      const consent = await ports.noticeConsents.find(shop._id, openid, templateId)
      return { kind, templateId, left: consent?.left ?? 0 }
    }),
  )

export const offers: UseCase<typeof shopperContract.notices.offers, ShopperActor> = async (
  _input,
  { actor, ports },
) => ok({ offers: await offersFor(ports, actor) })
