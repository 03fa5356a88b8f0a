import type { Shop, Shopper } from '../../core/shop/shop'
import type { Cloudbase } from '../../server/adapters/cloudbase/app'
import { present } from '../../core/shared/present'
import type { Demo } from '../demo/demo'
import { demoShoppers } from '../demo/shoppers'
import type { ChooserShop } from './site'

type Db = Cloudbase['db']

const WRITES_AT_ONCE = 25
const MOST_ROWS = 1_000

/** Shops stand last: as long as they are missing, a load that was interrupted begins again. */
const collectionsInOrder = ['quickReplies', 'agents', 'shoppers', 'orders', 'shopKeys', 'shops'] as const

/** Whether there is any shop yet, demo or not. */
export const hasShops = async (db: Db): Promise<boolean> => {
  const counted = (await db.collection('shops').count()) as { readonly total: number }
  return counted.total > 0
}

const write = (db: Db, collection: string, { _id, ...fields }: { readonly _id: string }) =>
  db.collection(collection).doc(_id).set(fields)

/** Writes the demo's documents; doing it twice changes nothing. Tells how far it is after each handful. */
export const loadDemo = async (
  db: Db,
  demo: Demo,
  onProgress: (done: number, total: number) => void,
): Promise<void> => {
  const documents = collectionsInOrder.flatMap((collection) =>
    demo[collection].map((document) => ({ collection, document })),
  )
  for (let done = 0; done < documents.length; done += WRITES_AT_ONCE) {
    const handful = documents.slice(done, done + WRITES_AT_ONCE)
    await Promise.all(handful.map(({ collection, document }) => write(db, collection, document)))
    onProgress(done + handful.length, documents.length)
  }
}

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
