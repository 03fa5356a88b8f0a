import type { DeskContract } from '../../../core/contracts/desk.contract'
import type { DeskNote } from '../../../core/contracts/desk/notes'
import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Person } from '../../../core/conversation/commands'
import type { Turn } from '../../../core/conversation/turn'
import { clientIdAtDesk, deskClientId } from '../../../core/desk/client-id'
import { present } from '../../../core/shared/present'
import { err, ok, type Result } from '../../../core/shared/result'
import { personOf } from '../../../core/routing/agent'
import type { DeskActor } from '../../actor'
import type { Ports } from '../../ports'
import type { UseCase } from '../../serve'
import { act } from '../../turns/act'
import { sessionCodeIn } from '../../turns/view'
import { readSession } from './open-session'

const namedView = ({ agentId, name }: Person) => ({ userid: agentId, name })

const noteOf = (turn: Turn): DeskNote[] =>
  turn.events.flatMap((event) =>
    event.type !== 'noted'
      ? []
      : [
          {
            id: `note:${turn.seq}`,
            seq: turn.seq,
            at: turn.at,
            by: namedView(event.by),
            text: event.text,
            mentions: event.mentions.map(namedView),
            clientId: clientIdAtDesk(turn.clientId),
            ...present({ session: sessionCodeIn(turn) }),
          },
        ],
  )

/** What colleagues wrote in these turns; undefined: nothing. */
export const notesIn = (turns: readonly Turn[]): DeskNote[] | undefined => {
  const notes = turns.flatMap(noteOf)
  return notes.length > 0 ? notes : undefined
}

/** Each once; null when one of them does not answer for this shop. */
const colleagues = async (
  ports: Ports,
  { shop }: DeskActor,
  userids: readonly string[],
): Promise<readonly Person[] | null> => {
  if (userids.length === 0) return []
  const agents = await ports.agents.list(shop._id)
  const named = [...new Set(userids)].map((userid) => agents.find((agent) => agent.userid === userid))
  return named.every((agent) => agent !== undefined) ? named.map(personOf) : null
}

const answer = (ports: Ports, turn: Turn): Result<{ note: DeskNote; now: number }, RefusalCode> => {
  const [note] = noteOf(turn)
  return note ? ok({ note, now: ports.now() }) : err('badRequest') // the id was used for something else
}

/** A supervisor who has the session is one all the same. */
const roles = {
  own: 'agent',
  followingUp: 'agent',
  supervised: 'supervisor',
  asked: 'asked',
  withCase: 'agent',
  denied: 'agent',
} as const

export const add: UseCase<DeskContract['notes']['add'], DeskActor> = async (
  { sessionId, text, mentions, ...asked },
  { actor, ports },
) => {
  const { shop, agent } = actor
  const found = await readSession(ports, actor, sessionId)
  if (!found.ok) return found
  const named = await colleagues(ports, actor, mentions)
  if (!named) return err('notFound')
  const { row, newest, may } = found.value
  const clientId = deskClientId(agent.userid, asked.clientId)
  const note = { by: personOf(agent), text, mentions: named, as: roles[may] }
  const thread = { shop, openid: row.openid, clientId, seen: newest.seq }
  const taken = await act(ports, thread, { command: { type: 'note', ...note } })
  return taken.ok ? answer(ports, taken.value) : taken
}
