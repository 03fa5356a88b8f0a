import type { Evidence } from '../../../core/aftersales/kinds'
import type { Shop } from '../../../core/shop/shop'

/** The checked copies that `addFile` makes: named by their hash, so that only who had the file knows its id. */
const kept = /^cloud:\/\/[^/]+\/files\/([a-z0-9-]{1,40})\/[0-9a-f]{64}\.(jpg|png|gif|webp|mp4)$/

/** What kind of file a checked copy of this shop is; null for anything else. */
export const kindOfFile = ({ _id }: Pick<Shop, '_id'>, fileId: string): Evidence['kind'] | null => {
  const [, shopId, extension] = kept.exec(fileId) ?? []
  if (shopId !== _id) return null
  return extension === 'mp4' ? 'video' : 'photo'
}

/** Are they all what they say, and this shop's? */
export const ownFiles = (shop: Pick<Shop, '_id'>, evidence: readonly Evidence[]): boolean =>
  evidence.every(({ fileId, kind }) => kindOfFile(shop, fileId) === kind)
