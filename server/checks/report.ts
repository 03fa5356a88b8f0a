import { runningOf } from '../../core/lane/render'
import type { Verdict } from '../../core/admission/check'
import type { Turn } from '../../core/conversation/turn'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import { settle } from '../turns/settle'
import { takeTurn } from '../turns/take-turn'
import type { Finding } from './ask'

const sessionOf = ({ state: { service } }: Turn): string | null =>
  service.status === 'none' ? null : service.sessionId

/**
 * A verdict becomes a turn of the conversation, so that both sides hear of it as of everything else, and the message
 * itself says how it stands. The same verdict again changes nothing.
 */
export const report = async (
  ports: Ports,
  shop: Shop,
  { turn, position, verdict }: Finding,
): Promise<void> => {
  const body = turn.messages[position]?.body
  if (!body) return
  await ports.turns.keepVerdicts(turn, { ...turn.verdicts, [position]: verdict })
  const judged = { seq: turn.seq, position, verdict, body, running: runningOf(turn) + position }
  const thread = { shop, openid: turn.openid, clientId: `judged:${turn.seq}.${position}` }
  const taken = await takeTurn(ports, thread, async () => ({
    command: { type: 'judge', judged, sessionId: sessionOf(turn) },
    handOff: null,
  }))
  if (taken.ok) await settle(ports, shop, taken.value)
}

/** The verdict of an opened check: told, and the check is closed. Text that passed after all is only unmarked. */
export const conclude = async (
  ports: Ports,
  shop: Shop,
  { id, turn, position, verdict }: Finding & { readonly id: string },
): Promise<void> => {
  const isText = turn.messages[position]?.body.kind === 'text'
  if (isText && isHarmless(verdict)) {
    await ports.turns.keepVerdicts(turn, { ...turn.verdicts, [position]: verdict })
  } else await report(ports, shop, { turn, position, verdict })
  await ports.checks.close(id)
}

const isHarmless = (verdict: Verdict): boolean => verdict === 'pass' || verdict === 'unchecked'
