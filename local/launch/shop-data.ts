import type { Shop, Shopper } from '../../core/shop/shop'
import type { Cloudbase } from '../../server/adapters/cloudbase/app'
import { isDeadConnection } from '../../server/adapters/cloudbase/ask'
import { present } from '../../core/shared/present'
import { demoShoppers } from '../demo/shoppers'
import type { ChooserShop } from './site'

type Db = Cloudbase['db']

const MOST_ROWS = 1_000

/** More connections than were ever kept to one cloud. */
const MOST_KEPT = 100

const countShops = async ({ db }: Pick<Cloudbase, 'db'>, tries = 1): Promise<number> => {
  try {
    return ((await db.collection('shops').count()) as { readonly total: number }).total
  } catch (error) {
    if (tries === MOST_KEPT || !isDeadConnection(error)) throw error
    return countShops({ db }, tries + 1)
  }
}

/**
 * Whether there is any shop yet, demo or not. It is the first thing that is asked of a cloud which began anew, maybe on
 * connections that the one before it closed, as many as were busy at once: it is asked until one is alive.
 */
export const hasShops = async (cloudbase: Pick<Cloudbase, 'db'>): Promise<boolean> =>
  (await countShops(cloudbase)) > 0

const rowsOf = async <T>(db: Db, collection: string): Promise<T[]> =>
  (await db.collection(collection).orderBy('_id', 'asc').limit(MOST_ROWS).get()).data as T[]

const chosenBy = ({ shopId, openid, name }: Shopper) => {
  const demo = demoShoppers.find((one) => one.shopId === shopId && one.openid === openid)
  return { openid, name, ...present({ hint: demo?.hint }) }
}

/** Everybody whom the phone page can be; a shop with no mini-program has no phone. */
export const chooserShops = async (db: Db): Promise<ChooserShop[]> => {
  const shops = await rowsOf<Shop>(db, 'shops')
  const shoppers = await rowsOf<Shopper>(db, 'shoppers')
  return shops.flatMap(({ _id: shopId, name, appids }) => {
    const appid = appids[0]
    if (appid === undefined) return []
    const own = shoppers.filter((shopper) => shopper.shopId === shopId)
    return [{ shopId, name, appid, shoppers: own.map(chosenBy) }]
  })
}

/** The app of the first shop that has one, `<corp id>:<agent id>`. */
export const firstDeskApp = async (db: Db): Promise<string | null> => {
  const apps = (await rowsOf<Shop>(db, 'shops')).flatMap(({ wecom }) => (wecom ? [wecom] : []))
  const [app] = apps
  return app ? `${app.corpId}:${app.agentId}` : null
}
