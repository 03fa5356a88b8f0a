import { toEvidenceView } from '../../../core/aftersales/to-view'
import type { EvidenceView } from '../../../core/aftersales/view'
import type { RefusalCode } from '../../../core/contracts/refusals'
import { ok, type Result } from '../../../core/shared/result'
import { DAY } from '../../../core/shared/time'
import type { Shop } from '../../../core/shop/shop'
import type { Ports } from '../../ports'
import { takeFilm, takePicture, type Keeping } from '../uploads/take-upload'

interface Wanted {
  readonly uploadId: string
  readonly kind: EvidenceView['kind']
}

/** Apart from all else that is kept: what goes with one order is shown nowhere else, even if it is the same picture. */
export const folderOf = ({ _id }: Pick<Shop, '_id'>, orderNo: string): string => `${_id}/cases/${orderNo}`

/** What was filled in for a case is kept so long, and the files that were chosen for it. */
export const DRAFT_MS = 30 * DAY

/** The checked copy in place of the original: it stays hers, and goes unless a case shows it by then. */
export const keepForCase = async (
  ports: Ports,
  {
    uploadId,
    fileId,
    orderNo,
  }: { readonly uploadId: string; readonly fileId: string; readonly orderNo: string },
): Promise<void> => {
  const upload = await ports.uploads.find(uploadId)
  if (upload) await ports.files.remove(upload.fileId)
  await ports.uploads.change(uploadId, { fileId, orderNo, until: ports.now() + DRAFT_MS })
}

/** The checked copy of an upload, with its link. */
export const keepPictureOrFilm = async (
  ports: Ports,
  keeping: Keeping,
  { uploadId, kind }: Wanted,
): Promise<Result<EvidenceView, RefusalCode>> => {
  const kept =
    kind === 'video'
      ? await takeFilm(ports, keeping, { uploadId })
      : await takePicture(ports, keeping, uploadId)
  if (!kept.ok) return kept
  const { fileId } = kept.value
  return ok(toEvidenceView({ fileId, kind }, await ports.files.links([fileId])))
}
