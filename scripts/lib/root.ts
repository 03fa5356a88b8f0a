import { join, resolve } from 'node:path'

/** The repository. */
export const root = resolve(__dirname, '../..')

/** A path inside the repository. */
export const at = (...parts: string[]): string => join(root, ...parts)
