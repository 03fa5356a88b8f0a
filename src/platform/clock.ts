/** The device's clock: for durations only. What is shown comes from the server's. */
export const deviceNow = (): number => Date.now()

/** Runs `then` after that many ms; the answer calls it off. */
export const after = (ms: number, then: () => void): (() => void) => {
  const timer = setTimeout(then, ms)
  return () => clearTimeout(timer)
}

const letters = () => Math.random().toString(36).slice(2, 10).padEnd(8, '0')

/** An id of one's own: sortable by time, then random. */
export const newClientId = (): string =>
  `${deviceNow().toString(36).padStart(9, '0')}-${letters()}${letters()}`
