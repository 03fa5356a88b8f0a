import { createListeners } from '../../../core/shared/listeners'

/** How soon the lists are asked for again: somebody at work sees what is new at once, a desk left alone costs little. */
const ACTIVE_MS = 2_000
const IDLE_MS = 10_000
/** A window behind others asks as rarely as a browser lets it, so that its sound and title still tell of a shopper. */
const HIDDEN_MS = 30_000
/** Nobody touched it for so long. */
const LEFT_ALONE_MS = 60_000

interface Watched {
  readonly isHidden: boolean
  readonly lastTouchAt: number
  readonly now: number
}

export const paceMs = ({ isHidden, lastTouchAt, now }: Watched): number => {
  if (isHidden) return HIDDEN_MS
  return now - lastTouchAt > LEFT_ALONE_MS ? IDLE_MS : ACTIVE_MS
}

let lastTouchAt = Date.now()
const woken = createListeners()

const touch = (): void => {
  const now = Date.now()
  const slept = now - lastTouchAt > LEFT_ALONE_MS
  lastTouchAt = now
  if (slept) woken.tell()
}

for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'focus'] as const) {
  window.addEventListener(kind, touch, { passive: true })
}

export const listPaceMs = (): number => paceMs({ isHidden: document.hidden, lastTouchAt, now: Date.now() })

/** Somebody came back to a desk that was left alone. */
export const onWoken = woken.listen
