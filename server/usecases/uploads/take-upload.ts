import type { RefusalCode } from '../../../core/contracts/refusals'
import { sniffImage, stripPrivate } from '../../../core/files/image'
import { fileLimits } from '../../../core/files/limits'
import { err, ok, type Result } from '../../../core/shared/result'
import type { ShopperActor } from '../../actor'
import type { Ports, StoredFile } from '../../ports'

const extensions = { jpeg: 'jpg', png: 'png', gif: 'gif', webp: 'webp' } as const

/** Checks a picture by what it is, not by what it says, and keeps it without where and by what it was taken. */
export const keepPicture = async (
  ports: Ports,
  shopId: string,
  bytes: Uint8Array,
): Promise<Result<StoredFile, RefusalCode>> => {
  if (bytes.length === 0) return err('fileEmpty')
  if (bytes.length > fileLimits.image.bytes) return err('fileTooLarge')
  const image = sniffImage(bytes)
  if (!image) return err('fileKind')
  const clean = stripPrivate(bytes, image)
  const fileId = await ports.files.keep(shopId, clean, extensions[image.kind])
  return ok({ fileId, bytes: clean.length, width: image.width, height: image.height })
}

/**
 * Nothing that a client uploaded is trusted (design.md "Uploads"): it must be this shopper's own upload; the
 * checked copy is kept, and once the message is committed the original goes (`dropUpload`).
 */
export const takePicture = async (
  ports: Ports,
  { shop, openid }: ShopperActor,
  uploadId: string,
): Promise<Result<StoredFile, RefusalCode>> => {
  const upload = await ports.uploads.find(uploadId)
  if (upload?.shopId !== shop._id || upload.openid !== openid) return err('fileMissing')
  const bytes = await ports.files.read(upload.fileId)
  return bytes ? keepPicture(ports, shop._id, bytes) : err('fileMissing')
}

/** The original is no longer needed. What a crash leaves behind is swept by the clock. */
export const dropUpload = async (ports: Ports, uploadId: string): Promise<void> => {
  const upload = await ports.uploads.find(uploadId)
  if (!upload) return
  await ports.files.remove(upload.fileId)
  await ports.uploads.finish(uploadId)
}
