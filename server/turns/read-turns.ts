import type { Placed } from '../../core/conversation/recall'
import type { Turn } from '../../core/conversation/turn'
import type { Ports } from '../ports'

/** A pull answers so many at once; the reader asks again for the rest. */
const MOST_TURNS = 50

type Turns = Pick<Ports, 'turns'>

/** The turn of that number; null where it is gone, or never was. */
export const turnAt = async ({ turns }: Turns, conversationId: string, seq: number): Promise<Turn | null> => {
  const [turn] = await turns.after(conversationId, seq - 1, 1)
  return turn?.seq === seq ? turn : null
}

/** The message of that id (`turn.position`), as it stands; null for one that is not in this conversation. */
export const messageAt = async (ports: Turns, conversationId: string, id: string): Promise<Placed | null> => {
  const [seq = 0, position = 0] = id.split('.').map(Number)
  const turn = await turnAt(ports, conversationId, seq)
  const message = turn?.messages[position]
  return turn && message ? { ...message, seq, position, at: turn.at } : null
}

/** Usually nothing or one turn is new: the newest turn alone tells, the rest is read only when there is more. */
export const newTurns = async ({ turns }: Turns, newest: Turn, after: number): Promise<readonly Turn[]> => {
  if (newest.seq <= after) return []
  return newest.seq === after + 1 ? [newest] : turns.after(newest.conversationId, after, MOST_TURNS)
}
