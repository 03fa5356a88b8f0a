import { toEvidenceView } from '../../../core/aftersales/to-view'
import type { EvidenceView } from '../../../core/aftersales/view'
import type { RefusalCode } from '../../../core/contracts/refusals'
import { ok, type Result } from '../../../core/shared/result'
import type { Ports } from '../../ports'
import { dropUpload, takeFilm, takePicture, type Uploader } from '../uploads/take-upload'

interface Wanted {
  readonly uploadId: string
  readonly kind: EvidenceView['kind']
}

/** The checked copy of an upload, with its link; the original goes. */
export const keepPictureOrFilm = async (
  ports: Ports,
  uploader: Uploader,
  { uploadId, kind }: Wanted,
): Promise<Result<EvidenceView, RefusalCode>> => {
  const kept =
    kind === 'video'
      ? await takeFilm(ports, uploader, { uploadId })
      : await takePicture(ports, uploader, uploadId)
  if (!kept.ok) return kept
  await dropUpload(ports, uploadId)
  const { fileId } = kept.value
  return ok(toEvidenceView({ fileId, kind }, await ports.files.links([fileId])))
}
