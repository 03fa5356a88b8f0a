import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { inWords } from '../../local/launch/in-words'
import { root } from './root'
import { progress, say } from './run'

export interface FileCommand {
  /** The words before the file. */
  readonly before: readonly string[]
  /** Whole, seen from where the person stands. */
  readonly file: string
  /** The data folder. */
  readonly data: string
}

/** Reads `[words…] FILE [--data DIR]`; null when it is something else. */
const readFileCommand = (args: readonly string[], words = 0): FileCommand | null => {
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

export interface FileWork {
  /** How many words come before the file. */
  readonly words?: number
  /** Said when the command was called wrongly. */
  readonly usage: string
  /** Said while it is at work. */
  readonly doing: (command: FileCommand) => string
  /** Does it; what is said when it is done. */
  readonly work: (command: FileCommand) => Promise<string>
}

const exitCodeOf = async ({ words = 0, usage, doing, work }: FileWork): Promise<number> => {
  const command = readFileCommand(process.argv.slice(2), words)
  if (!command) {
    say(usage)
    return 2
  }
  const stop = progress(doing(command))
  try {
    say(await work(command))
    return 0
  } catch (error) {
    say(inWords(error))
    return 1
  } finally {
    stop()
  }
}

/** Runs a command about one file and ends the process: with 2 when it was called wrongly, with 1 when it failed. */
export const runFileCommand = (fileWork: FileWork): void =>
  void exitCodeOf(fileWork).then((code) => process.exit(code))
