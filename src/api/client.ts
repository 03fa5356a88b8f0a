import { remoteClient } from '../../core/contracts/client'
import type { ShopperContract } from '../../core/contracts/shopper.contract'
import { callDoor } from '../platform/cloud'

/** Everything that a shopper can ask: `api.conversation.send({ … })`. */
export const api = remoteClient<ShopperContract>('shopper', callDoor)
export type Api = typeof api
