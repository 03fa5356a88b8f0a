import type { DeskContract } from '../../../core/contracts/desk.contract'
import { uploaderAtDesk } from '../../../core/desk/client-id'
import { ok } from '../../../core/shared/result'
import type { DeskActor } from '../../actor'
import type { UseCase } from '../../serve'
import { beginUpload } from '../uploads/begin'

/** Storage takes the picture itself; what was put there is looked at when it is sent. */
export const upload: UseCase<DeskContract['desk']['upload'], DeskActor> = async (
  { bytes },
  { actor: { shop, agent }, ports },
) => {
  const uploader = { shop, openid: uploaderAtDesk(agent.userid) }
  const begun = await beginUpload(ports, uploader, { kind: 'image', bytes })
  if (!begun.ok) return begun
  const { uploadId, cloudPath } = begun.value
  return ok({ uploadId, ...(await ports.files.addressOf(cloudPath)) })
}
