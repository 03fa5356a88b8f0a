import { runningOf } from '../../core/lane/render'
import { firstFile, waitsItsTurn, type Check, type Verdict } from '../../core/admission/check'
import type { Turn } from '../../core/conversation/turn'
import { SECOND } from '../../core/shared/time'
import type { Shop } from '../../core/shop/shop'
import type { Ports } from '../ports'
import { turnAt } from '../turns/read-turns'
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

/** A check's verdict. */
export interface Concluded {
  readonly check: Check
  readonly turn: Turn
  readonly verdict: Verdict
  /** Its time is over: it waits for no other. */
  readonly isDue?: boolean
}

/**
 * The verdict of an opened check: told, and the check is closed. Text that passed after all is only unmarked. Files
 * that were sent one after the other are told in that order, however their verdicts come.
 */
export const conclude = async (ports: Ports, shop: Shop, concluded: Concluded): Promise<void> => {
  if (!concluded.isDue && (await isHeld(ports, concluded))) return
  const { check, turn, verdict } = concluded
  const { _id: id, position, conversationId } = check
  if (check.subject.kind === 'text' && isHarmless(verdict)) {
    await ports.turns.keepVerdicts(turn, { ...turn.verdicts, [position]: verdict })
  } else await report(ports, shop, { turn, position, verdict })
  await ports.checks.close(id)
  if (check.subject.kind === 'media') await release(ports, shop, conversationId)
}

/** The verdict on what a case shows stays beside it, and both sides see it there. */
export const concludeForCase = (ports: Ports, { _id }: Check, verdict: Verdict): Promise<void> =>
  ports.checks.change(_id, { verdict, traceId: '', dueAt: null })

/** Whoever is to release it may have looked just before it was written down: then nothing stands before it any more. */
const isHeld = async (ports: Ports, { check, verdict }: Concluded): Promise<boolean> => {
  const waits = async () =>
    waitsItsTurn(check, verdict, await ports.checks.ofConversation(check.conversationId))
  if (check.subject.kind === 'text' || !(await waits())) return false
  await ports.checks.change(check._id, { verdict })
  return waits()
}

/** If this instance does not come to it, the clock does. */
const RELEASE_MS = 15 * SECOND

/** The file that is next, when its verdict is known already; it releases the one behind it. */
const release = async (ports: Ports, shop: Shop, conversationId: string): Promise<void> => {
  const check = firstFile(await ports.checks.ofConversation(conversationId))
  if (check?.verdict === undefined) return
  await ports.checks.change(check._id, { dueAt: ports.now() + RELEASE_MS })
  const turn = await turnAt(ports, conversationId, check.seq)
  if (turn) await conclude(ports, shop, { check, turn, verdict: check.verdict })
}

const isHarmless = (verdict: Verdict): boolean => verdict === 'pass' || verdict === 'unchecked'
