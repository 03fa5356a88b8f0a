import type { RefusalCode } from '../../core/contracts/refusals'
import { fileLimits } from '../../core/files/limits'
import { sniffDocument } from '../../core/invoices/file'
import type { FapiaoFile } from '../../core/invoices/invoice'
import { err, ok, type Result } from '../../core/shared/result'
import type { Ports } from '../ports'
import { keepPicture } from '../usecases/uploads/keep'
import { uploaded, type Uploader } from '../usecases/uploads/take-upload'

/**
 * The checked copy of an issued invoice: a PDF, an OFD or a picture of it, by what it is. A copy of its own each time:
 * what else has the same bytes stays when this one goes, and this one when that goes.
 */
export const keepFapiao = async (
  ports: Ports,
  uploader: Uploader,
  uploadId: string,
): Promise<Result<FapiaoFile, RefusalCode>> => {
  const folder = `${uploader.shop._id}/invoices/${ports.newId()}`
  const found = await uploaded(ports, uploader, uploadId)
  if (!found.ok) return found
  const bytes = found.value
  if (bytes.length === 0) return err('fileEmpty')
  if (bytes.length > fileLimits.image.bytes) return err('fileTooLarge')
  const kind = sniffDocument(bytes)
  if (kind) return ok({ kind, fileId: await ports.files.keep(folder, bytes, kind) })
  const picture = await keepPicture(ports, folder, bytes)
  if (!picture.ok) return err('fapiaoKind')
  return ok({ kind: 'image', fileId: picture.value.fileId })
}
