import type { DeskContract } from '../../../core/contracts/desk.contract'
import type { Turn } from '../../../core/conversation/turn'
import { present } from '../../../core/shared/present'
import { ok } from '../../../core/shared/result'
import type { DeskActor } from '../../actor'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { newTurns } from '../../turns/read-turns'
import { messageViews } from '../../turns/view'
import { notesIn } from './notes'
import { readSession } from './open-session'
import { presenceFor } from './presence'
import { deskThread } from './thread'

type Desk = DeskContract['desk']

const PAGE = 30

/** The newest page, with the newest turn that was read already. */
const newestPage = async (ports: Ports, newest: Turn): Promise<readonly Turn[]> => {
  const before = await ports.turns.before(newest.conversationId, newest.seq, PAGE - 1)
  return [...before, newest]
}

const startsLater = ([first]: readonly Turn[]): boolean => (first?.seq ?? 1) > 1

interface Pulled {
  readonly newest: Turn
  readonly turns: readonly Turn[]
  readonly seq: number
}

const pulled = async (ports: Ports, actor: DeskActor, { newest, turns, seq }: Pulled) => {
  const [thread, presence] = await Promise.all([
    deskThread(ports, actor, { turns, service: newest.state.service, seq }),
    presenceFor(ports, actor, newest),
  ])
  return { ...thread, ...present({ presence }) }
}

export const pull: UseCase<Desk['pull'], DeskActor> = async ({ sessionId, after }, { actor, ports }) => {
  const found = await readSession(ports, actor, sessionId)
  if (!found.ok) return found
  const { newest } = found.value
  if (after === null) {
    const turns = await newestPage(ports, newest)
    const thread = await pulled(ports, actor, { newest, turns, seq: newest.seq })
    return ok({ ...thread, hasEarlier: startsLater(turns) })
  }
  const turns = await newTurns(ports, newest, after)
  return ok(await pulled(ports, actor, { newest, turns, seq: Math.min(after, newest.seq) }))
}

export const history: UseCase<Desk['history'], DeskActor> = async (
  { sessionId, before },
  { actor, ports },
) => {
  const found = await readSession(ports, actor, sessionId)
  if (!found.ok) return found
  const turns = await ports.turns.before(found.value.row.conversationId, before, PAGE)
  const messages = await messageViews(ports, turns, 'agent')
  return ok({ messages, ...present({ notes: notesIn(turns) }), hasEarlier: startsLater(turns) })
}
