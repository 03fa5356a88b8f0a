import * as z from 'zod/mini'
import { ShopId } from '../shared/ids'

/**
 * One person on several channels of a shop (R18), known by WeChat's unionid. `_id` = shopId:unionid. Whichever channel
 * she came by first names her: `openid` is her shopper's id on all of them (docs/adr/0006).
 */
export const Identity = z.object({
  _id: z.string(),
  shopId: ShopId,
  openid: z.string(),
  /** Her openids in the shop's mini-programs that stand for `openid`. */
  linked: z.array(z.string()),
  version: z.int(),
})
export type Identity = z.infer<typeof Identity>

export const identityIdOf = (shopId: string, unionid: string): string => `${shopId}:${unionid}`

const WEB = 'web-'

/** The shopper's id of somebody who was never seen in a mini-program; openids of WeChat do not begin so. */
export const webOpenid = (accountOpenid: string): string => `${WEB}${accountOpenid}`

const isWebOpenid = (openid: string): boolean => openid.startsWith(WEB)

/** Who somebody is in a mini-program, and what is to be written down about it. */
export interface Recognised {
  readonly openid: string
  /** The identity as it is from now on; null when nothing changes. */
  readonly change: Pick<Identity, 'openid' | 'linked'> | null
}

/**
 * Somebody comes by a mini-program. A story that she has there already is never lost: it takes the place of one that
 * was only begun on the web, and stays apart from another mini-program's.
 */
export const recogniseInApp = (
  identity: Pick<Identity, 'openid' | 'linked'> | null,
  openid: string,
  hasOwnStory: boolean,
): Recognised => {
  if (!identity) return { openid, change: { openid, linked: [openid] } }
  if (identity.openid === openid || identity.linked.includes(openid)) {
    return { openid: identity.openid, change: null }
  }
  if (!hasOwnStory) {
    return {
      openid: identity.openid,
      change: { openid: identity.openid, linked: [...identity.linked, openid] },
    }
  }
  return isWebOpenid(identity.openid) && identity.linked.length === 0
    ? { openid, change: { openid, linked: [openid] } }
    : { openid, change: null }
}
