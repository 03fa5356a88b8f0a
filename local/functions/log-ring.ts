export interface LogLine {
  /** Counts up from 1: what a reader that comes again asks from. */
  readonly n: number
  /** Epoch ms. */
  readonly at: number
  readonly fn: string
  readonly requestId: string
  /** `debug`, `info`, `log`, `warn` or `error`. */
  readonly level: string
  readonly text: string
}

const kept = 2_000
const longestText = 8_000

/** The latest words of the functions, in memory: at most 2,000 lines of at most 8,000 characters. */
export class LogRing {
  private readonly lines: LogLine[] = []
  private written = 0

  write(line: Omit<LogLine, 'n'>): void {
    this.written += 1
    const place = (this.written - 1) % kept
    this.lines[place] = { ...line, n: this.written, text: line.text.slice(0, longestText) }
  }

  /** The lines after line `n` that are still there, oldest first. */
  since(n: number): readonly LogLine[] {
    const oldest = Math.max(this.written - kept, 0)
    const from = Math.min(Math.max(n, oldest), this.written)
    return Array.from({ length: this.written - from }, (_, i) => this.lines[(from + i) % kept]).filter(
      (line) => line !== undefined,
    )
  }
}
