import type { RefusalCode } from '../contracts/refusals'
import { err, ok, type Result } from '../shared/result'
import { MINUTE, type Instant } from '../shared/time'
import type { Person } from './commands'
import type { Message } from './message'
import type { Decision, Event, Turn } from './turn'

/** An agent may take his words back for so long, as in WeChat, ms. */
export const RECALL_MS = 2 * MINUTE

/** A message and where it stands. */
export interface Placed extends Message {
  readonly seq: number
  readonly position: number
  readonly at: Instant
}

type Recalled = Extract<Event, { type: 'recalled' }>

/** One's own words, within two minutes: `recallTooLate` afterwards. */
export const recall = (
  { by, message }: { readonly by: Person; readonly message: Placed },
  now: Instant,
): Result<Decision, RefusalCode> => {
  const { from, seq, position, body: was, at } = message
  if (from.kind !== 'agent' || from.agentId !== by.agentId) return err('notAllowed')
  if (now - at > RECALL_MS) return err('recallTooLate')
  return ok({
    messages: [],
    events: [{ type: 'recalled', seq, position, agentName: by.name, was }],
    effects: [{ type: 'takeBack', seq, position }],
  })
}

/** What stands in the place of a message that was taken back. */
export const inPlaceOf = ({ agentName }: Pick<Recalled, 'agentName'>): Message => ({
  from: { kind: 'system' },
  body: { kind: 'notice', notice: { type: 'recalled', agentName } },
})

/** Messages that were taken back in these turns. */
export const recalledIn = (turns: readonly Pick<Turn, 'events'>[]): readonly Recalled[] =>
  turns.flatMap(({ events }) => events.filter((event) => event.type === 'recalled'))

/** These turns as they are after what was taken back in them, whether or not it is written down there yet. */
export const withoutRecalled = (turns: readonly Turn[]): readonly Turn[] => {
  const recalled = recalledIn(turns)
  if (recalled.length === 0) return turns
  const gone = new Map(recalled.map((event) => [`${event.seq}.${event.position}`, event]))
  return turns.map((turn) => ({
    ...turn,
    messages: turn.messages.map((message, position) => {
      const event = gone.get(`${turn.seq}.${position}`)
      return event ? inPlaceOf(event) : message
    }),
  }))
}
