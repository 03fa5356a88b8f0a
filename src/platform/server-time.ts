import type { Instant } from '../../core/shared/time'
import { deviceNow } from './clock'

/** What the server's clock showed when it was last heard, and the device's at that moment. */
let heard: { readonly server: Instant; readonly device: number } | undefined

const timeIn = (reply: unknown): unknown =>
  typeof reply === 'object' && reply !== null && 'value' in reply
    ? (reply.value as { now?: unknown } | null)?.now
    : undefined

/** Notes the time that a reply carries, if it carries one. */
export const hearTime = (reply: unknown): void => {
  const now = timeIn(reply)
  if (typeof now === 'number') heard = { server: now, device: deviceNow() }
}

/**
 * The time on the server's clock: phones are wrong, they only measure what has passed since. Null before anything was
 * heard.
 */
export const serverNow = (): Instant | null =>
  heard === undefined ? null : heard.server + Math.max(0, deviceNow() - heard.device)
