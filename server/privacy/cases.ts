import { hasOpenCase, namelessStep, shownIn } from '../../core/privacy/nameless-case'
import type { Ports } from '../ports'
import type { Whose } from '../privacy-ports'

/** A case of hers is not over, or what it asked for outside is not done: its money would not find her any more. */
export const hasCaseUnderWay = async (ports: Ports, whose: Whose): Promise<boolean> => {
  const rows = await ports.personalData.casesOf(whose)
  if (hasOpenCase(rows)) return true
  const payouts = await ports.personalData.payoutsOf(whose.shopId, rows)
  if (payouts.some(({ dueAt }) => dueAt !== null)) return true
  const coupons = await ports.personalData.couponsOf(whose.shopId, rows)
  if (coupons.some(({ dueAt }) => dueAt !== null)) return true
  for (const orderNo of new Set(rows.map((row) => row.orderNo))) {
    const steps = await ports.caseSteps.ofOrder(whose.shopId, orderNo)
    if (steps.some(({ pendingAt }) => pendingAt !== null)) return true
  }
  return false
}

/** Her cases become nobody's, with the files that she showed; once more it goes on where it broke off. */
export const eraseCases = async (ports: Ports, whose: Whose): Promise<void> => {
  const { shopId, openid } = whose
  const [rows, drafts] = await Promise.all([
    ports.personalData.casesOf(whose),
    ports.personalData.draftsOf(whose),
  ])
  for (const { draft } of drafts) for (const fileId of draft.fileIds) await ports.files.remove(fileId)
  for (const orderNo of new Set(rows.map((row) => row.orderNo))) {
    const steps = await ports.caseSteps.ofOrder(shopId, orderNo)
    for (const fileId of new Set(steps.flatMap((step) => shownIn(step, openid)))) {
      await ports.files.remove(fileId)
    }
    for (const step of steps) {
      const nameless = namelessStep(step, openid)
      if (nameless) await ports.personalData.putStep(nameless)
    }
  }
  await ports.checks.forgetCases(rows.map(({ _id }) => _id))
  await ports.personalData.forgetCases(whose, rows)
}
