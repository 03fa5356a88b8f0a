import { DAY } from '../../../core/shared/time'
import type { Ports } from '../../ports'

const MOST_UPLOADS = 50

/** Uploads that were begun and never sent are gone after a day (design.md "Uploads"). */
export const sweepUploads = async (ports: Ports): Promise<number> => {
  const left = await ports.uploads.begunBefore(ports.now() - DAY, MOST_UPLOADS)
  for (const { _id, fileId } of left) {
    await ports.files.remove(fileId)
    await ports.uploads.finish(_id)
  }
  return left.length
}
