import type { ClockActor } from '../actor'
import type { Entry, Opened } from '../serve'

const isTimer = (event: unknown): boolean =>
  typeof event === 'object' && event !== null && (event as { Type?: unknown }).Type === 'Timer'

/** Called by the platform's timer, and by nobody else: a client's call carries an openid in its context. */
export const clockEntry = (calledByClient: (context: unknown) => boolean): Entry<ClockActor> => ({
  open: (event, context): Promise<Opened<ClockActor>> =>
    Promise.resolve(
      isTimer(event) && !calledByClient(context)
        ? {
            kind: 'call',
            actor: { role: 'clock' },
            call: { procedure: 'clock.tick', input: {} },
            answer: (reply) => reply,
          }
        : { kind: 'answered', response: { ok: false, error: 'forbidden' } },
    ),
})
