import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { present } from '../../core/shared/present'
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
  /** Of a command about a shop: the one that was named. */
  readonly shop?: string
  /** What else was wished, by its name. */
  readonly wishes: Readonly<Record<string, string | boolean | undefined>>
}

export interface Shape {
  /** How many words come before the file. */
  readonly words?: number
  /** May a shop be named? */
  readonly ofShop?: boolean
  /** Other options. */
  readonly wishes?: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>
}

/** Reads `[words…] FILE [--data DIR] [--shop SHOP] [wishes…]`; null when it is something else. */
export const readFileCommand = ({ words = 0, ofShop = false, wishes = {} }: Shape): FileCommand | null => {
  try {
    const own = { data: { type: 'string', default: '.data' }, shop: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ options: { ...wishes, ...own }, allowPositionals: true })
    const { data, shop, ...wished } = values
    const file = positionals[words]
    if (file === undefined || positionals.length !== words + 1) return null
    if (shop !== undefined && !ofShop) return null
    // npm runs this in the project's folder; the file is named from where the person stands.
    const at = resolve(process.env.INIT_CWD ?? process.cwd(), file)
    const before = positionals.slice(0, words)
    return { before, file: at, data: resolve(root, data), ...present({ shop }), wishes: wished }
  } catch {
    return null
  }
}

export interface FileWork extends Pick<Shape, 'words'> {
  /** Said when the command was called wrongly. */
  readonly usage: string
  /** Said while it is at work. */
  readonly doing: (command: FileCommand) => string
  /** Does it; what is said when it is done. */
  readonly work: (command: FileCommand) => Promise<string>
}

const exitCodeOf = async ({ usage, doing, work, ...shape }: FileWork): Promise<number> => {
  const command = readFileCommand(shape)
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
