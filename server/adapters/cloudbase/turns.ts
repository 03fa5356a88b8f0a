import { Turn } from '../../../core/conversation/turn'
import { SECOND, type Instant } from '../../../core/shared/time'
import type { Turns } from '../../ports'
import type { Cloudbase } from './app'
import { openCollection } from './collection'
import { createMemory } from './memory'

/** An instance trusts its memory of a conversation for so long; `insert` finds out when it was wrong. */
const REMEMBER_MS = 60 * SECOND
const REMEMBER_AT_MOST = 2_000

export const cloudbaseTurns = (cloudbase: Cloudbase, now: () => Instant): Turns => {
  const turns = openCollection(cloudbase, 'turns', Turn)
  const { command } = cloudbase
  const memory = createMemory<Turn>({ atMost: REMEMBER_AT_MOST, forMs: REMEMBER_MS, now })

  const remember = (turn: Turn): Turn => {
    const known = memory.get(turn.conversationId)
    if (!known || known.seq <= turn.seq) memory.set(turn.conversationId, turn)
    return turn
  }

  const newest = async (conversationId: string): Promise<Turn | null> => {
    const [turn] = await turns.find({ conversationId }, { order: [['seq', 'desc']], limit: 1 })
    return turn ? remember(turn) : null
  }

  const patch = async (turn: Turn, fields: Partial<Pick<Turn, 'pendingAt' | 'delivery'>>): Promise<void> => {
    await turns.patch({ _id: turn._id }, fields)
    if (memory.get(turn.conversationId)?.seq === turn.seq) remember({ ...turn, ...fields })
  }

  return {
    newest,
    recall: async (conversationId) => memory.get(conversationId) ?? (await newest(conversationId)),
    insert: async (turn) => {
      const outcome = await turns.insert(turn)
      if (outcome === 'taken') memory.delete(turn.conversationId)
      if (outcome === 'inserted') remember(turn)
      return outcome
    },
    byClientId: async (conversationId, clientId) =>
      (await turns.find({ conversationId, clientId }, { limit: 1 }))[0] ?? null,
    after: (conversationId, seq, limit) =>
      turns.find({ conversationId, seq: command.gt(seq) }, { order: [['seq', 'asc']], limit }),
    before: async (conversationId, seq, limit) =>
      (
        await turns.find({ conversationId, seq: command.lt(seq) }, { order: [['seq', 'desc']], limit })
      ).reverse(),
    // at most a few turns of a conversation are pending, and they are its newest
    pendingOf: async (conversationId) => {
      const latest = await turns.find({ conversationId }, { order: [['seq', 'desc']], limit: 100 })
      return latest.filter((turn) => turn.pendingAt !== null).reverse()
    },
    due: (at, limit) => turns.find({ pendingAt: command.lte(at) }, { order: [['pendingAt', 'asc']], limit }),
    markDone: async (done) => {
      const [first] = done
      if (!first) return
      if (done.length === 1) return patch(first, { pendingAt: null })
      await turns.patch({ _id: command.in(done.map((turn) => turn._id)) }, { pendingAt: null })
      memory.delete(first.conversationId)
    },
    putOff: (turn, pendingAt, delivery) => patch(turn, { pendingAt, delivery }),
    keepDelivery: (turn, delivery) => patch(turn, { delivery }),
    keepMedia: async (turn, media) => {
      await turns.patch({ _id: turn._id }, { media })
    },
  }
}
