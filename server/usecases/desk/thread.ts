import type { DeskService, DeskThread, DeskWait } from '../../../core/contracts/desk.contract'
import type { Service } from '../../../core/conversation/state'
import type { Wait } from '../../../core/conversation/waiting'
import type { Turn } from '../../../core/conversation/turn'
import { withoutRecalled } from '../../../core/conversation/recall'
import { dueAt } from '../../../core/policy/clock'
import { timingOf } from '../../../core/policy/waits'
import { present } from '../../../core/shared/present'
import type { Instant } from '../../../core/shared/time'
import type { Shop } from '../../../core/shop/shop'
import type { DeskActor } from '../../actor'
import type { Ports } from '../../ports'
import { messageViews } from '../../turns/view'
import { clocksOf } from './clocks'
import { notesIn } from './notes'

export const waitView = (shop: Shop, wait: Wait | null | undefined): DeskWait => {
  const timing = wait ? timingOf(shop, wait) : null
  if (!wait || !timing) return null
  return { for: wait.for, dueAt: dueAt(wait.clock, timing), standardMs: timing.row.standardMs }
}

const serviceView = (service: Service, { shop, agent }: DeskActor, now: Instant): DeskService => {
  switch (service.status) {
    case 'none':
    case 'bot':
      return { status: service.status }
    case 'queued':
      return { status: 'queued', queuedAt: service.queuedAt, wait: waitView(shop, service.waits) }
    case 'offline':
      return { status: 'offline', opensAt: service.opensAt }
    case 'assigned': {
      const { status, agentName, agentId, assignedAt, firstReplyAt } = service
      const isMine = agentId === agent.userid
      const wait = waitView(shop, service.waits)
      const clocks = clocksOf(service, shop, now)
      return { status, agentName, isMine, assignedAt, firstReplyAt, wait, ...clocks }
    }
    case 'ended':
      return { status: 'ended', agentName: service.agentName, endedAt: service.endedAt }
  }
}

/** Messages of earlier turns that were judged or taken back in these, by turn. */
const changedIn = (turns: readonly Turn[]): ReadonlyMap<number, ReadonlySet<string>> => {
  const changed = new Map<number, Set<string>>()
  for (const { events } of turns)
    for (const event of events) {
      if (event.type !== 'judged' && event.type !== 'recalled') continue
      const ids = changed.get(event.seq) ?? new Set()
      changed.set(event.seq, ids.add(`${event.seq}.${event.position}`))
    }
  for (const { seq } of turns) changed.delete(seq) // told as it is now anyway
  return changed
}

const changedBy = async (ports: Ports, turns: readonly Turn[]) => {
  const changed = [...changedIn(turns)]
  if (changed.length === 0) return undefined
  const conversationId = turns[0]?.conversationId ?? ''
  const read = changed.map(([seq]) => ports.turns.after(conversationId, seq - 1, 1))
  const earlier = (await Promise.all(read)).flat()
  const ids = new Set(changed.flatMap(([, some]) => [...some]))
  const asTheyAre = withoutRecalled([...earlier, ...turns]).slice(0, earlier.length)
  return (await messageViews(ports, asTheyAre, 'agent')).filter(({ id }) => ids.has(id))
}

export interface Piece {
  readonly turns: readonly Turn[]
  readonly service: Service
  /** What the reader had before; the cursor when there is nothing new. */
  readonly seq: number
}

/** Turns of a conversation as the desk gets them. */
export const deskThread = async (
  ports: Ports,
  actor: DeskActor,
  { turns, service, seq }: Piece,
): Promise<DeskThread> => {
  const [messages, changed] = await Promise.all([
    messageViews(ports, turns, 'agent'),
    changedBy(ports, turns),
  ])
  const now = ports.now()
  return {
    messages,
    ...present({ changed, notes: notesIn(turns) }),
    seq: turns[turns.length - 1]?.seq ?? seq,
    service: serviceView(service, actor, now),
    now,
  }
}
