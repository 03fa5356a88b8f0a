import { searchedKinds, searchedPaths, type Search } from '../../../core/conversation/search'
import type { Message } from '../../../core/conversation/message'
import { Turn } from '../../../core/conversation/turn'
import { SECOND, type Instant } from '../../../core/shared/time'
import type { Turns } from '../../ports'
import type { Cloudbase } from './app'
import { Collection } from './collection'
import { createMemory, Trust } from './memory'

/** An instance trusts its memory of a conversation for so long; `insert` finds out when it was wrong. */
const REMEMBER_MS = 60 * SECOND
const REMEMBER_AT_MOST = 2_000
/** What one run can do for one conversation. */
const MOST_PENDING = 100

export class CloudbaseTurns implements Turns {
  private readonly turns
  private readonly memory
  private readonly trust = new Trust()

  constructor(
    private readonly cloudbase: Cloudbase,
    now: () => Instant,
  ) {
    this.turns = new Collection(cloudbase, 'turns', Turn)
    this.memory = createMemory<Turn>({ atMost: REMEMBER_AT_MOST, forMs: REMEMBER_MS, now })
  }

  async newest(conversationId: string): Promise<Turn | null> {
    const [turn] = await this.turns.find({ conversationId }, { order: [['seq', 'desc']], limit: 1 })
    if (turn) this.remember(turn)
    return turn ?? null
  }

  async recall(conversationId: string, seen?: number): Promise<Turn | null> {
    const remembered = this.memory.get(conversationId)
    if (!remembered || (seen ?? 0) > remembered.seq) return this.newest(conversationId)
    if (seen === remembered.seq) return remembered
    if (this.trust.isWorthIt) {
      this.trust.learn(true) // until `insert` proves otherwise
      return remembered
    }
    const newest = await this.newest(conversationId)
    this.trust.learn(newest?.seq === remembered.seq)
    return newest
  }

  async insert(turn: Turn): Promise<'inserted' | 'taken'> {
    const outcome = await this.turns.insert(turn)
    if (outcome === 'taken') {
      this.memory.delete(turn.conversationId)
      this.trust.learn(false)
    }
    if (outcome === 'inserted') this.remember(turn)
    return outcome
  }

  async byClientId(conversationId: string, clientId: string): Promise<Turn | null> {
    return (await this.turns.find({ conversationId, clientId }, { limit: 1 }))[0] ?? null
  }

  after(conversationId: string, seq: number, limit: number): Promise<readonly Turn[]> {
    const { command } = this.cloudbase
    return this.turns.find({ conversationId, seq: command.gt(seq) }, { order: [['seq', 'asc']], limit })
  }

  async before(conversationId: string, seq: number, limit: number): Promise<readonly Turn[]> {
    const filter = { conversationId, seq: this.cloudbase.command.lt(seq) }
    return (await this.turns.find(filter, { order: [['seq', 'desc']], limit })).reverse()
  }

  search(
    conversationId: string,
    { words, kind, from, until }: Search,
    { before, limit }: { readonly before: number; readonly limit: number },
  ): Promise<readonly Turn[]> {
    const { command } = this.cloudbase
    const kinds = searchedKinds[kind]
    const at = command.gte(from ?? 0).and(command.lt(until ?? Number.MAX_SAFE_INTEGER))
    const filter = {
      conversationId,
      seq: command.lt(before),
      at,
      ...(kinds && { 'messages.body.kind': command.in([...kinds]) }),
    }
    const order = [['seq', 'desc']] as const
    return this.turns.find(words.trim() === '' ? filter : this.saying(words.trim(), filter), { order, limit })
  }

  olderThan(shopId: string, at: Instant, limit: number): Promise<readonly Turn[]> {
    const filter = { shopId, at: this.cloudbase.command.lt(at) }
    return this.turns.find(filter, { order: [['at', 'asc']], limit })
  }

  pendingOf(conversationId: string): Promise<readonly Turn[]> {
    const filter = { conversationId, pendingAt: this.cloudbase.command.gt(0) }
    return this.turns.find(filter, { order: [['seq', 'asc']], limit: MOST_PENDING })
  }

  due(at: Instant, limit: number): Promise<readonly Turn[]> {
    const { command } = this.cloudbase
    return this.turns.find({ pendingAt: command.lte(at) }, { order: [['pendingAt', 'asc']], limit })
  }

  async markDone(done: readonly Turn[]): Promise<void> {
    const [first] = done
    if (!first) return
    if (done.length === 1) return this.patch(first, { pendingAt: null })
    const ids = done.map((turn) => turn._id)
    await this.turns.patch({ _id: this.cloudbase.command.in(ids) }, { pendingAt: null })
    this.memory.delete(first.conversationId)
  }

  putOff(turn: Turn, pendingAt: Instant | null, delivery: Turn['delivery']): Promise<void> {
    return this.patch(turn, { pendingAt, delivery })
  }

  keepDelivery(turn: Turn, delivery: Turn['delivery']): Promise<void> {
    return this.patch(turn, { delivery })
  }

  async keepMedia(turn: Turn, media: Turn['media']): Promise<void> {
    await this.turns.patch({ _id: turn._id }, { media })
  }

  /** The filter, and these words anywhere in what was said. */
  private saying(words: string, filter: Readonly<Record<string, unknown>>): typeof filter {
    const { command } = this.cloudbase
    const pattern = new RegExp(words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i')
    const anywhere = searchedPaths.map((path) => ({ [`messages.body.${path}`]: pattern }))
    return command.and([filter, command.or(anywhere)]) as object as typeof filter
  }

  async replace(
    conversationId: string,
    { seq, position }: { readonly seq: number; readonly position: number },
    by: Message,
  ): Promise<void> {
    await this.turns.patch({ conversationId, seq }, { [`messages.${position}`]: by })
    if (this.memory.get(conversationId)?.seq === seq) this.memory.delete(conversationId)
  }

  async keepVerdicts(turn: Turn, verdicts: NonNullable<Turn['verdicts']>): Promise<void> {
    await this.turns.patch({ _id: turn._id }, { verdicts })
  }

  private remember(turn: Turn): void {
    const known = this.memory.get(turn.conversationId)
    if (!known || known.seq <= turn.seq) this.memory.set(turn.conversationId, turn)
  }

  private async patch(turn: Turn, fields: Partial<Pick<Turn, 'pendingAt' | 'delivery'>>): Promise<void> {
    await this.turns.patch({ _id: turn._id }, fields)
    if (this.memory.get(turn.conversationId)?.seq === turn.seq) this.remember({ ...turn, ...fields })
  }
}
