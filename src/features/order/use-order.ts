import type { Output } from '../../../core/contracts/procedure'
import type { ShopperContract } from '../../../core/contracts/shopper.contract'
import { api } from '../../api/client'
import { useRemote, type RemoteContent } from '../../api/use-remote'

export type FoundOrder = Output<ShopperContract['orders']['find']>

/** One of my orders in full. */
export const useOrder = (orderNo: string): RemoteContent<FoundOrder> =>
  useRemote({ ask: () => api.orders.find({ orderNo }) })
