import { laneWords } from '../../../core/copy/lane'
import type { Agent } from '../../../core/routing/agent'
import { shiftOf } from '../../../core/routing/shift'
import { isOpen, nextOpening } from '../../../core/shop/hours'
import { openingOf } from '../../../core/shop/opening'
import { MINUTE, type Instant } from '../../../core/shared/time'
import type { Shop } from '../../../core/shop/shop'
import type { Ports } from '../../ports'
import type { SessionRow } from '../../session-ports'
import { calledOf } from '../lane/desk'

const MOST_AGENTS = 50
/** So long a WeCom that does not answer is asked again; nobody gets a session meanwhile. */
const TELL_FOR_MS = 10 * MINUTE

interface Over {
  readonly userid: string
  readonly endedAt: Instant
  /** What he holds. */
  readonly open: readonly SessionRow[]
  /** Null while the service is open. */
  readonly opensAt: Instant | null
}

/** Whether he knows, or will not be told any more. */
const tell = async (ports: Ports, shop: Shop, { userid, endedAt, open, opensAt }: Over): Promise<boolean> => {
  const now = ports.now()
  const text = laneWords.dutyEnded(open.map(calledOf), { endedAt, opensAt, now })
  const told = await ports.human.tell(shop, userid, text)
  const mayGoLater = !told.ok && (told.why === 'limited' || told.why === 'unreachable')
  return !mayGoLater || now - endedAt >= TELL_FOR_MS
}

const endOne = async (ports: Ports, agent: Agent): Promise<void> => {
  const { onUntil: endedAt, shopId, userid } = agent
  const shop = await ports.shops.find(shopId)
  if (shop && typeof endedAt === 'number') {
    const now = ports.now()
    const opensAt = isOpen(openingOf(shop), now) ? null : nextOpening(openingOf(shop), now)
    const over = { userid, endedAt, opensAt, open: await ports.sessions.ofAgent(shopId, userid) }
    // first told, then written down: after a crash between the two he is told the same again, which WeCom drops
    if (!(await tell(ports, shop, over))) return
  }
  const shift = shiftOf(agent, ports.now())
  if (shift) await ports.shifts.keep(shift)
  await ports.agents.endDuty(agent)
}

/**
 * Closing time has come for those who are on duty: they are told, once. What they hold stays theirs; whoever waits for
 * them is told by the clock of her wait (core/conversation/closing.ts).
 */
export const endDuty = async (ports: Ports): Promise<void> => {
  for (const agent of await ports.agents.dutyOver(ports.now(), MOST_AGENTS)) {
    try {
      await endOne(ports, agent)
    } catch (error) {
      ports.log.error('duty not ended', { agent: agent._id, error }) // the others go on
    }
  }
}
