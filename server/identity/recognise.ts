import type { Shop } from '../../core/shop/shop'
import { conversationIdOf } from '../../core/shared/ids'
import { identityIdOf, recogniseInApp, webOpenid, type Identity } from '../../core/web/identity'
import type { Ports } from '../ports'
import type { SignedIn } from '../web-ports'

/** Two who write the same identity need one more round; more of them there are not. */
const MOST_ROUNDS = 4

type Needed = Pick<Ports, 'identities' | 'turns'>

const write = (
  { identities }: Needed,
  shop: Shop,
  next: { readonly unionid: string; readonly before: Identity | null } & Pick<Identity, 'openid' | 'linked'>,
): Promise<boolean> => {
  const { unionid, before, openid, linked } = next
  const version = (before?.version ?? 0) + 1
  const identity = { _id: identityIdOf(shop._id, unionid), shopId: shop._id, openid, linked, version }
  return before
    ? identities.replace(identity)
    : identities.insert(identity).then((answer) => answer === 'inserted')
}

const recogniseAnew = async (ports: Needed, shop: Shop, who: SignedIn & { readonly unionid: string }) => {
  const { openid, unionid } = who
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = await ports.identities.find(shop._id, unionid)
    const isNew = before !== null && before.openid !== openid && !before.linked.includes(openid)
    const hasOwnStory = isNew && (await ports.turns.newest(conversationIdOf(shop._id, openid))) !== null
    const { openid: found, change } = recogniseInApp(before, openid, hasOwnStory)
    if (change === null || (await write(ports, shop, { unionid, before, ...change }))) return found
  }
  return openid
}

/**
 * The shopper's id of whom WeChat vouches for in a mini-program: her own openid, unless she came by the shop's web page
 * before (R18). Orders that the shop's system brought in under her openid follow her.
 */
export const shopperInApp = async (ports: Needed, shop: Shop, who: SignedIn): Promise<string> => {
  const { openid, unionid } = who
  if (unionid === null) return openid
  const key = `${shop._id}:${unionid}:${openid}`
  const remembered = ports.identities.recall(key)
  if (remembered !== undefined) return remembered
  const found = await recogniseAnew(ports, shop, { openid, unionid })
  if (found !== openid) await ports.identities.handOver(shop._id, openid, found)
  ports.identities.remember(key, found)
  return found
}

/** The shopper's id of whom the official account knows: the one that her unionid has, else one of the web. */
export const shopperOnWeb = async (ports: Needed, shop: Shop, who: SignedIn): Promise<string> => {
  const openid = webOpenid(who.openid)
  if (who.unionid === null) return openid
  const before = await ports.identities.find(shop._id, who.unionid)
  if (before) return before.openid
  await write(ports, shop, { unionid: who.unionid, before, openid, linked: [] })
  return (await ports.identities.find(shop._id, who.unionid))?.openid ?? openid
}
