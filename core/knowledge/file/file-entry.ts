import type { EntryInWords } from '../check'
import type { Scope } from '../entry'

/** An entry of a file. What the file does not tell is absent, and stays as it is. */
export interface FileEntry extends Partial<Omit<EntryInWords, 'scope'>> {
  /** Where it begins, as a person counts. */
  readonly line: number
  readonly key?: string
  readonly statuses?: Scope['statuses']
  readonly goods?: string[]
  /** The file id of its picture; empty: none. */
  readonly image?: string
}

/** What is wrong with a line; 0: with the file. */
export interface LineProblem {
  readonly line: number
  readonly reason: string
}

/** Nothing of a file is used while any line of it is wrong. */
export interface ReadEntries {
  readonly entries: readonly FileEntry[]
  readonly problems: readonly LineProblem[]
}
