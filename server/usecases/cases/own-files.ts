import type { Evidence } from '../../../core/aftersales/kinds'
import { err, ok, type Result } from '../../../core/shared/result'
import type { Shop } from '../../../core/shop/shop'

/**
 * The checked copies that `addFile` makes, a shopper's in a folder of the order, an agent's with what the shop keeps: named
 * by their hash, so that only who had the file knows its id.
 */
const kept =
  /^cloud:\/\/[^/]+\/files\/([a-z0-9-]{1,40})\/(?:cases\/[\w-]{4,40}\/)?[0-9a-f]{64}\.(jpg|png|gif|webp|mp4)$/

/** What kind of file a checked copy of this shop is; null for anything else. */
const kindOfFile = ({ _id }: Pick<Shop, '_id'>, fileId: string): Evidence['kind'] | null => {
  const [, shopId, extension] = kept.exec(fileId) ?? []
  if (shopId !== _id) return null
  return extension === 'mp4' ? 'video' : 'photo'
}

/** Those of the files that are checked copies of this shop. */
export const keptAmong = (shop: Pick<Shop, '_id'>, fileIds: readonly string[]): Evidence[] =>
  fileIds.flatMap((fileId) => {
    const kind = kindOfFile(shop, fileId)
    return kind ? [{ fileId, kind }] : []
  })

/** All of them; one that is none of this shop's checked copies is missing. */
export const evidenceFrom = (
  shop: Pick<Shop, '_id'>,
  fileIds: readonly string[],
): Result<Evidence[], 'fileMissing'> => {
  const kept = keptAmong(shop, fileIds)
  return kept.length < fileIds.length ? err('fileMissing') : ok(kept)
}

/** Are they all what they say, and this shop's? */
export const ownFiles = (shop: Pick<Shop, '_id'>, evidence: readonly Evidence[]): boolean =>
  evidence.every(({ fileId, kind }) => kindOfFile(shop, fileId) === kind)
