/** The server's clock as this page knows it: clocks on the desk and those who measure them agree. */
let offsetMs = 0
let bestTripMs = Infinity

interface Heard {
  readonly now: number
  readonly askedAt: number
  readonly heardAt: number
}

/** A jump of the device's clock is more than a long trip could explain. */
const JUMP_MS = 5_000

/** The shortest trip says it best; a device's clock that was set anew begins again. */
export const hearServerTime = ({ now, askedAt, heardAt }: Heard): void => {
  const tripMs = heardAt - askedAt
  const offset = now - (askedAt + tripMs / 2)
  const jumped = Math.abs(offset - offsetMs) > JUMP_MS + tripMs
  if (tripMs > bestTripMs && !jumped) return
  bestTripMs = Math.max(0, tripMs)
  offsetMs = offset
}

export const serverNow = (): number => Date.now() + offsetMs
