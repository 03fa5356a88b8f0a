import { createClient } from '../../core/contracts/client'
import { shopperContract } from '../../core/contracts/shopper.contract'
import { callDoor } from '../platform/cloud'

/** Everything that a shopper can ask: `api.conversation.send({ … })`. */
export const api = createClient('shopper', shopperContract, callDoor)
export type Api = typeof api
