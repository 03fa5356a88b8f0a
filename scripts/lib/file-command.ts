import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { root } from './root'

export interface FileCommand {
  /** The words before the file. */
  readonly before: readonly string[]
  /** Whole, seen from where the person stands. */
  readonly file: string
  /** The data folder. */
  readonly data: string
}

/** Reads `[words…] FILE [--data DIR]`; null when it is something else. */
export const readFileCommand = (args: readonly string[], words = 0): FileCommand | null => {
  try {
    const options = { data: { type: 'string', default: '.data' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const file = positionals[words]
    if (file === undefined || positionals.length !== words + 1) return null
    // npm runs this in the project's folder; the file is named from where the person stands.
    const at = resolve(process.env.INIT_CWD ?? process.cwd(), file)
    return { before: positionals.slice(0, words), file: at, data: resolve(root, values.data) }
  } catch {
    return null
  }
}
