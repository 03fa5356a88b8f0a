import type { DataRequestView, PrivacyView } from '../../../core/contracts/shopper/privacy.contract'
import type { shopperContract } from '../../../core/contracts/shopper.contract'
import { privacyOf } from '../../../core/privacy/policy'
import type { DataRequest } from '../../../core/privacy/request'
import { ok } from '../../../core/shared/result'
import { HOUR } from '../../../core/shared/time'
import type { ShopperActor } from '../../actor'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'

const detailsOf = async (ports: Ports, { state }: DataRequest): Promise<Partial<DataRequestView>> => {
  switch (state.status) {
    case 'submitted':
      return { beginsAt: state.beginsAt }
    case 'refused':
      return { reason: state.reason }
    case 'ready': {
      const links = await ports.personalData.linksFor(
        [state.fileId],
        Math.min(HOUR, state.until - ports.now()),
      )
      return { url: links.get(state.fileId) ?? '', until: state.until }
    }
    default:
      return {}
  }
}

/** A download whose time is over is no more, whether or not the clock has come by. */
const isOver = ({ state }: DataRequest, now: number): boolean =>
  state.status === 'ready' && state.until <= now

const viewOf = async (ports: Ports, request: DataRequest): Promise<DataRequestView> => {
  const { kind, state } = request
  if (isOver(request, ports.now())) return { kind, status: 'expired', at: state.at }
  return { kind, status: state.status, at: state.at, ...(await detailsOf(ports, request)) }
}

export const privacyView = async (ports: Ports, { shop, openid }: ShopperActor): Promise<PrivacyView> => {
  const kinds = ['download', 'delete'] as const
  const found = await Promise.all(kinds.map((kind) => ports.dataRequests.find(shop._id, openid, kind)))
  const requests = await Promise.all(found.flatMap((one) => (one ? [viewOf(ports, one)] : [])))
  return { shopName: shop.name, phone: shop.phone, policy: privacyOf(shop), requests, now: ports.now() }
}

export const view: UseCase<typeof shopperContract.privacy.view, ShopperActor> = async (
  _input,
  { actor, ports },
) => ok(await privacyView(ports, actor))
