import type { Shop } from '../../../core/shop/shop'
import type { Ports } from '../../ports'

interface Work<Row> {
  readonly work: (shop: Shop, rows: readonly Row[]) => Promise<void>
  /** What the log says when it fails. */
  readonly failed: string
}

/** What is due, shop by shop: where it fails in one, the others go on. Rows of a shop that is gone stay as they are. */
export const eachShop = async <Row extends { readonly shopId: string }>(
  ports: Ports,
  rows: readonly Row[],
  { work, failed }: Work<Row>,
): Promise<void> => {
  for (const shopId of new Set(rows.map((row) => row.shopId))) {
    try {
      const shop = await ports.shops.find(shopId)
      const ofShop = rows.filter((row) => row.shopId === shopId)
      if (shop) await work(shop, ofShop)
    } catch (error) {
      ports.log.error(failed, { shop: shopId, error })
    }
  }
}
