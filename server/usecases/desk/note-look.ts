import { lookOf, type Look } from '../../../core/desk/look'
import type { DeskActor } from '../../actor'
import type { Ports } from '../../ports'

type Looked = Pick<Look, 'action' | 'sessionId' | 'caseNo' | 'orderNo'> & { readonly openid: string }

/** Notes down that the actor read what is not his, of which shopper. */
export const noteLook = async (
  ports: Ports,
  { shop: { _id: shopId }, agent: { userid: by } }: DeskActor,
  { openid, ...what }: Looked,
): Promise<void> => {
  const subject = ports.personalData.nameless({ shopId, openid })
  await ports.looks.note(lookOf({ shopId, subject, ...what, by, at: ports.now() }))
}
