import type { Turn } from '../../core/conversation/turn'
import type { Ports } from '../ports'

const MOST_TURNS = 50

/** The turns of the session before this one, as far as a colleague needs them, and those before the session. */
export const sessionSoFar = async (
  { turns }: Pick<Ports, 'turns'>,
  { conversationId, seq, state: { service } }: Turn,
): Promise<{ readonly introduction: readonly Turn[]; readonly earlier: readonly Turn[] }> => {
  const since = service.status === 'none' ? 0 : service.openedAt
  const before = await turns.before(conversationId, seq, MOST_TURNS)
  return {
    introduction: before.filter(({ at }) => at >= since),
    earlier: before.filter(({ at }) => at < since),
  }
}
