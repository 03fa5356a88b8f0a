import { setTimeout } from 'node:timers/promises'

type Pause = (ms: number) => Promise<void>

/** Sends a request to CloudBase, and once more when that is worth it. */
export type Ask = <R>(request: () => Promise<R>) => Promise<R>

/** Long enough for a limit that counts by the second to let go, short beside the seconds that a door has, ms. */
const LEAST_PAUSE_MS = 150
/** Whoever was refused at the same moment does not come back at the same moment. */
const SPREAD_MS = 250

/**
 * Codes of the platform's list (docs.cloudbase.net/error-code/basic) after which the same request may well succeed:
 * `SYS_ERR` asks for a repeat, the two limits for one after a pause; a time-out leaves open whether it was done, and
 * the repeat finds out. Not here: `EXCEED_REQUEST_LIMIT` (the plan is used up until the next period) and
 * `DATABASE_REQUEST_FAILED` (the request itself is wrong, a second document under a unique key among them).
 */
const repeats: ReadonlyMap<string, 'atOnce' | 'afterPause'> = new Map([
  ['SYS_ERR', 'atOnce'],
  ['SERVER_TIMEOUT', 'atOnce'],
  ['DATABASE_TIMEOUT', 'atOnce'],
  ['EXCEED_RATELIMIT', 'afterPause'],
  ['EXCEED_CONCURRENT_REQUEST_LIMIT', 'afterPause'],
])

const partsOf = (error: unknown): { readonly message: string; readonly code: string } => {
  const { message, code } = Object(error) as { readonly message?: unknown; readonly code?: unknown }
  return { message: String(message), code: String(code) }
}

/** A kept connection that was closed while the function was frozen: nothing was read of the request. */
export const isDeadConnection = (error: unknown): boolean => {
  const { message, code } = partsOf(error)
  return /ECONNRESET|EPIPE|socket hang up/.test(`${message} ${code}`)
}

const repeatOf = (error: unknown): 'atOnce' | 'afterPause' | undefined =>
  isDeadConnection(error) ? 'atOnce' : repeats.get(partsOf(error).code)

/**
 * Once more is safe: every write of ours is guarded, or harmless when it is done twice. The SDK does the same below us
 * on a kept connection, and tells nobody.
 */
export const createAsk =
  (pause: Pause = (ms) => setTimeout(ms)): Ask =>
  async (request) => {
    try {
      return await request()
    } catch (error) {
      const repeat = repeatOf(error)
      if (!repeat) throw error
      if (repeat === 'afterPause') await pause(LEAST_PAUSE_MS + Math.random() * SPREAD_MS)
      return request()
    }
  }
