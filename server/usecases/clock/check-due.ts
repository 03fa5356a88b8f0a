import { bySending, type Check, type Verdict } from '../../../core/admission/check'
import type { Shop } from '../../../core/shop/shop'
import { silence, submitMedia } from '../../checks/ask'
import { conclude, concludeForCase } from '../../checks/report'
import type { Ports } from '../../ports'
import { sideBySide } from '../../side-by-side'
import { turnAt } from '../../turns/read-turns'

const MOST_CHECKS = 80

/** The verdict, when there is one now or none can be had any more. */
const askAgain = async (ports: Ports, shop: Shop, check: Check): Promise<Verdict | null> => {
  const { subject, openid, traceId } = check
  if (subject.kind === 'media') return traceId === '' ? submitMedia(ports, shop, check) : 'unchecked'
  const judged = await ports.contentCheck.text(shop, { openid, subject })
  return judged.ok ? judged.value : silence(ports, check, judged)
}

const checkForCase = async (ports: Ports, check: Check): Promise<void> => {
  const shop = await ports.shops.find(check.shopId)
  const verdict = shop ? await askAgain(ports, shop, check) : 'unchecked'
  if (verdict !== null) await concludeForCase(ports, check, verdict)
}

const checkOne = async (ports: Ports, check: Check): Promise<void> => {
  if (check.caseNo !== undefined) return checkForCase(ports, check)
  const { _id: id, shopId, conversationId, seq } = check
  const [shop, turn] = await Promise.all([ports.shops.find(shopId), turnAt(ports, conversationId, seq)])
  if (!shop || !turn) return ports.checks.close(id) // deleted meanwhile
  const isDue = check.verdict !== undefined
  const verdict = check.verdict ?? (await askAgain(ports, shop, check))
  if (verdict !== null) await conclude(ports, shop, { check, turn, verdict, isDue })
}

/** Those of one thread one after the other: files are told in the order in which they were sent. */
const checkAll = async (ports: Ports, checks: readonly Check[]): Promise<void> => {
  for (const check of [...checks].sort(bySending)) {
    try {
      await checkOne(ports, check)
    } catch (error) {
      ports.log.error('check not finished', { check: check._id, error }) // the others go on
    }
  }
}

/** What a case shows is shown as soon as it may be: each is a thread of its own. */
const threadOf = ({ _id, caseNo, conversationId }: Check): string =>
  caseNo === undefined ? conversationId : _id

const byThread = (checks: readonly Check[]): ReadonlyMap<string, readonly Check[]> => {
  const found = new Map<string, Check[]>()
  for (const check of checks) {
    const thread = threadOf(check)
    found.set(thread, [...(found.get(thread) ?? []), check])
  }
  return found
}

/** Checks that WeChat has not answered: asked again, and given up in the end. Answers how many were looked at. */
export const checkDue = async (ports: Ports): Promise<number> => {
  const due = await ports.checks.due(ports.now(), MOST_CHECKS)
  await sideBySide([...byThread(due).values()], (checks) => checkAll(ports, checks))
  return due.length
}
