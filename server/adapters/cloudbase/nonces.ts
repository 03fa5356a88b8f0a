import * as z from 'zod/mini'
import { Instant } from '../../../core/shared/time'
import type { Nonce, Nonces } from '../../ports'
import type { WebNonces } from '../../web-ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'

const Stored: z.ZodMiniType<Nonce> = z.object({
  _id: z.string(),
  shopId: z.string(),
  takenAt: Instant,
  until: Instant,
})

export const cloudbaseNonces = (cloudbase: Cloudbase): Nonces => {
  const nonces = new Collection(cloudbase, 'nonces', Stored)
  const { command } = cloudbase
  return {
    take: (nonce) => nonces.insert(nonce),
    countSince: (shopId, at) => nonces.count({ shopId, takenAt: command.gt(at) }),
    sweep: (now) => nonces.remove({ until: command.lt(now) }),
  }
}

export const cloudbaseWebNonces = (cloudbase: Cloudbase): WebNonces => {
  const nonces = new Collection(cloudbase, 'webNonces', Stored)
  return {
    take: (nonce) => nonces.insert(nonce),
    has: async (id) => (await nonces.get(id)) !== null,
    sweep: (now) => nonces.remove({ until: cloudbase.command.lt(now) }),
  }
}
