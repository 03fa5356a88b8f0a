import { shownIn } from '../../../core/privacy/nameless-case'
import type { Instant } from '../../../core/shared/time'
import type { Ports, Upload } from '../../ports'
import { DRAFT_MS } from '../cases/keep-file'

const MOST_UPLOADS = 50

/** A case of hers shows it: then it goes with the case. */
const isShown = async (ports: Ports, { shopId, openid, orderNo, fileId }: Upload): Promise<boolean> => {
  if (orderNo === undefined) return false
  const steps = await ports.caseSteps.ofOrder(shopId, orderNo)
  return steps.some((step) => shownIn(step, openid).includes(fileId))
}

/** Until when what she filled in and did not send holds it; null: it does not. */
const heldUntil = async (
  ports: Ports,
  { shopId, openid, orderNo, fileId }: Upload,
): Promise<Instant | null> => {
  const stored = orderNo === undefined ? null : await ports.caseDrafts.find(shopId, openid, orderNo)
  const until = stored?.draft.fileIds.includes(fileId) ? stored.savedAt + DRAFT_MS : 0
  return until > ports.now() ? until : null
}

const sweepOne = async (ports: Ports, upload: Upload): Promise<void> => {
  const until = await heldUntil(ports, upload)
  if (until !== null) return ports.uploads.change(upload._id, { until })
  if (!(await isShown(ports, upload))) await ports.files.remove(upload.fileId)
  await ports.uploads.finish(upload._id)
}

/** Uploads of which nothing became go: those that were never sent after a day, those for a case with its draft. */
export const sweepUploads = async (ports: Ports): Promise<number> => {
  const over = await ports.uploads.over(ports.now(), MOST_UPLOADS)
  for (const upload of over) await sweepOne(ports, upload)
  return over.length
}
