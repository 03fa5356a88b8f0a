import type { Check, Verdict } from '../../../core/admission/check'
import type { Shop } from '../../../core/shop/shop'
import { silence, submitMedia } from '../../checks/ask'
import { conclude } from '../../checks/report'
import type { Ports } from '../../ports'

const MOST_CHECKS = 80
/** Asked side by side: each may take a second. */
const SIDE_BY_SIDE = 8

/** The verdict, when there is one now or none can be had any more. */
const askAgain = async (ports: Ports, shop: Shop, check: Check): Promise<Verdict | null> => {
  const { subject, openid, traceId } = check
  if (subject.kind === 'media') return traceId === '' ? submitMedia(ports, shop, check) : 'unchecked'
  const judged = await ports.contentCheck.text(shop, { openid, subject })
  return judged.ok ? judged.value : silence(ports, check, judged)
}

const checkOne = async (ports: Ports, check: Check): Promise<void> => {
  const { _id: id, shopId, conversationId, seq, position } = check
  const [shop, [turn]] = await Promise.all([
    ports.shops.find(shopId),
    ports.turns.after(conversationId, seq - 1, 1),
  ])
  if (!shop || turn?.seq !== seq) return ports.checks.close(id) // deleted meanwhile
  const verdict = await askAgain(ports, shop, check)
  if (verdict !== null) await conclude(ports, shop, { id, turn, position, verdict })
}

/** Checks that WeChat has not answered: asked again, and given up in the end. Answers how many were looked at. */
export const checkDue = async (ports: Ports): Promise<number> => {
  const due = await ports.checks.due(ports.now(), MOST_CHECKS)
  const one = (check: Check) =>
    checkOne(ports, check).catch((error: unknown) => {
      ports.log.error('check not finished', { check: check._id, error }) // the others go on
    })
  for (let at = 0; at < due.length; at += SIDE_BY_SIDE) {
    await Promise.all(due.slice(at, at + SIDE_BY_SIDE).map(one))
  }
  return due.length
}
