import { join, resolve } from 'node:path'

/** The repository: two folders up from here, and from the bundles in dist/.run too. */
export const root = resolve(__dirname, '../..')

/** A path inside the repository. */
export const at = (...parts: string[]): string => join(root, ...parts)
