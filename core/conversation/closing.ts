import { isOpen, nextClosing, nextOpening, type Opening } from '../shop/hours'
import { openingOf } from '../shop/opening'
import { present } from '../shared/present'
import { MINUTE, type Instant } from '../shared/time'
import type { Context } from './commands'
import { awaited, notice, promisedBy, waitIn, whenLeft } from './hand-over'
import type { OpenService, Service } from './state'
import type { Decision } from './turn'
import type { WaitFor } from './waiting'

type Moment = Pick<Context, 'promises' | 'now'>
type Assigned = Extract<Service, { status: 'assigned' }>

/** Whoever answered after closing has so long for her next words before she reads that nobody is there. */
const STAYED_MS = 10 * MINUTE

/** He has spoken since the doors closed: he works on, whatever his duty says. */
const hasStayed = (service: OpenService, opening: Opening, opensAt: Instant | null): boolean => {
  const repliedAt = service.status === 'assigned' ? service.repliedAt : undefined
  if (repliedAt === undefined || isOpen(opening, repliedAt)) return false
  return nextOpening(opening, repliedAt) === opensAt
}

/** From when on she may be told, who has waited `since` then; null: she was, or it never closes. */
const tellAt = (service: OpenService, since: Instant, { promises, now }: Moment): Instant | null => {
  const opening = openingOf(promises)
  if (isOpen(opening, now)) return nextClosing(opening, now)
  const opensAt = nextOpening(opening, now)
  if (service.toldOf === opensAt) return null
  return hasStayed(service, opening, opensAt) ? since + STAYED_MS : now
}

/**
 * When a shopper who waits for a person is to be told that nobody is there until the shop opens (C12): at closing, and
 * once in each closed period. Null: nobody waits, or she was told.
 */
export const closingWordAt = (service: Service, moment: Moment): Instant | null => {
  if (service.status === 'queued') return tellAt(service, service.queuedAt, moment)
  if (service.status !== 'assigned' || !service.waits) return null
  return tellAt(service, service.waits.clock.since ?? moment.now, moment)
}

/** What she reads once nobody is there: `handOff` says so. Null: not yet, not again, or somebody is there. */
const wordSince = (service: OpenService, since: Instant, context: Context): Decision | null => {
  const { handOff, now } = context
  const at = handOff?.kind === 'leaveMessage' ? tellAt(service, since, context) : null
  if (handOff?.kind !== 'leaveMessage' || at === null || at > now) return null
  const { opensAt } = handOff
  const answerBy = promisedBy(service.waits, context)
  return {
    messages: [notice({ type: 'leftMessage', opensAt, ...present({ answerBy }) })],
    events: [{ type: 'closingTold', opensAt }],
    effects: [],
  }
}

/** The word that the clock finds due. */
export const closingWord = (service: OpenService, context: Context): Decision | null =>
  closingWordAt(service, context) === null
    ? null
    : wordSince(service, service.waits?.clock.since ?? context.now, context)

/** Nobody reads it before the shop opens: it is answered by how much it presses, as all that is left at night (R34). */
const isLeft = (service: Assigned, { handOff, promises, now }: Context): boolean => {
  if (handOff?.kind !== 'leaveMessage') return false
  const opening = openingOf(promises)
  return !isOpen(opening, now) && !hasStayed(service, opening, nextOpening(opening, now))
}

/** Words to the agent who has the session wait for him from now on; after closing she reads until when. */
export const saidToAgent = (service: Assigned, context: Context): Pick<Decision, 'messages' | 'events'> => {
  const what: WaitFor = service.firstReplyAt === null ? 'firstResponse' : 'reply'
  const events = awaited(service, what, isLeft(service, context) ? whenLeft(context) : context)
  const waiting = { ...service, ...present({ waits: waitIn(service, events) }) }
  const word = wordSince(waiting, waiting.waits?.clock.since ?? context.now, context)
  return { messages: word?.messages ?? [], events: [...events, ...(word?.events ?? [])] }
}
