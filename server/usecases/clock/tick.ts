import type { clockContract } from '../../../core/contracts/clock.contract'
import { ok } from '../../../core/shared/result'
import { SECOND } from '../../../core/shared/time'
import type { ClockActor } from '../../actor'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { casesDue } from './cases-due'
import { checkDue } from './check-due'
import { dataRequestsDue } from './data-requests-due'
import { endDuty } from './end-duty'
import { noticesDue } from './notices-due'
import { followUpsDue } from './follow-ups-due'
import { fillPlaces } from './fill-places'
import { finishReceived } from './finish-received'
import { moneyDue } from '../../money/due'
import { tellHearers } from '../../money/hearers'
import { onTrack } from '../../parcels/on-track'
import { lookAtParcels } from './look-at-parcels'
import { insurancesDue } from './insurances-due'
import { pickupsDue } from './pickups-due'
import { invoicesDue } from './invoices-due'
import { lookAtSessions } from './look-at-sessions'
import { lookAtRequests } from './look-at-requests'
import { reopen } from './reopen'
import { settleDue } from './settle-due'
import { sweepAsks } from './sweep-asks'
import { sweepCards } from './sweep-cards'
import { sweepClaims } from './sweep-claims'
import { sweepDrafts } from './sweep-drafts'
import { sweepInbox } from './sweep-inbox'
import { sweepIntake } from './sweep-intake'
import { sweepReplies } from './sweep-replies'
import { sweepOrders } from './sweep-orders'
import { sweepRetention } from './sweep-retention'
import { sweepShifts } from './sweep-shifts'
import { sweepUploads } from './sweep-uploads'
import { tellMentions } from './tell-mentions'

/** Longer than a run may last: after a crash the next run waits this long. */
const LEASE_MS = 50 * SECOND

/** What lies there longer than it should goes; answers how many uploads that were. */
const sweep = async (ports: Ports): Promise<number> => {
  await sweepIntake(ports)
  await sweepRetention(ports)
  await sweepAsks(ports)
  await sweepOrders(ports)
  await sweepInbox(ports)
  await sweepClaims(ports)
  await sweepDrafts(ports)
  await sweepCards(ports)
  await sweepReplies(ports)
  await sweepShifts(ports)
  return sweepUploads(ports)
}

/** Timers come late, twice and overlapping: one run at a time, and each looks only at what is due. */
export const tick: UseCase<typeof clockContract.clock.tick, ClockActor> = async (_input, { ports }) => {
  const holder = ports.newId()
  if (!(await ports.leases.take('tick', holder, LEASE_MS)))
    return ok({ settled: 0, received: 0, reopened: 0, swept: 0 })
  try {
    const received = await finishReceived(ports)
    const settled = await settleDue(ports)
    await tellMentions(ports)
    const reopened = await reopen(ports)
    await endDuty(ports)
    await fillPlaces(ports)
    await followUpsDue(ports)
    await lookAtSessions(ports)
    await lookAtRequests(ports)
    await casesDue(ports)
    await lookAtParcels(ports, onTrack)
    await insurancesDue(ports)
    await pickupsDue(ports)
    await invoicesDue(ports)
    await moneyDue(ports, tellHearers)
    await checkDue(ports)
    await noticesDue(ports)
    await dataRequestsDue(ports)
    return ok({ settled, received, reopened, swept: await sweep(ports) })
  } finally {
    await ports.leases.drop('tick', holder)
  }
}
