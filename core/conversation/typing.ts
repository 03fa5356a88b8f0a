import { SECOND } from '../shared/time'

/** Whoever writes tells so this often at most, ms. */
export const TYPING_EVERY_MS = 4 * SECOND
/** This long after it was told, writing has stopped, ms. */
export const TYPING_MS = 6 * SECOND
