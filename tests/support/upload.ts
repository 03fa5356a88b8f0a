import type { Client } from '../../core/contracts/client'
import type { ShopperContract } from '../../core/contracts/shopper.contract'
import { must } from './talk'
import type { World } from './world'

/**
 * Uploads bytes as the mini-program does, straight to storage; answers the upload's id. No fault meets the way there:
 * an upload that failed is begun again by the shopper.
 */
export const uploadOf = async (
  { cloud, look }: World,
  client: Client<ShopperContract>,
  bytes: Uint8Array,
): Promise<string> => {
  const { uploadId, cloudPath } = await must(client.uploads.begin({ bytes: Math.max(1, bytes.length) }))
  await look(() => cloud.app.uploadFile({ cloudPath, fileContent: Buffer.from(bytes) }))
  return uploadId
}
