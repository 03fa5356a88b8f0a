import type { Client } from '../../core/contracts/client'
import type { ShopperContract } from '../../core/contracts/shopper.contract'
import { must } from './talk'
import type { World } from './world'

/** Uploads bytes as the mini-program does, straight to storage; answers the upload's id. */
export const uploadOf = async (
  { cloud }: World,
  client: Client<ShopperContract>,
  bytes: Uint8Array,
): Promise<string> => {
  const { uploadId, cloudPath } = await must(client.uploads.begin({ bytes: Math.max(1, bytes.length) }))
  await cloud.app.uploadFile({ cloudPath, fileContent: Buffer.from(bytes) })
  return uploadId
}
