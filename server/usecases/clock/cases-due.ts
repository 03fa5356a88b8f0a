import type { Deed } from '../../../core/aftersales/commands'
import { caseIn } from '../../../core/aftersales/record'
import type { CaseRow } from '../../../core/aftersales/row'
import { stepCase } from '../../../core/aftersales/step'
import { err } from '../../../core/shared/result'
import { MINUTE } from '../../../core/shared/time'
import { settleStep } from '../../cases/settle-step'
import { takeStep } from '../../cases/take-step'
import type { Ports } from '../../ports'
import { sideBySide } from '../../side-by-side'

const MOST_STEPS = 100
const MOST_CASES = 200
/** A case that could not be looked at is looked at again after that; the others go on. */
const AGAIN_MS = MINUTE

/** Effects that were not done when their step was taken, or failed. */
const settleDue = async (ports: Ports): Promise<void> => {
  const due = await ports.caseSteps.due(ports.now(), MOST_STEPS)
  // steps of one order in their order: a later one may speak of what an earlier one did
  const orders = new Map<string, typeof due>()
  for (const step of due) {
    const key = `${step.shopId}:${step.orderNo}`
    orders.set(key, [...(orders.get(key) ?? []), step])
  }
  await sideBySide([...orders.values()], async (steps) => {
    for (const step of [...steps].sort((one, other) => one.seq - other.seq)) {
      try {
        const [shop, order] = await Promise.all([
          ports.shops.find(step.shopId),
          ports.orders.find(step.shopId, step.orderNo),
        ])
        if (shop && order) await settleStep(ports, shop, { step, order })
        else await ports.caseSteps.leave(step, { effects: step.effects, pendingAt: null })
      } catch (error) {
        ports.log.error('step of a case not settled', { step: step._id, error }) // the others go on
      }
    }
  })
}

/** A reminder before the deadline, then what follows from its passing; null when the list was old. */
const deedAt = ({ deadline }: CaseRow['record']['state'], now: number): Deed | null => {
  if (!deadline) return null
  if (deadline.nextAt <= now) return { type: 'pass' }
  return !deadline.warned && deadline.warnAt <= now ? { type: 'warn' } : null
}

const lookAt = async (ports: Ports, row: CaseRow): Promise<void> => {
  const [shop, order] = await Promise.all([
    ports.shops.find(row.shopId),
    ports.orders.find(row.shopId, row.orderNo),
  ])
  if (!shop || !order) return ports.cases.lookAgain(row, ports.now() + AGAIN_MS)
  const { deadline } = row.record.state
  // a timer that comes twice makes the same step, and is answered with it
  const clientId = `clock:${row._id}:${row.record.state.version}:${deadline?.warned ? 'w' : ''}${deadline?.steps ?? 0}`
  const taken = await takeStep(ports, { shop, order, clientId }, (ground) => {
    const record = caseIn(ground, row._id)
    const deed = record ? deedAt(record.state, ground.now) : null
    return record && deed ? stepCase(record, { deed, by: { actor: 'clock' } }, ground) : err('notYet')
  })
  if (taken.ok && !taken.value.isRepeat) return settleStep(ports, shop, { step: taken.value.step, order })
  // the list was behind its case
  await ports.cases.lookAgain(row, ports.now() + AGAIN_MS)
  if (taken.ok) await settleStep(ports, shop, { step: taken.value.step, order })
}

/** Reminders and deadlines of after-sales, and what their steps still have to do outside. */
export const casesDue = async (ports: Ports): Promise<void> => {
  await settleDue(ports)
  const due = await ports.cases.toLook(ports.now(), MOST_CASES)
  await sideBySide(due, (row) =>
    lookAt(ports, row).catch((error: unknown) => {
      ports.log.error('case not looked at', { case: row._id, error }) // the others go on
      return ports.cases.lookAgain(row, ports.now() + AGAIN_MS)
    }),
  )
}
