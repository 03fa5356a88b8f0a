import * as z from 'zod/mini'
import type { TokenStore } from '../wecom/access-token'
import type { Cloudbase } from './app'
import { Collection } from './collection'

const Token = z.object({ _id: z.string(), token: z.string(), expiresAt: z.int() })

/** Shares an app's access token between instances: WeCom limits how often one may be asked for. */
export const cloudbaseTokens = (cloudbase: Cloudbase): TokenStore => {
  const tokens = new Collection(cloudbase, 'tokens', Token)
  return {
    load: async (key) => (await tokens.get(key)) ?? undefined,
    save: (key, { token, expiresAt }) => tokens.put({ _id: key, token, expiresAt }),
  }
}
