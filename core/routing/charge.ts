import { isFree, type Desk } from './desk'
import { lot } from './lot'
import type { Assignment } from './route'

/** What whoever plans has to see to: the session that he put into the queue, or the agent of whom he freed a place. */
export type Charge = { readonly sessionId: string } | { readonly agentId: string }

/** What one look at a shop found, and who should get whom. */
export interface Look {
  readonly assignments: readonly Assignment[]
  /** Who waits, as far as was looked. */
  readonly sessionIds: readonly string[]
  /** More may wait. */
  readonly isPart: boolean
  /** Of those who are on duty. */
  readonly desks: readonly Desk[]
  /** Who is on duty and which places are taken was read before the session stood in the queue. */
  readonly isOld: boolean
}

const MOST_WAITS = 2
const MOMENT_MS = 120

/** What to do after a look. */
export type Step =
  | { readonly type: 'rest' }
  | { readonly type: 'give'; readonly assignment: Assignment }
  /** Look again, now. */
  | { readonly type: 'lookAgain' }
  /** Others are about to do what is left: give them a moment, then look again. */
  | { readonly type: 'wait' }
  /** Nobody did it: follow the whole plan. */
  | { readonly type: 'help' }

/** Nobody sees to it any more once the session has left the queue, and the agent has no free place. */
const isOpen = (charge: Charge, { sessionIds, isPart, desks }: Look): boolean =>
  'sessionId' in charge
    ? isPart || sessionIds.includes(charge.sessionId)
    : desks.some((desk) => desk.agent.userid === charge.agentId && isFree(desk))

/** What is left to see to once this one is given away. */
export const withoutGiven = (charges: readonly Charge[], given: Assignment): readonly Charge[] =>
  charges.filter((charge) => !isFor(charge, given))

/** How long to give others, ms: the second time longer, and nobody as long as everybody else. */
export const waitFor = (charge: Charge, waits: number): number =>
  waits * MOMENT_MS + (lot('sessionId' in charge ? charge.sessionId : charge.agentId) % MOMENT_MS)

const isFor = (charge: Charge, { sessionId, agent }: Assignment): boolean =>
  'sessionId' in charge ? charge.sessionId === sessionId : charge.agentId === agent.userid

/**
 * Everybody gives away what he is in charge of, and leaves the rest to those in charge of it: fifty who ask at once take
 * fifty places, and do not race for the first. Nobody is forgotten: who has not got his own done rests only after a look
 * that found nothing to give at all, and whoever changes that afterwards (he frees a place, comes on duty, joins the
 * queue) looks after his change. An older look is good for a first try, because a place is taken once; it is never a
 * reason to rest.
 */
export const nextStep = (charges: readonly Charge[], look: Look, waits: number): Step => {
  const open = charges.filter((charge) => isOpen(charge, look))
  if (open.length === 0) return { type: 'rest' }
  const own = look.assignments.find((one) => open.some((charge) => isFor(charge, one)))
  if (own) return { type: 'give', assignment: own }
  if (look.isOld) return { type: 'lookAgain' }
  if (look.assignments.length === 0) return { type: 'rest' }
  return waits < MOST_WAITS ? { type: 'wait' } : { type: 'help' }
}
