/** Under this name storage holds what was said and is not confirmed. */
export const OUTBOX = 'outbox'

/** How many messages wait there. */
export const unsentCount = (stored: unknown): number => (Array.isArray(stored) ? stored.length : 0)
