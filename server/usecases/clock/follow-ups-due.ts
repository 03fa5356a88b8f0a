import { followUpWords, type FollowUpLine } from '../../../core/copy/followups'
import type { FollowUp } from '../../../core/followups/follow-up'
import { look, type Looked } from '../../../core/followups/look'
import { scoreOf } from '../../../core/followups/score'
import type { Agent } from '../../../core/routing/agent'
import { MINUTE } from '../../../core/shared/time'
import type { Shop } from '../../../core/shop/shop'
import type { Ports } from '../../ports'
import { supervisorsOf, tellAll } from '../../turns/tell-of-wait'
import { eachShop } from './each-shop'

const MOST = 100
/** Whom WeCom does not reach now is told later. */
const AGAIN_MS = 5 * MINUTE

interface Due extends Looked {
  readonly before: FollowUp
  readonly line: FollowUpLine | null
}

const lineOf = (
  { number, called, reasons, agentId }: FollowUp,
  late: Looked['late'],
  staff: readonly Agent[],
): FollowUpLine | null => {
  const agentName = staff.find(({ userid }) => userid === agentId)?.name ?? null
  return late && { called: { number, honorific: called }, reasons, ...late, agentName }
}

/** Whoever has left the shop has it no more; what has changed of it is counted into its day. */
const lookAt = async (
  ports: Ports,
  shop: Shop,
  { before, staff }: { readonly before: FollowUp; readonly staff: readonly Agent[] },
): Promise<Due> => {
  const isThere = staff.some(({ userid }) => userid === before.agentId)
  const now = ports.now()
  await ports.numbers.markFollowedUp(before._id, scoreOf(before), now)
  const isOpen = before.state.status === 'open'
  const followUp = isOpen && !isThere ? { ...before, agentId: null } : before
  const looked = look(followUp, { now, promises: shop })
  return { ...looked, before, line: lineOf(looked.followUp, looked.late, staff) }
}

const linesOf = (dues: readonly Due[]): readonly FollowUpLine[] =>
  dues.flatMap(({ line }) => (line ? [line] : []))

/** One message to each of them, however many are due at once; answers whom it did not reach. */
const tell = async (ports: Ports, shop: Shop, dues: readonly Due[]): Promise<ReadonlySet<Due>> => {
  const failed = new Set<Due>()
  const send = async (userids: readonly string[], some: readonly Due[], text: string): Promise<void> => {
    const told = await tellAll(ports, shop, { userids, text })
    if (!told.ok) for (const due of some) failed.add(due)
  }
  const reminded = dues.filter(({ reminds, followUp }) => reminds && followUp.agentId !== null)
  for (const userid of new Set(reminded.map(({ followUp }) => followUp.agentId ?? ''))) {
    const his = reminded.filter(({ followUp }) => followUp.agentId === userid)
    await send([userid], his, followUpWords.remind(linesOf(his)))
  }
  const alerting = dues.filter(
    (due) => due.tellsSupervisors || (due.reminds && due.followUp.agentId === null),
  )
  if (alerting.length > 0)
    await send(await supervisorsOf(ports, shop), alerting, followUpWords.alert(linesOf(alerting)))
  return failed
}

const lookAtShop = async (ports: Ports, shop: Shop, rows: readonly FollowUp[]): Promise<void> => {
  const staff = await ports.agents.list(shop._id)
  const dues: Due[] = []
  for (const before of rows) dues.push(await lookAt(ports, shop, { before, staff }))
  const failed = await tell(ports, shop, dues)
  const later = ports.now() + AGAIN_MS
  for (const due of dues)
    await ports.followUps.looked(failed.has(due) ? { ...due.before, lookAt: later } : due.followUp)
}

/**
 * Follow-ups that have changed are counted; of those that are due whoever has them is reminded, then the supervisors
 * (core/followups/look.ts). What is told is written down afterwards: a run that breaks off tells once more.
 */
export const followUpsDue = async (ports: Ports): Promise<void> => {
  await eachShop(ports, await ports.followUps.toLook(ports.now(), MOST), {
    work: (shop, rows) => lookAtShop(ports, shop, rows),
    failed: 'follow-ups not looked at',
  })
}
